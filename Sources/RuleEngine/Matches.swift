import DocumentModel
public import PatternMatching
public import RuleLanguage
public import TextAnalysis

/// A place in a document where something was found, with how the clause around it reads.
public struct Hit: Sendable {
    public var unit: Int
    public var span: TokenSpan
    public var level: Level
    /// The level without regard to a denial: `level` itself unless that is `negated`.
    var strength: Level
    public var doubt: ClauseReading.Doubt?
    /// The cue that lowered the level or raised the doubt.
    public var cue: TokenSpan?
    /// The hit stands in a companion document: unit and span mean nothing in this one.
    public var isElsewhere = false

    init(
        unit: Int, span: TokenSpan, level: Level, doubt: ClauseReading.Doubt? = nil, cue: TokenSpan? = nil, isElsewhere: Bool = false
    ) {
        self.unit = unit
        self.span = span
        self.level = level
        self.strength = level
        self.doubt = doubt
        self.cue = cue
        self.isElsewhere = isElsewhere
    }
}

extension Hit {
    /// A whole sentence, read at its start.
    public init(sentence unit: Int, of matches: DocumentMatches) {
        let words = matches.text.units[unit].tokens
        self.init(unit: unit, span: words, level: matches.read(words).level)
    }
}

/// All matches of concepts in one document. Readings of clauses are made when they are first needed.
public struct DocumentMatches {
    public let text: AnalysedText
    let exceptions: ExceptionScope
    private let reader: ClauseReader
    private let lists: [[TokenSpan]]
    /// Entries whose regular expression ran into a limit: what they would find in the rest of the text is not known.
    let unfinished: [EntryID]
    private let numbering: ConceptLists
    private let isDeniedInside: [Bool]

    public init(_ text: AnalysedText, program: LanguageProgram, words: WordTable) {
        self.text = text
        reader = ClauseReader(text)
        exceptions = ExceptionScope(text)
        numbering = ConceptLists(conceptCount: program.hasConcept.count)
        isDeniedInside = program.isDeniedInside
        let given = DocumentMatches.recognised(text, numbering)
        (lists, unfinished) = text.units.isEmpty
            ? (given, []) : DocumentMatches.matcher(text, program.concepts, words).matches(in: text.document.text, given: given)
    }

    private static func recognised(_ text: AnalysedText, _ numbering: ConceptLists) -> [[TokenSpan]] {
        var given = [[TokenSpan]](repeating: [], count: numbering.count)
        for recogniser in Recogniser.allCases {
            let list = numbering.recogniser(recogniser).index
            given[list] = text.recognised[list - numbering.conceptCount * 3]
        }
        return given
    }

    private static func matcher(_ text: AnalysedText, _ set: PhraseSet, _ words: WordTable) -> PhraseMatcher {
        PhraseMatcher(set: set, tokens: text.tokens, words: words, unitOf: text.unitOf, units: text.units.map(\.tokens))
    }

    /// The concept entries that match in a text, with their places, before false friends take any back.
    public static func conceptEntries(
        _ text: AnalysedText, program: LanguageProgram, words: WordTable
    ) -> [(entry: EntryID, span: TokenSpan)] {
        guard !text.units.isEmpty else { return [] }
        let given = recognised(text, ConceptLists(conceptCount: program.hasConcept.count))
        return matcher(text, program.concepts, words).entryMatches(in: text.document.text, given: given)
    }

    /// The cue entries that match in a text, likewise.
    public static func cueEntries(
        _ text: AnalysedText, program: LanguageProgram, words: WordTable
    ) -> [(entry: EntryID, span: TokenSpan)] {
        guard !text.units.isEmpty else { return [] }
        let set = program.cues.phrases
        return matcher(text, set, words)
            .entryMatches(in: text.document.text, given: [[TokenSpan]](repeating: [], count: set.listCount))
    }

    /// Matches of a concept or recogniser, sorted.
    func spans(_ reference: Reference, isLoose: Bool = false) -> [TokenSpan] {
        guard let list = numbering.list(reference) else { return [] }
        guard isLoose, case .concept(let index) = reference.target else { return lists[list.index] }
        return Set(lists[list.index] + lists[numbering.loose(index).index]).sorted()
    }

    func unit(of span: TokenSpan) -> Int { Int(text.unitOf[Int(span.start)]) }

    func read(_ span: TokenSpan) -> ClauseReading { reader.read(span) }

    /// Reads the clause around a match of a concept or recogniser.
    func read(_ span: TokenSpan, of reference: Reference) -> ClauseReading { reader.read(span, isDeniedInside: isDeniedInside(reference)) }

    private func isDeniedInside(_ reference: Reference) -> Bool {
        if case .concept(let index) = reference.target { isDeniedInside[index] } else { false }
    }

    /// Where a concept or recogniser matches, sorted.
    /// - Parameter isLoose: whether the loose entries count too.
    public func places(of reference: Reference, isLoose: Bool = false) -> [TokenSpan] { spans(reference, isLoose: isLoose) }

    /// Reads a clause and says what decided.
    func explain(_ span: TokenSpan, of reference: Reference) -> (ClauseReading, [ReadingReason]) {
        let log = ReadingLog()
        let reading = ClauseReader(text, log: log).read(span, isDeniedInside: isDeniedInside(reference))
        return (reading, log.reasons)
    }
}
