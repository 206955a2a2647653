public import TextSpans

/// A word of the text. Punctuation is kept as flags of the word that follows it.
public struct Token: Sendable {
    public struct Flags: OptionSet, Sendable {
        public let rawValue: UInt16
        public init(rawValue: UInt16) { self.rawValue = rawValue }

        /// First word of a block.
        public static let blockStart = Flags(rawValue: 1)
        /// First word of a unit (set by the segmentation).
        public static let unitStart = Flags(rawValue: 2)
        public static let afterComma = Flags(rawValue: 4)
        public static let afterSemicolon = Flags(rawValue: 8)
        public static let afterColon = Flags(rawValue: 16)
        /// After `.`, `?` or `!`.
        public static let afterStop = Flags(rawValue: 32)
        public static let afterOpeningBracket = Flags(rawValue: 64)
        public static let afterClosingBracket = Flags(rawValue: 128)
        /// After a dash or a bullet between spaces.
        public static let afterDash = Flags(rawValue: 256)
        public static let startsUpperCase = Flags(rawValue: 512)
        public static let isAllCapitals = Flags(rawValue: 1024)
        public static let isNumber = Flags(rawValue: 2048)
        /// After a square bracket that opens: text not yet agreed.
        public static let afterSquareBracket = Flags(rawValue: 4096)
        public static let afterQuote = Flags(rawValue: 8192)
        /// Glued to the word before without a space ("human-rights", "1.2").
        public static let isGlued = Flags(rawValue: 16384)
    }

    public var span: ByteSpan
    /// Which word of the ``WordTable`` this is.
    public var word: Int32
    public var flags: Flags

    public init(span: ByteSpan, word: Int32, flags: Flags) {
        self.span = span
        self.word = word
        self.flags = flags
    }
}

/// A half-open range of tokens.
public struct TokenSpan: Hashable, Comparable, Sendable {
    public var start: Int32
    public var end: Int32

    public init(_ start: Int, _ end: Int) {
        self.start = Int32(start)
        self.end = Int32(end)
    }

    public var range: Range<Int> { Int(start)..<Int(end) }
    public func contains(_ other: TokenSpan) -> Bool { start <= other.start && other.end <= end }
    public func overlaps(_ other: TokenSpan) -> Bool { start < other.end && other.start < end }
    public static func < (a: TokenSpan, b: TokenSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
