import PatternMatching
import Testing
import TextAnalysis

/// Texts as no draft should be. They are read without a crash, and the time grows with the length, not with its square.
@Suite struct HostileTextTests {
    private static let sentence = "the parties may not ensure that women should be vetted and officers , such as those recalled , except criminals , wait 30 days before June 2030 provided that peace shall reign "

    /// The text with about so many times its usual length.
    private static let texts: [(name: String, text: @Sendable (Int) -> String)] = [
        ("one sentence", { "Article 1\n" + String(repeating: sentence, count: 20 * $0) }),
        ("no punctuation", { "Article 1\n" + String(repeating: sentence.filter { $0 != "," }, count: 20 * $0) }),
        ("headings alone", { n in (1...150 * n).map { "Article \($0) Vetting of Officers" }.joined(separator: "\n") }),
        ("headings alike", { n in (1...150 * n).map { _ in "Contents" }.joined(separator: "\n") }),
        ("nested numbers", { n in (1...150 * n).map { i in (0...i % 9).map(String.init).joined(separator: ".") + " Officers shall be vetted." }.joined(separator: "\n") }),
        ("items", { n in "The Parties shall:\n" + (0..<150 * n).map { "(\(["a", "b", "i", "ii", "c"][$0 % 5])) vet officers:" }.joined(separator: "\n") }),
        ("inline items", { n in "The Parties shall " + (0..<150 * n).map { "(\(["a", "b", "i", "ii", "c"][$0 % 5])) vet officers; " }.joined() }),
        ("brackets", { n in "Article 1\n" + String(repeating: "[", count: 300 * n) + " shall " + String(repeating: "]", count: 300 * n) + String(repeating: "[the army / navy] ", count: 100 * n) }),
        ("numbers", { String(repeating: "1 two 3 June ", count: 150 * $0) }),
        ("references", { n in (1...100 * n).map { "Article \($0)\nSee Article \($0 + 1) and the Annex." }.joined(separator: "\n") }),
        ("right to left", { String(repeating: "\u{627}\u{644}\u{645}\u{627}\u{62F}\u{629} 1\n\u{64A}\u{62C}\u{628}\u{60C} \u{639}\u{641}\u{648} 30.\n", count: 100 * $0) }),
        ("without spaces", { String(repeating: "\u{7B2C}\u{4E00}\u{6761}\u{53CC}\u{65B9}\u{5E94}\u{5F53}\u{505C}\u{706B}\u{3002}", count: 200 * $0) }),
        ("directions", { String(repeating: "The \u{202E}officers\u{202C} shall \u{200F}be\u{200E} vetted.\n", count: 100 * $0) }),
        ("stops", { String(repeating: "a. ", count: 500 * $0) }),
    ]

    private func time(_ text: String) -> Duration {
        let clock = ContinuousClock()
        return (0..<2).map { _ in
            clock.measure {
                let reading = Reading(text)
                _ = reading.text.crossReferences()
                let reader = ClauseReader(reading.text)
                for word in stride(from: 0, to: reading.text.tokens.count, by: 7) { _ = reader.read(.init(word, word + 1)) }
            }
        }.min()!
    }

    @Test(arguments: texts.indices) func timeGrowsWithTheLength(_ index: Int) {
        let (name, text) = Self.texts[index]
        let small = time(text(1))
        let large = time(text(8))
        // Eight times the text: a square would be sixty-four times the time. The machine may be busy.
        #expect(large < small * 24 + .milliseconds(20), "\(name): \(small), then \(large)")
    }

    @Test(arguments: ["", " ", "\n\n", ".", "(a)", "Article", "Article 1", "[", "5", "1.1.1.1.1.1.1.1", "\u{202E}", "\u{FEFF}", "# ", "a", "shall", ", recalling", "such as", "and may"])
    func almostNothing(_ line: String) {
        let reading = Reading([line])
        #expect(reading.text.unitOf.count == reading.text.tokens.count)
        for word in reading.text.tokens.indices where !reading.text.units.isEmpty { _ = ClauseReader(reading.text).read(.init(word, word + 1)) }
    }
}
