public import PatternMatching
public import RuleLanguage

/// The cues of one language, compiled, with the single words that segmentation looks up before anything is matched.
public struct CueLexicon: Sendable {
    /// One list for each ``CueKind`` and one for its false friends, in the order of `CueKind.allCases`.
    public let phrases: PhraseSet
    /// Words after which a full stop ends no sentence.
    let abbreviations: Set<[UInt8]>
    let partWords: Set<[UInt8]>
    let articleWords: Set<[UInt8]>
    let itemWords: Set<[UInt8]>
    let annexWords: Set<[UInt8]>
    let numberWords: Set<[UInt8]>

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
            var result: Set<[UInt8]> = []
            for cue in cues where cue.kind == kind {
                for lexicon in cue.lexicons where lexicon.language == language {
                    for entry in lexicon.entries where entry.elements.count == 1 {
                        if case .word(let runs, _) = entry.elements[0] {
                            for run in runs where run.count == 1 { result.insert(Array(run[0].text.lowercased().utf8)) }
                        }
                    }
                }
            }
            return result
        }
        abbreviations = words(.abbreviation)
        partWords = words(.partHeading)
        articleWords = words(.articleHeading)
        itemWords = words(.itemHeading)
        annexWords = words(.annexHeading)
        numberWords = words(.numberWord)
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
    func inside(_ range: TokenSpan) -> ArraySlice<TokenSpan> {
        let from = index(from: Int(range.start))
        var to = from
        while to < spans.count, spans[to].start < range.end { to += 1 }
        return spans[from..<to]
    }
}
