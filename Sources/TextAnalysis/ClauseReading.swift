public import PatternMatching

/// How strongly a passage provides for something. Ordered from weak to strong.
public enum Level: String, Sendable, Comparable {
    case negated, mention, weak, commitment

    private var order: Int {
        switch self {
        case .negated: 0
        case .mention: 1
        case .weak: 2
        case .commitment: 3
        }
    }

    public static func < (a: Level, b: Level) -> Bool { a.order < b.order }
}

/// How the clause around some words is to be read.
public struct ClauseReading: Sendable {
    public enum Polarity: Sendable { case affirmed, negated, unclear }

    /// Why a person must look before the words count.
    public enum Doubt: String, Sendable {
        case polarity = "the clause may deny or limit it"
        case contested = "the text stands in brackets: it is not agreed"
        case deferred = "the matter is left to a later decision"
        case reference = "the content is left to a text that is not here"
        case value = "the number cannot be read"
    }

    /// Without regard to polarity.
    public var level: Level
    public var polarity: Polarity
    public var doubt: Doubt?
    /// The cue that decided the level or the doubt, if it is worth quoting.
    public var cue: TokenSpan?
}
