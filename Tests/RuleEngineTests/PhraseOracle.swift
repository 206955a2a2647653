import RuleLanguage

@testable import PatternMatching

/// The slow, obvious matcher: every entry is tried at every word, by definition. What the fast one is compared with.
struct PhraseOracle {
    struct Word {
        var original: String
        var folded: String
        var stem: [UInt8]
    }

    struct List {
        var entries: [LexiconEntry]
        var friends: [LexiconEntry]
    }

    let words: [Word]
    /// The unit of each word.
    let units: [Int]
    private let stemmer = Stemmer(language: "en")

    init(_ originals: [String], units: [Int]) {
        let stemmer = stemmer
        words = originals.map { Word(original: $0, folded: $0.lowercased(), stem: stemmer.stem(Array($0.lowercased().utf8))) }
        self.units = units
    }

    /// All matches of each list, in the order of the lists; a list refers to lists before it only.
    func matches(_ lists: [List]) -> [Set<TokenSpan>] {
        var result: [Set<TokenSpan>] = []
        for list in lists {
            let friends = all(list.friends, result)
            result.append(all(list.entries, result).filter { span in !friends.contains { $0.overlaps(span) } })
        }
        return result
    }

    private func all(_ entries: [LexiconEntry], _ lists: [Set<TokenSpan>]) -> Set<TokenSpan> {
        var result: Set<TokenSpan> = []
        for entry in entries { for variant in variants(entry) { result.formUnion(all(variant, lists)) } }
        return result
    }

    private enum Step {
        case word([WordPattern])
        case gap
        case list(Int)
    }

    /// An entry with its optional words and its alternatives of several words spelled out.
    private func variants(_ entry: LexiconEntry) -> [[Step]] {
        var result: [[Step]] = [[]]
        for element in entry.elements {
            let choices: [[Step]]
            switch element {
            case .gap: choices = [[.gap]]
            case .reference(let reference): choices = [[.list(Int(reference.name.dropFirst())!)]]
            case .word(let alternatives, let isOptional):
                // Alternatives of one word each are one step: any of them will do.
                let single = alternatives.filter { $0.count == 1 }.map { $0[0] }
                let runs = alternatives.filter { $0.count > 1 }.map { $0.map { Step.word([$0]) } }
                choices = (single.isEmpty ? [] : [[.word(single)]]) + runs + (isOptional ? [[]] : [])
            }
            result = result.flatMap { start in choices.map { start + $0 } }
        }
        // A word that is absent may leave a gap at the edge: it bridges nothing.
        return result.map { steps in
            var steps = steps[...]
            while case .gap? = steps.first { steps = steps.dropFirst() }
            while case .gap? = steps.last { steps = steps.dropLast() }
            return Array(steps)
        }.filter { !$0.isEmpty }
    }

    private func all(_ steps: [Step], _ lists: [Set<TokenSpan>]) -> Set<TokenSpan> {
        var result: Set<TokenSpan> = []
        for start in words.indices {
            for end in ends(steps[...], from: start, unit: units[start], lists) where end > start { result.insert(TokenSpan(start, end)) }
        }
        return result
    }

    /// Every place where steps that start at a word may end.
    private func ends(_ steps: ArraySlice<Step>, from t: Int, unit: Int, _ lists: [Set<TokenSpan>]) -> Set<Int> {
        guard let step = steps.first else { return [t] }
        let rest = steps.dropFirst()
        switch step {
        case .word(let patterns):
            guard t < words.count, units[t] == unit, patterns.contains(where: { fits($0, words[t]) }) else { return [] }
            return ends(rest, from: t + 1, unit: unit, lists)
        case .gap:
            var result: Set<Int> = []
            for skip in 0...LexiconEntry.gapLimit where t + skip <= words.count {
                // The words under the gap stand in the same unit.
                guard (t..<t + skip).allSatisfy({ units[$0] == unit }) else { break }
                result.formUnion(ends(rest, from: t + skip, unit: unit, lists))
            }
            return result
        case .list(let list):
            var result: Set<Int> = []
            for span in lists[list] where Int(span.start) == t && span.range.allSatisfy({ units[$0] == unit }) {
                result.formUnion(ends(rest, from: Int(span.end), unit: unit, lists))
            }
            return result
        }
    }

    private func fits(_ pattern: WordPattern, _ word: Word) -> Bool {
        switch pattern.form {
        case .exact: word.folded == pattern.text
        case .stem: word.stem == stemmer.stem(Array(pattern.text.utf8))
        case .prefix: word.folded.hasPrefix(pattern.text)
        case .capitals: word.original == pattern.text
        }
    }
}
