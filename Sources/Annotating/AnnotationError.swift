public import Diagnostics

/// Why a document could not be annotated.
public struct AnnotationError: Error, Sendable {
    public var diagnostic: Diagnostic
    /// The call asked for something that cannot be done, rather than the document being at fault.
    public var isWrongUse: Bool

    init(_ code: DiagnosticCode, _ message: String, path: String, help: String, isWrongUse: Bool = false) {
        diagnostic = Diagnostic(code, .error, message, file: path, help: help)
        self.isWrongUse = isWrongUse
    }

    init(_ diagnostic: Diagnostic, isWrongUse: Bool = false) {
        self.diagnostic = diagnostic
        self.isWrongUse = isWrongUse
    }
}

/// The faults that annotating can end in, in alphabetical order.
public enum AnnotationCodes {
    public static let badDate = DiagnosticCode(
        "bad-date",
        """
        Comments and tracked changes carry a date. It is given as 2026-11-22 or 2026-11-22T09:30:00Z; without --date, \
        the date on which the draft was last saved is taken from the file.
        """)
    public static let cannotWrite = DiagnosticCode(
        "cannot-write",
        """
        The annotated file could not be written where --output says. It is written beside its place first and then renamed, \
        so that a file that was there before is either replaced as a whole or left as it was.
        """)
    public static let notAWordFile = DiagnosticCode(
        "not-a-word-file",
        """
        Comments in the margin and tracked changes are things of Word files (.docx), and only they are annotated. Open \
        the draft in a word processor and save it as .docx; for other formats, proviso check --format html shows the \
        findings beside the text.
        """)
    public static let textChanged = DiagnosticCode(
        "text-changed",
        """
        The annotated file was read back before it was written, and its text was not that of the draft. Nothing is \
        written then. That is a fault of the program, not of the draft: please report it, with the draft if you may.
        """)
    public static let unusualEncoding = DiagnosticCode(
        "unusual-encoding",
        """
        Parts of Word files are in UTF-8 or UTF-16. This file has one in another encoding, in which nothing can be put \
        safely. Open it in a word processor and save it again.
        """)

    /// In alphabetical order.
    public static let all = [badDate, cannotWrite, notAWordFile, textChanged, unusualEncoding]
}
