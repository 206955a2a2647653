public import PatternMatching
public import RuleLanguage

/// The cues of one language, compiled, with the single words that segmentation looks up before anything is matched.
public struct CueLexicon: Sendable {
    /// One list for each ``CueKind`` and one for its false friends, in the order of `CueKind.allCases`.
    public private(set) var phrases: PhraseSet
    /// Words after which a full stop ends no sentence.
    private(set) var abbreviations: Set<[UInt8]>
    private(set) var partWords: Set<[UInt8]>
    private(set) var articleWords: Set<[UInt8]>
    private(set) var itemWords: Set<[UInt8]>
    private(set) var annexWords: Set<[UInt8]>
    private(set) var numberWords: Set<[UInt8]>
    private(set) var paragraphWords: Set<[UInt8]>
    private(set) var contentsWords: Set<[UInt8]>

    static let kinds = CueKind.allCases

    static func list(_ kind: CueKind) -> Int { (kinds.firstIndex(of: kind) ?? 0) * 2 }
    static var listCount: Int { kinds.count * 2 }

    /// Adds the cues of a language to a compiler, as a set of their own.
    public static func add(_ cues: [CueList], language: String, to compiler: inout PhraseCompiler) {
        compiler.beginSet(listCount: listCount)
        for cue in cues {
            compiler.setFalseFriends(of: ListID(list(cue.kind)), to: ListID(list(cue.kind) + 1))
            for lexicon in cue.lexicons where lexicon.language == language {
                compiler.add(lexicon.entries, to: ListID(list(cue.kind)), listOf: { _ in nil })
                compiler.add(lexicon.falseFriends, to: ListID(list(cue.kind) + 1), listOf: { _ in nil })
            }
        }
    }

    /// - Parameter phrases: the set that ``add(_:language:to:)`` filled.
    public init(_ cues: [CueList], language: String, phrases: PhraseSet) {
        self.phrases = phrases
        func words(_ kind: CueKind) -> Set<[UInt8]> {
            Set(cues.filter { $0.kind == kind }.flatMap(\.lexicons).filter { $0.language == language }
                .flatMap(\.entries).flatMap(CueLexicon.singleWords))
        }
        abbreviations = words(.abbreviation)
        partWords = words(.partHeading)
        articleWords = words(.articleHeading)
        itemWords = words(.itemHeading)
        annexWords = words(.annexHeading)
        numberWords = words(.numberWord)
        paragraphWords = words(.paragraphWord)
        contentsWords = words(.contentsHeading)
    }

    /// The words that an entry gives to the sets of single words.
    private static func singleWords(_ entry: LexiconEntry) -> [[UInt8]] {
        guard entry.elements.count == 1, case .word(let runs, _) = entry.elements[0] else { return [] }
        return runs.filter { $0.count == 1 }.map { Array($0[0].text.lowercased().utf8) }
    }
}

extension CueLexicon {
    /// The words by which segmentation alone, before anything is matched, can come upon an entry of a cue list.
    public static func segmentationWords(_ kind: CueKind, _ entry: LexiconEntry) -> [[UInt8]] {
        switch kind {
        case .abbreviation, .partHeading, .articleHeading, .itemHeading, .annexHeading, .numberWord, .paragraphWord, .contentsHeading: singleWords(entry)
        default: []
        }
    }

    /// The same cues without one entry of a list.
    ///
    /// - Parameters:
    ///   - source: the entry's number in ``phrases``.
    ///   - others: the other entries of its list.
    public func without(_ source: EntryID, of kind: CueKind, others: [LexiconEntry]) -> CueLexicon {
        var result = self
        result.phrases = phrases.without(source)
        let words = Set(others.flatMap(CueLexicon.singleWords))
        switch kind {
        case .abbreviation: result.abbreviations = words
        case .partHeading: result.partWords = words
        case .articleHeading: result.articleWords = words
        case .itemHeading: result.itemWords = words
        case .annexHeading: result.annexWords = words
        case .numberWord: result.numberWords = words
        case .paragraphWord: result.paragraphWords = words
        case .contentsHeading: result.contentsWords = words
        default: break
        }
        return result
    }
}

// The cues of one language in an image of the rules, written and read in the same order.
extension CueLexicon {
    /// Writes the single words; the phrases are written with the other sets of the language.
    public func write(to image: inout ImageWriter) {
        for words in [abbreviations, partWords, articleWords, itemWords, annexWords, numberWords, paragraphWords, contentsWords] {
            image.array(words.sorted { $0.lexicographicallyPrecedes($1) }) { $0.bytes($1) }
        }
    }

    public init(_ image: inout ImageReader, phrases: PhraseSet) {
        self.phrases = phrases
        func words() -> Set<[UInt8]> { Set(image.array { Array($0.bytes()) }) }
        abbreviations = words()
        partWords = words()
        articleWords = words()
        itemWords = words()
        annexWords = words()
        numberWords = words()
        paragraphWords = words()
        contentsWords = words()
    }
}

/// Matches of one kind of cue, with quick look-up by place.
public struct CueMatches: Sendable {
    public let spans: [TokenSpan]

    init(_ spans: [TokenSpan]) { self.spans = spans }

    /// The first match at or after a token.
    func index(from token: Int) -> Int {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if Int(spans[middle].start) < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Matches that start inside a range of tokens, in order.
    public func inside(_ range: TokenSpan) -> ArraySlice<TokenSpan> {
        let from = index(from: Int(range.start))
        var to = from
        while to < spans.count, spans[to].start < range.end { to += 1 }
        return spans[from..<to]
    }
}
