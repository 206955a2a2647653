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
    private(set) var contentsLines = 0

    init(styles: WordStyles, numbering: WordNumbering) {
        self.styles = styles
        counters = WordCounters(numbering)
    }

    mutating func place(_ story: WordStory, part: String) {
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
        append(paragraph, kind, label: list?.label, part, hasPages: hasPages)
        for reference in paragraph.notes { place(reference) }
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
        for paragraph in self[keyPath: kind].story.notes[reference.id] ?? [] where !paragraph.text.isEmpty {
            append(paragraph, .note(mark: mark), label: mark, part, hasPages: false)
        }
    }

    private mutating func append(
        _ paragraph: WordParagraph, _ kind: Block.Kind, label: String?, _ part: String, hasPages: Bool
    ) {
        builder.beginBlock(kind, label: label)
        for (index, stretch) in paragraph.stretches.enumerated() {
            let end = index + 1 < paragraph.stretches.count ? paragraph.stretches[index + 1].start : paragraph.text.count
            builder.append(
                paragraph.text[stretch.start..<end],
                origin: Origin(
                    part: part, paragraph: stretch.paragraph, page: hasPages ? stretch.pageBreaks + 1 : 0, offset: stretch.offset))
        }
    }
}
