import Fractions
import RuleEngine
import RuleLanguage

/// What came of one example in a rule.
public struct ExampleOutcome: Sendable {
    public var rule: String
    public var file: String
    public var expected: String
    public var got: String
    public var text: String
    /// What each element came to, for a failure.
    public var details: [String]
    public var passed: Bool
}

/// Runs the examples that stand in the rules: they are the rules' tests.
struct ExampleRunner {
    let session: Session

    /// - Parameter filter: only rules whose id contains it.
    func run(filter: String?) -> [ExampleOutcome] {
        let rules = session.rules.pack.rules
        let selected = rules.indices.filter { index in filter.map { rules[index].id.contains($0) } ?? true }
        guard let bench = ExampleBench(session.program, rules: selected) else { return [] }
        return bench.examples.map { example in
            outcome(rules[example.rule], example.example, bench.result(of: example, by: session.program))
        }
    }

    private func outcome(_ rule: Rule, _ example: Example, _ result: RuleResult) -> ExampleOutcome {
        let (expected, passed) = ExampleRunner.judge(example.expectation, result)
        return ExampleOutcome(
            rule: rule.id, file: rule.location.file, expected: expected, got: ExampleRunner.describe(result),
            text: example.paragraphs.joined(separator: " | "),
            details: result.elements.map { "E\($0.element.id) \($0.element.label): \($0.status)\($0.note.map { " (\($0))" } ?? "")" },
            passed: passed)
    }

    static func judge(_ expectation: Example.Expectation, _ result: RuleResult) -> (String, Bool) {
        switch expectation {
        case .met: ("met", result.status == .met)
        case .notMet: ("not met", result.status == .notMet)
        case .partly(let share): ("part \(share)", result.status == .partlyMet && result.credit?.low == share)
        case .violated: ("violated", result.status == .violated)
        case .review: ("review", result.status == .needsReview)
        case .notApplicable: ("n/a", result.status == .notApplicable)
        }
    }

    private static func describe(_ result: RuleResult) -> String {
        switch result.status {
        case .met: "met"
        case .notMet: "not met"
        case .partlyMet: "part \(result.credit?.low ?? .zero)"
        case .violated: "violated"
        case .needsReview: "review"
        case .notApplicable: "n/a"
        case .notChecked: "not checked"
        }
    }
}
