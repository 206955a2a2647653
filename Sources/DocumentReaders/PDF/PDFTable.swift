/// A table found by the places of words.
struct PDFTable {
    struct Cell {
        /// Its lines, from top to bottom.
        var lines: [[PDFPage.Word]] = []
        var words: [PDFPage.Word] { lines.flatMap { $0 } }
    }

    /// Where its columns begin and end.
    var columns: [ClosedRange<Double>]
    /// Each with a cell for every column; cells may be empty.
    var rows: [[Cell]]
    /// What it covers.
    var box: PDFBox

    /// Whether the first row looks like titles of the columns: all are there, all are short, and below stands more.
    var hasHeader: Bool {
        guard rows.count >= 2, let first = rows.first, first.allSatisfy({ !$0.lines.isEmpty && $0.words.count <= 8 && !Self.endsSentence($0) }) else { return false }
        if first.contains(where: { Self.isNumber($0) }) { return false }
        let below = rows.dropFirst().joined()
        let average = Double(below.reduce(0) { $0 + $1.words.count }) / Double(max(below.count, 1))
        let header = Double(first.reduce(0) { $0 + $1.words.count }) / Double(first.count)
        return average > header || below.contains { Self.isNumber($0) } || rows.count >= 3
    }

    private static func endsSentence(_ cell: Cell) -> Bool {
        // "No." is short for a number.
        cell.words.count > 2 && cell.words.last?.text.last.map { [UInt8](".;".utf8).contains($0) } ?? false
    }

    private static func isNumber(_ cell: Cell) -> Bool {
        cell.words.first.map { $0.text.allSatisfy { $0.isASCIIDigit || [UInt8](".,()-%".utf8).contains($0) } && $0.text.contains { $0.isASCIIDigit } } ?? false
    }

    /// Whether a table at the top of the next page goes on with this one: its columns stand in the same places.
    func continues(on next: PDFTable) -> Bool {
        columns.count == next.columns.count && zip(columns, next.columns).allSatisfy { abs($0.lowerBound - $1.lowerBound) < 6 }
    }

    /// The words of a row, to see whether a header is repeated.
    static func words(_ row: [Cell]) -> [[UInt8]] { row.map { Array($0.words.map(\.text).joined(separator: [0x20])) } }
}
