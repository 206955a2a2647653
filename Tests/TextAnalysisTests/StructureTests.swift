import DocumentModel
import PatternMatching
import Testing
import TextAnalysis
import TextSpans

/// Divisions, tables of contents, signatures and tables; and references from one division to another.
@Suite struct StructureTests {
    @Test(arguments: [
        ("Article IX\nThe sea is free.", "Article IX"), ("ARTICLE XXXIV\nThe sea is free.", "Article XXXIV"), ("Clause 15\nThe sea is free.", "Clause 15"),
        ("Part Seven\nThe sea is free.", "Part Seven"), ("Chapter V, Article (5.1.1)\nThe sea is free.", "Chapter V, Article (5.1.1)"),
        ("1.2.3 Free Seas\nThe sea is free.", "1.2.3 | Free Seas"), ("Schedule 2\nThe sea is free.", "Schedule 2"), ("Appendix B\nThe sea is free.", "Appendix B"),
        ("The sea is free. Ships may sail.", ""),
    ]) func numberingStyles(_ text: String, _ outline: String) { #expect(Reading(text).outline.joined(separator: "; ") == outline) }

    @Test func lettersAndRomanNumbersInOneList() {
        let text = "Article 1\nThe navy shall:\n(a) sail:\n(i) north;\n(ii) south;\n(b) fish.\nArticle 2\nThe navy shall:\n" + "abcdefghij".map { "(\($0)) sail;" }.joined(separator: "\n")
        #expect(Reading(text).addresses == ["Article 1, para. 1", "Article 1(a)", "Article 1(a)(i)", "Article 1(a)(ii)", "Article 1(b)", "Article 2, para. 1"]
            + "abcdefghij".map { "Article 2(\($0))" })
    }

    @Test func inlineLettersAndRomanNumbers() {
        #expect(Reading("Article 1\nThe navy shall (a) sail; (b) fish; and (c) rest.").addresses == ["Article 1, para. 1", "Article 1(a)", "Article 1(b)", "Article 1(c)"])
        #expect(Reading("Article 1\nThe navy shall: (i) sail; (ii) fish.").addresses == ["Article 1, para. 1", "Article 1(i)", "Article 1(ii)"])
    }

    /// Without headings by the file, a table of contents looks like the text that follows.
    @Test func aTableOfContentsEndsWhereTheTextBegins() {
        let text = "Contents\nArticle 1 Seas 3\nArticle 2 Ships 5\nArticle 1 Seas\nThe sea shall be free.\nArticle 2 Ships\nShips shall sail."
        #expect(Reading(text).zones == [.contents, .contents, .operative, .operative])
        #expect(Reading(text).addresses.suffix(2) == ["Article 1, para. 1", "Article 2, para. 1"])
        #expect(Reading("Contents\nArticle 1 Seas .......... 3\nRecalling the storms,\nHave agreed as follows:\nThe sea shall be free.").zones == [.contents, .contents, .preamble, .preamble, .operative])
        #expect(Reading("# Contents\n- Seas and who may sail them\n- Ships\n# Seas\nThe sea shall be free.").zones == [.contents, .contents, .operative])
    }

    @Test func signaturesBindNobodyAndAnnexesStillDo() {
        let text = "Article 1\nThe sea is free.\nArticle 2\nFish is free.\nArticle 3\nSalt is free.\nIn witness whereof we sign.\nThe navy\nAnnex I\nShips sail."
        #expect(Reading(text).zones == [.operative, .operative, .operative, .signature, .signature, .operative])
    }

    @Test func rowsOfTablesHaveAddresses() {
        var builder = DocumentBuilder()
        builder.beginBlock(.heading(level: 1), label: "Annex A")
        builder.append(Array("Timetable".utf8), origin: Origin(offset: 0))
        for (row, words) in [["Step", "Time"], ["Sail", "May"], ["Fish", "June"]].enumerated() {
            for (column, word) in words.enumerated() {
                builder.beginBlock(.tableCell(table: 0, row: row, column: column, isHeader: row == 0))
                builder.append(Array(word.utf8), origin: Origin(offset: 0))
            }
        }
        builder.beginBlock(.paragraph)
        builder.append(Array("Ships sail in May.".utf8), origin: Origin(offset: 0))
        #expect(
            Reading(builder.finish(path: "test", format: .docx)).addresses == [
                "Annex A, table header", "Annex A, table header", "Annex A, row 1", "Annex A, row 1", "Annex A, row 2", "Annex A, row 2", "Annex A, para. 1",
            ])
    }

    // MARK: References

    /// "words > target" for every reference.
    private func targets(_ text: String) -> [String] {
        let text = Reading(text).text
        return text.crossReferences().map { reference in
            let words = text.document.text.string(text.span(of: reference.span))
            return switch reference.target {
            case .section(let section): "\(words) > \(text.sections[section].label)"
            case .unit(let unit): "\(words) > \(text.address(of: unit))"
            case .elsewhere: "\(words) > elsewhere"
            case .absent: "\(words) > absent"
            }
        }
    }

    @Test(arguments: [
        ("See Article 2 and Article 9.", ["Article 2 > Article 2", "Article 9 > absent"]), ("See Article II.", ["Article II > Article 2"]),
        ("See Annex I.", ["Annex I > Annex I"]), ("See Annex 1.", ["Annex 1 > Annex I"]), ("See Annex IV.", ["Annex IV > absent"]),
        ("See the Annex.", ["Annex > Annex I"]), ("See Article 2.1.", ["Article 2.1 > Article 2.1"]), ("See Article 2.7.", ["Article 2.7 > Article 2"]),
        ("See Article 2 of this Agreement.", ["Article 2 > Article 2"]), ("See Article 2 of the Constitution.", ["Article 2 > elsewhere"]),
        ("See Chapter VII of the Charter of the Sea.", ["Chapter VII > elsewhere"]), ("See Article 2, Captain.", ["Article 2 > Article 2"]),
        ("Part of the article.", []),
    ] as [(String, [String])]) func references(_ sentence: String, _ expected: [String]) {
        #expect(targets("Contents\nArticle 2 Ships ........ 4\nArticle 1\n\(sentence)\nArticle 2\n2.1 Ships sail.\nAnnex I\nMaps.") == expected)
    }

    @Test func theNearestOfSeveralWithOneNumber() {
        let text = Reading("Article 1\nSee Article 2.\nArticle 2\nShips.\nAnnex I\nArticle 1\nSee Article 2.\nArticle 2\nMaps.").text
        let targets = text.crossReferences().map(\.target)
        #expect(targets.count == 2 && targets[0] != targets[1])
    }

    @Test func anAnnexThatIsNotThere() { #expect(targets("Article 1\nThe maps are in the Annex.") == ["Annex > absent"]) }
}
