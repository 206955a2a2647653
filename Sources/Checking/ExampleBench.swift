import DocumentModel
import PatternMatching
import RuleEngine
import RuleLanguage
import TextAnalysis

/// The examples of some rules, read and matched once, to be evaluated by a program and by its variants. Belongs to one
/// thread, because its table of words does.
struct ExampleBench {
    /// The language that examples are written in.
    static let languageCode = "en"

    struct Prepared {
        var rule: Int
        var example: Example
        var document: Document
        var companion: (kinds: [DocumentKind], document: Document)?
        var text: AnalysedText
        var companions: [DocumentKind: AnalysedText]
        var matches: DocumentMatches
    }

    let words: WordTable
    let language: LanguageProgram
    private(set) var examples: [Prepared] = []
    private let reaches: [Int: RuleReach]

    /// - Parameter rules: numbers of the rules whose examples are wanted.
    /// - Returns: nil if the program has no cues in the language of the examples.
    init?(_ program: RuleProgram, rules: [Int]) {
        guard let language = program.language(ExampleBench.languageCode) else { return nil }
        self.language = language
        words = WordTable(vocabulary: language.vocabulary)
        reaches = Dictionary(uniqueKeysWithValues: rules.map { ($0, RuleReach(program.pack.rules[$0], pack: program.pack)) })
        for index in rules {
            let rule = program.pack.rules[index]
            for example in rule.examples { examples.append(prepare(example, rule, index)) }
        }
    }

    func reach(of rule: Int) -> RuleReach? { reaches[rule] }

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
            rule: index, example: example, document: document, companion: companion, text: text, companions: companions,
            matches: DocumentMatches(text, program: language, words: words))
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

    /// What became of a rule on its example.
    ///
    /// - Parameters:
    ///   - program: the bench's own, or a variant of it.
    ///   - mutation: what the variant lacks; it says how much of the reading must be done again.
    func result(of example: Prepared, by program: RuleProgram, without mutation: Mutation.Target? = nil) -> RuleResult {
        let language = program.language(language.code) ?? language
        var matches = example.matches
        var companions = example.companions
        switch mutation {
        case .cueEntry:
            let (text, others) = analyse(example.document, example.companion, language)
            companions = others
            matches = DocumentMatches(text, program: language, words: words)
        case .conceptEntry: matches = DocumentMatches(example.text, program: language, words: words)
        default: break
        }
        return RuleEvaluator(
            matches, program: program, language: language, words: words, companions: companions, reach: reaches[example.rule]
        ).evaluate(example.rule)
    }

    /// Whether an example comes out as its author says.
    func passes(_ example: Prepared, by program: RuleProgram, without mutation: Mutation.Target? = nil) -> Bool {
        ExampleRunner.judge(example.example.expectation, result(of: example, by: program, without: mutation)).1
    }
}
