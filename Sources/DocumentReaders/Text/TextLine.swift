/// A line of a text file that is not blank.
struct TextLine {
    /// Bytes from the first to after the last character that is not white space.
    var range: Range<Int>
    /// Characters (not bytes) from the left edge to the first visible one; a tab counts as four.
    var indent: Int
    /// Characters of the visible part.
    var width: Int
    /// Blank lines between the line before and this one.
    var blankBefore: Int
    /// 1-based page if the file has form feeds, else 0.
    var page: Int

    /// How many of its characters its column has room for, where the file says it.
    var columnWidth: Int?

    /// A table stands between the line before and this one.
    var isAfterTable = false

    /// Where the line would end on paper.
    var rightEdge: Int { indent + width }

    /// Cuts a text into lines. Form feeds end lines and pages.
    static func split(_ text: [UInt8]) -> [TextLine] {
        var lines: [TextLine] = []
        var page = text.contains(0x0C) ? 1 : 0
        var blank = 0
        var start = 0
        func visible(_ range: Range<Int>) -> TextLine? {
            var first = range.lowerBound
            var indent = 0
            while first < range.upperBound, let space = Self.spaceLength(text, at: first) {
                indent += text[first] == 0x09 ? 4 : space == 3 && text[first] == 0xEF ? 0 : 1
                first += space
            }
            var last = range.upperBound
            while last > first, text[last - 1] <= 0x20 { last -= 1 }
            // A no-break space at the end, as web pages leave it.
            while last - first >= 2, text[last - 2] == 0xC2, text[last - 1] == 0xA0 {
                last -= 2
                while last > first, text[last - 1] <= 0x20 { last -= 1 }
            }
            guard first < last else { return nil }
            var width = 0
            for byte in text[first..<last] where byte & 0xC0 != 0x80 { width += 1 }
            return TextLine(range: first..<last, indent: indent, width: width, blankBefore: blank, page: page)
        }
        for index in 0...text.count {
            let byte: UInt8 = index < text.count ? text[index] : 0x0A
            guard byte == 0x0A || byte == 0x0C else { continue }
            if let line = visible(start..<index) {
                lines.append(line)
                blank = 0
            } else if byte == 0x0A {
                blank += 1
            }
            if byte == 0x0C { page += 1 }
            start = index + 1
        }
        return lines
    }

    /// The length of the white space character at an index; nil if a visible character stands there. A byte order
    /// mark counts as white space.
    private static func spaceLength(_ text: [UInt8], at index: Int) -> Int? {
        let byte = text[index]
        if byte <= 0x20 { return 1 }
        if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 { return 2 }
        if byte == 0xEF, index + 2 < text.count, text[index + 1] == 0xBB, text[index + 2] == 0xBF { return 3 }
        return nil
    }
}
