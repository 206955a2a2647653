/// Counts the cells that the tables of a Markdown text would have. The parser gives every row as many cells as the
/// table has columns, so that a few kilobytes can ask for gigabytes.
enum TableCensus {
    static func cells(in text: [UInt8]) -> Int {
        var cells = 0
        var columns = 0
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            let line = text[start..<end]
            if isBlank(line) {
                columns = 0
            } else {
                if let found = columnsOfRule(line) { columns = max(columns, found) }
                cells += columns
            }
            start = end + 1
        }
        return cells
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
