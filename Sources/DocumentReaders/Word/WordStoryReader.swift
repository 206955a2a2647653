/// Reads the text of a part of a Word file: paragraphs, tables, text boxes, with tracked changes accepted.
final class WordStoryReader: XMLHandler {
    private(set) var story = WordStory()

    private let styles: WordStyles
    /// False on a second reading, after a first one lost itself in a field that never ends.
    private let heedsFields: Bool
    private var open: [OfficeElement] = []
    /// Depth below an element that is passed over with all that is in it; 0 outside.
    private var skipped = 0
    private var paragraphNumber = 0
    private var paragraphs: [WordOpenParagraph] = []
    private var tables = WordTableWalk()
    private var fields = WordFields()
    /// For each open choice of representations, whether one was taken.
    private var alternatives: [Bool] = []
    /// Content whose paragraph mark is deleted, waiting for the next paragraph of the same depth.
    private var carried: [Int: Finished] = [:]
    private var note: Int?

    init(_ styles: WordStyles, heedsFields: Bool = true) {
        self.styles = styles
        self.heedsFields = heedsFields
    }

    func start(_ element: OfficeElement, _ attributes: XMLAttributes) {
        // Passed-over paragraphs count too, so that the n-th paragraph is the n-th for any program.
        if element == .p { paragraphNumber += 1 }
        let parent = open.last ?? .other
        let grandparent = open.count >= 2 ? open[open.count - 2] : .other
        open.append(element)
        if skipped > 0 || isPassedOver(element, parent) {
            if skipped == 0, element == .del || element == .moveFrom { story.omissions.deletions += 1 }
            skipped += 1
            return
        }
        switch element {
        case .p: paragraphs.append(WordOpenParagraph(number: paragraphNumber, pageBreaks: story.pageBreaks))
        case .lastRenderedPageBreak: breakPage()
        case .ins, .moveTo: if !parent.isProperties { story.omissions.insertions += 1 }
        case .r: paragraphs.mutateLast { $0.run = WordOpenRun() }
        case .tab, .ptab, .br, .cr: if parent == .r { append([0x20]) }
        case .noBreakHyphen: append([UInt8(ascii: "-")])
        case .sym: append(WordSymbols.text(attributes.string("char"), font: attributes.string("font")) ?? [])
        case .fldChar: if heedsFields { fields.note(attributes.bytes("fldCharType")) }
        case .footnoteReference, .endnoteReference: refer(to: element, attributes)
        case .footnote, .endnote: note = attributes.int("id")
        case .alternateContent: alternatives.append(false)
        case .choice, .fallback: alternatives.mutateLast { $0 = true }
        case .tbl: tables.startTable(&story)
        case .tr: tables.startRow(&story)
        case .tc: tables.startCell()
        case .commentReference: story.omissions.comments += 1
        case .altChunk, .subDoc: story.omissions.embeddedDocuments += 1
        case .drawing, .pict, .object: story.omissions.pictures += 1
        default: startProperty(element, parent, grandparent, attributes)
        }
    }

    func end(_ element: OfficeElement) {
        open.removeLast()
        if skipped > 0 {
            skipped -= 1
            return
        }
        switch element {
        case .p: endParagraph()
        case .tbl: tables.endTable()
        case .tc, .txbxContent, .body: release(depth: paragraphs.count)
        case .footnote, .endnote:
            release(depth: 0)
            if let note { story.notes[note] = story.paragraphs }
            note = nil
            story.paragraphs = []
        case .alternateContent: _ = alternatives.popLast()
        default: break
        }
        if open.isEmpty { story.hasOpenField = fields.isInCode }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard skipped == 0, open.last == .t && open[open.count - 2] == .r || open.last == .mathText else { return }
        append(bytes)
    }

    // MARK: What is left out

    private func isPassedOver(_ element: OfficeElement, _ parent: OfficeElement) -> Bool {
        switch element {
        // In properties these only say that something was deleted; around runs they hold what was.
        case .del, .moveFrom: return !parent.isProperties
        case .delText, .delInstrText, .instrText, .fldData, .ffData, .rt, .sectPr, .sdtPr, .sdtEndPr, .tblGrid: return true
        case .pPrChange, .rPrChange, .tblPrChange, .tblPrExChange, .trPrChange, .tcPrChange, .sectPrChange, .tblGridChange,
            .numberingChange:
            return true
        case .choice, .fallback: return alternatives.last ?? false
        case .p, .tbl: return tables.isInDeletedCell
        case .tc: return tables.isInDeletedRow
        default: return false
        }
    }

    // MARK: Properties

