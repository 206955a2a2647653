public import TextSpans

/// Cuts text into words. Words are runs of letters and digits; hyphens, apostrophes and everything else end them,
/// except that an English possessive "'s" goes with its word and that soft hyphens vanish inside a word.
public struct Tokenizer {
    private let text: [UInt8]

    public init(text: [UInt8]) { self.text = text }

    /// Appends the words of one block.
    ///
    /// - Parameters:
    ///   - span: the block's bytes.
    ///   - words: the table in which words are looked up.
    ///   - tokens: where they go.
    public func tokenize(_ span: ByteSpan, words: WordTable, into tokens: inout [Token]) {
        text.withUnsafeBufferPointer { bytes in
            var flags: Token.Flags = .blockStart
            var i = Int(span.start)
            let end = Int(span.end)
            var lastWordEnd = -1
            while i < end {
                let byte = bytes[i]
                if byte < 0x80 {
                    if Tokenizer.isWord[Int(byte)] {
                        word(bytes, &i, end, &flags, &lastWordEnd, words, &tokens)
                    } else {
                        punctuation(bytes, i, end, &flags)
                        i += 1
                    }
                    continue
                }
                let length = max(Tokenizer.invisibleLength(bytes, i, end), Tokenizer.punctuationLength(bytes, i, end, &flags))
                if length > 0 { i += length } else { word(bytes, &i, end, &flags, &lastWordEnd, words, &tokens) }
            }
        }
    }

    private static let isWord: [Bool] = (0..<128).map { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ end: Int, _ flags: inout Token.Flags,
        _ lastWordEnd: inout Int, _ words: WordTable, _ tokens: inout [Token]
    ) {
        let start = i
        var hasHighByte = false
        while i < end {
            let byte = bytes[i]
            if byte < 0x80 {
                guard Tokenizer.isWord[Int(byte)] else { break }
                i += 1
            } else {
                var ignored: Token.Flags = []
                let invisible = Tokenizer.invisibleLength(bytes, i, end)
                if invisible > 0 {
                    i += invisible
                    hasHighByte = true
                    continue
                }
                if Tokenizer.punctuationLength(bytes, i, end, &ignored) > 0 { break }
                hasHighByte = true
                i += 1
                while i < end, bytes[i] & 0xC0 == 0x80 { i += 1 }
            }
        }
        let wordEnd = i
        // The possessive: 's or ’s before a word's end.
        let apostrophe = Tokenizer.apostropheLength(bytes, i, end)
        if apostrophe > 0, i + apostrophe < end, bytes[i + apostrophe] | 0x20 == 0x73,
            i + apostrophe + 1 >= end || bytes[i + apostrophe + 1] >= 0x80 || !Tokenizer.isWord[Int(bytes[i + apostrophe + 1])]
        {
            i += apostrophe + 1
        }
        if start == lastWordEnd { flags.insert(.isGlued) }
        let first = bytes[start]
        if (0x41...0x5A).contains(first) { flags.insert(.startsUpperCase) }
        if (0x30...0x39).contains(first) { flags.insert(.isNumber) }
        let key = UnsafeBufferPointer(rebasing: bytes[start..<wordEnd])
        let id = words.intern(key, hasHighByte: hasHighByte)
        if words.isAllCapitals(id) { flags.insert(.isAllCapitals) }
        if hasHighByte, words.startsUpperCase(id) { flags.insert(.startsUpperCase) }
        tokens.append(Token(span: ByteSpan(start, i), word: id, flags: flags))
        flags = []
        lastWordEnd = i
    }

    /// The length of a character without width that joins what stands beside it: a soft hyphen, joiners, marks of
    /// direction, a byte order mark. A space without width parts words, as other spaces do.
    private static func invisibleLength(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
        if bytes[i] == 0xC2, i + 1 < end, bytes[i + 1] == 0xAD { return 2 }
        guard i + 2 < end else { return 0 }
        switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
        case (0xE2, 0x80, 0x8C...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return 3
        default: return 0
        }
    }

