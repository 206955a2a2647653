internal import DocumentModel

/// Puts a Word file's paragraphs, labels and notes together to a document.
struct WordAssembly {
    /// The notes of one kind.
    struct Notes {
        var part = ""
        var story = WordStory()
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
    private var contentsLines = 0

    init(styles: WordStyles, numbering: WordNumbering) {
        self.styles = styles
        counters = WordCounters(numbering)
    }

    mutating func place(_ story: WordStory, part: String) {
        for paragraph in story.paragraphs { place(paragraph, part, story.tables) }
    }

    private mutating func place(_ paragraph: WordParagraph, _ part: String, _ tables: [WordTable]) {
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
        append(paragraph, kind, label: list?.label, part)
        for reference in paragraph.notes { place(reference) }
    }

    private func headingLevel(_ paragraph: WordParagraph, _ style: WordStyles.Style) -> Int? {
        guard let level = paragraph.outlineLevel else { return style.headingLevel }
        return (0...8).contains(level) ? level + 1 : nil
    }

    /// The note after the paragraph that refers to it; its mark is its label.
    private mutating func place(_ reference: WordParagraph.NoteReference) {
        let kind = reference.isEndnote ? \WordAssembly.endnotes : \WordAssembly.footnotes
        let notes = self[keyPath: kind]
        let mark: String
        if reference.isCustom {
            mark = String(decoding: reference.customMark, as: UTF8.self)
        } else {
            mark = NumberFormat.string(notes.numbering.start &+ notes.count, notes.numbering.format)
            self[keyPath: kind].count += 1
        }
        guard self[keyPath: kind].placed.insert(reference.id).inserted else { return }
        for paragraph in notes.story.notes[reference.id] ?? [] where !paragraph.text.isEmpty {
            append(paragraph, .note(mark: mark), label: mark, notes.part)
        }
    }

    private mutating func append(_ paragraph: WordParagraph, _ kind: Block.Kind, label: String?, _ part: String) {
        builder.beginBlock(kind, label: label)
        for (index, stretch) in paragraph.stretches.enumerated() {
            let end = index + 1 < paragraph.stretches.count ? paragraph.stretches[index + 1].start : paragraph.text.count
            builder.append(
                paragraph.text[stretch.start..<end], origin: Origin(part: part, paragraph: stretch.paragraph, offset: 0))
        }
    }

    mutating func addRemarks(_ story: WordStory, hasCharts: Bool) {
        let all = [story.omissions, footnotes.story.omissions, endnotes.story.omissions]
        func remark(_ count: Int, _ words: String) {
            if count > 0 { builder.remarks.append("\(words), in \(count) place\(count == 1 ? "" : "s")") }
        }
        if contentsLines > 0 {
            builder.remarks.append("table of contents left out, \(contentsLines) line\(contentsLines == 1 ? "" : "s")")
        }
        remark(all.reduce(0) { $0 + $1.hiddenRuns }, "hidden text left out")
        remark(all.reduce(0) { $0 + $1.struckRuns }, "text with a line through it is read as text")
        remark(all.reduce(0) { $0 + $1.embeddedDocuments }, "embedded document not read")
        if hasCharts { builder.remarks.append("text in charts and diagrams is not read") }
    }
}
