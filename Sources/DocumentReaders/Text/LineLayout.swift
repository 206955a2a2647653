/// How a text file uses its lines: as a typewriter does, breaking them at a width, or one to a paragraph or sentence.
struct LineLayout {
    /// The width in characters at which lines were broken; nil if lines are paragraphs.
    var wrapWidth: Int?

    /// Decided by the whole file: a line was wrapped if the first word of the next would not have fitted on it.
    init(_ lines: [TextLine], _ text: [UInt8]) {
        guard let width = Self.usualWidth(lines) else { return }
        var pairs = 0
        var wrapped = 0
        for index in lines.indices.dropFirst() where lines[index].blankBefore == 0 {
            let before = lines[index - 1]
            pairs += 1
            let isFull = before.rightEdge * 10 >= width * 7 && !Self.fits(lines[index], after: before, width: width, text)
            if isFull, !LineEnding(text[before.range]).allowsNewItem { wrapped += 1 }
        }
        if pairs >= 2, wrapped * 10 >= pairs * 4 { wrapWidth = width }
    }

    /// Whether the first word of a line would have fitted at the end of the line before.
    static func fits(_ line: TextLine, after before: TextLine, width: Int, _ text: [UInt8]) -> Bool {
        var word = 0
        for byte in text[line.range] {
            if byte <= 0x20 { break }
            if byte & 0xC0 != 0x80 { word += 1 }
        }
        // Proportional letters and recognised scans make the edge ragged by a tenth or so.
        return before.rightEdge + 1 + word < width - width / 10
    }

    /// The width that all but the longest twentieth of the lines keep to, if it is one that people wrap at.
    private static func usualWidth(_ lines: [TextLine]) -> Int? {
        guard lines.count >= 3 else { return nil }
        let edges = lines.map(\.rightEdge).sorted()
        let width = edges[(edges.count - 1) * 19 / 20]
        guard (40...130).contains(width) else { return nil }
        // Some very long lines among many short ones: headings and items around unwrapped paragraphs.
        return edges[edges.count - 1] <= width * 2 ? width : nil
    }
}