    /// ', ’ and what some keyboards and scanners make of them.
    private static func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
        guard i < end else { return 0 }
        if bytes[i] == 0x27 || bytes[i] == 0x60 { return 1 }
        if i + 1 < end, bytes[i] == 0xC2, bytes[i + 1] == 0xB4 { return 2 }
        return i + 2 < end && bytes[i] == 0xE2 && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0x98 || bytes[i + 2] == 0x99) ? 3 : 0
    }

    private func punctuation(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int, _ flags: inout Token.Flags) {
        switch bytes[i] {
        case UInt8(ascii: ","): flags.insert(.afterComma)
        case UInt8(ascii: ";"): flags.insert(.afterSemicolon)
        case UInt8(ascii: ":"): flags.insert(.afterColon)
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): flags.insert(.afterStop)
        case UInt8(ascii: "("): flags.insert(.afterOpeningBracket)
        case UInt8(ascii: ")"): flags.insert(.afterClosingBracket)
        case UInt8(ascii: "["): flags.insert(.afterSquareBracket)
        case UInt8(ascii: "\""): flags.insert(.afterQuote)
        case UInt8(ascii: "-"), UInt8(ascii: "*"):
            if i == 0 || bytes[i - 1] == 0x20 || bytes[i - 1] == 0x0A { flags.insert(.afterDash) }
        default: break
        }
    }

    /// The length of a punctuation character outside ASCII at a place, or 0 if a letter stands there.
    private static func punctuationLength(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int, _ flags: inout Token.Flags
    ) -> Int {
        let byte = bytes[i]
        if byte == 0xC2, i + 1 < end {
            // U+0080-00BF: signs, except the feminine and masculine ordinals and the micro sign.
            let second = bytes[i + 1]
            if second == 0xAA || second == 0xBA || second == 0xB5 || second == 0xAD { return 0 }
            if second == 0xAB || second == 0xBB { flags.insert(.afterQuote) }
            return 2
        }
        if byte == 0xE2, i + 2 < end {
            // U+2000-206F general punctuation, U+20A0-2BFF signs.
            let second = bytes[i + 1]
            if second == 0x80 || second == 0x81 {
                switch bytes[i + 2] {
                case 0x90...0x95 where second == 0x80: flags.insert(.afterDash)
                case 0xA2 where second == 0x80: flags.insert(.afterDash)
                case 0x9C...0x9E where second == 0x80: flags.insert(.afterQuote)
                default: break
                }
                return 3
            }
            if (0x82...0xAF).contains(second) {
                flags.insert(.afterDash)
                return 3
            }
        }
        if byte == 0xEF, i + 2 < end, bytes[i + 1] == 0x82 || bytes[i + 1] == 0x83 { return 3 }  // private use: bullets
        return foreignLength(bytes, i, end, &flags)
    }

    /// Arabic and East Asian commas and stops, East Asian spaces and brackets.
    private static func foreignLength(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int, _ flags: inout Token.Flags
    ) -> Int {
        if bytes[i] == 0xD8, i + 1 < end {
            switch bytes[i + 1] {
            case 0x8C: flags.insert(.afterComma)
            case 0x9B: flags.insert(.afterSemicolon)
            case 0x9F: flags.insert(.afterStop)
            default: return 0
            }
            return 2
        }
        guard i + 2 < end else { return 0 }
        switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
        case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): flags.insert(.afterComma)
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): flags.insert(.afterStop)
        case (0xEF, 0xBC, 0x9A): flags.insert(.afterColon)
        case (0xEF, 0xBC, 0x9B): flags.insert(.afterSemicolon)
        case (0xE3, 0x80, 0x80), (0xE3, 0x80, 0x88...0x91), (0xEF, 0xBC, 0x88...0x89), (0xEF, 0xBB, 0xBF): break
        default: return 0
        }
        return 3
    }
}
