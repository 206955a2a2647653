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

extension PhraseSet {
    /// The same set without one lexicon entry. All else stays as it was compiled: the word by which another entry is
    /// looked up does not change because the words have become rarer.
    ///
    /// - Complexity: linear in the number of entries, a copy of some numbers; nothing is compiled.
    public func without(_ source: EntryID) -> PhraseSet {
        var set = self
        set.expressions.removeAll { $0.source == source }
        let doomed = variants(of: source)
        guard !doomed.isEmpty else { return set }
        for index in doomed {
            let entry = entries[index]
            let anchor = entry.elements[entry.anchor]
            guard anchor >= 0 else {
                if let step = set.steps.firstIndex(where: { $0.list == entry.list }) {
                    set.steps[step].entries.removeAll { $0 == Int32(index) }
                }
                continue
            }
            let bucket = Int(set.anchorStarts[Int(anchor)])..<Int(set.anchorStarts[Int(anchor) + 1])
            guard let place = set.anchored[bucket].firstIndex(of: Int32(index)) else { continue }
            set.anchored.remove(at: place)
            for i in (Int(anchor) + 1)..<set.anchorStarts.count { set.anchorStarts[i] -= 1 }
        }
        return set
    }

    /// The compiled entries of one lexicon entry: they stand side by side. O(log entries).
    private func variants(of source: EntryID) -> Range<Int> {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].source < source { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < entries.count, entries[end].source == source { end += 1 }
        return low..<end
    }
}
