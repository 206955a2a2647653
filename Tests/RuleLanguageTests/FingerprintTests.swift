import RuleLanguage
import Testing

/// Sentences of a source are found in copies of it that were made by other hands.
@Suite struct FingerprintTests {
    private static let sentence = "The Parties, in good faith, keep all lighthouses (Annex 2)."

    @Test(arguments: [
        "The Parties, in good faith, keep all lighthouses (Annex 2).", "THE PARTIES IN GOOD FAITH KEEP ALL LIGHTHOUSES ANNEX 2",
        "The Par-\nties, in good faith,\r\n keep  all light\u{AD}houses (Annex 2)", "<p>The <b>Parties</b>, in good faith, keep</p><p>all lighthouses (Annex 2).</p>",
        "“The Parties – in good faith – keep all lighthouses” (Annex 2)",
    ]) func layoutDoesNotMatter(_ copy: String) {
        #expect(Fingerprint(of: copy) == Fingerprint(of: FingerprintTests.sentence))
        let text = "Preamble.\n\nOther words, x < y.\n" + copy + "\nThe end."
        #expect(SourceLetters(text).lines(of: [Fingerprint(of: FingerprintTests.sentence)]).values.sorted() == [4])
    }

    @Test(arguments: [
        "The Parties, in good faith, keep all lighthouses (Annex 3).", "The Parties in good faith keep some lighthouses (Annex 2).",
        "The Parties, in faith good, keep all lighthouses (Annex 2).",
    ]) func wordsMatter(_ copy: String) {
        #expect(Fingerprint(of: copy) != Fingerprint(of: FingerprintTests.sentence))
        #expect(SourceLetters(copy).lines(of: [Fingerprint(of: FingerprintTests.sentence)]).isEmpty)
    }

    @Test func otherAlphabets() {
        #expect(Fingerprint(of: "Стороны обязуются: ÉTÉ") == Fingerprint(of: "СТОРОНЫ ОБЯЗУЮТСЯ été"))
        #expect(Fingerprint(of: "على الأطراف").length == 10)
    }

    @Test func severalLengthsAndPlaces() {
        let text = SourceLetters("One.\nTwo three.\nOne.\nTwo three.")
        let wanted = ["one", "two three", "three one", "four"].map { Fingerprint(of: $0) }
        let found = text.lines(of: wanted)
        #expect(wanted.map { found[$0] } == [1, 2, 2, nil])
    }

    @Test func isWrittenAndReadBack() {
        let fingerprint = Fingerprint(of: "Aa1")
        #expect(fingerprint.written == "3 letters, " + String(repeating: "0", count: 16 - String(fingerprint.hash, radix: 16).count) + String(fingerprint.hash, radix: 16))
        #expect(Fingerprint(written: fingerprint.written) == fingerprint)
        for wrong in ["", "3 letters", "3 letters, 12", "0 letters, 0000000000000000", "-1 letters, 0000000000000000", "3 words, 0000000000000000", "3 letters, 000000000000000g"] {
            #expect(Fingerprint(written: wrong) == nil, "\(wrong)")
        }
    }
}
