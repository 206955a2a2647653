internal import DocumentModel

/// Reads the body of an OpenDocument text into blocks, with tracked changes accepted: deleted text stands apart in the
/// file or between two marks, inserted text in its place.
final class OpenTextReader: XMLHandler {
    /// A piece of text, or of a note, on its way into the document.
    private struct OpenBlock {
        var kind: Block.Kind
        var label: String?
        var text: [UInt8] = []
        var paragraph: Int
        var page: Int
        /// Notes that hang on it; they follow it.
        var notes: [OpenBlock] = []
    }

    private struct OpenList {
        var number: Int
        var style: String?
        /// Whether the open item still waits for the paragraph that bears its number.
        var awaitsNumber = false
        var start: Int?
        /// How many lists were open outside of the cell or note that this one stands in.
        var base: Int
    }

    private struct OpenTable {
        var number: Int
        var row = -1
        var column = -1
        var isInHeader = false
        var listDepth: Int
    }

    var builder = DocumentBuilder()
    private let part: String
    private let styles: OpenStyles
    private var counters: OpenCounters
    private var isInBody = false
    private var skipped = 0
    private var paragraphNumber = 0
    /// The paragraphs that are open: a note or a text box opens one inside another.
    private var paragraphs: [OpenBlock] = []
    private var lists: [OpenList] = []
    private var tables: [OpenTable] = []
    private var tableCount = 0
    private var noteMark: String?
    private var isInCitation = false
    private var page = 1
    private let hasPages: Bool
    /// The change whose description is read, and the changes that delete text.
    private var region: String?
    private var deletionIDs: Set<String> = []
    /// Deletions inside of which the text stands.
    private var openDeletions: Set<String> = []
    // For remarks.
    private(set) var comments = 0
    private(set) var insertions = 0
    private(set) var deletions = 0
    private(set) var contentsTables = 0
    private(set) var objects = 0
    private(set) var hidden = 0

    /// - Parameter hasPages: whether the file says where pages broke.
    init(_ styles: OpenStyles, part: String, hasPages: Bool) {
        self.styles = styles
        self.part = part
        self.hasPages = hasPages
        counters = OpenCounters(styles)
    }

    // MARK: Elements

    func start(_ element: OpenElement, _ attributes: XMLAttributes) {
        if element == .body { isInBody = true }
        guard isInBody else { return }
        noteChange(element, attributes)
        if skipped > 0 || isLeftOut(element, attributes) {
            if element == .paragraph || element == .heading { paragraphNumber += 1 }
            skipped += 1
            return
        }
        switch element {
        case .paragraph, .heading: startParagraph(element, attributes)
        case .list: startList(attributes)
        case .listItem:
            lists.mutateLast {
                $0.awaitsNumber = true
                $0.start = attributes.int("start-value")
            }
        case .listHeader: lists.mutateLast { $0.awaitsNumber = false }
        case .table:
            tables.append(OpenTable(number: tableCount, listDepth: lists.count))
            tableCount += 1
        case .tableHeaderRows: tables.mutateLast { $0.isInHeader = true }
        case .tableRow:
            tables.mutateLast {
                $0.row += 1
                $0.column = -1
            }
        case .tableCell, .coveredCell: tables.mutateLast { $0.column += min(max(attributes.int("number-columns-repeated") ?? 1, 1), 1000) }
        case .spaces, .tab, .lineBreak: append([0x20])
        case .softPageBreak: page += 1
        case .note: noteMark = ""
        case .noteCitation: isInCitation = true
        default: break
        }
    }

