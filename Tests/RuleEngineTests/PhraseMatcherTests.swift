import TestSupport
import TextSpans
import Testing

@testable import PatternMatching
@testable import RuleLanguage

/// The fast matcher against the slow one, on made-up lexicons and texts.
@Suite struct PhraseMatcherTests {
    private static let vocabulary = [
        "army", "armies", "vet", "vetting", "vetted", "UN", "un", "crime", "crimes", "war", "SSR", "peace", "peaceful", "of", "the", "shall", "not", "1325",
    ]
    private static let patterns = [
        "army", "vetting", "\"vetted\"", "UN", "crime", "\"war\"", "SSR", "peace*", "of", "the", "\"shall\"", "1325", "war/peace", "crime/army",
        "war-crime/vetting", "v*", "(the)", "(of/the)",
    ]

    private static func entry(_ random: inout SeededGenerator, references: Int, gaps: Bool, listsBefore: Int) -> String {
        var parts: [String] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) { parts.append(patterns.randomElement(using: &random)!) }
        // Something that must be there.
        parts.insert(patterns.prefix(16).randomElement(using: &random)!, at: Int.random(in: 0...parts.count, using: &random))
        if listsBefore > 0 {
            for _ in 0..<references { parts.insert("[c\(Int.random(in: 0..<listsBefore, using: &random))]", at: Int.random(in: 0...parts.count, using: &random)) }
        }
        if gaps, parts.count > 1 { for _ in 0..<Int.random(in: 0...2, using: &random) { parts.insert("...", at: Int.random(in: 1..<parts.count, using: &random)) } }
        return parts.joined(separator: " ")
    }

    private static func parse(_ entries: [String]) throws -> [LexiconEntry] {
        let text = Array(entries.joined(separator: " | ").utf8)
        var parser = LexiconParser(text: text)
        let result = parser.entries([ByteSpan(0, text.count)])
        try #require(parser.faults.map(\.message) == [] && result.count == entries.count, "\(entries)")
        return result
    }

    /// Every match by definition, in every list, and nothing else: with gaps, optional words, beginnings of words,
    /// alternatives, references to lists before and false friends.
    @Test func findsWhatTheDefinitionFinds() throws {
        var random = SeededGenerator(seed: 21)
        for round in 0..<150 {
            var lists: [PhraseOracle.List] = []
            for index in 0..<Int.random(in: 1...6, using: &random) {
                let entries = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    Self.entry(&random, references: Int.random(in: 0...2, using: &random), gaps: Bool.random(using: &random), listsBefore: index)
                }
                let friends = Bool.random(using: &random) ? [Self.entry(&random, references: 1, gaps: Bool.random(using: &random), listsBefore: index)] : []
                lists.append(.init(entries: try Self.parse(entries), friends: friends.isEmpty ? [] : try Self.parse(friends)))
            }
            let (originals, units) = Self.text(&random)
            let expected = PhraseOracle(originals, units: units).matches(lists)
            let found = Self.fast(lists, originals, units)
            for index in lists.indices {
                #expect(found[index] == expected[index].sorted(), "round \(round), list \(index): \(lists[index]) in \(originals) \(units)")
                if found[index] != expected[index].sorted() { return }
            }
        }
    }

    private static func text(_ random: inout SeededGenerator) -> ([String], [Int]) {
        let originals = (0..<Int.random(in: 1...24, using: &random)).map { _ in vocabulary.randomElement(using: &random)! }
        var unit = 0
        return (originals, originals.indices.map { _ in
            if Int.random(in: 0..<8, using: &random) == 0 { unit += 1 }
            return unit
        })
    }

    private static func fast(_ lists: [PhraseOracle.List], _ originals: [String], _ unitOf: [Int]) -> [[TokenSpan]] {
        var compiler = PhraseCompiler(language: "en")
        compiler.beginSet(listCount: lists.count * 2)
        let listOf: (Reference) -> ListID? = { ListID(Int($0.name.dropFirst())! * 2) }
        for (index, list) in lists.enumerated() {
            compiler.setFalseFriends(of: ListID(index * 2), to: ListID(index * 2 + 1))
            compiler.add(list.entries, to: ListID(index * 2), listOf: listOf)
            compiler.add(list.friends, to: ListID(index * 2 + 1), listOf: listOf)
        }
        let (vocabulary, sets) = compiler.finish()
        let words = WordTable(vocabulary: vocabulary)
        let text = Array(originals.joined(separator: " ").utf8)
        var tokens: [Token] = []
        Tokenizer(text: text).tokenize(ByteSpan(0, text.count), words: words, into: &tokens)
        // The first word may open unit 1: units are numbered from the one of the first word.
        let base = unitOf[0]
        let starts = unitOf.indices.filter { $0 == 0 || unitOf[$0] != unitOf[$0 - 1] }
        let units = starts.indices.map { TokenSpan(starts[$0], $0 + 1 < starts.count ? starts[$0 + 1] : unitOf.count) }
        let matcher = PhraseMatcher(set: sets[0], tokens: tokens, words: words, unitOf: unitOf.map { Int32($0 - base) }, units: units)
        let found = matcher.matches(in: text, given: [[TokenSpan]](repeating: [], count: lists.count * 2)).lists
        return lists.indices.map { found[$0 * 2] }
    }
}
