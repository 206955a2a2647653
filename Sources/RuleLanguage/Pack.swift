public import Fractions
public import TextSpans

/// Where in which rule file something is declared.
public struct SourceLocation: Hashable, Sendable {
    public var file: String
    public var span: ByteSpan

    public init(file: String, span: ByteSpan) {
        self.file = file
        self.span = span
    }
}

/// All rule files together, checked: names resolved, forms complete. What the engine compiles.
public struct RulePack: Sendable {
    public var manifests: [PackManifest] = []
    public var topics: [Topic] = []
    public var concepts: [Concept] = []
    public var provisions: [Provision] = []
    public var statements: [Statement] = []
    public var rules: [Rule] = []
    public var cues: [CueList] = []
    public var profiles: [Profile] = []
    /// The tests of concepts, provisions and cue lists.
    public var wordExamples: [WordExamples] = []
    /// Rules that an overlay has switched off or replaced, with the reason: shown in reports, never silent.
    public var overlays: [Overlay] = []

    public init() {}
}

/// What an overlay did to something that stands in another file.
public struct Overlay: Sendable {
    public enum Action: String, Sendable, CaseIterable { case off, replaced, extended }

    public var action: Action
    public var name: String
    public var reason: String
    public var location: SourceLocation
}

/// A choice of rules and values for one kind of user. It never edits a rule.
public struct Profile: Sendable {
    public var name: String
    public var means: String
    /// Strengths, areas, rule ids, `gates`; empty selects everything.
    public var selects: [String]
    public var leavesOut: [(rule: String, reason: String)]
    /// Values of parameters, by name.
    public var sets: [(parameter: String, value: Quantity)]
    public var location: SourceLocation
}

/// A number with its unit, as parameters hold it.
public struct Quantity: Hashable, Sendable {
    public enum Unit: String, Sendable, CaseIterable { case none, percent, hours, days, weeks, months, years }

    public var number: Int
    public var unit: Unit

    public init(_ number: Int, _ unit: Unit) {
        self.number = number
        self.unit = unit
    }

    /// "30 per cent", "6 months", "3"; nil if it cannot be read.
    public init?(_ text: String) {
        let words = text.lowercased().split(separator: " ")
        guard let first = words.first, let number = Int(first), (0...Quantity.largest).contains(number) else { return nil }
        self.number = number
        switch words.dropFirst().joined(separator: " ") {
        case "": unit = .none
        case "per cent", "percent", "%": unit = .percent
        case "hour", "hours": unit = .hours
        case "day", "days": unit = .days
        case "week", "weeks": unit = .weeks
        case "month", "months": unit = .months
        case "year", "years": unit = .years
        default: return nil
        }
    }

    /// Larger numbers are nobody's; they would only overflow.
    private static let largest = 1_000_000_000_000

    /// Durations in hours: exact where ``days`` rounds.
    public var hours: Int? { unit == .hours ? min(number, Quantity.largest) : days.map { $0 * 24 } }

    /// Durations in days, so that they can be compared; a month counts 30 days, a year 365.
    public var days: Int? {
        let number = min(number, Quantity.largest)
        return switch unit {
        case .none, .percent: nil
        case .hours: number / 24
        case .days: number
        case .weeks: number * 7
        case .months: number * 30
        case .years: number * 365
        }
    }
}

public struct PackManifest: Sendable {
    public var name: String
    public var title: String
    public var version: String
    public var means: String
    /// What is new in this version.
    public var changes: String?
    public var location: SourceLocation
}

/// A coding topic, the unit in which passages are coded.
public struct Topic: Sendable {
    public var name: String
    public var means: String
    public var location: SourceLocation
}

/// How texts word one idea, language by language.
public struct Concept: Sendable {
    public var name: String
    public var means: String
    public var lexicons: [Lexicon]
    public var location: SourceLocation
}

/// The small words of one kind that decide how a passage is read.
public struct CueList: Sendable {
    public var kind: CueKind
    public var means: String
    public var lexicons: [Lexicon]
    public var location: SourceLocation
}

/// The entries of a concept or cue list in one language.
public struct Lexicon: Sendable {
    /// ISO 639-1.
    public var language: String
    /// The file that the entries stand in: an overlay may add some.
    public var file = ""
    public var entries: [LexiconEntry] = []
    public var falseFriends: [LexiconEntry] = []
    public var loose: [LexiconEntry] = []

    /// Calls `body` on the entries of all lists, without joining the lists.
    public func forEachEntry(_ body: (LexiconEntry) -> Void) {
        for entry in entries { body(entry) }
        for entry in falseFriends { body(entry) }
        for entry in loose { body(entry) }
    }
}

