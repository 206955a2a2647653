/// Finds tables on a page by white columns that stay open over several rows. What is not clearly a table (text in two
/// columns, numbered lists, tables of contents, lines for signatures) is left to be read as paragraphs.
struct PDFTableFinder {
    private let rows: [PDFRow]

    /// White columns narrower than this, in points, are spaces between words.
    private static let leastGutter = 4.0
    /// No table has a row of this many lines' height without any word.
    private static let longestGap = 3.0
    /// A page with more rows is a drawing, not text.
    private static let mostRows = 1000

    init(_ words: [PDFPage.Word]) {
        let rows = PDFRow.rows(words)
        self.rows = rows.count > Self.mostRows ? [] : rows
    }

    func tables() -> [PDFTable] {
        var tables: [PDFTable] = []
        var index = 0
        while index < rows.count {
            if rows[index].segments.count >= 2, let end = regionEnd(from: index), let table = table(index..<end) {
                tables.append(table)
                index = end
            } else {
                index += 1
            }
        }
        return tables
    }

    // MARK: Regions

    private struct Gutter {
        var start: Double
        var end: Double
    }

    /// The first row after those through which white columns run from a row on; nil if there is no second one.
    private func regionEnd(from start: Int) -> Int? {
        var gutters = zip(rows[start].segments, rows[start].segments.dropFirst()).map { Gutter(start: $0.xMax, end: $1.xMin) }
        var end = start + 1
        var lastFull = start
        while end < rows.count, isNear(end, after: end - 1) {
            let row = rows[end]
            // "The boats are:" between two tables.
            if row.segments.count == 1, row.segments[0].words.last?.text.last == UInt8(ascii: ":"), row.box.xMin < gutters[0].start { break }
            let narrowed = narrow(gutters, by: row)
            if narrowed.count < gutters.count {
                // A single line across the columns ends the table, unless they go on right below it.
                guard row.segments.count == 1, end + 1 < rows.count, isNear(end + 1, after: end), rows[end + 1].segments.count >= 2,
                    isTitleOfRows(row, gutters), narrow(gutters, by: rows[end + 1]).count == gutters.count
                else { break }
            } else {
                gutters = narrowed
            }
            if row.segments.count >= 2 { lastFull = end }
            end += 1
        }
        end = withoutTrailingParagraph(from: lastFull + 1, to: end, gutters)
        return lastFull > start ? end : nil
    }

    private func isNear(_ row: Int, after before: Int) -> Bool {
        rows[row].box.yMin - rows[before].box.yMax < Self.longestGap * max(rows[row].height, rows[before].height)
    }

    private func narrow(_ gutters: [Gutter], by row: PDFRow) -> [Gutter] {
        gutters.compactMap { gutter in
            var best: Gutter?
            var start = gutter.start
            for segment in row.segments where segment.xMax > gutter.start && segment.xMin < gutter.end {
                for word in segment.words where word.box.xMax > gutter.start && word.box.xMin < gutter.end {
                    best = wider(best, Gutter(start: start, end: min(word.box.xMin, gutter.end)))
                    start = max(start, word.box.xMax)
                }
            }
            best = wider(best, Gutter(start: start, end: gutter.end))
            return best.flatMap { $0.end - $0.start >= Self.leastGutter ? $0 : nil }
        }
    }

    private func wider(_ a: Gutter?, _ b: Gutter) -> Gutter {
        guard let a else { return b }
        return a.end - a.start >= b.end - b.start ? a : b
    }

    /// A short line over the first columns, such as "Phase One", divides the rows of a table.
    private func isTitleOfRows(_ row: PDFRow, _ gutters: [Gutter]) -> Bool {
        row.segments[0].words.count <= 6 && gutters.last.map { row.box.xMax < $0.end } ?? false
    }

    /// Below the last row with several cells, lines in the first column go on in its cell only if they are close and
    /// unfinished; else they are the paragraph after the table.
    private func withoutTrailingParagraph(from first: Int, to end: Int, _ gutters: [Gutter]) -> Int {
        guard let gutter = gutters.first else { return end }
        for row in first..<max(first, end) {
            let isInFirst = rows[row].segments.count == 1 && rows[row].box.xMax <= gutter.end
            let pitch = rows[row].middle - rows[row - 1].middle
            if pitch > 1.4 * rows[row].height { return row }
            guard isInFirst else { continue }
            let above = rows[row - 1].segments[0]
            let begins = rows[row].segments[0].words[0].text.first?.isASCIILower == true
            if !begins && (above.xMin > gutter.start || fits(rows[row].segments[0].words[0], after: above.xMax, limit: gutter.end - Self.leastGutter)) { return row }
        }
        return end
    }

