internal import DocumentModel

/// Reads the body of an OpenDocument text into blocks. Deleted text stands apart in the file or between two marks,
/// inserted text in its place: one of the two is left out, as the view says.
final class OpenTextReader: XMLHandler {
    var builder = DocumentBuilder()
    let view: ChangeView
    private let part: String
    let styles: OpenStyles
    var counters: OpenCounters
    private var isInBody = false
    private(set) var skipped = 0
    private var paragraphNumber = 0
    /// The paragraphs that are open: a note or a text box opens one inside another.
    var paragraphs: [OpenBlock] = []
    var lists: [OpenList] = []
    var tables: [OpenTable] = []
    private var tableCount = 0
    var noteMark: String?
    private var isInCitation = false
    var citationIsCounted = false
    var noteIsEndnote = false
    var footnotes = 0
    /// A note that is left out because a change keeps it out of the view.
    private var isInHiddenNote = false
    /// Of the open spans, whether they set letters in bold or plain; nil if they leave them as they are.
    private var boldSpans: [Bool?] = []
    private var page = 1
    private let hasPages: Bool
    private let maxParagraphs: Int
    // Tracked changes, and the names that marks call them by.
    var changes: [OpenChange]
    let numbers: [String: Int]
    private(set) var isInChangeList = false
    /// Changes inside of which the text stands.
    var openChanges: [Int] = []
    /// Changes that came where no paragraph was open: their place is the beginning of the next one.
    var unplaced: [Int] = []
    /// Paragraphs whose end is not in the view, by their depth: the next ones go on with them.
    private var carried: [Int: OpenBlock] = [:]
    var replay: OpenReplay?
    private var spans = ChangeSpans()
    // For remarks.
    private(set) var comments = 0
    private(set) var contentsTables = 0
    private(set) var objects = 0
    private(set) var hidden = 0

    /// - Parameters:
    ///   - hasPages: whether the file says where pages broke.
    ///   - maxParagraphs: how many to read.
    ///   - list: the tracked changes of the file.
    init(_ styles: OpenStyles, part: String, hasPages: Bool, maxParagraphs: Int, changes list: OpenChangeHandler, view: ChangeView) {
        self.styles = styles
        self.maxParagraphs = maxParagraphs
        self.part = part
        self.hasPages = hasPages
        self.view = view
        changes = list.changes
        numbers = list.numbers
        counters = OpenCounters(styles)
    }

    /// The changes with their places in the text; without those that are in neither view.
    var trackedChanges: [TrackedChange] {
        changes.enumerated().compactMap { index, change in
            change.kind.map { TrackedChange(kind: $0, author: change.author, date: change.date, text: change.text, spans: spans[index]) }
        }
    }

    // MARK: Elements

    func start(_ element: OpenElement, _ attributes: XMLAttributes) {
        if element == .body { isInBody = true }
        guard isInBody else { return }
        if element == .trackedChanges { isInChangeList = true }
        noteChange(element, attributes)
        if skipped > 0 || isLeftOut(element, attributes) {
            if element == .paragraph || element == .heading, replay == nil { paragraphNumber += 1 }
            if skipped == 0 { isInHiddenNote = element == .note }
            if element == .noteCitation { isInCitation = true }
            skipped += 1
            return
        }
        if startInReplay(element, attributes) { return }
        switch element {
        case .paragraph, .heading: startParagraph(element, attributes)
        case .span: boldSpans.append(styles.value(attributes.string("style-name")) { $0.isBold })
        case .list: startList(attributes)
        case .listItem:
            lists.mutateLast {
                $0.awaitsNumber = true
                $0.start = attributes.int("start-value")
            }
        case .listHeader: lists.mutateLast { $0.awaitsNumber = false }
        case .table:
            if !isHidden { release(depth: paragraphs.count) }
            tables.append(OpenTable(number: tableCount, listDepth: lists.count))
            tableCount += 1
        case .tableHeaderRows: tables.mutateLast { $0.isInHeader = true }
        case .tableRow: tables.mutateLast { $0.startRow() }
        case .tableCell, .coveredCell: tables.mutateLast { $0.column += min(max(attributes.int("number-columns-repeated") ?? 1, 1), 1000) }
        case .spaces, .tab, .lineBreak: append([0x20])
        case .softPageBreak: page += 1
        case .note:
            noteMark = ""
            noteIsEndnote = attributes.string("note-class") == "endnote"
            noteText([0x20])
        case .noteCitation:
            isInCitation = true
            citationIsCounted = attributes.string("label") == nil
        default: break
        }
    }

