internal import DocumentModel

/// Makes blocks of the elements of a page.
final class HTMLBlocks: HTMLHandler {
    struct FoundBlock {
        var kind: Block.Kind
        var label: String?
        var runs: [MarkupRun] = []
        /// Some words are not in bold.
        var hasPlainText = false
    }

    private struct Open {
        var name: String
        var isSkipped: Bool
        /// Whether the element sets letters in bold or plain; nil if it leaves them as they are.
        var isBold: Bool?
    }

    /// A list that is open.
    private struct List {
        /// The format of its numbers; nil for bullets.
        var format: String?
        var next: Int
    }

    private struct Table {
        var number: Int
        var row = -1
        var column = -1
        /// How many columns the open cell takes.
        var span = 1
        var isHead = false
    }

    private(set) var words: [UInt8] = []
    private var blocks: [FoundBlock] = []
    private var open: [Open] = []
    private var skipped = 0
    private var lists: [List] = []
    private var tables: [Table] = []
    private var tableCount = 0
    /// The number of the next list item, until text comes.
    private var label: String?
    /// Whether text goes on in the last block.
    private var isInBlock = false
    private var isAfterBreak = false
    private var struck = 0
    private var leftOut: Set<String> = []
    /// The widest row of each table, and the most text in one of its cells.
    private var columns: [Int: Int] = [:]

    private let maxBlocks: Int
    private let maxTextBytes: Int

    init(_ limits: ReadingLimits) {
        maxBlocks = limits.maxBlocks
        maxTextBytes = limits.maxTextBytes
    }

    // MARK: Elements

    func start(_ name: String, _ attributes: HTMLAttributes) {
        let isSkipped = skipped > 0 || Self.isLeftOut(name, attributes)
        open.append(Open(name: name, isSkipped: isSkipped, isBold: isSkipped ? nil : Self.isBold(name, attributes)))
        if isSkipped {
            if skipped == 0 { note(name) }
            skipped += 1
            return
        }
        if name == "br" { return lineBreak() }
        isAfterBreak = false
        if Self.breaksBlocks.contains(name) { isInBlock = false }
        switch name {
        case "ol": lists.append(List(format: Self.format(attributes), next: attributes.string("start").flatMap { Int($0) } ?? 1))
        case "ul", "menu", "dir": lists.append(List(format: nil, next: 0))
        case "li": startItem(attributes)
        case "table":
            tables.append(Table(number: tableCount))
            tableCount += 1
        case "thead": if !tables.isEmpty { tables[tables.count - 1].isHead = true }
        case "tbody", "tfoot": if !tables.isEmpty { tables[tables.count - 1].isHead = false }
        case "tr":
            if !tables.isEmpty {
                tables[tables.count - 1].row += 1
                tables[tables.count - 1].column = -1
                tables[tables.count - 1].span = 1
            }
        case "td", "th": startCell(attributes)
        default: break
        }
    }

    func end(_ name: String) {
        // The parser closes what the page leaves open.
        guard let last = open.lastIndex(where: { $0.name == name }) else { return }
        for element in open[last...].reversed() where element.isSkipped { skipped -= 1 }
        let isSkipped = open[last].isSkipped
        open.removeSubrange(last...)
        guard !isSkipped else { return }
        if Self.breaksBlocks.contains(name) { isInBlock = false }
        switch name {
        case "ol", "ul", "menu", "dir":
            _ = lists.popLast()
            label = nil
        case "li": label = nil
        case "table": _ = tables.popLast()
        case "thead": if !tables.isEmpty { tables[tables.count - 1].isHead = false }
        default: break
        }
    }

    private func startItem(_ attributes: HTMLAttributes) {
        guard !lists.isEmpty, let format = lists[lists.count - 1].format else { return label = nil }
        if let value = attributes.string("value").flatMap({ Int($0) }) { lists[lists.count - 1].next = value }
        label = NumberFormat.string(lists[lists.count - 1].next, format) + "."
        lists[lists.count - 1].next &+= 1
    }

    private func startCell(_ attributes: HTMLAttributes) {
        guard !tables.isEmpty else { return }
        tables[tables.count - 1].column += tables[tables.count - 1].span
        tables[tables.count - 1].span = min(max(attributes.string("colspan").flatMap { Int($0) } ?? 1, 1), 1000)
        let table = tables[tables.count - 1]
        columns[table.number] = max(columns[table.number] ?? 0, table.column + 1)
    }

    /// One break is white space, two part paragraphs.
    private func lineBreak() {
        if isAfterBreak { isInBlock = false }
        isAfterBreak = true
        if isInBlock { append([0x20], offset: blocks[blocks.count - 1].runs.last?.offset ?? 0, isCopy: false) }
    }

    // MARK: Text

