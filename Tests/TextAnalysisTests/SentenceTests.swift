import DocumentModel
import Testing
import TextAnalysis
import TextSpans

@Suite struct SentenceTests {
    @Test(arguments: [
        ("One sentence. Another one.", ["One sentence", "Another one"]),
        ("Is it? It is! So be it.", ["Is it", "It is", "So be it"]),
        ("See art. 5 of the law. It applies.", ["See art. 5 of the law", "It applies"]),
        ("Mr. Smith and Dr. Jones met Gen. Ali. They agreed.", ["Mr. Smith and Dr. Jones met Gen. Ali", "They agreed"]),
        ("Weapons, e.g. Rifles, are banned. So are mines.", ["Weapons, e.g. Rifles, are banned", "So are mines"]),
        ("Resolution No. 1325 applies. It binds.", ["Resolution No. 1325 applies", "It binds"]),
        ("The Hon. J. K. Doe signs. He leaves.", ["The Hon. J. K. Doe signs", "He leaves"]),
        ("Version 1.2 applies. It binds.", ["Version 1.2 applies", "It binds"]),
        ("The cost is 3.5 million. It is high.", ["The cost is 3.5 million", "It is high"]),
        ("He said \u{201C}never.\u{201D} She agreed.", ["He said \u{201C}never", "She agreed"]),
        ("It applies (see above). It binds.", ["It applies (see above", "It binds"]),
        ("It is so. (This too.) And this.", ["It is so", "This too", "And this"]),
        ("The war ended in 1999. The peace began.", ["The war ended in 1999", "The peace began"]),
        ("no capital. here goes on", ["no capital. here goes on"]),
        ("A note.Glued words.", ["A note.Glued words"]),
        ("It shall report to the Government. 5. The army shall obey.", ["It shall report to the Government", "The army shall obey"]),
        ("They shall protect women. 10. 1984 was worse.", ["They shall protect women", "1984 was worse"]),
        ("The Parties agree. ii. the army shall obey.", ["The Parties agree", "ii. the army shall obey"]),
        ("First. Second. Third.", ["First", "Second", "Third"]),
        ("One. \u{2022} Two.", ["One", "Two"]),
        ("", []),
    ] as [(String, [String])]) func splits(_ text: String, _ sentences: [String]) { #expect(Reading([text]).sentences == sentences) }

    @Test(arguments: [
        ("The Parties shall: (a) disarm; (b) integrate; and (c) report.", ["The Parties shall", "disarm", "integrate; and", "report"]),
        ("The Parties shall: (i) disarm; (ii) integrate.", ["The Parties shall", "disarm", "integrate"]),
        ("The Parties shall: 1) disarm; 2) integrate.", ["The Parties shall", "disarm", "integrate"]),
        ("The Parties shall disarm (see annex (a)) and integrate.", ["The Parties shall disarm (see annex (a)) and integrate"]),
        ("Under paragraph (b) the Parties shall disarm.", ["Under paragraph (b) the Parties shall disarm"]),
        ("The Parties shall: (a) disarm.", ["The Parties shall: (a) disarm"]),
        ("Under paragraphs (a) and (b) the Parties shall disarm.", ["Under paragraphs (a) and (b) the Parties shall disarm"]),
        ("Under Article 5 (a), and under Article 6 (b), they shall disarm.", ["Under Article 5 (a), and under Article 6 (b), they shall disarm"]),
        ("The ministry (a) vets officers, (b) teaches them, and (c) pays them.", ["The ministry", "vets officers", "teaches them, and", "pays them"]),
    ] as [(String, [String])]) func inlineItems(_ text: String, _ pieces: [String]) { #expect(Reading([text]).sentences == pieces) }

    /// Inline items without punctuation before the first of them.
    @Test func inlineItemsAfterAVerb() {
        #expect(Reading(["The Parties shall (a) disarm; and (b) integrate."]).sentences == ["The Parties shall", "disarm; and", "integrate"])
    }

    /// A whole list in one paragraph that begins with its first item.
    @Test func inlineItemsFromTheStart() {
        #expect(Reading(["(a) The army; (b) the police; (c) the courts."]).sentences == ["The army", "the police", "the courts"])
    }

    // MARK: Lead-ins

    /// "lead-in > item" for every sentence that something leads in to.
    private func leads(_ text: String) -> [String] {
        let reading = Reading(text)
        let sentences = reading.text.units.map { String(decoding: reading.text.document.text[reading.text.span(of: $0.tokens).range], as: UTF8.self) }
        return reading.text.units.indices.filter { reading.text.units[$0].leadIn >= 0 }.map {
            "\(sentences[Int(reading.text.units[$0].leadIn)]) > \(sentences[$0])"
        }
    }

    @Test func aColonLeadsIn() {
        #expect(leads("Article 1\nThe Parties shall:\n(a) disarm;\n(b) integrate.\nThey shall report.") == ["The Parties shall > disarm", "The Parties shall > integrate"])
    }

    @Test func anUnfinishedSentenceLeadsIn() {
        #expect(leads("The Parties undertake to\n- disarm\n- integrate") == ["The Parties undertake to > disarm", "The Parties undertake to > integrate"])
    }

    @Test func aFinishedSentenceDoesNot() { #expect(leads("The Parties agree.\n(a) They disarm.\n(b) They integrate.") == []) }

    @Test func listsInLists() {
        #expect(
            leads("1. The Parties shall:\n(a) disarm:\n(i) rifles;\n(ii) mines;\n(b) integrate.") == [
                "The Parties shall > disarm", "disarm > rifles", "disarm > mines", "The Parties shall > integrate",
            ])
    }

    @Test func onlyTheLastSentenceOfAParagraphLeadsIn() {
        #expect(leads("The Parties agree. They shall:\n(a) disarm.") == ["They shall > disarm"])
    }

    @Test func itemsOfOneListAreNotOneSentence() {
        let reading = Reading("The Parties shall:\n(a) disarm;\n(b) integrate.")
        #expect(reading.text.isOneSentence(0, 1) && reading.text.isOneSentence(2, 0))
        #expect(!reading.text.isOneSentence(1, 2))
    }

    @Test func aNewArticleEndsTheList() { #expect(leads("Article 1\nThe Parties shall:\nArticle 2\n(a) Disarmament begins.") == []) }
}
