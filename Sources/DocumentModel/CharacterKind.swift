/// How a character of a source takes part in the text to analyse.
enum CharacterKind {
    case visible
    /// White space and control characters: they part words and mean nothing else.
    case space
    /// Characters without width that stand inside words and would hide them from any search.
    case invisible

    /// True for the bytes that need no look at their neighbours: visible ASCII and the inside of most sequences.
    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool {
        if byte < 0x80 { return byte > 0x20 && byte != 0x7F }
        return byte != 0xC2 && byte != 0xE1 && byte != 0xE2 && byte != 0xE3 && byte != 0xEF
    }

    /// The end of the stretch that can be copied as it is: plain bytes, and single spaces between them.
    @inline(__always)
    static func endOfPlainText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            if !isPlain(bytes[end]) {
                guard bytes[end] == 0x20, end + 1 < bytes.count, isPlain(bytes[end + 1]) else { return end }
                end += 1
            }
            end += 1
        }
        return end
    }

    /// The kind of the character that starts at an index, and its length in bytes.
    @inline(__always)
    static func classify(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (CharacterKind, length: Int) {
        let byte = bytes[index]
        if isPlain(byte) { return (.visible, 1) }
        if byte < 0x80 { return (.space, 1) }
        return classifySequence(bytes, at: index)
    }

    private static func classifySequence(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (CharacterKind, length: Int) {
        guard index + 1 < bytes.count else { return (.visible, 1) }
        let second = bytes[index + 1]
        if bytes[index] == 0xC2 {
            // U+0080 to U+009F are controls (U+0085 a line end), U+00A0 the no-break space, U+00AD the soft hyphen.
            if second <= 0xA0 { return (.space, 2) }
            return (second == 0xAD ? .invisible : .visible, 2)
        }
        guard index + 2 < bytes.count else { return (.visible, 1) }
        let third = bytes[index + 2]
        switch (bytes[index], second, third) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            return (.space, 3)
        // Zero-width space, marks and embeddings of direction, word joiner, byte order mark. Joiners (U+200C, U+200D)
        // stay: they change words in Persian and in Indian scripts.
        case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0),
            (0xE2, 0x81, 0xA6...0xA9), (0xEF, 0xBB, 0xBF):
            return (.invisible, 3)
        default:
            return (.visible, 3)
        }
    }
}
