internal import DocumentModel
internal import TextSpans

/// Puts the lines of PDF pages together to blocks: as a plain text with pages is read, and with what the sizes of the
/// letters tell beyond it.
struct PDFAssembly {
    /// The words of all pages as text, a line each.
    private var text: [UInt8] = []
    private var lines: [TextLine] = []
    /// For each line, the size of its letters in points.
    private var sizes: [Double] = []
    /// For each line, its words and its place.
    private var words: [[PDFPage.Word]] = []
    private var boxes: [PDFBox] = []
    /// The lines that are furniture, and those that are in tables.
    private var furniture: Set<Int> = []
    private var inTables: Set<Int> = []
    private var tables: [PDFPlacedTable] = []

    init(_ pages: [PDFPage]) {
        for (number, page) in pages.enumerated() { add(page, number: number + 1) }
        furniture = findFurniture()
        findTables()
    }

    /// The order of reading may put a footer before the right column: furniture is told by the edges of the page.
    private func findFurniture() -> Set<Int> {
        let order = lines.indices.sorted { a, b in
            let (first, second) = (boxes[a].middle, boxes[b].middle)
            return (lines[a].page, first, a) < (lines[b].page, second, b)
        }
        return Set(PageFurniture(order.map { lines[$0] }, text, fewestPages: 2).lines.map { order[$0] })
    }

    // MARK: Lines

    private mutating func add(_ page: PDFPage, number: Int) {
        var previous: PDFBox?
        for block in page.blocks {
            for (index, line) in block.lines.enumerated() where !line.words.isEmpty {
                // Programs set the mark of a note or an item apart from its text.
                let goesOn = previous.map { isMark(lines[lines.count - 1]) && abs(line.box.yMin - $0.yMin) < line.box.height / 2 } ?? false
                let start = goesOn ? lines[lines.count - 1].range.lowerBound : text.count
                for (position, word) in line.words.enumerated() {
                    if position > 0 { text.append(0x20) }
                    text += Ligatures.resolved(word.text)
                }
                let range = start..<text.count
                text.append(0x0A)
                if goesOn {
                    lines[lines.count - 1].range = range
                    lines[lines.count - 1].width += line.words.count
                    sizes[sizes.count - 1] = size(of: line)
                    words[words.count - 1] += line.words
                    boxes[boxes.count - 1] = boxes[boxes.count - 1].union(line.box)
                    continue
                }
                let width = text[range].count { $0 & 0xC0 != 0x80 }
                let letter = max((line.box.xMax - line.box.xMin) / Double(max(width, 1)), 1)
                let indent = Int(max(0, min((line.box.xMin - block.columnStart) / letter, 200)))
                // A gap of more than the space between two lines is a blank line.
                let gap = previous.map { line.box.yMin - $0.yMax } ?? 0
                let isApart = previous != nil && (gap > line.box.height * 0.4 || (index == 0 && block.startsColumn))
                let room = block.columnEnd.map { Int(max(0, min(($0 - block.columnStart) / letter, 1000))) }.flatMap { $0 < 40 ? nil : $0 }
                lines.append(TextLine(range: range, indent: indent, width: width, blankBefore: isApart ? 1 : 0, page: number, columnWidth: room))
                sizes.append(size(of: line))
                words.append(line.words)
                boxes.append(line.box)
                previous = line.box
            }
        }
    }

    /// The size of most letters of a line: a raised mark makes a line higher, not its letters larger.
    private func size(of line: PDFPage.Line) -> Double {
        let words = line.words.sorted { $0.box.height < $1.box.height }
        var before = words.reduce(0) { $0 + $1.text.count } / 2
        for word in words {
            if before < word.text.count { return word.box.height }
            before -= word.text.count
        }
        return line.box.height
    }

