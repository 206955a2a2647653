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

    let text: [UInt8]
    private let pieces: [ByteSpan]
    private var piece = 0
    private var position: Int
    /// The token under the scanner and where it stands.
    private(set) var token: Token = .end
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

    mutating func advance() {
        previousEnd = Int(span.end)
        skipBlanks()
        guard piece < pieces.count else {
            token = .end
            let end = pieces.last.map { Int($0.end) } ?? 0
            span = ByteSpan(end, end)
            return
        }
        let start = position
        let limit = Int(pieces[piece].end)
        switch text[position] {
        case UInt8(ascii: "["): token = delimited(by: UInt8(ascii: "]"), limit).map { .name($0) } ?? .punctuation(UInt8(ascii: "["))
        case UInt8(ascii: "{"): token = delimited(by: UInt8(ascii: "}"), limit).map { .parameter($0) } ?? .punctuation(UInt8(ascii: "{"))
        case UInt8(ascii: "\""): token = delimited(by: UInt8(ascii: "\""), limit).map { .quoted($0) } ?? .punctuation(UInt8(ascii: "\""))
        case UInt8(ascii: ","), UInt8(ascii: ":"):
            token = .punctuation(text[position])
            position += 1
        default:
            while position < limit, !ValueScanner.endsWord(text[position]) { position += 1 }
            token = .word(text.string(ByteSpan(start, position)))
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

    /// What stands up to the closing sign, white space folded; nil, with the scanner behind the opening one, if it does
    /// not close before another one opens.
    private mutating func delimited(by end: UInt8, _ limit: Int) -> String? {
        let open = text[position]
        let start = position + 1
        position = start
        while position < limit, text[position] != end, open == end || text[position] != open { position += 1 }
        guard position < limit, text[position] == end else {
            position = start
            return nil
        }
        defer { position += 1 }
        return text.folded(ByteSpan(start, position))
    }

    /// Consumes the word if it is next.
    mutating func take(_ word: String) -> Bool {
        guard token == .word(word) else { return false }
        advance()
        return true
    }

    /// Consumes several words in a row if all of them are next.
    mutating func take(_ words: [String]) -> Bool {
        guard token == .word(words[0]) else { return false }
        var copy = self
        for word in words { guard copy.take(word) else { return false } }
        self = copy
        return true
    }
}
