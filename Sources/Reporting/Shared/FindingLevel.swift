/// How serious a finding is to programs that know three levels.
enum FindingLevel: String, Comparable, CaseIterable {
    case error, warning, note

    static func < (a: FindingLevel, b: FindingLevel) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}

extension ResultReport {
    /// Errors are what fails a run by default: violations, and duties (shall) not met. Warnings: recommendations not
    /// met, and questions on which a duty hangs. Notes: the rest.
    var level: FindingLevel {
        switch status {
        case .violated, .error: .error
        case .notMet, .partlyMet: strength == "shall" ? .error : strength == "should" ? .warning : .note
        case .needsReview: strength == "shall" ? .warning : .note
        case .met, .notApplicable, .notChecked: .note
        }
    }

    /// Somebody has taken responsibility for the finding, or it was there before: it fails no run.
    var isSettled: Bool { waiver != nil || baseline == .unchanged }

    /// A finding that still asks for something.
    var isOpenFinding: Bool { isFinding && !isSettled }

    /// A decision of a person that took a finding of the engine away.
    var settlingDecision: DecisionReport? {
        guard let decision, !decision.isLapsed, !isFinding else { return nil }
        return [.notMet, .partlyMet, .violated, .needsReview].contains(decision.engineStatus) ? decision : nil
    }

    /// The lower, the more important: violations of gates, other violations, then by level; within a level what is
    /// silent comes before what is weak, and that before questions.
    private var urgency: Int {
        if status == .violated { return isGate ? 0 : 1 }
        let within: Int = switch status {
        case .error: 0
        case .notMet: 1
        case .partlyMet: 2
        default: 3
        }
        return switch level {
        case .error: 10 + within
        case .warning: 20 + within
        case .note: 30 + within
        }
    }

    /// Whether this result must be shown before another where there is no room for both; equals keep their order.
    func isMoreUrgent(than other: ResultReport) -> Bool {
        urgency != other.urgency ? urgency < other.urgency : gain > other.gain
    }
}

/// A result together with the document that it is about.
struct LocatedResult {
    var document: DocumentReport
    var result: ResultReport

    var key: FindingKey { FindingKey(result, path: document.path) }

    /// The results of a report that pass a test, the most important first; those alike in the order of the report.
    static func mostUrgent(_ report: Report, where isWanted: (ResultReport) -> Bool) -> [LocatedResult] {
        let all = report.documents.flatMap { document in
            document.results.filter(isWanted).map { LocatedResult(document: document, result: $0) }
        }
        return all.enumerated().sorted { a, b in
            if a.element.result.isMoreUrgent(than: b.element.result) { return true }
            return !b.element.result.isMoreUrgent(than: a.element.result) && a.offset < b.offset
        }.map(\.element)
    }
}
