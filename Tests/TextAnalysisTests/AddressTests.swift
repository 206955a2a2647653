import DocumentModel
import Testing

/// Where a sentence stands, in the words of the document's own numbering.
@Suite struct AddressTests {
    @Test(arguments: [
        ("Article IX\nThe Parties shall obey.", "Article IX, para. 1"),
        ("ARTICLE XXXIV AMNESTY\nThe Parties shall obey.", "Article XXXIV, para. 1"),
        ("ARTICLE XXXIV: AMNESTY\n1. The Parties shall obey.", "Article XXXIV(1)"),
        ("Article 9. The Parties shall obey.", "Article 9, para. 1"),
        ("Article 9 - Amnesty\n(2) The Parties shall obey.", "Article 9(2)"),
        ("Art. 9\nThe Parties shall obey.", "Art. 9, para. 1"),
        ("Clause 15 Financing\nThe Parties shall obey.", "Clause 15, para. 1"),
        ("1.2.3 The Parties shall obey the law of the land.", "para. 1.2.3"),
        ("Part Seven Justice\nThe Parties shall obey.", "Part Seven, para. 1"),
        ("PART SEVEN\nThe Parties shall obey.", "Part SEVEN, para. 1"),
        ("CHAPTER V\nThe Parties shall obey.", "Chapter V, para. 1"),
        ("Chapter V, Article (5.1.1) Aims\nThe Parties shall obey.", "Chapter V, Article (5.1.1), para. 1"),
        ("Annex I\nThe Parties shall obey.", "Annex I, para. 1"),
        ("Annex\nThe Parties shall obey.", "Annex, para. 1"),
        ("ANNEX IV: TIMETABLE\n1. The Parties shall obey.", "Annex IV, para. 1"),
        ("Annex A\nArticle 2\n1. The Parties shall obey.", "Annex A, Article 2(1)"),
        ("Schedule 2\nThe Parties shall obey.", "Schedule 2, para. 1"),
        ("# Vision\nThe Parties shall obey.", "“Vision”, para. 1"),
        ("# 3.2 Oversight\nThe Parties shall obey.", "section 3.2, para. 1"),
        ("IV. OVERSIGHT\nThe Parties shall obey.", "section IV, para. 1"),
        ("3.2 Oversight\nThe Parties shall obey.", "section 3.2, para. 1"),
        ("The Parties shall obey.", "para. 1"),
        ("The Parties shall wait.\nThe Parties shall obey.", "para. 2"),
        ("7. The Parties shall obey.", "para. 7"),
        ("Recalling the past,\nThe Parties have agreed as follows:\nArticle 1\nThe Parties shall obey.", "Article 1, para. 1"),
        ("CHAPTER I THE PARTIES\nArticle 2\nThe Parties shall obey.", "Article 2, para. 1"),
        ("Article 3\n1. The Parties shall:\n(a) wait;\n(b) act:\n(i) at once;\n(ii) and obey.", "Article 3(1)(b)(ii)"),
        ("Article 3\n1. The Parties shall wait.\n2. The Parties shall obey.", "Article 3(2)"),
        ("Article 3\n1. The Parties shall wait.\nThe Parties shall obey.", "Article 3(1)"),
        ("Article 3\n3.1 The Parties shall wait.\n3.2 The Parties shall obey.", "Article 3.2"),
        ("Article 3\n3.1 The Parties shall:\n(a) obey.", "Article 3.1(a)"),
        ("Article (3.1)\n(3.1.1) The Parties shall wait.\n(3.1.2) The Parties shall obey.", "Article (3.1.2)"),
        ("Article 3\nThe Parties shall: (a) wait; (b) obey.", "Article 3(b)"),
        ("Article 3\n- The Parties shall wait.\n- The Parties shall obey.", "Article 3, para. 2"),
        ("Article 3\n1. It shall report to the Government. 2. The Parties shall obey.", "Article 3(2)"),
        ("Article 3. (1) It shall wait. (2) The Parties shall obey.", "Article 3(2)"),
        ("Article 7 shall apply.\nThe Parties shall obey.", "para. 2"),
    ]) func theLastSentenceStandsIn(_ text: String, _ address: String) { #expect(Reading(text).addresses.last == address) }

    @Test func theLastBracketOfAHeading() {
        #expect(Reading("Chapter V, Article (5.1.1)\nThe Parties shall obey.").addresses.last == "Chapter V, Article (5.1.1), para. 1")
    }

    @Test func recitals() {
        let text = "PEACE AGREEMENT\nRecalling the past,\nMindful of the future,\nHave agreed as follows:\nArticle 1\nPeace shall reign."
        #expect(Reading(text).addresses.prefix(2).allSatisfy { $0.hasSuffix("para. 1") || $0.hasSuffix("para. 2") })
    }

    @Test func numbersThatTheProgramShows() {
        var builder = DocumentBuilder()
        builder.beginBlock(.heading(level: 1), label: "Article 7")
        builder.append(Array("Amnesty".utf8), origin: Origin(offset: 0))
        builder.beginBlock(.listItem(depth: 1), label: "1.")
        builder.append(Array("The Parties shall wait.".utf8), origin: Origin(offset: 0))
        builder.beginBlock(.listItem(depth: 2), label: "(a)")
        builder.append(Array("The Parties shall obey.".utf8), origin: Origin(offset: 0))
        #expect(Reading(builder.finish(path: "test", format: .docx)).addresses == ["Article 7(1)", "Article 7(1)(a)"])
    }

    @Test func outline() {
        let text = """
            COMPREHENSIVE AGREEMENT
            PART ONE SECURITY
            CHAPTER I REFORM
            Article 1 Aims
            The Parties shall obey.
            Article 2
            Oversight
            The Parties shall obey.
            CHAPTER II JUSTICE
            Article 3
            The Parties shall obey.
            PART TWO THE REST
            Article 4
            The Parties shall obey.
            ANNEX I TIMETABLE
            The Parties shall obey.
            """
        #expect(
            Reading(text).outline == [
                "COMPREHENSIVE AGREEMENT", "Part ONE | SECURITY", "  Chapter I | REFORM", "    Article 1 | Aims", "    Article 2 | Oversight",
                "  Chapter II | JUSTICE", "    Article 3", "Part TWO | THE REST", "  Article 4", "Annex I | TIMETABLE",
            ])
    }

    @Test func outlineByTheFilesOwnHeadings() {
        let text = "# National Policy\n## 1 Vision\nPeace.\n### 1.1 In ten years\nPeace.\n## 2 Threats\nMany."
        #expect(Reading(text).outline == ["National Policy", "  1 Vision", "    1.1 | In ten years", "  2 Threats"]
            || Reading(text).outline == ["National Policy", "  1 | Vision", "    1.1 | In ten years", "  2 | Threats"])
    }
}
