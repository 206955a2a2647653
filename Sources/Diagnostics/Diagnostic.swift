public import TextSpans

/// How much a diagnostic matters.
public enum Severity: Int, Comparable, Sendable, CaseIterable {
    case note, warning, error

    public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
    public var word: String {
        switch self {
        case .note: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }
}

/// The stable name of a kind of diagnostic, such as `unknown-heading`, and what one needs to know about it.
/// Modules declare theirs in one alphabetical table each.
public struct DiagnosticCode: Hashable, Sendable {
    public let name: String
    /// Cause and mend in a paragraph, for `proviso explain CODE`.
    public let explanation: String

    public init(_ name: String, _ explanation: String) {
        self.name = name
        self.explanation = explanation
    }

    public static func == (a: DiagnosticCode, b: DiagnosticCode) -> Bool { a.name == b.name }
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// The one value in which every part of Proviso reports a fault: in a rule file, a document or a configuration.
/// The message says what is wrong (lower case, no full stop, readable alone); `help` says how to mend it.
public struct Diagnostic: Sendable {
    public var code: DiagnosticCode
    public var severity: Severity
    public var message: String
    public var file: String
    /// The bytes at fault, if the fault has a place.
    public var span: ByteSpan?
    public var help: String?
    public var notes: [String]

    public init(
        _ code: DiagnosticCode, _ severity: Severity, _ message: String, file: String, span: ByteSpan? = nil,
        help: String? = nil, notes: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.file = file
        self.span = span
        self.help = help
        self.notes = notes
    }

    /// An error.
    public init(
        _ code: DiagnosticCode, _ message: String, file: String, span: ByteSpan? = nil, help: String? = nil,
        notes: [String] = []
    ) {
        self.init(code, .error, message, file: file, span: span, help: help, notes: notes)
    }
}

/// Several faults that together stop an operation.
public struct DiagnosticsError: Error, Sendable {
    public var diagnostics: [Diagnostic]

    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
