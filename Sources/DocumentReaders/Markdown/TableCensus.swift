/// Counts the cells that the tables of a Markdown text would have. The parser gives every row as many cells as the
/// table has columns, so that a few kilobytes can ask for gigabytes.
struct TableCensus {
    private(set) var cells = 0
    /// Of the widest table.
    private(set) var columns = 0

    init(_ text: [UInt8]) {
        var open = 0
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            let line = text[start..<end]
            if Self.isBlank(line) {
                open = 0
            } else {
                if let found = Self.columnsOfRule(line) { open = max(open, found) }
                cells += open
                columns = max(columns, open)
            }
            start = end + 1
        }
    }

    /// The columns of a line such as `|---|:-:|`, in a list or quotation too; nil for other lines.
    private static func columnsOfRule(_ line: ArraySlice<UInt8>) -> Int? {
        var pipes = 0
        var hasRule = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "-"): hasRule = true
            default:
                // Colons align; the other signs and digits are those of lists and quotations.
                let isHarmless = byte <= 0x20 || byte.isASCIIDigit || harmless.contains(byte)
                if !isHarmless { return nil }
            }
        }
        return hasRule && pipes > 0 ? pipes + 1 : nil
    }

    private static let harmless = [UInt8](":>*+.)".utf8)

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
    }
}
