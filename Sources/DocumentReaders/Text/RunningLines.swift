/// Running headers and page numbers in a text that has lost its form feeds. Nothing says where a page ends: a line is
/// taken for furniture only where the same words come again and again, apart from a number that goes up in step, and the
/// line is set as headers are, with a wide gap, in the middle, or with its number between dashes.
enum RunningLines {
    /// Fewer pages than this may be chance where the words are all that is known.
    private static let fewest = 2
    /// White space of this width inside a line, or before one, is no mere space between words.
    private static let wideGap = 3
    private static let middle = 20

    /// - Returns: numbers of the lines that are furniture.
    static func find(_ lines: [TextLine], _ text: [UInt8]) -> Set<Int> {
        var found: Set<Int> = []
        for group in groups(lines, text) where rises(group.map(\.page)) { found.formUnion(group.map(\.line)) }
        guard !found.isEmpty else { return [] }
        return found.union(neighbours(of: found, lines, text))
    }

    private struct Candidate {
        var line: Int
        var page: Int
    }

    /// Lines set like headers, by their words without the number, in the order of the file.
    private static func groups(_ lines: [TextLine], _ text: [UInt8]) -> [[Candidate]] {
        var order: [[UInt8]] = []
        var groups: [[UInt8]: [Candidate]] = [:]
        for (index, line) in lines.enumerated() {
            let bytes = text[line.range]
            guard let page = pageNumber(bytes), isSetApart(bytes, line) else { continue }
            let words = withoutNumbers(bytes)
            if groups[words] == nil { order.append(words) }
            groups[words, default: []].append(Candidate(line: index, page: page))
        }
        return order.compactMap { groups[$0] }
    }

    /// The number at the end or the beginning of a line, also between dashes, and the first of "Page 3 of 12".
    private static func pageNumber(_ bytes: ArraySlice<UInt8>) -> Int? {
        let words = bytes.split(separator: 0x20).filter { $0 != [UInt8(ascii: "-")] }
        if words.count >= 4, StructureWords.lowercased(words[words.count - 4]) == Array("page".utf8) { return number(words[words.count - 3]) }
        return words.last.flatMap(number) ?? words.first.flatMap(number)
    }

    private static func number(_ word: ArraySlice<UInt8>) -> Int? {
        guard (1...4).contains(word.count), word.allSatisfy({ $0.isASCIIDigit }) else { return nil }
        return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func isSetApart(_ bytes: ArraySlice<UInt8>, _ line: TextLine) -> Bool {
        let dash = UInt8(ascii: "-")
        if bytes.first == dash && bytes.contains(where: { $0.isASCIIDigit }) && bytes.dropFirst().first == 0x20 || bytes.last == dash { return true }
        if bytes.allSatisfy({ $0.isASCIIDigit }) { return line.indent >= middle }
        var gap = 0
        for byte in bytes {
            gap = byte == 0x20 || byte == 0x09 ? gap + 1 : 0
            if gap >= wideGap || byte == 0x09 { return true }
        }
        return false
    }

    private static func withoutNumbers(_ line: ArraySlice<UInt8>) -> [UInt8] { line.filter { $0 > 0x20 && !$0.isASCIIDigit } }

    /// Pages follow one another; left and right pages may have headers of their own.
    private static func rises(_ pages: [Int]) -> Bool {
        guard pages.count >= fewest, let step = zip(pages.dropFirst(), pages).map({ $0 - $1 }).first, (1...2).contains(step) else { return false }
        return zip(pages.dropFirst(), pages).allSatisfy { $0 - $1 == step }
    }

    /// A line that comes again beside several of those found, with no blank line between, belongs to them.
    private static func neighbours(of found: Set<Int>, _ lines: [TextLine], _ text: [UInt8]) -> Set<Int> {
        var places: [[UInt8]: [Int]] = [:]
        for line in found {
            for other in [line - 1, line + 1] where lines.indices.contains(other) && !found.contains(other) {
                if lines[max(line, other)].blankBefore == 0 { places[Array(text[lines[other].range]), default: []].append(other) }
            }
        }
        return Set(places.values.filter { $0.count >= fewest }.joined())
    }
}
