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
        scan(&lists, &log)
        for (list, expression, source) in set.expressions { match(expression, source, text, &lists[Int(list)], &log) }
        for i in lists.indices { sortUnique(&lists[i]) }
        for (list, entries) in set.steps {
            for entry in entries { matchReferring(set.entries[Int(entry)], &lists, &log) }
            if !entries.isEmpty { sortUnique(&lists[Int(list)]) }
            dropFalseFriends(Int(list), &lists)
        }
        return lists
    }

    private func dropFalseFriends(_ list: Int, _ lists: inout [[TokenSpan]]) {
        let friend = set.friendOf[list]
        guard friend >= 0 else { return }
        lists[list] = FalseFriends.drop(lists[list], sharingWordsWith: lists[Int(friend)])
    }

    private func sortUnique(_ list: inout [TokenSpan]) {
        guard list.count > 1 else { return }
        list.sort()
        var last: TokenSpan?
        list.removeAll { span in
            defer { last = span }
            return span == last
        }
    }

    private func scan(_ lists: inout [[TokenSpan]], _ log: inout some MatchLog) {
        let anchorStarts = set.anchorStarts
        var ends: [Int] = []
        var starts: [Int] = []
        for t in tokens.indices {
            let unit = units[Int(unitOf[t])]
            guard unit.range.contains(t) else { continue }
            words.forEachClass(tokens[t].word) { wordClass in
                for i in Int(anchorStarts[Int(wordClass)])..<Int(anchorStarts[Int(wordClass) + 1]) {
                    let entry = set.entries[Int(set.anchored[i])]
                    if entry.elements.count == 1 {
                        lists[Int(entry.list)].append(TokenSpan(t, t + 1))
                        log.add(entry.source, TokenSpan(t, t + 1))
                    } else {
                        addMatches(of: entry, around: TokenSpan(t, t + 1), unit, &lists, &ends, &starts, &log)
                    }
                }
            }
        }
    }

    private func matchReferring(_ entry: PhraseSet.Entry, _ lists: inout [[TokenSpan]], _ log: inout some MatchLog) {
        var ends: [Int] = []
        var starts: [Int] = []
        // The entry's own list is not among those that it refers to: circles were refused.
        for span in lists[Int(-2 - entry.elements[entry.anchor])] {
            let unit = units[Int(unitOf[Int(span.start)])]
            guard unit.contains(span) else { continue }
            addMatches(of: entry, around: span, unit, &lists, &ends, &starts, &log)
        }
    }

    /// Adds every way in which the elements around the anchor fit when the anchor stands on `place`. Every way, not
    /// the first: what an entry matches may not depend on which of its words is the anchor.
    private func addMatches(
        of entry: PhraseSet.Entry, around place: TokenSpan, _ unit: TokenSpan, _ lists: inout [[TokenSpan]], _ ends: inout [Int],
        _ starts: inout [Int], _ log: inout some MatchLog
    ) {
        collectEnds(entry.elements, entry.anchor + 1, Int(place.end), unit, lists, &ends)
        guard !ends.isEmpty else { return }
        collectStarts(entry.elements, entry.anchor - 1, Int(place.start), unit, lists, &starts)
        for start in starts {
            for end in ends {
                lists[Int(entry.list)].append(TokenSpan(start, end))
                log.add(entry.source, TokenSpan(start, end))
            }
        }
    }

    /// Where matches of the elements from `i` on can end that start at token `t`.
    ///
    /// - Complexity: the number of elements times the length of the unit: places are kept as sets, never tried one by one.
    private func collectEnds(
        _ elements: [Int32], _ i: Int, _ t: Int, _ unit: TokenSpan, _ lists: [[TokenSpan]], _ ends: inout [Int]
    ) {
        ends.removeAll(keepingCapacity: true)
        var (i, t) = (i, t)
        while i < elements.count, elements[i] >= 0 {
            guard t < Int(unit.end), words.has(tokens[t].word, elements[i]) else { return }
            i += 1
            t += 1
        }
        ends.append(t)
        while i < elements.count, !ends.isEmpty {
            let element = elements[i]
            if element >= 0 {
                ends = ends.filter { $0 < Int(unit.end) && words.has(tokens[$0].word, element) }.map { $0 + 1 }
            } else if element == PhraseSet.gap {
                ends = PhraseMatcher.ascending(ends.flatMap { $0...max($0, min($0 + LexiconEntry.gapLimit, Int(unit.end))) })
            } else {
                let list = lists[Int(-2 - element)]
                ends = PhraseMatcher.ascending(ends.flatMap { matches(list, startingAt: $0).filter { $0.end <= unit.end }.map { Int($0.end) } })
            }
            i += 1
        }
    }

    /// Where matches of the elements from `i` down can start that end before token `t`. They are words and gaps: an
    /// entry that refers to lists is anchored on its first reference.
    private func collectStarts(
        _ elements: [Int32], _ i: Int, _ t: Int, _ unit: TokenSpan, _ lists: [[TokenSpan]], _ starts: inout [Int]
    ) {
        starts.removeAll(keepingCapacity: true)
        var (i, t) = (i, t)
        while i >= 0, elements[i] >= 0 {
            guard t > Int(unit.start), words.has(tokens[t - 1].word, elements[i]) else { return }
            i -= 1
            t -= 1
        }
        starts.append(t)
        while i >= 0, !starts.isEmpty {
            let element = elements[i]
            if element >= 0 {
                starts = starts.filter { $0 > Int(unit.start) && words.has(tokens[$0 - 1].word, element) }.map { $0 - 1 }
            } else {
                starts = PhraseMatcher.ascending(starts.flatMap { min($0, max($0 - LexiconEntry.gapLimit, Int(unit.start)))...$0 })
            }
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

    private func match(
        _ expression: RegularExpression, _ source: EntryID, _ text: [UInt8], _ list: inout [TokenSpan], _ log: inout some MatchLog
    ) {
        let (spans, hitLimit) = expression.matches(in: text)
        if hitLimit { log.giveUp(source) }
        for span in spans {
            guard let first = firstToken(endingAfter: Int(span.start)) else { continue }
            var last = first
            while last < tokens.count, tokens[last].span.start < span.end { last += 1 }
            guard last > first, units[Int(unitOf[first])].contains(TokenSpan(first, last)) else { continue }
            list.append(TokenSpan(first, last))
            log.add(source, TokenSpan(first, last))
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
