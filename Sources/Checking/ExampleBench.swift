import DocumentModel
import PatternMatching
import RuleEngine
import RuleLanguage
import TextAnalysis

/// The examples of some rules and of words, in one language, read once, to be evaluated by a program and by its
/// variants. Belongs to one thread, because its table of words does.
struct ExampleBench {
    /// The language that the examples of rules are written in.
    static let ruleLanguage = "en"

    /// What an example is an example of.
    enum Trial {
        case rule(Int, Example)
        case words(WordExamples.Subject, WordExamples.Expectation)
    }

    struct Prepared {
        var trial: Trial
        /// The rule, concept, provision or cue list.
        var name: String
        var file: String
        var words: String
        var document: Document
        var companion: (kinds: [DocumentKind], document: Document)?
        var text: AnalysedText
        var companions: [DocumentKind: AnalysedText]

        var rule: Int? { if case .rule(let rule, _) = trial { rule } else { nil } }
    }

    /// What came of an example.
    enum Outcome {
        case rule(RuleResult)
        case words(WordExamples.Expectation)
    }

    let words: WordTable
    let language: LanguageProgram
    private(set) var examples: [Prepared] = []
    private var ruleReaches: [Int: RuleReach] = [:]
    private var wordReaches: [WordExamples.Subject: RuleReach] = [:]

    /// - Parameter isWanted: whether the examples of the rule, concept, provision or cue list with this name are wanted.
    /// - Returns: nil if the program has no cues in the language.
    init?(_ program: RuleProgram, language code: String = ruleLanguage, where isWanted: (String) -> Bool = { _ in true }) {
        guard let language = program.language(code) else { return nil }
        self.language = language
        words = WordTable(vocabulary: language.vocabulary)
        let pack = program.pack
        // Words first: they are quick, and what they notice no rule need be asked about.
        for group in pack.wordExamples where isWanted(group.name) {
            wordReaches[group.subject] = RuleReach(group.subject.reference, pack: pack)
            for text in group.texts where text.language == code { examples.append(prepare(text, group)) }
        }
        guard code == ExampleBench.ruleLanguage else { return }
        for (index, rule) in pack.rules.enumerated() where isWanted(rule.id) {
            ruleReaches[index] = RuleReach(rule, pack: pack)
            for example in rule.examples { examples.append(prepare(example, rule, index)) }
        }
    }

    /// What the outcome of an example can depend on, cues apart.
    func reach(of example: Prepared) -> RuleReach {
        switch example.trial {
        case .rule(let rule, _): ruleReaches[rule]!
        case .words(let subject, _): wordReaches[subject]!
        }
    }

    // MARK: Reading

    private func prepare(_ text: WordExamples.Text, _ group: WordExamples) -> Prepared {
        let document = Document(lines: [text.words], path: group.name)
        let analysed = TextAnalyser(lexicon: language.cues, language: language.code).analyse(document, words: words)
        return Prepared(
            trial: .words(group.subject, text.expectation), name: group.name, file: group.location.file, words: text.words,
            document: document, text: analysed, companions: [:])
    }

    private func prepare(_ example: Example, _ rule: Rule, _ index: Int) -> Prepared {
        let parts = ExampleBench.split(example)
        let document = Document(lines: parts.document, path: rule.id)
        var companion: (kinds: [DocumentKind], document: Document)?
        if let lines = parts.companion {
            let kinds = rule.companionKinds
            if !kinds.isEmpty { companion = (kinds, Document(lines: lines, path: rule.id)) }
        }
        let (text, companions) = analyse(document, companion, language)
        return Prepared(
            trial: .rule(index, example), name: rule.id, file: rule.location.file, words: example.paragraphs.joined(separator: " | "),
            document: document, companion: companion, text: text, companions: companions)
    }

    /// A paragraph `COMPANION` parts the example from its companion document.
    private static func split(_ example: Example) -> (document: [String], companion: [String]?) {
        guard let index = example.paragraphs.firstIndex(of: "COMPANION") else { return (example.paragraphs, nil) }
        return (Array(example.paragraphs[..<index]), Array(example.paragraphs[(index + 1)...]))
    }

    private func analyse(
        _ document: Document, _ companion: (kinds: [DocumentKind], document: Document)?, _ language: LanguageProgram
    ) -> (AnalysedText, [DocumentKind: AnalysedText]) {
        let analyser = TextAnalyser(lexicon: language.cues, language: language.code)
        var companions: [DocumentKind: AnalysedText] = [:]
        if let companion {
            let text = analyser.analyse(companion.document, words: words)
            for kind in companion.kinds { companions[kind] = text }
        }
        return (analyser.analyse(document, words: words), companions)
    }

    // MARK: Evaluation

    /// What becomes of an example.
    ///
    /// - Parameters:
    ///   - program: the bench's own, or a variant of it.
    ///   - mutation: what the variant lacks; it says whether the reading must be done again.
    func outcome(of example: Prepared, by program: RuleProgram, without mutation: Mutation.Target? = nil) -> Outcome {
        let language = program.language(language.code) ?? language
        var (text, companions) = (example.text, example.companions)
        if case .cueEntry = mutation { (text, companions) = analyse(example.document, example.companion, language) }
        let matches = DocumentMatches(text, program: language, words: words)
        switch example.trial {
        case .rule(let rule, _):
            let evaluator = RuleEvaluator(
                matches, program: program, language: language, words: words, companions: companions, reach: ruleReaches[rule])
            return .rule(evaluator.evaluate(rule))
        case .words(let subject, _):
            if isFound(subject, matches, program, language) { return .words(.found) }
            return .words(matches.places(of: subject.reference, isLoose: true).isEmpty ? .absent : .loose)
        }
    }

    private func isFound(
        _ subject: WordExamples.Subject, _ matches: DocumentMatches, _ program: RuleProgram, _ language: LanguageProgram
    ) -> Bool {
        switch subject {
        case .concept: return !matches.places(of: subject.reference).isEmpty
        case .cues(let kind): return !matches.text.cue(kind).spans.isEmpty
        case .provision(let index):
            let evaluator = RuleEvaluator(matches, program: program, language: language, words: words, reach: wordReaches[subject])
            return evaluator.provisions.contains { $0.provision == index && $0.hits.contains { $0.level != .negated } }
        case .unresolved: return false
        }
    }

    /// Whether an example comes out as its author says.
    func passes(_ example: Prepared, by program: RuleProgram, without mutation: Mutation.Target? = nil) -> Bool {
        ExampleRunner.judge(example.trial, outcome(of: example, by: program, without: mutation)).passed
    }
}
