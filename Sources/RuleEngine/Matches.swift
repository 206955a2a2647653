import DocumentModel
public import PatternMatching
import RuleLanguage
public import TextAnalysis

/// A place in a document where something was found, with how the clause around it reads.
public struct Hit: Sendable {
    public var unit: Int
    public var span: TokenSpan
    public var level: Level
    public var doubt: ClauseReading.Doubt?
    /// The cue that lowered the level or raised the doubt.
    public var cue: TokenSpan?
    /// The hit stands in a companion document: unit and span mean nothing in this one.
    public var isElsewhere = false
}

/// All matches of concepts in one document. Readings of clauses are made when they are first needed.
public struct DocumentMatches {
    let text: AnalysedText
    let exceptions: ExceptionScope
    private let reader: ClauseReader
    private let lists: [[TokenSpan]]
    private let numbering: ConceptLists

    public init(_ text: AnalysedText, program: LanguageProgram, words: WordTable) {
        self.text = text
        reader = ClauseReader(text)
        exceptions = ExceptionScope(text)
        numbering = ConceptLists(conceptCount: program.hasConcept.count)
        var given = [[TokenSpan]](repeating: [], count: numbering.count)
        for recogniser in Recogniser.allCases {
            let list = numbering.recogniser(recogniser).index
            given[list] = text.recognised[list - numbering.conceptCount * 3]
        }
        guard !text.units.isEmpty else {
            lists = given
            return
        }
        let matcher = PhraseMatcher(
            set: program.concepts, tokens: text.tokens, words: words, unitOf: text.unitOf, units: text.units.map(\.tokens))
        lists = matcher.matches(in: text.document.text, given: given)
    }

    /// Matches of a concept or recogniser, sorted.
    func spans(_ reference: Reference, isLoose: Bool = false) -> [TokenSpan] {
        guard let list = numbering.list(reference) else { return [] }
        guard isLoose, case .concept(let index) = reference.target else { return lists[list.index] }
        return (lists[list.index] + lists[numbering.loose(index).index]).sorted()
    }

    func unit(of span: TokenSpan) -> Int { Int(text.unitOf[Int(span.start)]) }

    func read(_ span: TokenSpan) -> ClauseReading { reader.read(span) }
}
