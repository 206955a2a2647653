package import PatternMatching
package import RuleLanguage
package import TextAnalysis
import DocumentModel
import TextSpans

/// Matches lexicon entries by their definition: every entry at every word of every sentence, by recursion over its
/// elements. No vocabulary, no anchors, no numbering: as slow as it is obvious.
package struct ReferenceLexicon {
    let text: AnalysedText
    private let stemmer: Stemmer
    private let words: [Word]
    /// What a reference inside an entry stands for.
    private let spansOf: (Reference) -> Set<TokenSpan>

    /// A word of the text in the forms that patterns are compared with.
    private struct Word {
        var written: [UInt8]
        var folded: String
        var stem: [UInt8]
    }

    package init(_ text: AnalysedText, language: String, spansOf: @escaping (Reference) -> Set<TokenSpan>) {
        self.text = text
        self.spansOf = spansOf
        let stemmer = Stemmer(language: language)
        self.stemmer = stemmer
        words = text.tokens.map { token in
            let written = ReferenceLexicon.withoutPossessive(text.document.text[token.span.range])
            let folded = String(decoding: written, as: UTF8.self).lowercased()
            return Word(written: written, folded: folded, stem: stemmer.stem(Array(folded.utf8)))
        }
    }

    /// A possessive "'s" goes with its word and counts for nothing.
    private static func withoutPossessive(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        for ending in ["'s", "'S", "’s", "’S", "‘s", "‘S", "`s", "`S", "´s", "´S"] where bytes.count > ending.utf8.count && bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
            return Array(bytes.dropLast(ending.utf8.count))
        }
        return Array(bytes)
    }

    /// Everything that some entries match, without what shares a word with a false friend.
    package func matches(_ entries: [LexiconEntry], without friends: [LexiconEntry] = []) -> Set<TokenSpan> {
        let found = entries.reduce(into: Set<TokenSpan>()) { $0.formUnion(matches($1)) }
        let dropped = friends.reduce(into: Set<TokenSpan>()) { $0.formUnion(matches($1)) }
        return found.filter { span in !dropped.contains { $0.overlaps(span) } }
    }

    private func matches(_ entry: LexiconEntry) -> Set<TokenSpan> {
        if let pattern = entry.regularExpression { return matches(pattern) }
        var result: Set<TokenSpan> = []
        for elements in withAndWithoutOptionalWords(entry.elements[...]).map(withoutGapsAtTheEdge) where !elements.isEmpty {
            for unit in text.units {
                for start in unit.tokens.range {
                    for end in ends(of: elements, from: start, before: Int(unit.tokens.end)) { result.insert(TokenSpan(start, end)) }
                }
            }
        }
        return result
    }

    private typealias Elements = ArraySlice<LexiconEntry.Element>

    private func withAndWithoutOptionalWords(_ elements: Elements) -> [[LexiconEntry.Element]] {
        guard let first = elements.first else { return [[]] }
        let rest = withAndWithoutOptionalWords(elements.dropFirst())
        if case .word(let alternatives, isOptional: true) = first {
            return rest.map { [.word(alternatives, isOptional: false)] + $0 } + rest
        }
        return rest.map { [first] + $0 }
    }

    /// "(the) ... police" without "the" is "police": a gap stands between words.
    private func withoutGapsAtTheEdge(_ elements: [LexiconEntry.Element]) -> Elements {
        var elements = elements[...]
        while case .gap? = elements.first { elements = elements.dropFirst() }
        while case .gap? = elements.last { elements = elements.dropLast() }
        return elements
    }

    /// Every place where a match of the elements that starts at a word can end.
    private func ends(of elements: Elements, from start: Int, before limit: Int) -> Set<Int> {
        guard let first = elements.first else { return [start] }
        var next: Set<Int> = []
        switch first {
        case .word(let alternatives, _):
            for run in alternatives where fits(run, at: start, before: limit) { next.insert(start + run.count) }
        case .gap:
            for skipped in 0...LexiconEntry.gapLimit where start + skipped <= limit { next.insert(start + skipped) }
        case .reference(let reference):
            for span in spansOf(reference) where Int(span.start) == start && Int(span.end) <= limit { next.insert(Int(span.end)) }
        }
        return next.reduce(into: []) { $0.formUnion(ends(of: elements.dropFirst(), from: $1, before: limit)) }
    }

    private func fits(_ run: [WordPattern], at start: Int, before limit: Int) -> Bool {
        guard start + run.count <= limit else { return false }
        return run.indices.allSatisfy { isWord(words[start + $0], run[$0]) }
    }

    private func isWord(_ word: Word, _ pattern: WordPattern) -> Bool {
        switch pattern.form {
        case .exact: word.folded.utf8.elementsEqual(pattern.text.utf8)
        case .prefix: word.folded.utf8.starts(with: pattern.text.utf8)
        case .capitals: word.written.elementsEqual(pattern.text.utf8)
        case .stem: word.stem == stemmer.stem(Array(pattern.text.utf8))
        }
    }

    /// PCRE2 finds the bytes; the match is the words that they touch, if all of them stand in one sentence.
    private func matches(_ pattern: String) -> Set<TokenSpan> {
        guard let expression = try? RegularExpression(pattern) else { return [] }
        var result: Set<TokenSpan> = []
        for span in expression.matches(in: text.document.text).spans {
            let touched = text.tokens.indices.filter { text.tokens[$0].span.overlaps(span) }
            guard let first = touched.first, let last = touched.last else { continue }
            let match = TokenSpan(first, last + 1)
            if text.units.contains(where: { $0.tokens.contains(match) }) { result.insert(match) }
        }
        return result
    }
}
