import RuleLanguage
import TextSpans

/// Matches a ``PhraseSet`` on a tokenized text.
public struct PhraseMatcher {
    private let set: PhraseSet
    private let tokens: [Token]
    private let words: WordTable
    /// For each token, the range of tokens that a match around it may not leave.
    private let unitOf: [Int32]
    private let units: [TokenSpan]

    /// - Parameters:
    ///   - unitOf: the unit of each token.
    ///   - units: the tokens of each unit; matches stay inside one. The number of an article or item stands before its
    ///     unit, and says nothing.
    public init(set: PhraseSet, tokens: [Token], words: WordTable, unitOf: [Int32], units: [TokenSpan]) {
        self.set = set
        self.tokens = tokens
        self.words = words
        self.unitOf = unitOf
        self.units = units
    }

    /// All matches, by list, sorted, each span once.
    ///
    /// - Parameters:
    ///   - text: the text of the tokens, for regular expressions.
    ///   - given: matches of lists that something else has filled; same count as the set has lists.
    /// - Returns: the matches, and the entries whose regular expression ran into a limit before the end of the text.
    /// - Complexity: linear in the text for entries of plain words.
    public func matches(in text: [UInt8], given: [[TokenSpan]]) -> (lists: [[TokenSpan]], unfinished: [EntryID]) {
        var log = FailureLog()
        let lists = matches(in: text, given: given, log: &log)
        return (lists, log.unfinished)
    }

    /// - Parameter log: is told of every match with its entry; one that does nothing costs nothing.
    func matches(in text: [UInt8], given: [[TokenSpan]], log: inout some MatchLog) -> [[TokenSpan]] {
        var lists = given
        words.withLookup(set: set.number) { lookup in
            scan(lookup, &lists, &log)
            let units = set.expressions.isEmpty ? [] : words.unitsOfLiterals(tokens, unitOf: unitOf)
            for expression in set.expressions where expression.source != set.removed {
                match(expression, in: text, parts(for: expression, units, text.count), &lists[Int(expression.list)], &log)
            }
            for i in lists.indices { sortUnique(&lists[i]) }
            for step in set.steps {
                for entry in step.entries { matchReferring(set.entries[Int(entry)], lookup, &lists, &log) }
                if !step.entries.isEmpty { sortUnique(&lists[Int(step.list)]) }
                dropFalseFriends(Int(step.list), &lists)
            }
        }
        return lists
    }

    private func dropFalseFriends(_ list: Int, _ lists: inout [[TokenSpan]]) {
        let friend = set.friendOf[list]
        guard friend >= 0, !lists[list].isEmpty, !lists[Int(friend)].isEmpty else { return }
        lists[list] = FalseFriends.drop(lists[list], sharingWordsWith: lists[Int(friend)])
    }

    private func sortUnique(_ list: inout [TokenSpan]) {
        guard list.count > 1 else { return }
        if !zip(list, list.dropFirst()).allSatisfy({ $0 < $1 }) { list.sort() }
        var last: TokenSpan?
        list.removeAll { span in
            defer { last = span }
            return span == last
        }
    }

    /// Tries at every word the entries that are anchored on it.
    private func scan(_ lookup: WordLookup, _ lists: inout [[TokenSpan]], _ log: inout some MatchLog) {
        var places = Places()
        tokens.withUnsafeBufferPointer { tokens in
            for t in tokens.indices {
                let candidates = lookup.candidates(of: tokens[t].word)
                if candidates.isEmpty { continue }
                let unit = units[Int(unitOf[t])]
                guard unit.start <= t, t < unit.end else { continue }
                for candidate in candidates {
                    let neighbour = candidate.neighbour
                    if neighbour > 0 {
                        guard t + 1 < unit.end, lookup.has(tokens[t + 1].word, neighbour - 1) else { continue }
                    } else if neighbour < 0 {
                        guard t > unit.start, lookup.has(tokens[t - 1].word, -neighbour - 1) else { continue }
                    }
                    let entry = set.entries[Int(candidate.entry)]
                    if entry.count == 1 {
                        add(TokenSpan(t, t + 1), entry, &lists, &log)
                    } else {
                        addMatches(of: entry, around: TokenSpan(t, t + 1), unit, lookup, &lists, &places, &log)
                    }
                }
            }
        }
    }

