import Fractions
import Reporting

/// What the statuses of a requirement and of its elements say about two drafts. Both were judged.
struct StatusComparer {
    private let before: ResultReport
    private let after: ResultReport

    init(_ before: ResultReport, _ after: ResultReport) {
        self.before = before
        self.after = after
    }

    var steps: [RequirementChange.Step] {
        var steps: [RequirementChange.Step] = []
        func add(_ change: Change) { steps.append(RequirementChange.Step(change)) }
        if before.status != .violated, after.status == .violated { add(.newlyViolated) }
        if before.status == .violated, after.status != .violated { add(.noLongerViolated) }
        let (didApply, applies) = (StatusComparer.applies(before), StatusComparer.applies(after))
        if !didApply, applies { add(.appliesNow) }
        if didApply, !applies { add(.appliesNoLonger) }
        if before.status != .needsReview, after.status == .needsReview { add(.reviewOpened) }
        if before.status == .needsReview, after.status != .needsReview { add(.reviewClosed) }
        guard didApply, applies else { return steps }
        if StatusComparer.counts(before.status), after.status == .notMet { add(.lost) }
        if before.status == .notMet, StatusComparer.counts(after.status) { add(.gained) }
        for element in after.elements {
            if let old = before.elements.first(where: { $0.id == element.id }) { steps += self.steps(old, element) }
        }
        return steps
    }

    /// A rule that perhaps applies is open before its elements are judged.
    private static func applies(_ result: ResultReport) -> Bool {
        switch result.status {
        case .notApplicable, .notChecked, .error: false
        case .needsReview: !result.elements.isEmpty
        case .met, .partlyMet, .notMet, .violated: true
        }
    }

    private static func counts(_ status: RuleStatus) -> Bool { [.met, .partlyMet, .needsReview].contains(status) }

    private func steps(_ old: ElementReport, _ new: ElementReport) -> [RequirementChange.Step] {
        guard old.status != new.status else { return [] }
        let (a, b) = (StatusComparer.credit(old.status), StatusComparer.credit(new.status))
        func step(_ change: Change) -> RequirementChange.Step {
            RequirementChange.Step(
                change, subject: new.label, old: StatusComparer.reading(old), new: StatusComparer.reading(new))
        }
        if a.high > .zero, b.high == .zero { return [step(.elementLost)] }
        if a.high == .zero, b.high > .zero { return [step(.elementGained)] }
        if b.low <= a.low, b.high <= a.high { return [step(.weakened)] }
        if b.low >= a.low, b.high >= a.high { return [step(.strengthened)] }
        // From a weak promise to an open one, or back: neither more nor less.
        return [step(new.status == .needsReview ? .reviewOpened : .reviewClosed)]
    }

    private static func credit(_ status: RuleStatus) -> (low: Fraction, high: Fraction) {
        switch status {
        case .met: (.one, .one)
        case .partlyMet: (.half, .half)
        case .needsReview: (.zero, .one)
        default: (.zero, .zero)
        }
    }

    /// The status, and why it does not count in full.
    private static func reading(_ element: ElementReport) -> String {
        let status = element.status.label.lowercased()
        guard element.status != .met, let note = element.evidence.first?.note else { return status }
        return "\(status): \(note)"
    }
}
