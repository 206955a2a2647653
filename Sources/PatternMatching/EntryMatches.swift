/// Is told which lexicon entry made each match. Matching is generic over it, so that the usual one, which does nothing,
/// costs nothing.
protocol MatchLog {
    mutating func add(_ entry: EntryID, _ span: TokenSpan)
    /// The regular expression of an entry ran into a limit: the rest of the text was not searched.
    mutating func giveUp(_ entry: EntryID)
}

/// Remembers only what went wrong.
struct FailureLog: MatchLog {
    private(set) var unfinished: [EntryID] = []

    @inline(__always)
    func add(_ entry: EntryID, _ span: TokenSpan) {}
    mutating func giveUp(_ entry: EntryID) { unfinished.append(entry) }
}

private struct EntryLog: MatchLog {
    var matches: [(entry: EntryID, span: TokenSpan)] = []
    mutating func add(_ entry: EntryID, _ span: TokenSpan) { matches.append((entry, span)) }
    func giveUp(_ entry: EntryID) {}
}

extension PhraseMatcher {
    /// Every match with the lexicon entry that made it, before false friends take any back, sorted by place. Parameters
    /// as in ``matches(in:given:)``.
    public func entryMatches(in text: [UInt8], given: [[TokenSpan]]) -> [(entry: EntryID, span: TokenSpan)] {
        var log = EntryLog()
        _ = matches(in: text, given: given, log: &log)
        return log.matches.sorted { ($0.span, $0.entry) < ($1.span, $1.entry) }
    }
}
