import DocumentModel
import PatternMatching
import TextSpans

/// Finds tables of contents before sections are built: their lines name divisions, and open none.
struct ContentsRange {
    private let document: Document
    /// For each block, its words without numbers of pages; empty for long blocks, which are no lines of such a table.
    private let lines: [[UInt8]]

    /// A line of a table of contents is shorter than this, in bytes.
    private static let longestLine = 160

    init(_ document: Document) {
        self.document = document
        lines = document.blocks.map { block in
            block.span.count > Self.longestLine ? [] : Self.withoutPage(document.text[block.span.range])
        }
    }

    /// - Parameter heading: the block with the title of the table.
    /// - Returns: the first block after the table.
    ///
    /// Where the file has headings of its own, the next one ends the table. Elsewhere it ends where one of its lines
    /// comes again, or before the title above the first running text.
    func end(after heading: Int) -> Int {
        let blocks = document.blocks
        if case .heading = blocks[heading].kind {
            return blocks.indices[(heading + 1)...].first { if case .heading = blocks[$0].kind { true } else { false } } ?? heading + 1
        }
        var seen: Set<[UInt8]> = []
        var end = heading + 1
        while end < blocks.count, !isRunningText(end), lines[end].isEmpty || seen.insert(lines[end]).inserted {
            if case .heading = blocks[end].kind { return end }
            end += 1
        }
        // A title over nothing but titles: nothing tells where the text begins.
        guard end < blocks.count else { return heading + 1 }
        guard isRunningText(end) else { return end }
        // The titles above the running text are its own, unless they come again below it.
        let below = Set(lines[end...])
        while end > heading + 1, !hasPage(end - 1), !below.contains(lines[end - 1]) { end -= 1 }
        return end
    }

    /// A sentence, or what begins one.
    private func isRunningText(_ block: Int) -> Bool {
        let bytes = document.text[document.blocks[block].span.range]
        guard let last = bytes.last(where: { $0 != 0x20 }) else { return false }
        if bytes.count > Self.longestLine { return !hasPage(block) }
        let spaces = bytes.count { $0 == 0x20 }
        return last == UInt8(ascii: ".") ? spaces >= 2 : [UInt8](",;:".utf8).contains(last) && spaces >= 4
    }

    private func hasPage(_ block: Int) -> Bool {
        let bytes = document.text[document.blocks[block].span.range]
        // "Article 1" is no line with a page.
        return bytes.last.map { (0x30...0x39).contains($0) } ?? false && bytes.count { $0 == 0x20 } >= 2
    }

    /// Letters and digits in lower case, without dots and the number of a page at the end.
    private static func withoutPage(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var words = bytes.split(whereSeparator: { $0 == 0x20 || $0 == UInt8(ascii: ".") })
        if words.count > 1, let last = words.last, last.allSatisfy({ (0x30...0x39).contains($0) }), words.count > 2 { words.removeLast() }
        return words.flatMap { word in
            word.filter { $0 >= 0x30 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        }
    }
}
