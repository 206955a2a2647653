/// From what on a comparison fails a run.
public enum ComparisonThreshold: String, Sendable, CaseIterable {
    case weakened, lost, violated, never
}

extension DraftComparison {
    /// Whether something changed at or above a threshold: a requirement newly violated; one lost in whole or in part; one
    /// weakened, deferred, given more time, or brought into play and not met. What only *may* be done fails no run unless it
    /// is violated.
    public func fails(_ threshold: ComparisonThreshold) -> Bool {
        requirements.contains { requirement in
            requirement.steps.contains { step in
                if step.change == .newlyViolated { return threshold != .never }
                guard requirement.strength != "may" else { return false }
                return switch step.change {
                case .lost, .elementLost: threshold == .lost || threshold == .weakened
                case .weakened, .deadlineRemoved, .deadlineSlipped, .deadlineChanged, .amountChanged, .appliesNoLonger: threshold == .weakened
                case .appliesNow: threshold == .weakened && [.notMet, .partlyMet].contains(requirement.new?.status)
                // A question about what was not there before takes nothing away.
                case .reviewOpened: threshold == .weakened && [.met, .partlyMet].contains(requirement.old?.status)
                default: false
                }
            }
        }
    }
}

/// Which requirements of a comparison are shown.
public struct ComparisonFilter: Sendable {
    private var changes: Set<Change> = []
    private var areas: Set<String> = []
    private var rules: [String] = []

    /// Why a filter cannot be used.
    public struct Fault: Error {
        public var message: String
        public var help: String
    }

    /// - Parameter conditions: `change=lost` (or `change=worse`, `change=better`), `area=NAME`, `rule=GLOB`. Of one kind any
    ///   may hold, of several kinds one of each must.
    public init(_ conditions: [String]) throws(Fault) {
        for condition in conditions {
            let parts = condition.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, !parts[1].isEmpty else {
                throw Fault(message: "'\(condition)' is no condition", help: "write change=lost, area=NAME or rule=GLOB")
            }
            switch parts[0] {
            case "change":
                let named = Change.allCases.filter { change in
                    change.rawValue == parts[1] || (parts[1] == "worse" && change.direction == .worse) || (parts[1] == "better" && change.direction == .better)
                }
                guard !named.isEmpty else {
                    let names = (["worse", "better"] + Change.allCases.map(\.rawValue)).joined(separator: ", ")
                    throw Fault(message: "there is no change '\(parts[1])'", help: "changes are \(names)")
                }
                changes.formUnion(named)
            case "area": areas.insert(parts[1])
            case "rule": rules.append(parts[1])
            default: throw Fault(message: "nothing can be chosen by '\(parts[0])'", help: "write change=lost, area=NAME or rule=GLOB")
            }
        }
    }

    private func holds(_ requirement: RequirementChange) -> Bool {
        let own = requirement.steps.isEmpty ? [.unchanged] : Set(requirement.steps.map(\.change))
        return (changes.isEmpty || !changes.isDisjoint(with: own)) && (areas.isEmpty || areas.contains(requirement.area))
            && (rules.isEmpty || rules.contains { ComparisonFilter.matches(requirement.rule[...], $0[...]) })
    }

    /// `*` stands for any characters, `?` for one.
    private static func matches(_ text: Substring, _ pattern: Substring) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == "*" {
            return matches(text, pattern.dropFirst()) || (!text.isEmpty && matches(text.dropFirst(), pattern))
        }
        guard let next = text.first, first == "?" || first == next else { return false }
        return matches(text.dropFirst(), pattern.dropFirst())
    }

    /// The comparison with the requirements asked for; scores and verdicts stay those of the whole drafts.
    public func applied(to comparison: DraftComparison) -> DraftComparison {
        var result = comparison
        result.requirements = comparison.requirements.filter(holds)
        result.leftOut = comparison.requirements.count - result.requirements.count
        return result
    }
}