    private func isMark(_ line: TextLine) -> Bool {
        line.width <= 3 && text[line.range].allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "*") }
    }

    // MARK: Blocks

    func document(path: String) -> Document {
        var kept = lines.indices.filter { !furniture.contains($0) && !inTables.contains($0) }
        let body = bodySize(kept)
        let notes = notes(among: kept, body)
        kept.removeAll { notes.contains($0) }
        var titles = titles(among: kept, body)
        breakAtTables(&titles.lines)

        var builder = DocumentBuilder()
        if !furniture.isEmpty {
            builder.remarks.append("\(furniture.count) lines at the edges of pages were left out: running headers, footers and page numbers.")
        }
        let joined = LineJoining(text: text, lines: titles.lines).blocks()
        var waiting = LineJoining(text: text, lines: notes.sorted().map { lines[$0] }).blocks()[...]
        let lineAt = Dictionary(lines.indices.map { (lines[$0].range.lowerBound, $0) }) { first, _ in first }
        let wordBreaks = WordBreaks(text)
        var pending = tables[...]
        for (index, block) in joined.enumerated() {
            while let table = pending.first, table.anchor < block[0].range.lowerBound { append(pending.removeFirst(), wordBreaks, to: &builder) }
            append(block, kind: titles.levels[block[0].range.lowerBound].map { .heading(level: $0) } ?? .paragraph, lineAt, to: &builder)
            // The notes of the pages that end here.
            let next = index + 1 < joined.count ? joined[index + 1][0].page : Int.max
            while let note = waiting.first, note[0].page < next {
                append(note, kind: .note(mark: mark(of: note)), lineAt, to: &builder)
                waiting.removeFirst()
            }
        }
        for table in pending { append(table, wordBreaks, to: &builder) }
        return builder.finish(path: path, format: .pdf)
    }

    private func append(_ table: PDFPlacedTable, _ wordBreaks: WordBreaks, to builder: inout DocumentBuilder) {
        for (row, cells) in table.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                for paragraph in PDFPlacedTable.paragraphs(cell, text) {
                    builder.beginBlock(.tableCell(table: table.number, row: row, column: column, isHeader: row == 0 && table.hasHeader))
                    for (index, line) in paragraph.enumerated() {
                        let next = index + 1 < paragraph.count ? paragraph[index + 1] : nil
                        let isCut = next.map { text[line.range].last == UInt8(ascii: "-") && wordBreaks.isCut(text[line.range], text[$0.range]) } ?? false
                        builder.note(Self.box(line.box, page: line.page))
                        builder.append(text[isCut ? line.range.dropLast(1) : line.range], origin: Origin(page: line.page, offset: line.range.lowerBound))
                        if next != nil, !isCut { builder.append([0x20], origin: Origin(page: line.page, offset: line.range.upperBound)) }
                    }
                }
            }
        }
    }

    /// In tenths of a point.
    private static func box(_ box: PDFBox, page: Int) -> PageBox {
        func tenths(_ points: Double) -> Int { Int((max(-1e6, min(points, 1e6)) * 10).rounded()) }
        let (x, y) = (tenths(box.xMin), tenths(box.yMin))
        return PageBox(page: page, x: x, y: y, width: max(0, tenths(box.xMax) - x), height: max(0, tenths(box.yMax) - y))
    }

    // MARK: Tables

    /// No paragraph goes on after a table.
    private func breakAtTables(_ lines: inout [TextLine]) {
        var pending = tables[...]
        for index in lines.indices {
            while let table = pending.first, table.anchor < lines[index].range.lowerBound {
                lines[index].isAfterTable = true
                pending.removeFirst()
            }
        }
    }

    private mutating func findTables() {
        var first = 0
        var open: (columns: PDFTable, isAtEnd: Bool)?
        let body = bodySize(lines.indices.filter { !furniture.contains($0) })
        while first < lines.count {
            let page = lines[first].page
            let end = lines[first...].firstIndex { $0.page != page } ?? lines.count
            let kept = (first..<end).filter { !furniture.contains($0) }
            first = end
            let found = PDFTableFinder(kept.flatMap { words[$0] }).tables()
            for table in found {
                let inside = kept.filter { table.box.yMin - 0.5 < boxes[$0].middle && boxes[$0].middle < table.box.yMax + 0.5 }
                guard let anchor = inside.map({ lines[$0].range.lowerBound }).min() else { continue }
                inTables.formUnion(inside)
                let isAtTop = !kept.contains { boxes[$0].middle < table.box.yMin }
                // Notes at the foot of the page come between the parts of a table too.
                let isAtEnd = !kept.contains { boxes[$0].middle > table.box.yMax && sizes[$0] >= body * 0.93 }
                place(table, page, anchor, continuing: isAtTop && open?.isAtEnd == true ? open?.columns : nil)
                open = (table, isAtEnd)
            }
            if found.isEmpty, !kept.isEmpty { open = nil }
        }
        for index in tables.indices { tables[index].number = index }
    }

    private mutating func place(_ table: PDFTable, _ page: Int, _ anchor: Int, continuing before: PDFTable?) {
        let rows = table.rows.map { row in
            zip(row, table.columns).map { cell, column in
                PDFPlacedTable.Cell(lines: cell.lines.map { add($0, page: page) }, limit: column.upperBound)
            }
        }
        if let before, before.continues(on: table), !tables.isEmpty {
            tables[tables.count - 1].takeIn(rows, headerWords: before.rows.first.map(PDFTable.words), words: table.rows.first.map(PDFTable.words) ?? [])
        } else {
            tables.append(PDFPlacedTable(rows: rows, hasHeader: table.hasHeader, anchor: anchor))
        }
    }

    /// Adds the words of a line in a cell to the text.
    private mutating func add(_ words: [PDFPage.Word], page: Int) -> PDFPlacedTable.Line {
        let start = text.count
        for (position, word) in words.enumerated() {
            if position > 0 { text.append(0x20) }
            text += Ligatures.resolved(word.text)
        }
        let range = start..<text.count
        text.append(0x0A)
        let box = words.dropFirst().reduce(words[0].box) { $0.union($1.box) }
        return PDFPlacedTable.Line(range: range, page: page, box: box, width: box.xMax - box.xMin)
    }

    private func append(_ block: [LineJoining.Piece], kind: Block.Kind, _ lineAt: [Int: Int], to builder: inout DocumentBuilder) {
        builder.beginBlock(kind)
        for piece in block {
            if let line = lineAt[piece.range.lowerBound] { builder.note(Self.box(boxes[line], page: piece.page)) }
            builder.append(text[piece.range], origin: Origin(page: piece.page, offset: piece.range.lowerBound))
            if piece.isFollowedBySpace { builder.append([0x20], origin: Origin(page: piece.page, offset: piece.range.upperBound)) }
        }
    }

    /// The size of most letters.
    private func bodySize(_ lines: [Int]) -> Double {
        var letters: [Int: Int] = [:]
        for line in lines { letters[Int((sizes[line] * 4).rounded()), default: 0] += self.lines[line].width }
        let most = letters.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return Double(most?.key ?? 0) / 4
    }

    /// Lines in small letters at the foot of a page, from the first that begins with a mark on.
    private func notes(among lines: [Int], _ body: Double) -> Set<Int> {
        var notes: Set<Int> = []
        var index = lines.count
        while index > 0 {
            let page = self.lines[lines[index - 1]].page
            let end = index
            while index > 0, self.lines[lines[index - 1]].page == page { index -= 1 }
            var start = end
            while start > index, sizes[lines[start - 1]] < body * 0.93 { start -= 1 }
            // A page in small letters throughout is an annex or a table, not a note.
            guard start > index, let first = (start..<end).first(where: { startsWithMark(lines[$0]) }) else { continue }
            notes.formUnion(lines[first..<end])
        }
        return notes
    }

    private func startsWithMark(_ line: Int) -> Bool {
        let start = text[lines[line].range].prefix { $0 > 0x20 }
        let digits = start.prefix { (0x30...0x39).contains($0) }
        return digits.count == start.count ? (1...3).contains(digits.count) : start.first == UInt8(ascii: "*")
    }

    private func mark(of note: [LineJoining.Piece]) -> String {
        String(decoding: text[note[0].range].prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "*") }, as: UTF8.self)
    }

    /// Lines in letters that are clearly larger than the body's are headings, the largest of level 1; the lines of one
    /// heading become one.
    private func titles(among lines: [Int], _ body: Double) -> (lines: [TextLine], levels: [Int: Int]) {
        func isLarge(_ line: Int) -> Bool { sizes[line] > body * 1.12 && self.lines[line].width < 200 }
        var steps: [Int] = []
        for line in lines where isLarge(line) {
            let step = Int(sizes[line].rounded())
            if !steps.contains(step) { steps.append(step) }
        }
        steps.sort(by: >)
        var result: [TextLine] = []
        var levels: [Int: Int] = [:]
        var last: Int?
        for line in lines {
            guard isLarge(line), let level = steps.firstIndex(of: Int(sizes[line].rounded())) else {
                var place = self.lines[line]
                if last != nil { place.blankBefore = max(place.blankBefore, 1) }
                last = nil
                result.append(place)
                continue
            }
            var place = self.lines[line]
            if last == level, place.blankBefore == 0, result.last?.page == place.page {
                let before = result.removeLast()
                place.range = before.range.lowerBound..<place.range.upperBound
                place.blankBefore = before.blankBefore
            } else {
                place.blankBefore = max(place.blankBefore, 1)
            }
            levels[place.range.lowerBound] = min(level + 1, 6)
            last = level
            result.append(place)
        }
        return (result, levels)
    }
}

/// Letters that printers join: "ﬁ" is searched for as "fi".
enum Ligatures {
    private static let letters: [[UInt8]] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }

    /// - Parameter word: UTF-8; U+FB00 to U+FB06 are EF AC 80 to EF AC 86.
    static func resolved(_ word: [UInt8]) -> [UInt8] {
        guard word.contains(0xEF) else { return word }
        var result: [UInt8] = []
        var index = 0
        while index < word.count {
            if word[index] == 0xEF, index + 2 < word.count, word[index + 1] == 0xAC, (0x80...0x86).contains(word[index + 2]) {
                result += letters[Int(word[index + 2] - 0x80)]
                index += 3
            } else {
                result.append(word[index])
                index += 1
            }
        }
        return result
    }
}
