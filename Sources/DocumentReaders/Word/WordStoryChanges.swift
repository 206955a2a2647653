internal import DocumentModel

// Tracked changes, and whatever else is not in the text.
extension WordStoryReader {
    func noteChange(
        _ element: OfficeElement, _ parent: OfficeElement, _ grandparent: OfficeElement, _ attributes: XMLAttributes
    ) {
        switch element {
        case .p: changes.startParagraph()
        case .ins, .del, .moveFrom, .moveTo, .cellIns, .cellDel:
            guard let kind = WordChanges.kind(element) else { return }
            if !parent.isProperties {
                mark(changes.begin(kind, attributes, depth: open.count))
            } else if parent == .rPr, grandparent == .pPr {
                changes.noteBreak(kind, attributes)
            } else if parent == .trPr && grandparent == .tr || parent == .tcPr && grandparent == .tc {
                // It lasts as long as the row or the cell.
                mark(changes.begin(kind, attributes, depth: open.count - 2))
            }
        case .tab, .ptab, .br, .cr: if parent == .r { noteText([0x20]) }
        case .noBreakHyphen: noteText([UInt8(ascii: "-")])
        default: break
        }
    }

    /// The words of changes are those of the file, shown or not, but not twice where older programs have their own.
    func noteText(_ bytes: some Collection<UInt8>) {
        if changes.isOpen, open.contains(.fallback) { return }
        changes.text(bytes)
    }

    /// A change stands here, or would.
    func mark(_ change: Int) {
        guard !paragraphs.isEmpty else {
            unplaced.append(change)
            return
        }
        paragraphs.mutateLast { $0.content.changes.add(change, $0.content.text.count, $0.content.text.count) }
    }

    /// Changes after the last paragraph stand at its end.
    func placeRest() {
        let waiting = unplaced
        unplaced = []
        story.paragraphs.mutateLast { paragraph in
            for change in waiting { paragraph.changes.add(change, paragraph.text.count, paragraph.text.count) }
        }
    }

    // MARK: What is left out

    func isPassedOver(_ element: OfficeElement, _ parent: OfficeElement, _ grandparent: OfficeElement) -> Bool {
        switch element {
        // In properties these only say that something came or went; around runs they hold it.
        case .ins, .del, .moveFrom, .moveTo: return !parent.isProperties && WordChanges.kind(element)?.isShown(in: view) == false
        case .delText: return view == .accepted
        case .delInstrText, .instrText, .fldData, .rt, .sectPr, .sdtEndPr, .tblGrid: return true
        // The properties before a change, which take the place of those after it.
        case .pPrChange: return view == .accepted || parent != .pPr || grandparent != .p
        case .rPrChange: return view == .accepted || parent != .rPr || grandparent != .r
        case .tblPrChange, .tblPrExChange, .trPrChange, .tcPrChange, .sectPrChange, .tblGridChange,
            .numberingChange:
            return true
        case .choice, .fallback: return alternatives.last ?? false
        case .p, .tbl: return tables.isInGoneCell
        case .tc: return tables.isInGoneRow
        case .sdtContent:
            defer { isBeforeSummary = false }
            if isBeforeSummary { story.omissions.summaries += 1 }
            return isBeforeSummary
        default: return false
        }
    }
}