    // MARK: Cells

    private func table(_ region: Range<Int>) -> PDFTable? {
        let columns = columns(region)
        guard columns.count >= 2 else { return nil }
        var lines = region.map { Line(cells: cells(rows[$0], columns), row: rows[$0]) }
        // Lines of one column above the rest are the paragraph before the table.
        while let first = lines.first, first.cells.filter({ !$0.isEmpty }).count < 2 { lines.removeFirst() }
        guard lines.count >= 2 else { return nil }
        let starts = starts(lines, columns)
        var found: [[PDFTable.Cell]] = []
        for (index, line) in lines.enumerated() {
            if index == 0 || starts[index] { found.append([PDFTable.Cell](repeating: .init(), count: columns.count)) }
            for (column, words) in line.cells.enumerated() where !words.isEmpty { found[found.count - 1][column].lines.append(words) }
        }
        let box = lines.dropFirst().reduce(lines[0].row.box) { $0.union($1.row.box) }
        let table = PDFTable(columns: columns, rows: found, box: box)
        return PDFTableDoubts(table, lines: lines.map(\.cells), height: lines[0].row.height).isTable ? table : nil
    }

    private struct Line {
        /// The words in each column.
        var cells: [[PDFPage.Word]]
        var row: PDFRow
    }

    /// Where words stand, over all rows but those that run across: the columns between the white ones.
    private func columns(_ region: Range<Int>) -> [ClosedRange<Double>] {
        let first = rows[region.lowerBound].segments
        let gutters = zip(first, first.dropFirst()).map { Gutter(start: $0.xMax, end: $1.xMin) }
        var spans = region.filter { narrow(gutters, by: rows[$0]).count == gutters.count }
            .flatMap { rows[$0].segments.map { $0.xMin...$0.xMax } }.sorted { $0.lowerBound < $1.lowerBound }
        guard !spans.isEmpty else { return [] }
        var columns = [spans.removeFirst()]
        for span in spans {
            if let last = columns.last, span.lowerBound < last.upperBound + Self.leastGutter {
                columns[columns.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
            } else {
                columns.append(span)
            }
        }
        return columns
    }

    /// Words go to the column in which most of their segment stands; a segment across several belongs to the first.
    private func cells(_ row: PDFRow, _ columns: [ClosedRange<Double>]) -> [[PDFPage.Word]] {
        var cells = [[PDFPage.Word]](repeating: [], count: columns.count)
        for segment in row.segments {
            let column = columns.firstIndex { segment.xMin < $0.upperBound + Self.leastGutter / 2 } ?? columns.count - 1
            cells[column] += segment.words
        }
        return cells
    }

    /// For each line, whether a row of the table begins with it.
    private func starts(_ lines: [Line], _ columns: [ClosedRange<Double>]) -> [Bool] {
        let pitches = zip(lines.dropFirst(), lines).map { $0.row.middle - $1.row.middle }
        let least = pitches.min() ?? 0
        return lines.indices.map { index in
            guard index > 0 else { return true }
            let (line, before) = (lines[index], lines[index - 1])
            let pitch = pitches[index - 1]
            // Rows are set apart by white space.
            if pitch > 1.35 * line.row.height || pitch > 1.25 * least && pitch > 1.15 * line.row.height { return true }
            // Cells that stand in the middle of their rows come between the lines of the others.
            if pitch < 0.75 * line.row.height { return false }
            return startsByWords(line, before, columns)
        }
    }

    /// Without white space between rows: a row begins where the first column has words that do not go on with those above.
    private func startsByWords(_ line: Line, _ before: Line, _ columns: [ClosedRange<Double>]) -> Bool {
        guard !line.cells[0].isEmpty else { return false }
        for (column, words) in line.cells.enumerated() {
            guard let first = words.first, let last = before.cells[column].last else { continue }
            if fits(first, after: last.box.xMax, limit: columns[column].upperBound) { return true }
            if first.text.first?.isASCIILower == true { return false }
        }
        guard let last = before.cells[0].last?.text.last else { return true }
        // The first column is full to its edge, and the next line may go on or not: rows have all their cells.
        if [UInt8](",-/&".utf8).contains(last) { return false }
        return line.cells.allSatisfy { !$0.isEmpty }
    }

    /// Whether a word would have had room at the end of a line: then somebody ended the line on purpose.
    private func fits(_ word: PDFPage.Word, after end: Double, limit: Double) -> Bool {
        end + 0.25 * word.box.height + (word.box.xMax - word.box.xMin) < limit - 1
    }
}
