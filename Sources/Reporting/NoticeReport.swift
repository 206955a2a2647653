/// Something found about a run or the files that a project keeps beside its drafts: no passage of a draft is at fault.
public struct NoticeReport: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A draft scores less than the run demands.
        case scoreTooLow = "score-too-low"
        /// A waiver has run out; what it covered counts again.
        case waiverExpired = "waiver-expired"
        /// A waiver covers nothing.
        case waiverUnused = "waiver-unused"
        /// A finding of the baseline is no longer there, or less than it was.
        case baselineStale = "baseline-stale"
        /// A person has decided against a violation that the rules see.
        case violationOverruled = "violation-overruled"
        /// No document has changed.
        case nothingChanged = "nothing-changed"
    }

    public enum Severity: String, Sendable {
        /// To be known.
        case note
        /// Fails a run that fails on what should be.
        case warning
        /// Fails the run.
        case error
    }

    public var kind: Kind
    public var severity: Severity
    /// The document or the file that it is about; empty where it is about the run.
    public var path: String
    /// 1-based, in that file; nil where there is none.
    public var line: Int?
    public var rule: String?
    /// Lower case, without a full stop.
    public var message: String
    public var help: String?

    public init(_ kind: Kind, _ severity: Severity, path: String, line: Int? = nil, rule: String? = nil, message: String, help: String? = nil) {
        self.kind = kind
        self.severity = severity
        self.path = path
        self.line = line
        self.rule = rule
        self.message = message
        self.help = help
    }

    /// What is wrong, and the way out.
    public var sentence: String { [message, help.map { "help: \($0)" }].compactMap { $0 }.joined(separator: "; ") }

    var level: FindingLevel {
        switch severity {
        case .note: .note
        case .warning: .warning
        case .error: .error
        }
    }

    /// "waivers.yml:4", as editors find it.
    public var place: String { line.map { "\(path):\($0)" } ?? path }
}

extension Report {
    /// For people: of many stale entries of a baseline only how many there are. After a good day there may be dozens.
    public var noticesInBrief: [NoticeReport] {
        let stale = notices.filter { $0.kind == .baselineStale }
        guard stale.count > 3, let first = stale.first else { return notices }
        let documents = Set(stale.map(\.path)).sorted()
        let brief = NoticeReport(
            .baselineStale, first.severity, path: documents.count == 1 ? documents[0] : "",
            message: "\(stale.count) entries of the baseline are mended, waived, decided or changed", help: first.help)
        return notices.filter { $0.kind != .baselineStale } + [brief]
    }
}