    private func matchReferring(_ entry: PhraseSet.Entry, _ lookup: WordLookup, _ lists: inout [[TokenSpan]], _ log: inout some MatchLog) {
        var places = Places()
        // The entry's own list is not among those that it refers to: circles were refused.
        for span in lists[Int(-2 - set.elements[Int(entry.first + entry.anchor)])] {
            let unit = units[Int(unitOf[Int(span.start)])]
            guard unit.contains(span) else { continue }
            addMatches(of: entry, around: span, unit, lookup, &lists, &places, &log)
        }
    }

    @inline(__always)
    private func add(_ span: TokenSpan, _ entry: PhraseSet.Entry, _ lists: inout [[TokenSpan]], _ log: inout some MatchLog) {
        if entry.source == set.removed { return }
        lists[Int(entry.list)].append(span)
        log.add(entry.source, span)
    }

    /// Places in the text, ascending, with room for those of the next step.
    private struct Places {
        var starts: [Int] = []
        var ends: [Int] = []
        var next: [Int] = []
    }

    /// Adds every way in which the elements around the anchor fit when the anchor stands on `place`. Every way, not
    /// the first: what an entry matches may not depend on which of its words is the anchor.
    private func addMatches(
        of entry: PhraseSet.Entry, around place: TokenSpan, _ unit: TokenSpan, _ lookup: WordLookup, _ lists: inout [[TokenSpan]],
        _ places: inout Places, _ log: inout some MatchLog
    ) {
        let first = Int(entry.first)
        let anchor = first + Int(entry.anchor)
        collectEnds(anchor + 1..<first + Int(entry.count), Int(place.end), unit, lookup, lists, &places)
        guard !places.ends.isEmpty else { return }
        collectStarts(first..<anchor, Int(place.start), unit, lookup, &places)
        for start in places.starts {
            for end in places.ends { add(TokenSpan(start, end), entry, &lists, &log) }
        }
    }

    /// Where matches of some elements can end that start at token `t`.
    ///
    /// - Complexity: the number of elements times the length of the unit: places are kept as sets, never tried one by one.
    private func collectEnds(
        _ elements: Range<Int>, _ t: Int, _ unit: TokenSpan, _ lookup: WordLookup, _ lists: [[TokenSpan]], _ places: inout Places
    ) {
        places.ends.removeAll(keepingCapacity: true)
        var (i, t) = (elements.lowerBound, t)
        let limit = Int(unit.end)
        while i < elements.upperBound, set.elements[i] >= 0 {
            guard t < limit, lookup.has(tokens[t].word, set.elements[i]) else { return }
            i += 1
            t += 1
        }
        places.ends.append(t)
        while i < elements.upperBound, !places.ends.isEmpty {
            let element = set.elements[i]
            places.next.removeAll(keepingCapacity: true)
            if element >= 0 {
                for end in places.ends where end < limit && lookup.has(tokens[end].word, element) { places.next.append(end + 1) }
            } else if element == PhraseSet.gap {
                var from = 0
                for end in places.ends {
                    let last = max(end, min(end + LexiconEntry.gapLimit, limit))
                    if max(end, from) <= last { places.next += max(end, from)...last }
                    from = max(from, last + 1)
                }
            } else {
                let list = lists[Int(-2 - element)]
                for end in places.ends {
                    for match in matches(list, startingAt: end) where match.end <= unit.end { places.next.append(Int(match.end)) }
                }
                places.next = PhraseMatcher.ascending(places.next)
            }
            swap(&places.ends, &places.next)
            i += 1
        }
    }