    private func startProperty(
        _ element: OfficeElement, _ parent: OfficeElement, _ grandparent: OfficeElement, _ attributes: XMLAttributes
    ) {
        switch parent {
        case .pPr:
            paragraphs.mutateLast { paragraph in
                switch element {
                case .pStyle: paragraph.content.style = attributes.string("val")
                case .outlineLvl: paragraph.content.outlineLevel = attributes.int("val")
                case .framePr:
                    paragraph.isDropCap = attributes.bytes("dropCap").map { !$0.elementsEqual("none".utf8) } ?? false
                default: break
                }
            }
        case .numPr where grandparent == .pPr:
            if element == .numId { paragraphs.mutateLast { $0.content.numId = attributes.int("val") } }
            if element == .ilvl { paragraphs.mutateLast { $0.content.ilvl = attributes.int("val") } }
        case .rPr where grandparent == .pPr:
            if element == .del || element == .moveFrom { paragraphs.mutateLast { $0.isMarkDeleted = true } }
        case .rPr where grandparent == .r:
            if element == .rStyle {
                paragraphs.mutateLast { $0.run.style = attributes.string("val") }
            } else {
                paragraphs.mutateLast { $0.run.toggles.note(element, attributes) }
            }
        case .tblPr, .trPr, .tcPr: tables.note(element, attributes, &story)
        default: break
        }
    }

    // MARK: Paragraphs

    /// A finished paragraph with those of the text boxes that hang on it.
    private struct Finished {
        var paragraph: WordParagraph
        var inBoxes: [WordParagraph]
    }

    private func endParagraph() {
        guard let done = paragraphs.popLast() else { return }
        var finished = Finished(paragraph: done.content, inBoxes: done.inBoxes)
        finished.paragraph.cell = tables.cell
        let depth = paragraphs.count
        if var whole = carried.removeValue(forKey: depth) {
            whole.paragraph.join(finished.paragraph)
            whole.inBoxes += finished.inBoxes
            finished = whole
        }
        if done.isMarkDeleted || done.isDropCap { carried[depth] = finished } else { emit(finished) }
    }

    /// What still waits for a paragraph to join when its cell, text box or part ends.
    private func release(depth: Int) {
        if let waiting = carried.removeValue(forKey: depth) { emit(waiting) }
    }

    private func emit(_ finished: Finished) {
        tables.note(finished.paragraph, &story)
        let all = [finished.paragraph] + finished.inBoxes
        if paragraphs.isEmpty { story.paragraphs += all } else { paragraphs.mutateLast { $0.inBoxes += all } }
    }

    // MARK: Text

    private func append(_ bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty, !paragraphs.isEmpty, !fields.isInCode else { return }
        let index = paragraphs.count - 1
        if !paragraphs[index].run.isSettled { settle(index) }
        if paragraphs[index].run.isHidden { return }
        if let mark = paragraphs[index].run.customMark {
            paragraphs[index].content.notes[mark].customMark += bytes
            return
        }
        if !paragraphs[index].run.isBold { paragraphs[index].content.hasPlainText = true }
        paragraphs[index].content.text.append(contentsOf: bytes)
    }

    /// Works out what the run's own properties and its styles make of it, when its first text comes.
    private func settle(_ index: Int) {
        var toggles = paragraphs[index].run.toggles
        if let id = paragraphs[index].run.style, let style = styles[id] { toggles.inherit(style.toggles) }
        toggles.inherit(styles.paragraph(paragraphs[index].content.style).toggles)
        paragraphs[index].run.isSettled = true
        paragraphs[index].run.isHidden = toggles.isHidden ?? false
        paragraphs[index].run.isBold = toggles.isBold ?? false
        if paragraphs[index].run.isHidden {
            story.omissions.hiddenRuns += 1
        } else if toggles.isStruck == true {
            story.omissions.struckRuns += 1
        }
    }

    private func breakPage() {
        story.pageBreaks += 1
        let breaks = story.pageBreaks
        let number = paragraphNumber
        paragraphs.mutateLast { paragraph in
            // After a text box the number is that of the paragraph in the box: the page of the rest stays unmarked.
            guard let last = paragraph.content.stretches.last, last.paragraph == number else { return }
            let start = paragraph.content.text.count
            if start == last.start { paragraph.content.stretches.removeLast() }
            paragraph.content.stretches.append(.init(start: start, paragraph: number, offset: start, pageBreaks: breaks))
        }
    }

    private func refer(to element: OfficeElement, _ attributes: XMLAttributes) {
        guard let id = attributes.int("id"), !fields.isInCode else { return }
        let reference = WordParagraph.NoteReference(
            isEndnote: element == .endnoteReference, id: id, isCustom: attributes.isSet("customMarkFollows"))
        paragraphs.mutateLast { paragraph in
            paragraph.content.notes.append(reference)
            if reference.isCustom { paragraph.run.customMark = paragraph.content.notes.count - 1 }
        }
    }
}
