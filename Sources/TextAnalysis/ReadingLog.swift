public import PatternMatching
public import RuleLanguage

/// Something in a text that decided how its words are read.
public struct ReadingReason: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case cue(CueKind)
        case heading
        case zone(Zone)
        case openBrackets
        /// A line that ends in a colon and opens nothing.
        case bareOpening
        /// Under a title such as "Recommendations".
        case advice
    }

    public var kind: Kind
    /// The words that decided; nil where it is the place.
    public var cue: TokenSpan?
}

/// Collects, for an explanation, what decided a reading. Readers that have no log do not notice that it could be there.
public final class ReadingLog {
    public private(set) var reasons: [ReadingReason] = []

    public init() {}

    func add(_ kind: ReadingReason.Kind, _ cue: TokenSpan? = nil) {
        let reason = ReadingReason(kind: kind, cue: cue)
        if !reasons.contains(reason) { reasons.append(reason) }
    }
}
