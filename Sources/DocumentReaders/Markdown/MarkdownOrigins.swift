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

    /// A stretch of a node's words and its place in the file.
    struct Segment {
        /// In the node's words.
        var range: Range<Int>
        var offset: Int
        /// The words stand there byte by byte; else they were decoded from what stands there.
        var isCopy: Bool
    }

    /// - Parameters:
    ///   - words: the decoded words of a node.
    ///   - line: the 1-based line at which the parser saw them, 0 if it does not say.
    ///   - column: the 1-based column in bytes.
    /// - Returns: segments that together are the words.
    mutating func place(_ words: UnsafeBufferPointer<UInt8>, line: Int, column: Int) -> [Segment] {
        let seen = line > 0 && line < lineStarts.count ? lineStarts[line - 1] + column - 1 : cursor
        if seen >= cursor, let found = align(words, at: seen) { return found }
        // Markup between two runs of words is short; a longer search could be made to take quadratic time.
        let last = min(end, cursor + 512)
        for start in cursor..<max(cursor, last) {
            if let found = align(words, at: start) { return found }
        }
        return [Segment(range: 0..<words.count, offset: clamped(max(cursor, min(seen, end))), isCopy: false)]
    }

    /// The last byte for anything beyond: every origin is a byte of the file.
    private func clamped(_ offset: Int) -> Int { min(offset, max(0, text.count - 1)) }

    /// Holds words against the file from an offset on, through entities and escapes.
    private mutating func align(_ words: UnsafeBufferPointer<UInt8>, at start: Int) -> [Segment]? {
        var segments: [Segment] = []
        var here = start
        var index = 0
        while index < words.count {
            guard here < end else { return nil }
            if let entityEnd = endOfEntity(at: here), !stands(words, index, from: here, to: entityEnd) {
                let length = Self.lengthOfCharacter(words, at: index)
                segments.append(Segment(range: index..<(index + length), offset: here, isCopy: false))
                index += length
                here = entityEnd
            } else if text[here] == words[index] {
                if let last = segments.last, last.isCopy, last.offset + last.range.count == here {
                    segments[segments.count - 1].range = last.range.lowerBound..<(index + 1)
                } else {
                    segments.append(Segment(range: index..<(index + 1), offset: here, isCopy: true))
                }
                index += 1
                here += 1
            } else if text[here] == UInt8(ascii: "\\"), here > start || index == 0 {
                here += 1
            } else {
                return nil
            }
        }
        cursor = here
        return segments
    }

    private func endOfEntity(at start: Int) -> Int? {
        guard text[start] == UInt8(ascii: "&") else { return nil }
        let name = text[(start + 1)..<min(end, start + 40)].prefix {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "#")
        }
        return name.endIndex < end && text[name.endIndex] == UInt8(ascii: ";") ? name.endIndex + 1 : nil
    }

    /// Whether the words go on with the very bytes of the file, as in code, where entities mean nothing.
    private func stands(_ words: UnsafeBufferPointer<UInt8>, _ index: Int, from start: Int, to end: Int) -> Bool {
        words.count - index >= end - start && (start..<end).allSatisfy { words[index + $0 - start] == text[$0] }
    }

    private static func lengthOfCharacter(_ words: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        var length = 1
        while index + length < words.count, words[index + length] & 0xC0 == 0x80 { length += 1 }
        return length
    }
}
