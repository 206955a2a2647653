internal import DocumentModel

/// Puts a Word file's paragraphs, labels and notes together to a document.
struct WordAssembly {
    /// The notes of one kind.
    struct Notes {
        var part = ""
        var story = WordStory()
        /// The number of its first change among those of the document.
        var firstChange = 0
        var numbering: WordNoteNumbering
        var count = 0
        /// Notes that have been placed: each stands after its first reference.
        var placed: Set<Int> = []
    }

    var builder = DocumentBuilder()
    var footnotes = Notes(numbering: .footnotes)
    var endnotes = Notes(numbering: .endnotes)

    private let styles: WordStyles
    private var counters: WordCounters
    private(set) var contentsLines = 0
    private var spans = ChangeSpans()
    /// The words of notes that came or went with the changes of the body.
    private var noteTexts: [Int: [UInt8]] = [:]

    init(styles: WordStyles, numbering: WordNumbering) {
        self.styles = styles
        counters = WordCounters(numbering)
    }

    /// Places the body, with its notes; the notes must be known.
    mutating func place(_ story: WordStory, part: String) {
        footnotes.firstChange = story.changes.count
        endnotes.firstChange = story.changes.count + footnotes.story.changes.count
        let hasPages = story.pageBreaks > 0
        for paragraph in story.paragraphs { place(paragraph, part, story.tables, hasPages) }
    }

    private mutating func place(_ paragraph: WordParagraph, _ part: String, _ tables: [WordTable], _ hasPages: Bool) {
        let style = styles.paragraph(paragraph.style)
        if style.isContentsLine {
            if !paragraph.text.isEmpty { contentsLines += 1 }
            return
        }
        let list = counters.count(paragraph, style)
        let kind: Block.Kind
        if let cell = paragraph.cell {
            let isHeader = tables[cell.table].isHeader(row: cell.row, styles)
            kind = .tableCell(table: cell.table, row: cell.row, column: cell.column, isHeader: isHeader)
        } else if let level = headingLevel(paragraph, style) {
            kind = .heading(level: level)
        } else if let list {
            kind = .listItem(depth: list.level + 1)
        } else {
            kind = style.isQuotation ? .quotation : .paragraph
        }
        var paragraph = paragraph
        for reference in paragraph.notes {
            if !reference.isShown { paragraph.changes += changes(inNoteOf: reference) }
            if let change = reference.change { noteTexts[change, default: []] += wholeNote(of: reference).flatMap { [0x20] + $0.text } }
        }
        append(paragraph, kind, label: list?.label, part, hasPages: hasPages)
        for reference in paragraph.notes where reference.isShown { place(reference) }
    }

    /// A note that came or went with its mark, where the file does not say so of its words too.
    private func wholeNote(of reference: WordParagraph.NoteReference) -> [WordParagraph] {
        let note = (reference.isEndnote ? endnotes : footnotes).story.notes[reference.id] ?? []
        return note.allSatisfy(\.changes.isEmpty) ? note : []
    }

    /// What changed in a note that is not in the view stands where its mark would.
    private func changes(inNoteOf reference: WordParagraph.NoteReference) -> [ChangeMark] {
        let notes = reference.isEndnote ? endnotes : footnotes
        return (notes.story.notes[reference.id] ?? []).flatMap(\.changes).map {
            ChangeMark(change: notes.firstChange + $0.change, start: reference.offset, end: reference.offset)
        }
    }

    /// The changes of the body, then those of the notes; without those that have no words, such as a picture.
    func changes(_ body: WordStory) -> [TrackedChange] {
        (body.changes + footnotes.story.changes + endnotes.story.changes).enumerated().compactMap { index, record in
            let text = record.text + (noteTexts[index] ?? [])
            let change = TrackedChange(kind: record.kind, author: record.author, date: record.date, text: text, spans: spans[index])
            return change.text.isEmpty && !record.hasBreak ? nil : change
        }
    }

    private func headingLevel(_ paragraph: WordParagraph, _ style: WordStyles.Style) -> Int? {
        guard let level = paragraph.outlineLevel else { return style.headingLevel }
        return (0...8).contains(level) ? level + 1 : nil
    }

    /// The note after the paragraph that refers to it; its mark is its label.
    private mutating func place(_ reference: WordParagraph.NoteReference) {
        let kind = reference.isEndnote ? \WordAssembly.endnotes : \WordAssembly.footnotes
        let mark: String
        if reference.isCustom {
            mark = String(decoding: reference.customMark, as: UTF8.self)
        } else {
            let numbering = self[keyPath: kind].numbering
            mark = NumberFormat.string(numbering.start &+ self[keyPath: kind].count, numbering.format)
            self[keyPath: kind].count += 1
        }
        guard self[keyPath: kind].placed.insert(reference.id).inserted else { return }
        let part = self[keyPath: kind].part
        let firstChange = self[keyPath: kind].firstChange
        let isWhole = !wholeNote(of: reference).isEmpty
        for var paragraph in self[keyPath: kind].story.notes[reference.id] ?? [] where !paragraph.text.isEmpty || !paragraph.changes.isEmpty {
            if let change = reference.change, isWhole { paragraph.changes = [ChangeMark(change: change - firstChange, start: 0, end: paragraph.text.count)] }
            paragraph.changes = paragraph.changes.map { ChangeMark(change: $0.change + firstChange, start: $0.start, end: $0.end) }
            if paragraph.text.isEmpty {
                for change in paragraph.changes { spans.note(change.change, builder.text.count, builder.text.count) }
                continue
            }
            append(paragraph, .note(mark: mark), label: mark, part, hasPages: false)
        }
    }

    private mutating func append(
        _ paragraph: WordParagraph, _ kind: Block.Kind, label: String?, _ part: String, hasPages: Bool
    ) {
        builder.beginBlock(kind, label: label, isBold: !paragraph.hasPlainText && !paragraph.text.isEmpty)
        let stretches = paragraph.stretches.map { stretch in
            let page = hasPages ? stretch.pageBreaks + 1 : 0
            return (stretch.start, Origin(part: part, paragraph: stretch.paragraph, page: page, offset: stretch.offset))
        }
        builder.append(paragraph.text, from: stretches, marks: paragraph.changes, into: &spans)
    }
}