    func end(_ element: OpenElement) {
        guard isInBody else { return }
        if skipped > 0 {
            skipped -= 1
            return
        }
        switch element {
        case .paragraph, .heading: endParagraph()
        case .list: _ = lists.popLast()
        case .table: _ = tables.popLast()
        case .tableHeaderRows: tables.mutateLast { $0.isInHeader = false }
        case .noteCitation: isInCitation = false
        case .note: noteMark = nil
        case .body: isInBody = false
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isInBody, skipped == 0 else { return }
        if isInCitation { noteMark?.append(String(decoding: bytes, as: UTF8.self)) } else { append(bytes) }
    }

    private func append(_ bytes: some Collection<UInt8>) {
        if openDeletions.isEmpty { paragraphs.mutateLast { $0.text += bytes } }
    }

    private func isLeftOut(_ element: OpenElement, _ attributes: XMLAttributes) -> Bool {
        switch element {
        case .trackedChanges, .forms, .ruby, .title, .description: return true
        case .annotation: comments += 1
        case .contents: contentsTables += 1
        case .object: objects += 1
        case .hiddenText: hidden += 1
        case .other, .paragraph, .heading:
            // Spans and paragraphs in a style that hides them.
            guard let style = attributes.string("style-name"), styles.value(style, { $0.isHidden }) == true else { return false }
            hidden += 1
        default: return false
        }
        return true
    }

    private func noteChange(_ element: OpenElement, _ attributes: XMLAttributes) {
        switch element {
        case .changedRegion: region = attributes.string("id")
        case .insertion: insertions += 1
        case .deletion:
            deletions += 1
            if let region { deletionIDs.insert(region) }
        case .changeStart:
            if let id = attributes.string("change-id"), deletionIDs.contains(id) { openDeletions.insert(id) }
        case .changeEnd: if let id = attributes.string("change-id") { openDeletions.remove(id) }
        default: break
        }
    }

    // MARK: Paragraphs

    private func startParagraph(_ element: OpenElement, _ attributes: XMLAttributes) {
        paragraphNumber += 1
        let style = attributes.string("style-name")
        if styles.value(style, { $0.breaksPage ? true : nil }) == true, hasPages { page += 1 }
        let level = element == .heading ? attributes.int("outline-level") ?? 1 : nil
        let label = label(level, style, isUnnumbered: attributes.isSet("is-list-header"), start: attributes.int("start-value"))
        paragraphs.append(OpenBlock(kind: kind(level, style), label: label, paragraph: paragraphNumber, page: page))
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

    private func label(_ level: Int?, _ style: String?, isUnnumbered: Bool, start: Int?) -> String? {
        if let noteMark { return noteMark.isEmpty ? nil : noteMark }
        let base = tables.last?.listDepth ?? 0
        if lists.count > base, let list = lists.last {
            guard list.awaitsNumber, !isUnnumbered else { return nil }
            lists.mutateLast { $0.awaitsNumber = false }
            let own = lists[base...].reversed().lazy.compactMap(\.style).first
            return counters.label(list: list.number, style: own, level: lists.count - base, start: list.start)
        }
        guard let level, !isUnnumbered, styles.value(style, { $0.listStyle }) != "" else { return nil }
        return counters.headingLabel(level: level, start: start)
    }

    private func endParagraph() {
        guard let block = paragraphs.popLast() else { return }
        // What stands in a note or a text box follows the paragraph that it hangs on.
        if paragraphs.isEmpty { emit(block) } else { paragraphs.mutateLast { $0.notes.append(block) } }
    }

    private func emit(_ block: OpenBlock) {
        if !block.text.isEmpty || block.label != nil {
            builder.beginBlock(block.kind, label: block.label)
            builder.append(block.text, origin: Origin(part: part, paragraph: block.paragraph, page: hasPages ? block.page : 0, offset: 0))
            builder.endBlock()
        }
        for note in block.notes { emit(note) }
    }

    private func startList(_ attributes: XMLAttributes) {
        let base = tables.last?.listDepth ?? 0
        let style = attributes.string("style-name")
        if lists.count > base {
            lists.append(OpenList(number: lists[lists.count - 1].number, style: style, base: base))
        } else {
            let number = counters.begin(
                style: style, id: attributes.string("id"), continues: attributes.string("continue-list"),
                isContinued: attributes.isSet("continue-numbering"))
            lists.append(OpenList(number: number, style: style, base: base))
        }
    }
}
