import DocumentModel
import Fractions
import PatternMatching
import RuleEngine
import RuleLanguage
import TextAnalysis

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
        guard let language = session.program.language("en") else { return [] }
        let words = WordTable(vocabulary: language.vocabulary)
        let analyser = TextAnalyser(lexicon: language.cues, language: "en")
        var outcomes: [ExampleOutcome] = []
        for (index, rule) in session.rules.pack.rules.enumerated() {
            if let filter, !rule.id.contains(filter) { continue }
            for example in rule.examples {
                let parts = ExampleRunner.split(example)
                let text = analyser.analyse(Document(lines: parts.document, path: rule.id), words: words)
                var companions: [DocumentKind: AnalysedText] = [:]
                if let companion = parts.companion {
                    for case .sameText(_, let kind) in rule.elements.map(\.form) {
                        companions[kind] = analyser.analyse(Document(lines: companion, path: rule.id), words: words)
                    }
                }
                let result = RuleEvaluator(text, program: session.program, language: language, words: words, companions: companions)
                    .evaluate(index)
                outcomes.append(outcome(rule, example, result))
            }
        }
        return outcomes
    }

    /// A paragraph `COMPANION` parts the example from its companion document.
    private static func split(_ example: Example) -> (document: [String], companion: [String]?) {
        guard let index = example.paragraphs.firstIndex(of: "COMPANION") else { return (example.paragraphs, nil) }
        return (Array(example.paragraphs[..<index]), Array(example.paragraphs[(index + 1)...]))
    }

    private func outcome(_ rule: Rule, _ example: Example, _ result: RuleResult) -> ExampleOutcome {
        let (expected, passed) = ExampleRunner.judge(example.expectation, result)
        return ExampleOutcome(
            rule: rule.id, file: rule.location.file, expected: expected, got: ExampleRunner.describe(result),
            text: example.paragraphs.joined(separator: " | "),
            details: result.elements.map { "E\($0.element.id) \($0.element.label): \($0.status)\($0.note.map { " (\($0))" } ?? "")" },
            passed: passed)
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
}
