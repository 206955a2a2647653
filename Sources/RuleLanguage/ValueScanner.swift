import TextSpans

/// Reads a value that may stand on several lines, token by token.
struct ValueScanner {
    enum Token: Hashable {
        case word(String)
        /// What stands between square brackets, white space folded.
        case name(String)
        /// What stands between quotation marks.
        case quoted(String)
        /// What stands between braces.
        case parameter(String)
        case punctuation(UInt8)
        case end
    }

    /// What the token under the scanner is. Its words are made only when somebody asks for them.
    private enum Kind { case word, name, quoted, parameter, punctuation, end }

    let text: [UInt8]
    private let pieces: [ByteSpan]
    private var piece = 0
    private var position: Int
    private var kind = Kind.end
    /// Where the token under the scanner stands.
    private(set) var span: ByteSpan
    private(set) var previousEnd: Int

    init(text: [UInt8], pieces: [ByteSpan]) {
        self.text = text
        self.pieces = pieces
        self.position = pieces.first.map { Int($0.start) } ?? 0
        self.span = pieces.first ?? ByteSpan(0, 0)
        self.previousEnd = Int(span.start)
        advance()
    }

    var fullSpan: ByteSpan { pieces.dropFirst().reduce(pieces.first ?? ByteSpan(0, 0)) { $0.union($1) } }

    /// The token under the scanner.
    var token: Token {
        let inside = ByteSpan(Int(span.start) + 1, Int(span.end) - 1)
        return switch kind {
        case .word: .word(text.string(span))
        case .name: .name(text.folded(inside))
        case .quoted: .quoted(text.folded(inside))
        case .parameter: .parameter(text.folded(inside))
        case .punctuation: .punctuation(text[Int(span.start)])
        case .end: .end
        }
    }

    var isAtEnd: Bool { kind == .end }

    func isAt(_ punctuation: UInt8) -> Bool { kind == .punctuation && text[Int(span.start)] == punctuation }

    mutating func advance() {
        previousEnd = Int(span.end)
        skipBlanks()
        guard piece < pieces.count else {
            kind = .end
            let end = pieces.last.map { Int($0.end) } ?? 0
            span = ByteSpan(end, end)
            return
        }
        let start = position
        let limit = Int(pieces[piece].end)
        switch text[position] {
        case UInt8(ascii: "["): kind = skipDelimited(by: UInt8(ascii: "]"), limit) ? .name : .punctuation
        case UInt8(ascii: "{"): kind = skipDelimited(by: UInt8(ascii: "}"), limit) ? .parameter : .punctuation
        case UInt8(ascii: "\""): kind = skipDelimited(by: UInt8(ascii: "\""), limit) ? .quoted : .punctuation
        case UInt8(ascii: ","), UInt8(ascii: ":"):
            kind = .punctuation
            position += 1
        default:
            while position < limit, !ValueScanner.endsWord(text[position]) { position += 1 }
            kind = .word
        }
        span = ByteSpan(start, position)
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ":"): true
        default: false
        }
    }

    private mutating func skipBlanks() {
        while piece < pieces.count {
            let limit = Int(pieces[piece].end)
            while position < limit, isBlank(text[position]) { position += 1 }
            if position < limit { return }
            piece += 1
            if piece < pieces.count { position = Int(pieces[piece].start) }
        }
    }

    /// Goes behind the closing sign; behind the opening one, if it does not close before another one opens.
    private mutating func skipDelimited(by end: UInt8, _ limit: Int) -> Bool {
        let open = text[position]
        let start = position + 1
        position = start
        while position < limit, text[position] != end, open == end || text[position] != open { position += 1 }
        guard position < limit, text[position] == end else {
            position = start
            return false
        }
        position += 1
        return true
    }

    /// Consumes words in a row if all of them are next.
    ///
    /// - Parameter phrase: the words, with one space between two.
    mutating func take(_ phrase: StaticString) -> Bool {
        phrase.withUTF8Buffer { bytes in
            let first = bytes.firstIndex(of: 0x20) ?? bytes.count
            guard isAtWord(bytes[..<first]) else { return false }
            if first == bytes.count {
                advance()
                return true
            }
            var copy = self
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: 0x20) ?? bytes.count
                guard copy.isAtWord(bytes[start..<end]) else { return false }
                copy.advance()
                start = end + 1
            }
            self = copy
            return true
        }
    }

    private func isAtWord(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard kind == .word, span.count == word.count else { return false }
        var position = Int(span.start)
        for byte in word {
            if text[position] != byte { return false }
            position += 1
        }
        return true
    }
}
