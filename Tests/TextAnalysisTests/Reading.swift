import BuiltinRules
import DocumentModel
import PatternMatching
import RuleLanguage
import TextAnalysis
import TextSpans

/// Texts read with the cues that Proviso ships.
struct Reading {
    let text: AnalysedText
    private let words: WordTable

    private static let cues: [CueList] = PackBuilder.build(
        BuiltinRules.files.map { RuleFile(path: "\($0.path)", text: "\($0.text)") }.filter { $0.path == "core/cues.rules" }
    ).pack.cues

    private static let english = compile("en")
    private static let french = compile("fr")

    private static func compile(_ language: String) -> (Vocabulary, CueLexicon) {
        var compiler = PhraseCompiler(language: language)
        CueLexicon.add(cues, language: language, to: &compiler)
        let (vocabulary, sets) = compiler.finish()
        return (vocabulary, CueLexicon(cues, language: language, phrases: sets[0]))
    }

    /// - Parameter lines: a paragraph each; `# ` makes a heading by the file's own structure.
    init(_ lines: [String], language: String = "en") {
        self.init(Document(lines: lines, path: "test"), language: language)
    }

    init(_ text: String, language: String = "en") { self.init(text.split(separator: "\n").map(String.init), language: language) }

    init(_ document: Document, language: String = "en") {
        let (vocabulary, lexicon) = language == "fr" ? Self.french : Self.english
        words = WordTable(vocabulary: vocabulary)
        text = TextAnalyser(lexicon: lexicon, language: language).analyse(document, words: words)
    }

    private func string(_ span: TokenSpan) -> String { text.document.text.string(text.span(of: span)) }

    /// The folded words.
    var tokens: [String] { text.tokens.map { String(decoding: words.folded($0.word), as: UTF8.self) } }

    /// The actor of the clause around a word.
    func actor(of word: String) -> String? {
        let token = tokens.firstIndex(of: word)!
        return ClauseReader(text).actor(of: TokenSpan(token, token + 1)).map(string)
    }

    /// The sentences and items, without headings.
    var sentences: [String] { text.units.filter { !$0.isHeading }.map { string($0.tokens) } }

    /// "address: sentence", without headings.
    var addressed: [String] { text.units.indices.filter { !text.units[$0].isHeading }.map { "\(text.address(of: $0)): \(string(text.units[$0].tokens))" } }

    /// Addresses of everything, without headings.
    var addresses: [String] { text.units.indices.filter { !text.units[$0].isHeading }.map(text.address) }

    /// Labels and titles of the sections, indented by their depth.
    var outline: [String] {
        text.sections.map { section in
            var depth = 0
            var parent = section.parent
            while parent >= 0 { depth += 1; parent = text.sections[Int(parent)].parent }
            return String(repeating: "  ", count: depth) + [section.label, section.title].filter { !$0.isEmpty }.joined(separator: " | ")
        }
    }

    /// Zone of each sentence, without headings.
    var zones: [Zone] { text.units.filter { !$0.isHeading }.map(\.zone) }

    func recognised(_ kind: Recogniser) -> [String] {
        text.recognised[Recogniser.allCases.firstIndex(of: kind)!].map(string)
    }

    /// The words that stand somewhere in the text, as a span.
    func find(_ phrase: String) -> TokenSpan? {
        let wanted = phrase.lowercased().split(separator: " ").map(String.init)
        let tokens = tokens
        guard let start = tokens.indices.first(where: { tokens[$0...].starts(with: wanted) }) else { return nil }
        return TokenSpan(start, start + wanted.count)
    }

    /// How the clause around some words reads: "commitment", "weak", "mention"; "negated" and doubts as they are.
    func reading(of phrase: String) -> String {
        guard let span = find(phrase) else { return "not in the text" }
        let reading = ClauseReader(text).read(span)
        if reading.polarity == .negated { return "negated" }
        switch reading.doubt {
        case nil: return reading.level.rawValue
        case .polarity: return "unclear"
        case let doubt?: return "\(doubt)"
        }
    }

    func standing(of phrase: String) -> ExceptionScope.Standing? { find(phrase).map(ExceptionScope(text).standing) }
}