    func end(_ element: OpenElement) {
        guard isInBody else { return }
        if element == .trackedChanges { isInChangeList = false }
        if skipped > 0 {
            skipped -= 1
            if element == .noteCitation { isInCitation = false }
            if element == .paragraph || element == .heading, isInHiddenNote { noteText([0x20]) }
            return
        }
        if endInReplay(element) { return }
        switch element {
        case .paragraph, .heading: endParagraph()
        case .span: _ = boldSpans.popLast()
        case .list: _ = lists.popLast()
        case .table: _ = tables.popLast()
        case .tableHeaderRows: tables.mutateLast { $0.isInHeader = false }
        case .tableCell: if !isHidden { release(depth: paragraphs.count) }
        case .noteCitation:
            isInCitation = false
            countNote()
        case .note:
            release(depth: paragraphs.count)
            noteMark = nil
        case .body:
            release(depth: 0)
            for change in unplaced { spans.note(change, builder.text.count, builder.text.count) }
            isInBody = false
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isInBody else { return }
        if skipped > 0 {
            if isInHiddenNote, !isInCitation { noteText(bytes) }
            return
        }
        // Between the paragraphs of deleted text there is only white space.
        if let replay, replay.depth == 0 { return }
        if isInCitation { noteCited(bytes) } else { append(bytes) }
    }

    var isFull: Bool { paragraphNumber > maxParagraphs }

    /// No more of a mark than a label has.
    private func noteCited(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let mark = noteMark, mark.utf8.count < XMLAttributes.longestLabel else { return }
        noteMark = mark + String(decoding: bytes.prefix(XMLAttributes.longestLabel), as: UTF8.self)
    }

    /// The words of changes are those of the file, shown or not.
    private func noteText(_ bytes: some Collection<UInt8>) {
        if replay == nil, let change = currentChange { changes[change].text += bytes }
    }

    private func append(_ bytes: some Collection<UInt8>) {
        guard !paragraphs.isEmpty else { return }
        noteText(bytes)
        if isHidden {
            tables.mutateLast { $0.rowHasGoneText = true }
            return
        }
        tables.mutateLast { $0.rowHasText = true }
        settle()
        let change = currentChange
        let span = boldSpans.last { $0 != nil } ?? nil
        let hasLetters = bytes.contains { $0 > 0x20 }
        paragraphs.mutateLast { paragraph in
            let start = paragraph.text.count
            paragraph.text += bytes
            if let change { paragraph.changes.add(change, start, paragraph.text.count) }
            if hasLetters, !(span ?? paragraph.isBold) { paragraph.hasPlainText = true }
        }
    }

    private func isLeftOut(_ element: OpenElement, _ attributes: XMLAttributes) -> Bool {
        switch element {
        case .trackedChanges, .forms, .ruby, .title, .description: return true
        case .note:
            if isHidden { noteText([0x20]) }
            return isHidden
        case .annotation: comments += 1
        case .contents: contentsTables += 1
        case .object: objects += 1
        case .hiddenText: hidden += 1
        case .other, .paragraph, .heading, .span:
            // Spans and paragraphs in a style that hides them.
            guard let style = attributes.string("style-name"), styles.value(style, { $0.isHidden }) == true else { return false }
            hidden += 1
        default: return false
        }
        return true
    }

    // MARK: Paragraphs

    private func startParagraph(_ element: OpenElement, _ attributes: XMLAttributes) {
        if replay == nil { paragraphNumber += 1 }
        let style = attributes.string("style-name")
        if styles.value(style, { $0.breaksPage ? true : nil }) == true, hasPages { page += 1 }
        var opened = block(element, attributes)
        if var before = carried.removeValue(forKey: paragraphs.count) {
            before.join(opened)
            opened = before
        }
        paragraphs.append(opened)
        for change in unplaced { mark(change) }
        unplaced = []
    }

    /// A paragraph as its start tag has it.
    func block(_ element: OpenElement, _ attributes: XMLAttributes) -> OpenBlock {
        let style = attributes.string("style-name")
        let level = element == .heading ? attributes.int("outline-level") ?? 1 : nil
        let number = OpenBlock.Number(
            level: level, style: style, isUnnumbered: attributes.isSet("is-list-header"), start: attributes.int("start-value"))
        let origin = Origin(part: part, paragraph: paragraphNumber, page: hasPages ? page : 0, offset: 0)
        return OpenBlock(
            kind: kind(level, style), number: number, isBold: styles.value(style) { $0.isBold } ?? false, stretches: [(0, origin)])
    }

    private func kind(_ level: Int?, _ style: String?) -> Block.Kind {
        if let noteMark { return .note(mark: noteMark.isEmpty ? "*" : noteMark) }
        if let table = tables.last {
            return .tableCell(table: table.number, row: max(table.row, 0), column: max(table.column, 0), isHeader: table.isInHeader)
        }
        if let level { return .heading(level: min(max(level, 1), 9)) }
        if styles.isA(style, "Title") { return .heading(level: 1) }
        if !lists.isEmpty { return .listItem(depth: lists.count) }
        return styles.isA(style, "Quotations") ? .quotation : .paragraph
    }

    private func endParagraph() {
        for change in openChanges { changes[change].text.append(0x20) }
        if isHidden, let block = paragraphs.popLast() { carried[paragraphs.count] = block } else { closeParagraph() }
    }

    /// Ends the open paragraph.
    func closeParagraph() {
        settle()
        guard let block = paragraphs.popLast() else { return }
        // What stands in a note or a text box follows the paragraph that it hangs on.
        if paragraphs.isEmpty { emit(block) } else { paragraphs.mutateLast { $0.notes.append(block) } }
    }

    /// What still waits for a paragraph to go on with when there is none any more.
    private func release(depth: Int) {
        guard let block = carried.removeValue(forKey: depth) else { return }
        if block.isUntouched {
            unplaced += block.changes.map(\.change)
        } else {
            paragraphs.append(block)
            closeParagraph()
        }
    }

    private func emit(_ block: OpenBlock) {
        // A paragraph without words is one only if it bears a number; its changes have a place all the same.
        builder.beginBlock(block.kind, label: block.label, isBold: !block.hasPlainText && !block.text.isEmpty)
        builder.append(block.text, from: block.stretches, marks: block.changes, into: &spans)
        builder.endBlock()
        for note in block.notes { emit(note) }
    }
}
