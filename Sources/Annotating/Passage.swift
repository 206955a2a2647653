import Reporting

/// The one passage of a finding that its comment hangs on: a comment in Word has one range.
struct Passage {
    var evidence: Evidence
    /// The passage is not evidence, but what came nearest to it.
    var isMiss = false

    /// - Returns: nil for a finding that no passage speaks for or against.
    init?(of result: ResultReport) {
        func evidence(of status: RuleStatus) -> Evidence? { result.elements.first { $0.status == status && !$0.evidence.isEmpty }?.evidence[0] }
        let served = Set(result.elements.flatMap(\.evidence).map(\.span))
        let best: Evidence? =
            switch result.status {
            // What serves an element is not what contradicts the rule.
            case .violated: result.evidence.first { !served.contains($0.span) }
            // What is to be strengthened; else what is to be completed.
            case .partlyMet: evidence(of: .partlyMet) ?? evidence(of: .met)
            case .needsReview: evidence(of: .needsReview) ?? result.evidence.first { $0.note != nil }
            case .met: evidence(of: .met)
            case .notMet, .notApplicable, .notChecked, .error: nil
            }
        if let best {
            self.init(evidence: best)
        } else if result.status == .notMet, let miss = result.nearestMiss {
            self.init(evidence: miss, isMiss: true)
        } else if let first = result.evidence.first {
            self.init(evidence: first)
        } else {
            return nil
        }
    }

    private init(evidence: Evidence, isMiss: Bool = false) {
        self.evidence = evidence
        self.isMiss = isMiss
    }
}
