/// The headings that each block knows, in order, and which of them must stand there.
struct BlockForm {
    let headings: [Heading.Word]
    let required: [Heading.Word]
    let hasLanguages: Bool
    /// Whether a line may start with `or`.
    let hasConditions: Bool
    /// Whether lines may start with `E1` and `X1`.
    let hasElements: Bool
    /// The headings as they are written; those of several words first, because some begin like one of one word.
    let spellings: [(bytes: [UInt8], word: Heading.Word)]

    private init(_ headings: [Heading.Word], required: [Heading.Word], hasLanguages: Bool = false, hasConditions: Bool = false, hasElements: Bool = false) {
        self.headings = headings
        self.required = required
        self.hasLanguages = hasLanguages
        self.hasConditions = hasConditions
        self.hasElements = hasElements
        let spelt = headings.map { (bytes: Array($0.rawValue.utf8), word: $0) }
        spellings = spelt.filter { $0.bytes.contains(0x20) } + spelt.filter { !$0.bytes.contains(0x20) }
    }

    /// The place of a heading in the order; -1 for lines that may stand anywhere.
    func rank(of heading: Heading) -> Int {
        let word: Heading.Word
        switch heading {
        case .named(.not), .named(.loose), .language: return -1
        case .named(let named): word = named
        case .element: word = .expect
        case .violation: word = .violatedIf
        case .example: word = .examples
        }
        return headings.firstIndex { $0 == word } ?? -1
    }

    static func of(_ keyword: BlockKeyword) -> BlockForm {
        switch keyword {
        case .pack: pack
        case .topic: topic
        case .cues: cues
        case .concept: concept
        case .extend: extend
        case .examples: examples
        case .off: off
        case .profile: profile
        case .provision: provision
        case .statement: statement
        case .rule: rule
        }
    }

    // Made once: every block of every file asks.
    private static let pack = BlockForm([.title, .version, .means, .changes], required: [.title, .version])
    private static let topic = BlockForm([.means], required: [.means])
    private static let cues = BlockForm([.means, .not], required: [.means], hasLanguages: true)
    private static let concept = BlockForm([.replaces, .means, .not, .loose], required: [.means], hasLanguages: true)
    private static let extend = BlockForm([.because, .not, .loose], required: [.because], hasLanguages: true)
    private static let examples = BlockForm([.not, .loose], required: [], hasLanguages: true)
    private static let off = BlockForm([.because], required: [.because])
    private static let profile = BlockForm([.means, .selects, .leavesOut, .sets], required: [.means])
    private static let provision = BlockForm(
        [.replaces, .topic, .means, .matches, .notMatches, .level], required: [.means, .matches], hasConditions: true)
    private static let statement = BlockForm(
        [.place, .modal, .strength, .addressee, .says, .kinds, .area, .fingerprint, .disposition],
        required: [.place, .strength, .says, .area])
    private static let rule = BlockForm(
        [
            .replaces, .source, .compare, .strength, .derived, .reading, .kindsOfDocument, .area, .gate, .when, .perhapsWhen,
            .ask, .otherwise, .boundBy, .expect, .violatedIf, .say, .suggest, .showsNot, .examples,
        ],
        required: [.source, .strength, .reading, .kindsOfDocument, .area, .expect, .say, .suggest, .examples],
        hasConditions: true, hasElements: true)
}
