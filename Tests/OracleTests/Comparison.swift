import Diagnostics
import DocumentModel
import Fractions
import PatternMatching
import ReferenceEngine
@testable import RuleEngine
@testable import RuleLanguage
@testable import TextAnalysis
import TextSpans

/// Holds the engine and the reference evaluator against each other on one pack and one document.
struct Comparison {
    private let program: RuleProgram
    private let language: LanguageProgram
    private var pack: RulePack { program.pack }

    struct Outcome {
        /// What differs; empty if all is the same.
        var differences: [String] = []
        var spans = 0
        var hits = 0
        var results: [RuleResult.Status] = []
    }

    /// Nil if the pack has faults.
    init?(rules: [RuleFile]) {
        let (pack, diagnostics) = PackBuilder.build(rules)
        guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        program = RuleProgram(pack)
        guard let language = program.language("en"), language.faults.isEmpty else { return nil }
        self.language = language
    }

    /// - Parameter lines: the draft; after a line `COMPANION`, the policy that goes with it.
    func compare(_ lines: [String]) -> Outcome {
        let parts = lines.split(separator: "COMPANION", maxSplits: 1).map { Document(lines: Array($0), path: "random") }
        return compare(parts.first ?? Document(lines: [], path: "random"), companion: parts.dropFirst().first)
    }

    func compare(_ document: Document, companion: Document? = nil) -> Outcome {
        let words = WordTable(vocabulary: language.vocabulary)
        let analyser = TextAnalyser(lexicon: language.cues, language: "en")
        let text = analyser.analyse(document, words: words)
        var companions: [DocumentKind: AnalysedText] = [:]
        if let companion { companions[.nationalSecurityPolicy] = analyser.analyse(companion, words: words) }
        let reference = ReferenceConditions(
            text, pack: pack, language: "en",
            companions: companions.mapValues { ReferenceConditions($0, pack: pack, language: "en") })
        var outcome = Outcome()
        compareCues(text, &outcome)
        compareConcepts(DocumentMatches(text, program: language, words: words), text, reference, &outcome)
        let evaluator = RuleEvaluator(text, program: program, language: language, words: words, companions: companions)
        compareProvisions(evaluator, reference, &outcome)
        compareRules(evaluator, reference, &outcome)
        return outcome
    }

    // MARK: Words

    private func compareCues(_ text: AnalysedText, _ outcome: inout Outcome) {
        let lexicon = ReferenceLexicon(text, language: "en") { _ in [] }
        func slow(_ kind: CueKind) -> Set<TokenSpan> {
            let lexicons = pack.cues.filter { $0.kind == kind }.flatMap(\.lexicons).filter { $0.language == "en" }
            return lexicon.matches(lexicons.flatMap(\.entries), without: lexicons.flatMap(\.falseFriends))
        }
        let pseudo = slow(.pseudoNegation)
        for kind in CueKind.allCases {
            var expected = slow(kind)
            if kind == .negation { expected = expected.filter { cue in !pseudo.contains { $0.overlaps(cue) } } }
            // A word with a capital inside a sentence is a name: the month of May permits nothing.
            if kind == .permissive { expected = expected.filter { !isName($0, text) } }
            note("cue \(kind.rawValue)", fast: text.cue(kind).spans, slow: expected.sorted(), text, &outcome)
        }
    }

    private func isName(_ span: TokenSpan, _ text: AnalysedText) -> Bool {
        let flags = text.tokens[Int(span.start)].flags
        return !text.units.contains { $0.tokens.start == span.start } && flags.contains(.startsUpperCase) && !flags.contains(.isAllCapitals)
    }

    private func compareConcepts(
        _ matches: DocumentMatches, _ text: AnalysedText, _ reference: ReferenceConditions, _ outcome: inout Outcome
    ) {
        for (index, concept) in pack.concepts.enumerated() {
            let name = Reference(name: concept.name, span: ByteSpan(0, 0), target: .concept(index))
            for isLoose in [false, true] {
                let fast = matches.spans(name, isLoose: isLoose)
                let title = "[\(concept.name)]\(isLoose ? " loosely" : "")"
                note(title, fast: fast, slow: reference.spans(name, isLoose: isLoose).sorted(), text, &outcome)
                outcome.spans += fast.count
            }
        }
    }

    private func note(_ name: String, fast: [TokenSpan], slow: [TokenSpan], _ text: AnalysedText, _ outcome: inout Outcome) {
        guard fast != slow else { return }
        func show(_ spans: [TokenSpan]) -> String {
            spans.map { "\($0.start)..<\($0.end) “\(text.document.text.string(text.span(of: $0)))”" }.joined(separator: ", ")
        }
        outcome.differences.append("\(name): engine \(show(fast)); reference \(show(slow))")
    }

    // MARK: Provisions and rules

    private func compareProvisions(_ evaluator: RuleEvaluator, _ reference: ReferenceConditions, _ outcome: inout Outcome) {
        let found = evaluator.provisions
        for index in pack.provisions.indices {
            let fast = (found.first { $0.provision == index }?.hits ?? []).map(describe)
            let slow = reference.provision(index).map(\.description)
            outcome.hits += fast.count
            if fast != slow { outcome.differences.append("[\(pack.provisions[index].name)]: engine \(fast); reference \(slow)") }
        }
    }

    private func describe(_ hit: Hit) -> String {
        "words \(hit.span.start)..<\(hit.span.end) \(hit.level.rawValue)\(hit.doubt.map { "; \($0.rawValue)" } ?? "")"
    }

    private func compareRules(_ evaluator: RuleEvaluator, _ reference: ReferenceConditions, _ outcome: inout Outcome) {
        let rules = ReferenceRules(reference, language: "en")
        let fast = pack.rules.indices.map(evaluator.evaluate)
        let slow = pack.rules.map(rules.evaluate)
        outcome.results = fast.map(\.status)
        for (index, rule) in pack.rules.enumerated() {
            let (engine, letter) = (describe(fast[index]), describe(slow[index]))
            if engine != letter { outcome.differences.append("\(rule.id): engine \(engine); reference \(letter)") }
        }
        // The score is compared on the same results, or one difference would be told twice.
        guard outcome.differences.isEmpty else { return }
        let score = Score(fast, pack: pack)
        let expected = ReferenceScore(Array(zip(pack.rules, slow)), statements: pack.statements)
        let verdict = Verdict(fast, pack: pack)
        if score.total?.low != expected.low || score.total?.high != expected.high {
            outcome.differences.append("score: engine \(score.total.debugDescription); reference \(expected)")
        }
        for area in score.areas where area.interval?.low != expected.areas[area.name]?.low || area.interval?.high != expected.areas[area.name]?.high {
            outcome.differences.append("score of \(area): reference \(expected.areas[area.name].debugDescription)")
        }
        if "\(verdict)" != expected.verdict { outcome.differences.append("verdict: engine \(verdict); reference \(expected.verdict)") }
    }

    private func describe(_ result: RuleResult) -> String {
        let elements = result.elements.map { "\($0.status) at \($0.hits.map(describe))" }
        return "\(result.status) \(result.credit.map { "\($0.low) to \($0.high)" } ?? "-") \(elements)"
    }

    private func describe(_ result: ReferenceResult) -> String {
        let elements = result.elements.map { "\($0.status) at \($0.hits.map(\.description))" }
        return "\(result.status) \(result.low.map { "\($0) to \(result.high!)" } ?? "-") \(elements)"
    }
}