public struct LexiconEntry: Sendable {
    public enum Element: Sendable {
        /// One of these words, or short runs of words ("cross-border"); optional words may be absent.
        case word([[WordPattern]], isOptional: Bool)
        /// At most ``LexiconEntry/gapLimit`` words of any kind.
        case gap
        case reference(Reference)
    }

    /// How many words `...` bridges at most.
    public static let gapLimit = 5
    /// How many wordings the choices of one entry may stand for, and how long it may be.
    public static let wordingLimit = 256
    static let lengthLimit = 60

    public var elements: [Element]
    /// A PCRE2 pattern instead of elements.
    public var regularExpression: String?
    public var span: ByteSpan
}

public struct WordPattern: Hashable, Sendable {
    public enum Form: Int, Sendable {
        /// Any inflection.
        case stem
        /// This word only.
        case exact
        /// Any word that starts so.
        case prefix
        /// This word in capitals only.
        case capitals
    }

    /// Lower case, except for `capitals`.
    public var text: String
    public var form: Form
}

/// A name in square brackets.
public struct Reference: Hashable, Sendable {
    public enum Target: Hashable, Sendable {
        case unresolved
        case concept(Int)
        case provision(Int)
        case recogniser(Recogniser)
    }

    public var name: String
    public var span: ByteSpan
    public var target: Target = .unresolved
}

/// Concepts that the program recognises by itself.
public enum Recogniser: String, Sendable, CaseIterable {
    case date = "a date"
    case duration = "a duration"
    case deadline = "a deadline"
    case number = "a number"
    case percentage = "a percentage"
    case sumOfMoney = "a sum of money"
    case instrument = "an instrument"
    case crossReference = "a cross-reference"
}

/// What a passage does.
public struct Provision: Sendable {
    public var name: String
    public var topic: Int?
    public var means: String
    public var matches: Condition
    public var exceptWhen: Condition?
    /// The strongest level that this provision can have.
    public var cap: LevelCap
    public var location: SourceLocation
}

public enum LevelCap: Sendable, CaseIterable { case commitment, weak, mention }

public enum DocumentKind: String, Sendable, CaseIterable {
    case peaceAgreement = "peace-agreement"
    case ceasefire
    case nationalSecurityPolicy = "national-security-policy"
    case nationalSecurityStrategy = "national-security-strategy"
    case securitySectorPlan = "security-sector-plan"
    case securityLegislation = "security-legislation"
    case ssrProgramme = "ssr-programme"
    case policyProcessRoadmap = "policy-process-roadmap"
    case codeOfConduct = "code-of-conduct"
}

/// What a document of some kind owes, why, and what is said when it falls short.
public struct Rule: Sendable {
    /// Over what the elements are judged.
    public enum Quantifier: Sendable {
        case document
        case eachArticle(with: Reference)
        case eachItem(inSectionTitled: Reference)
        /// All elements in one and the same article; the best article counts.
        case someArticle
    }

    public struct Element: Sendable {
        public enum Form: Sendable {
            case condition(Condition)
            case comparison(Comparison)
        }

        /// Something held against a companion document.
        public struct Comparison: Sendable {
            public enum Relation: Sendable {
                /// The text under a heading of the draft stands under one of the companion too.
                case sameText
                /// What a section of the companion lists is spoken of in the draft.
                case itemsTakenUp
            }

            public var relation: Relation
            public var section: Reference
            public var companion: DocumentKind
        }

        public var id: Int
        public var label: String
        public var share: Fraction
        /// Without it the rest earns nothing.
        public var isRequired: Bool
        /// The weakest level that earns the whole share.
        public var enough: LevelCap
        public var form: Form
        public var span: ByteSpan
    }

    public struct Violation: Sendable {
        public var id: Int
        public var label: String
        public var condition: Condition
        /// Numbers of elements none of which may be found.
        public var noneOf: [Int]
        public var span: ByteSpan
    }

    public var id: String
    public var title: String
    /// Ids of statements.
    public var sources: [String]
    public var compares: [String]
    public var strength: Strength
    public var strengthReason: String?
    public var derived: String?
    public var reading: String
    public var kinds: [DocumentKind]
    public var area: String
    public var isGate: Bool
    public var when: Condition?
    public var perhapsWhen: Condition?
    public var ask: String?
    public var otherwise: String?
    public var quantifier: Quantifier
    public var elements: [Element]
    public var violations: [Violation]
    public var say: String
    public var suggest: String
    public var showsNot: String?
    public var examples: [Example]
    public var location: SourceLocation
}

/// A small draft and what the rule must say of it.
public struct Example: Sendable {
    public enum Expectation: Hashable, Sendable {
        case met
        case notMet
        case partly(Fraction)
        case violated
        case review
        case notApplicable
    }

    public var expectation: Expectation
    public var paragraphs: [String]
    public var span: ByteSpan
}
