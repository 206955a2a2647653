internal import DocumentModel

// The numbers of items, headings and notes.
extension OpenTextReader {
    /// Gives the open paragraph its number, if it has not got it yet.
    func settle() {
        guard let number = paragraphs.last?.number else { return }
        let label = label(number)
        paragraphs.mutateLast { ($0.label, $0.number) = (label, nil) }
    }

    func label(_ number: OpenBlock.Number) -> String? {
        if let noteMark { return noteMark.isEmpty ? nil : noteMark }
        let base = tables.last?.listDepth ?? 0
        if lists.count > base, let list = lists.last {
            guard list.awaitsNumber, !number.isUnnumbered else { return nil }
            lists.mutateLast { $0.awaitsNumber = false }
            let own = lists[base...].reversed().lazy.compactMap(\.style).first
            return counters.label(list: list.number, style: own, level: lists.count - base, start: list.start)
        }
        guard let level = number.level, !number.isUnnumbered, styles.value(number.style, { $0.listStyle }) != "" else { return nil }
        return counters.headingLabel(level: level, start: number.start)
    }

    /// The file has the numbers that notes have with all changes made; before them they had others.
    func countNote() {
        guard view == .rejected, !changes.isEmpty, citationIsCounted, !noteIsEndnote, let mark = noteMark, Int(mark) != nil else { return }
        footnotes += 1
        noteMark = String(footnotes)
    }

    func startList(_ attributes: XMLAttributes) {
        let base = tables.last?.listDepth ?? 0
        let style = attributes.string("style-name")
        if lists.count > base {
            lists.append(OpenList(number: lists[lists.count - 1].number, style: style, base: base))
        } else if let outer = replay?.outerList, outer.style == style {
            lists.append(OpenList(number: outer.number, style: style, base: base))
        } else {
            let number = counters.begin(
                style: style, id: attributes.string("id"), continues: attributes.string("continue-list"),
                isContinued: attributes.isSet("continue-numbering"))
            lists.append(OpenList(number: number, style: style, base: base))
        }
    }
}