    var isFull: Bool { blocks.count > maxBlocks || words.count > maxTextBytes }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, offset: Int, isCopy: Bool) {
        guard skipped == 0 else { return }
        var rest = bytes[...]
        // In preformatted text an empty line parts paragraphs.
        if open.contains(where: { $0.name == "pre" || $0.name == "xmp" || $0.name == "listing" }) {
            while let gap = Self.emptyLine(rest) {
                add(rest[..<gap.lowerBound], offset: offset + rest.startIndex, isCopy: isCopy)
                isInBlock = false
                rest = rest[gap.upperBound...]
            }
        }
        add(rest, offset: offset + rest.startIndex, isCopy: isCopy)
    }

    private func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, offset: Int, isCopy: Bool) {
        let isBlank = bytes.allSatisfy { $0 <= 0x20 }
        if !isBlank { isAfterBreak = false }
        if !isInBlock {
            if isBlank { return }
            blocks.append(FoundBlock(kind: kind, label: label))
            label = nil
            isInBlock = true
        }
        if !isBlank, open.last(where: { $0.isBold != nil })?.isBold != true { blocks[blocks.count - 1].hasPlainText = true }
        append(bytes, offset: offset, isCopy: isCopy)
    }

    private static func isBold(_ name: String, _ attributes: HTMLAttributes) -> Bool? {
        if let style = attributes.string("style")?.lowercased().filter({ $0 != " " }) {
            if style.contains("font-weight:bold") || style.contains("font-weight:700") { return true }
            if style.contains("font-weight:normal") || style.contains("font-weight:400") { return false }
        }
        return name == "b" || name == "strong" ? true : nil
    }

    private func append(_ bytes: some Sequence<UInt8>, offset: Int, isCopy: Bool) {
        let start = words.count
        words += bytes
        blocks[blocks.count - 1].runs.append(MarkupRun(range: start..<words.count, offset: offset, isCopy: isCopy))
    }

    private static func emptyLine(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Range<Int>? {
        var first: Int?
        for index in bytes.indices {
            if bytes[index] == 0x0A {
                if let first { return first..<(index + 1) }
                first = index
            } else if bytes[index] > 0x20 {
                first = nil
            }
        }
        return nil
    }

    /// What a block is, by the elements around it.
    private var kind: Block.Kind {
        for element in open.reversed() {
            switch element.name {
            case "h1", "h2", "h3", "h4", "h5", "h6": return .heading(level: Int(element.name.dropFirst()) ?? 1)
            case "td", "th":
                guard let table = tables.last else { continue }
                let isHeader = table.isHead || (element.name == "th" && table.row == 0)
                return .tableCell(table: table.number, row: max(table.row, 0), column: max(table.column, 0), isHeader: isHeader)
            case "li": return .listItem(depth: max(lists.count, 1))
            case "blockquote": return .quotation
            default: continue
            }
        }
        return .paragraph
    }

    // MARK: What is left out

    private static let breaksBlocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "menu", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp", "listing",
    ]
    private static let neverRead: Set<String> = [
        "applet", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "noscript", "object", "script", "select",
        "style", "svg", "template", "textarea", "title", "video",
    ]
    private static let struckOut: Set<String> = ["del", "s", "strike"]
    private static let furniture: Set<String> = ["nav", "footer"]

    private static func isLeftOut(_ name: String, _ attributes: HTMLAttributes) -> Bool {
        if neverRead.contains(name) || struckOut.contains(name) || furniture.contains(name) { return true }
        if attributes.string("hidden") != nil || attributes.string("aria-hidden") == "true" { return true }
        if let style = attributes.string("style")?.lowercased().filter({ $0 != " " }), style.contains("display:none") || style.contains("visibility:hidden") { return true }
        // Word processors save running headers and footers so.
        return name == "div" && ["header", "footer"].contains(attributes.string("title") ?? "")
    }

    private func note(_ name: String) {
        if Self.struckOut.contains(name) { struck += 1 } else if Self.furniture.contains(name) || name == "div" { leftOut.insert("navigation, headers and footers") }
    }

    var remarks: [String] {
        (struck > 0 ? ["struck text is left out: \(struck) \(struck == 1 ? "passage" : "passages")"] : []) + leftOut.sorted().map { "left out: \($0)" }
    }

    private static func format(_ attributes: HTMLAttributes) -> String {
        let style = attributes.string("style")?.lowercased() ?? ""
        switch attributes.string("type") {
        case "a": return "lowerLetter"
        case "A": return "upperLetter"
        case "i": return "lowerRoman"
        case "I": return "upperRoman"
        default: break
        }
        if style.contains("lower-alpha") || style.contains("lower-latin") { return "lowerLetter" }
        if style.contains("upper-alpha") || style.contains("upper-latin") { return "upperLetter" }
        if style.contains("lower-roman") { return "lowerRoman" }
        return style.contains("upper-roman") ? "upperRoman" : "decimal"
    }

    // MARK: Result

    /// The blocks; tables that only lay out the page are none.
    func inReadingOrder() -> [FoundBlock] {
        var text: [Int: Int] = [:]
        var cells: [Int: Int] = [:]
        for block in blocks {
            guard case .tableCell(let table, _, _, _) = block.kind else { continue }
            text[table, default: 0] += block.runs.reduce(0) { $0 + $1.range.count }
            cells[table, default: 0] += 1
        }
        return blocks.map { block in
            guard case .tableCell(let table, _, _, _) = block.kind else { return block }
            let isLayout = columns[table] ?? 0 < 2 || (text[table] ?? 0) > 1500 * max(cells[table] ?? 1, 1)
            guard isLayout else { return block }
            var block = block
            block.kind = .paragraph
            return block
        }
    }
}
