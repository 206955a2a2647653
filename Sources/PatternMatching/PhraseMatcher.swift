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
    ///   - units: the tokens of each unit; matches stay inside one.
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
    /// - Complexity: linear in the text for entries of plain words.
    public func matches(in text: [UInt8], given: [[TokenSpan]]) -> [[TokenSpan]] {
        var log = NoLog()
        return matches(in: text, given: given, log: &log)
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
        for t in tokens.indices {
            words.forEachClass(tokens[t].word) { wordClass in
                let from = Int(anchorStarts[Int(wordClass)])
                let to = Int(anchorStarts[Int(wordClass) + 1])
                guard from < to else { return }
                let unit = units[Int(unitOf[t])]
                // Words outside their unit are its number.
                guard t >= Int(unit.start), t < Int(unit.end) else { return }
                for i in from..<to {
                    let entry = set.entries[Int(set.anchored[i])]
                    if entry.elements.count == 1 {
                        lists[Int(entry.list)].append(TokenSpan(t, t + 1))
                        log.add(entry.source, TokenSpan(t, t + 1))
                    } else if let span = verify(entry, at: t, unit, lists) {
                        lists[Int(entry.list)].append(span)
                        log.add(entry.source, span)
                    }
                }
            }
        }
    }

    /// Whether the elements around the anchor fit when the anchor stands on token `t`.
    private func verify(_ entry: PhraseSet.Entry, at t: Int, _ unit: TokenSpan, _ lists: [[TokenSpan]]) -> TokenSpan? {
        let end = forward(entry.elements, entry.anchor + 1, t + 1, unit, lists)
        guard end >= 0 else { return nil }
        let start = backward(entry.elements, entry.anchor - 1, t, unit, lists)
        guard start >= 0 else { return nil }
        return TokenSpan(start, end)
    }

    /// Matches elements from `i` on, starting at token `t`. Returns the end of the match, or -1.
    private func forward(_ elements: [Int32], _ i: Int, _ t: Int, _ unit: TokenSpan, _ lists: [[TokenSpan]]) -> Int {
        guard i < elements.count else { return t }
        let element = elements[i]
        if element >= 0 {
            guard t < Int(unit.end), words.has(tokens[t].word, element) else { return -1 }
            return forward(elements, i + 1, t + 1, unit, lists)
        }
        if element == PhraseSet.gap {
            for skip in 0...gapLimit {
                let end = forward(elements, i + 1, t + skip, unit, lists)
                if end >= 0 { return end }
                if t + skip >= Int(unit.end) { break }
            }
            return -1
        }
        for span in matches(lists[Int(-2 - element)], startingAt: t) where span.end <= unit.end {
            let end = forward(elements, i + 1, Int(span.end), unit, lists)
            if end >= 0 { return end }
        }
        return -1
    }

    /// Matches elements from `i` down, ending before token `t`. Returns the start of the match, or -1.
    private func backward(_ elements: [Int32], _ i: Int, _ t: Int, _ unit: TokenSpan, _ lists: [[TokenSpan]]) -> Int {
        guard i >= 0 else { return t }
        let element = elements[i]
        if element >= 0 {
            guard t > Int(unit.start), words.has(tokens[t - 1].word, element) else { return -1 }
            return backward(elements, i - 1, t - 1, unit, lists)
        }
        if element == PhraseSet.gap {
            for skip in 0...gapLimit {
                let start = backward(elements, i - 1, t - skip, unit, lists)
                if start >= 0 { return start }
                if t - skip <= Int(unit.start) { break }
            }
            return -1
        }
        for span in lists[Int(-2 - element)] where Int(span.end) == t && span.start >= unit.start {
            let start = backward(elements, i - 1, Int(span.start), unit, lists)
            if start >= 0 { return start }
        }
        return -1
    }

    private let gapLimit = LexiconEntry.gapLimit

    private func matchReferring(_ entry: PhraseSet.Entry, _ lists: inout [[TokenSpan]], _ log: inout some MatchLog) {
        var found: [TokenSpan] = []
        for span in lists[Int(-2 - entry.elements[entry.anchor])] {
            let unit = units[Int(unitOf[Int(span.start)])]
            let end = forward(entry.elements, entry.anchor + 1, Int(span.end), unit, lists)
            guard end >= 0 else { continue }
            let start = backward(entry.elements, entry.anchor - 1, Int(span.start), unit, lists)
            guard start >= 0 else { continue }
            found.append(TokenSpan(start, end))
            log.add(entry.source, TokenSpan(start, end))
        }
        lists[Int(entry.list)] += found
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
        for span in expression.matches(in: text).spans {
            guard let first = firstToken(endingAfter: Int(span.start)) else { continue }
            var last = first
            while last < tokens.count, tokens[last].span.start < span.end { last += 1 }
            guard last > first, unitOf[first] == unitOf[last - 1] else { continue }
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
