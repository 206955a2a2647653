/// How a text report is laid out. The caller finds out about the terminal; the report does not look.
public struct TextReportOptions: Sendable {
    /// The signs that a terminal can show.
    public enum Alphabet: Sendable {
        /// All of Unicode.
        case unicode
        /// Lines, bars and dots of ASCII around texts as they are: for pipes and files of a plain locale.
        case plainFrame
        /// Nothing but ASCII: letters lose their accents, others become question marks.
        case ascii
    }

    /// Columns that no line exceeds, but for places in files, which a line feed would spoil. At least 40: narrower than
    /// that nothing can be read.
    public var width: Int
    /// Whether to use ANSI colours. Nothing is said by colour alone.
    public var color: Bool
    /// Whole passages, all passages, readings, and requirements that are met in full detail.
    public var verbose: Bool
    /// One line a document, the failures and the final line.
    public var quiet: Bool
    public var alphabet = Alphabet.unicode

    public static let leastWidth = 40
    /// Nobody reads lines that are longer.
    public static let greatestWidth = 200

    public init(width: Int = 100, color: Bool = false, verbose: Bool = false, quiet: Bool = false) {
        self.width = min(max(width, TextReportOptions.leastWidth), TextReportOptions.greatestWidth)
        self.color = color
        self.verbose = verbose
        self.quiet = quiet
    }

    /// The signs that reports draw with.
    var frame: Frame { alphabet == .unicode ? .drawn : .typed }
}

/// What a report draws with.
struct Frame {
    var rule: Character
    var full: Character
    var half: Character
    var empty: Character
    var ellipsis: String
    var dot: String

    static let drawn = Frame(rule: "─", full: "█", half: "▒", empty: "·", ellipsis: "…", dot: "·")
    static let typed = Frame(rule: "-", full: "#", half: "+", empty: ".", ellipsis: "...", dot: "|")
}
