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
    private let places: PlaceCache
    private let isDeniedInside: [Bool]

    public init(_ text: AnalysedText, program: LanguageProgram, words: WordTable) {
        self.text = text
        reader = ClauseReader(text)
        exceptions = ExceptionScope(text)
        numbering = ConceptLists(conceptCount: program.hasConcept.count)
        isDeniedInside = program.isDeniedInside
        places = PlaceCache(count: numbering.count)
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
        guard isLoose, case .concept = reference.target else { return lists[list.index] }
        return readPlaces(reference, isLoose: true)?.spans ?? []
    }

    /// Matches of a concept or recogniser, sorted, each with how its clause reads. Worked out once: many conditions ask
    /// for the same.
    ///
    /// - Returns: nil for what is neither.
    func readPlaces(_ reference: Reference, isLoose: Bool) -> ReadPlaces? {
        guard let list = numbering.list(reference) else { return nil }
        var key = list.index
        if isLoose, case .concept(let index) = reference.target { key = numbering.loose(index).index }
        if let known = places.read[key] { return known }
        let spans = key == list.index ? lists[key] : Set(lists[list.index] + lists[key]).sorted()
        let isDenied = isDeniedInside(reference)
        let new = ReadPlaces(spans: spans, readings: spans.map { reader.read($0, isDeniedInside: isDenied) })
        places.read[key] = new
        return new
    }

    func unit(of span: TokenSpan) -> Int { Int(text.unitOf[Int(span.start)]) }

    func read(_ span: TokenSpan) -> ClauseReading { reader.read(span) }

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

/// The places of a concept, each with how its clause reads.
struct ReadPlaces {
    var spans: [TokenSpan]
    var readings: [ClauseReading]
}

/// What has been read so far, by list; that of loose entries holds the strict ones too. A class, because evaluating
/// changes nothing else.
private final class PlaceCache {
    var read: [ReadPlaces?]

    init(count: Int) { read = [ReadPlaces?](repeating: nil, count: count) }
}
