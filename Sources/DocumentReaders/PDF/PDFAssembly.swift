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

    init(_ pages: [PDFPage]) {
        for (number, page) in pages.enumerated() { add(page, number: number + 1) }
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
                    continue
                }
                let width = text[range].count { $0 & 0xC0 != 0x80 }
                let letter = max((line.box.xMax - line.box.xMin) / Double(max(width, 1)), 1)
                let indent = Int(max(0, min((line.box.xMin - block.columnStart) / letter, 200)))
                // A gap of more than the space between two lines is a blank line.
                let gap = previous.map { line.box.yMin - $0.yMax } ?? 0
                let isApart = previous != nil && (gap > line.box.height * 0.4 || (index == 0 && block.startsColumn))
                lines.append(TextLine(range: range, indent: indent, width: width, blankBefore: isApart ? 1 : 0, page: number))
                sizes.append(size(of: line))
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
        let furniture = PageFurniture(lines, text, fewestPages: 2).lines
        var kept = lines.indices.filter { !furniture.contains($0) }
        let body = bodySize(kept)
        let notes = notes(among: kept, body)
        kept.removeAll { notes.contains($0) }
        let titles = titles(among: kept, body)

        var builder = DocumentBuilder()
        if !furniture.isEmpty {
            builder.remarks.append("\(furniture.count) lines at the edges of pages were left out: running headers, footers and page numbers.")
        }
        let joined = LineJoining(text: text, lines: titles.lines).blocks()
        var waiting = LineJoining(text: text, lines: notes.sorted().map { lines[$0] }).blocks()[...]
        for (index, block) in joined.enumerated() {
            append(block, kind: titles.levels[block[0].range.lowerBound].map { .heading(level: $0) } ?? .paragraph, to: &builder)
            // The notes of the pages that end here.
            let next = index + 1 < joined.count ? joined[index + 1][0].page : Int.max
            while let note = waiting.first, note[0].page < next {
                append(note, kind: .note(mark: mark(of: note)), to: &builder)
                waiting.removeFirst()
            }
        }
        return builder.finish(path: path, format: .pdf)
    }

    private func append(_ block: [LineJoining.Piece], kind: Block.Kind, to builder: inout DocumentBuilder) {
        builder.beginBlock(kind)
        for piece in block {
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