    /// Where matches of some elements can start that end before token `t`. They are words and gaps: an entry that refers
    /// to lists is anchored on its first reference.
    private func collectStarts(_ elements: Range<Int>, _ t: Int, _ unit: TokenSpan, _ lookup: WordLookup, _ places: inout Places) {
        places.starts.removeAll(keepingCapacity: true)
        var (i, t) = (elements.upperBound - 1, t)
        let limit = Int(unit.start)
        while i >= elements.lowerBound, set.elements[i] >= 0 {
            guard t > limit, lookup.has(tokens[t - 1].word, set.elements[i]) else { return }
            i -= 1
            t -= 1
        }
        places.starts.append(t)
        while i >= elements.lowerBound, !places.starts.isEmpty {
            let element = set.elements[i]
            places.next.removeAll(keepingCapacity: true)
            if element >= 0 {
                for start in places.starts where start > limit && lookup.has(tokens[start - 1].word, element) { places.next.append(start - 1) }
            } else {
                var from = 0
                for start in places.starts {
                    let first = max(from, min(start, max(start - LexiconEntry.gapLimit, limit)))
                    if first <= start { places.next += first...start }
                    from = max(from, start + 1)
                }
            }
            swap(&places.starts, &places.next)
            i -= 1
        }
    }

    private static func ascending(_ places: [Int]) -> [Int] {
        var result: [Int] = []
        for place in places.sorted() where result.last != place { result.append(place) }
        return result
    }

    private func matches(_ list: [TokenSpan], startingAt token: Int) -> ArraySlice<TokenSpan> {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if Int(list[middle].start) < token { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < list.count, Int(list[end].start) == token { end += 1 }
        return list[low..<end]
    }

    // MARK: Regular expressions

    /// Where matches of an expression can begin: in the units that hold what it needs, and in the signs before them.
    ///
    /// - Parameter unitsOfLiterals: for each literal, where it stands.
    private func parts(for expression: PhraseSet.Expression, _ unitsOfLiterals: [[Int32]], _ length: Int) -> [ByteSpan] {
        guard var candidates = expression.needs.first.map({ PhraseMatcher.united($0, unitsOfLiterals) }) else { return [ByteSpan(0, length)] }
        for group in expression.needs.dropFirst() where !candidates.isEmpty {
            let others = Set(PhraseMatcher.united(group, unitsOfLiterals))
            candidates.removeAll { !others.contains($0) }
        }
        return candidates.compactMap { number in
            let unit = units[Int(number)]
            guard unit.start < unit.end else { return nil }
            let start = unit.start > 0 ? Int(tokens[Int(unit.start) - 1].span.end) : 0
            return ByteSpan(start, Int(tokens[Int(unit.end) - 1].span.end))
        }
    }

    private static func united(_ literals: [Int32], _ unitsOfLiterals: [[Int32]]) -> [Int32] {
        if literals.count == 1 { return unitsOfLiterals[Int(literals[0])] }
        return Set(literals.flatMap { unitsOfLiterals[Int($0)] }).sorted()
    }

    private func match(
        _ expression: PhraseSet.Expression, in text: [UInt8], _ parts: [ByteSpan], _ list: inout [TokenSpan], _ log: inout some MatchLog
    ) {
        let (spans, hitLimit) = expression.expression.matches(in: text, beginningIn: parts)
        if hitLimit { log.giveUp(expression.source) }
        for span in spans {
            guard let first = firstToken(endingAfter: Int(span.start)) else { continue }
            var last = first
            while last < tokens.count, tokens[last].span.start < span.end { last += 1 }
            guard last > first, units[Int(unitOf[first])].contains(TokenSpan(first, last)) else { continue }
            list.append(TokenSpan(first, last))
            log.add(expression.source, TokenSpan(first, last))
        }
    }

    private func firstToken(endingAfter offset: Int) -> Int? {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].span.end) <= offset { low = middle + 1 } else { high = middle }
        }
        return low < tokens.count ? low : nil
    }
}
