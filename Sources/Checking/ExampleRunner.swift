import Fractions
import RuleEngine
import RuleLanguage

/// What came of one example.
public struct ExampleOutcome: Sendable {
    /// The rule, concept, provision or cue list.
    public var name: String
    public var file: String
    public var expected: String
    public var got: String
    public var text: String
    /// What each element came to, for a failure.
    public var details: [String]
    public var passed: Bool
}

/// Runs the examples of rules and words: they are the rules' tests.
struct ExampleRunner {
    let session: Session

    /// - Parameter filter: only what has a name that contains it.
    func run(filter: String?) -> [ExampleOutcome] { run { name in filter.map(name.contains) ?? true } }

    /// - Parameter isWanted: whether the examples of what has this name are wanted.
    func run(where isWanted: (String) -> Bool) -> [ExampleOutcome] {
        let program = session.program
        return program.languageCodes.flatMap { code -> [ExampleOutcome] in
            guard let bench = ExampleBench(program, language: code, where: isWanted) else { return [] }
            return bench.examples.map { ExampleRunner.outcome($0, bench.outcome(of: $0, by: program)) }
        }
    }

    private static func outcome(_ example: ExampleBench.Prepared, _ outcome: ExampleBench.Outcome) -> ExampleOutcome {
        let (expected, passed) = judge(example.trial, outcome)
        let got: String
        var details: [String] = []
        switch outcome {
        case .rule(let result):
            got = describe(result)
            details = result.elements.map { "E\($0.element.id) \($0.element.label): \($0.status)\($0.note.map { " (\($0))" } ?? "")" }
        case .words(let expectation): got = describe(expectation)
        }
        return ExampleOutcome(
            name: example.name, file: example.file, expected: expected, got: got, text: example.words, details: details, passed: passed)
    }

    static func judge(_ trial: ExampleBench.Trial, _ outcome: ExampleBench.Outcome) -> (expected: String, passed: Bool) {
        switch (trial, outcome) {
        case (.rule(_, let example), .rule(let result)): judge(example.expectation, result)
        case (.words(_, let expectation), .words(let found)): (describe(expectation), expectation == found)
        case (.rule, .words), (.words, .rule): ("", false)
        }
    }

    private static func judge(_ expectation: Example.Expectation, _ result: RuleResult) -> (String, Bool) {
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

    private static func describe(_ expectation: WordExamples.Expectation) -> String {
        switch expectation {
        case .found: "found"
        case .absent: "not found"
        case .loose: "found loosely"
        }
    }
}
