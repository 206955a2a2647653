// What people said about a result, in the words of every report.

extension DecisionReport {
    /// "Decided by A. Legal Adviser on 2026-11-22: met. The annex says so."
    public var sentence: String {
        let verb = isLapsed ? "Was decided" : (isOverruling ? "Decided against the rules" : "Decided")
        return "\(verb) by \(person) on \(date): \(answer.label.lowercased()). \(reason.asSentence)"
    }

    /// Why it counts no longer: "Lapsed: the passage has changed."; nil while it counts.
    public var lapseSentence: String? {
        if !isLapsed { return nil }
        return "Lapsed: \(lapse ?? "the passage has changed"). " + (isOverruling ? "It no longer counts." : "The question is open again.")
    }
}

extension WaiverReport {
    /// "Waived by A. Legal Adviser from 2026-11-22 to 2027-03-31: The ministry is not there yet."
    public var sentence: String { "Waived by \(person) from \(date) to \(expires): \(reason.asSentence)" }
}

extension String {
    /// With a full stop at its end, unless it ends like a sentence.
    var asSentence: String {
        guard let last = last(where: { !$0.isWhitespace }) else { return self }
        return ".!?".contains(last) ? self : self + "."
    }
}

extension NoticeReport.Kind {
    /// As a heading or label.
    public var label: String {
        switch self {
        case .scoreTooLow: "Score too low"
        case .waiverExpired: "Waiver expired"
        case .waiverUnused: "Waiver unused"
        case .baselineStale: "Stale in the baseline"
        case .violationOverruled: "Violation overruled"
        case .nothingChanged: "Nothing changed"
        }
    }
}

extension DocumentReport {
    /// The results that a person has decided on or waived, in the order of the report.
    var judged: [ResultReport] { results.filter { $0.decision != nil || $0.waiver != nil } }
}
