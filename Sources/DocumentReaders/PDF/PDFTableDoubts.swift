/// What looks like a table and is none: rather paragraphs than rows that nobody wrote.
struct PDFTableDoubts {
    private let table: PDFTable
    /// The words of each line in each column.
    private let lines: [[[PDFPage.Word]]]
    private let height: Double

    init(_ table: PDFTable, lines: [[[PDFPage.Word]]], height: Double) {
        self.table = table
        self.lines = lines
        self.height = height
    }

    var isTable: Bool {
        let several = table.rows.count { row in row.count { !$0.lines.isEmpty } >= 2 }
        guard table.rows.count >= 2, several >= 2 else { return false }
        return !isList && !isContents && !isForSignatures && !isProse
    }

    private func texts(_ column: Int) -> [[UInt8]] {
        table.rows.map { row in Array(row[column].words.map(\.text).joined(separator: [0x20])) }.filter { !$0.isEmpty }
    }

    /// Numbers or marks with text after them, as programs set lists and notes.
    private var isList: Bool {
        guard table.columns.count == 2 else { return false }
        return texts(0).allSatisfy { text in
            LineStart(text[...]) == .labelAlone || text.count <= 3 && text.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "*") }
        }
    }

    /// Titles with the numbers of their pages, or with dots between.
    private var isContents: Bool {
        if lines.contains(where: { $0.contains { $0.contains { Array($0.text).isContained(dots: 4) } } }) { return true }
        guard table.columns.count == 2 || table.columns.count == 3 else { return false }
        let pages = texts(table.columns.count - 1).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        return pages.count == table.rows.count && pages.count >= 3 && pages == pages.sorted() && texts(0).allSatisfy { Int(String(decoding: $0, as: UTF8.self)) == nil }
    }

    private var isForSignatures: Bool { lines.contains { $0.contains { $0.contains { $0.text.starts(with: [UInt8]("____".utf8)) } } } }

    /// Text in columns: their lines are full, and go on from one to the next.
    private var isProse: Bool {
        guard table.columns.count <= 3, lines.count >= 6 else { return false }
        let perRow = Double(lines.count) / Double(table.rows.count)
        let full = table.columns.indices.map { column -> Double in
            let edges = lines.compactMap { $0[column].last?.box.xMax }
            let width = table.columns[column].upperBound - table.columns[column].lowerBound
            // A column of short entries is no text.
            guard width > 8 * height, edges.count * 3 >= lines.count * 2 else { return 0 }
            return Double(edges.count { $0 > table.columns[column].upperBound - width * 0.15 }) / Double(edges.count)
        }
        let isFull = full.allSatisfy { $0 > 0.5 }
        return isFull && (perRow > 3 || table.rows.count > lines.count / 2)
    }
}

extension Array where Element == UInt8 {
    /// Whether so many dots stand in a row.
    func isContained(dots count: Int) -> Bool {
        var run = 0
        for byte in self {
            run = byte == UInt8(ascii: ".") ? run + 1 : 0
            if run >= count { return true }
        }
        return false
    }
}
