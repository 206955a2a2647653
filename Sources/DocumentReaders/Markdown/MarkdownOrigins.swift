/// Finds where the words of a Markdown text node stand in the file. The parser's columns are right for plain
/// paragraphs only (quotations, tables and continued items shift them), so that every place is checked against the
/// file, and searched for within the block where it does not fit.
struct MarkdownOrigins {
    private let text: [UInt8]
    /// Where each line starts, and the end of the text.
    private let lineStarts: [Int]
    /// The text up to here has been given out.
    private var cursor = 0
    private var end = 0

    init(_ text: [UInt8]) {
        self.text = text
        var starts = [0]
        for index in text.indices where text[index] == 0x0A { starts.append(index + 1) }
        lineStarts = starts + [text.count]
    }

    /// Starts a block: its words stand on these 1-based lines. `first` is 0 if that is not known.
    mutating func enter(_ lines: ClosedRange<Int>) {
        guard lines.lowerBound > 0, lines.lowerBound < lineStarts.count else {
            cursor = min(cursor, text.count)
            end = text.count
            return
        }
        cursor = lineStarts[lines.lowerBound - 1]
        end = lineStarts[min(lines.upperBound, lineStarts.count - 1)]
    }

    /// - Parameters:
    ///   - words: the decoded words of a node.
    ///   - line: the 1-based line at which the parser saw them, 0 if it does not say.
    ///   - column: the 1-based column in bytes.
    /// - Returns: the offset of the words, and whether they stand there byte by byte.
    mutating func place(_ words: UnsafeBufferPointer<UInt8>, line: Int, column: Int) -> (offset: Int, isCopy: Bool) {
        let seen = line > 0 && line < lineStarts.count ? lineStarts[line - 1] + column - 1 : cursor
        if seen >= cursor, seen + words.count <= end, matches(words, at: seen) {
            cursor = seen + words.count
            return (seen, true)
        }
        if let found = firstIndex(of: words) {
            cursor = found + words.count
            return (found, true)
        }
        return (min(max(cursor, min(seen, end)), max(0, text.count - 1)), false)
    }

    /// Markup between two runs of words is short; a longer search could be made to take quadratic time.
    private static let searchWindow = 512

    private func firstIndex(of words: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = words.first else { return nil }
        let last = min(end - words.count, cursor + Self.searchWindow)
        guard cursor <= last else { return nil }
        for index in cursor...last where text[index] == first && matches(words, at: index) { return index }
        return nil
    }

    private func matches(_ words: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index >= 0 else { return false }
        for position in words.indices where text[index + position] != words[position] { return false }
        return true
    }
}
