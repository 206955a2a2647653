/// A table on its way into the document: with its place in the order of reading, and rows of several pages together.
struct PDFPlacedTable {
    struct Line {
        /// In the text of the assembly.
        var range: Range<Int>
        var page: Int
        var box: PDFBox
        var width: Double
    }

    struct Cell {
        var lines: [Line] = []
        /// Where its lines have to end.
        var limit: Double
    }

    var rows: [[Cell]]
    var hasHeader: Bool
    /// Before which offset of the text it stands.
    var anchor: Int
    var number = 0

    /// The lines of a cell as paragraphs: a new one begins with a label, or after a sentence whose line had room for more.
    static func paragraphs(_ cell: Cell, _ text: [UInt8]) -> [[Line]] {
        var paragraphs: [[Line]] = []
        for line in cell.lines {
            if let last = paragraphs.last?.last, !begins(line, after: last, cell.limit, text) {
                paragraphs[paragraphs.count - 1].append(line)
            } else {
                paragraphs.append([line])
            }
        }
        return paragraphs
    }

    private static func begins(_ line: Line, after last: Line, _ limit: Double, _ text: [UInt8]) -> Bool {
        let start = LineStart(text[line.range])
        if start == .strongLabel { return true }
        guard start != .lowercase else { return false }
        let first = text[line.range].prefix { $0 > 0x20 }.count { $0 & 0xC0 != 0x80 }
        let letters = max(text[line.range].count { $0 & 0xC0 != 0x80 }, 1)
        let width = line.width * Double(first) / Double(letters)
        let hadRoom = last.box.xMax + width + 0.25 * line.box.height < limit - 1
        return hadRoom && LineEnding(text[last.range]) != .hyphen
    }
}

extension PDFPlacedTable {
    /// Whether the rows of another table go on with those of this one, on the next page.
    mutating func takeIn(_ rows: [[Cell]], headerWords: [[UInt8]]?, words: [[UInt8]]) {
        self.rows += hasHeader && headerWords == words ? Array(rows.dropFirst()) : rows
    }
}
