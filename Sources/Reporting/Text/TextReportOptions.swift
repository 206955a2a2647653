/// How a text report is laid out. The caller finds out about the terminal; the report does not look.
public struct TextReportOptions: Sendable {
    /// Columns that no line exceeds. At least 40: narrower than that nothing can be read.
    public var width: Int
    /// Whether to use ANSI colours. Nothing is said by colour alone.
    public var color: Bool
    /// Whole passages, all passages, readings, and requirements that are met in full detail.
    public var verbose: Bool
    /// One line a document, the failures and the final line.
    public var quiet: Bool

    public static let leastWidth = 40

    public init(width: Int = 100, color: Bool = false, verbose: Bool = false, quiet: Bool = false) {
        self.width = max(width, TextReportOptions.leastWidth)
        self.color = color
        self.verbose = verbose
        self.quiet = quiet
    }
}
