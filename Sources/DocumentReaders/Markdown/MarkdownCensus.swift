/// Looks through a Markdown text before it is parsed. The parser takes long for some long paragraphs of markup and
/// nothing else, and much memory for many signs.
enum MarkdownCensus {
    /// Signs times bytes of all paragraphs: what the slowest known combinations take a minute for.
    private static let mostWork = 50_000_000_000

    /// What there is too much of, in words; nil for texts that can be parsed.
    static func excess(in text: [UInt8], limits: ReadingLimits) -> String? {
        let tables = TableCensus(text)
        if tables.cells > limits.maxTableCells { return "the tables have more than \(limits.maxTableCells) cells" }
        if tables.columns > limits.maxAttributes { return "a table has more than \(limits.maxAttributes) columns" }
        var signs = 0
        var work = 0
        var paragraph = (signs: 0, start: 0)
        var isBlank = true
        func close(at end: Int) {
            signs += paragraph.signs
            work &+= paragraph.signs &* (end - paragraph.start)
            paragraph = (0, end)
        }
        for (index, byte) in text.enumerated() {
            if byte == 0x0A {
                if isBlank { close(at: index) }
                isBlank = true
            } else if byte > 0x20 {
                isBlank = false
                if isSign[Int(byte)] { paragraph.signs += 1 }
            }
        }
        close(at: text.count)
        if signs > limits.maxMarkupSigns { return "there are more than \(limits.maxMarkupSigns) signs of markup" }
        return work > mostWork ? "a paragraph has too many signs of markup" : nil
    }

    /// Whether a line lies in more quotations and lists than may be.
    static func nestsDeeply(_ text: [UInt8], limit: Int) -> Bool {
        var depth = 0
        var isPrefix = true
        for (index, byte) in text.enumerated() {
            if byte == 0x0A {
                (depth, isPrefix) = (0, true)
            } else if isPrefix, byte > 0x20 {
                let isMarker = byte == UInt8(ascii: ">") || (isBullet(byte) && index + 1 < text.count && text[index + 1] <= 0x20)
                if isMarker { depth += 1 }
                if depth > limit { return true }
                isPrefix = isMarker || byte.isASCIIDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")")
            }
        }
        return false
    }

    private static func isBullet(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"): true
        default: false
        }
    }

    /// What opens or closes something inside a paragraph.
    private static let isSign: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in "[]!*_~`<&\\".utf8 { table[Int(byte)] = true }
        return table
    }()
}
