import DocumentModel
import DocumentReaders
import Testing
import TextSpans

@Suite struct PlainTextTests {
    // MARK: Encodings

    @Test func utf8WithByteOrderMarkKeepsTheFilesOffsets() throws {
        let document = try DocumentReader.read(bytes: [0xEF, 0xBB, 0xBF] + Array("Préambule".utf8), path: "a.txt")
        #expect(document.text == Array("Préambule\n".utf8))
        #expect(document.origins.origin(at: 0)?.offset == 3)
        #expect(document.origins.sourcePosition(at: 4)?.column == 4)
        #expect(document.remarks == [])
    }

    @Test(arguments: [true, false], [true, false])
    func utf16(_ isBigEndian: Bool, _ hasMark: Bool) throws {
        let text = (hasMark ? "\u{FEFF}" : "") + "Article 1\r\nThe Parties shall disarm.\r\n"
        let bytes = text.utf16.flatMap { unit -> [UInt8] in
            let pair = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
            return isBigEndian ? pair : pair.reversed()
        }
        let document = try DocumentReader.read(bytes: bytes, path: "a.txt")
        #expect(document.dump().contains("paragraph | The Parties shall disarm.\n"))
        #expect(document.remarks.isEmpty == hasMark)
        #expect(document.origins.sourcePosition(at: 10)?.line == 2)
    }

    @Test func westernEuropeanBytesAreReadAsWindows1252WithARemark() throws {
        let document = try DocumentReader.read(bytes: [0x93] + Array("R".utf8) + [0xE9] + Array("forme du secteur".utf8) + [0x94], path: "a.txt")
        #expect(document.dump() == "! read as Windows-1252\nparagraph | “Réforme du secteur”\n")
    }

    @Test func aFewBrokenBytesInUTF8AreMendedWithARemark() throws {
        let bytes = Array(String(repeating: "Sécurité générale. ", count: 20).utf8) + [0xFF]
        let document = try DocumentReader.read(bytes: bytes, path: "a.txt")
        #expect(document.remarks == ["a byte is not valid UTF-8 and is read as U+FFFD"])
    }

    @Test func linesMayEndInAnyWay() throws {
        for end in ["\n", "\r\n", "\r"] {
            let document = try read("One.\(end)\(end)Two.\(end)")
            #expect(document.dump() == "paragraph | One.\nparagraph | Two.\n")
            #expect(document.origins.sourcePosition(at: 5)?.line == 3)
        }
    }

    // MARK: Lines and blocks

    @Test func wrappedLinesAreJoinedAndItemsStartBlocks() throws {
        let text = """
            The Parties, having met in Port Aven in the month of May and having heard the
            guarantors, have agreed that the forces of both sides shall withdraw from the
            lines which they hold today, and have further agreed on the following points:
            (a) the withdrawal shall begin on the day after the signature of the text and
            end within thirty days;
            (b) the Joint Commission shall watch over it.
            """
        #expect(
            try blocks(text) == [
                "The Parties, having met in Port Aven in the month of May and having heard the guarantors, have agreed that the "
                    + "forces of both sides shall withdraw from the lines which they hold today, and have further agreed on the "
                    + "following points:",
                "(a) the withdrawal shall begin on the day after the signature of the text and end within thirty days;",
                "(b) the Joint Commission shall watch over it.",
            ])
    }

    @Test func aReferenceAtTheStartOfAWrappedLineStartsNothing() throws {
        let text = """
            The forces shall be withdrawn from the districts in accordance with Article 4
            and the Annex, and the guarantors shall be told of it as set out in paragraph
            (b) of the Protocol, or where that does not apply, as it is laid down in that
            Article 7 of the Accord which the Parties signed in the city of Karrow in May.
            """
        #expect(try blocks(text).count == 1)
    }

    @Test func whereLinesAreParagraphsTheyStayApart() throws {
        let lines = [
            "The first paragraph of this text is a long one and it ends with a full stop, as paragraphs do, after many words.",
            "Short.",
            "The third paragraph is long again and goes on far beyond the width at which anybody would break lines by hand today.",
        ]
        #expect(try blocks(lines.joined(separator: "\n")) == lines)
    }

    @Test func aNumberAloneBelongsToTheNextLine() throws {
        #expect(try blocks("1.\nThe Parties shall disarm.\n\n(a)\n\nfirst\n\nII.\nPOWERS\n") == [
            "1. The Parties shall disarm.", "(a) first", "II. POWERS",
        ])
        #expect(try blocks("1.\n2.\n3.\n") == ["1.", "2.", "3."])
    }

    @Test func anUnfinishedSentenceGoesOnOverABlankLineATitleDoesNot() throws {
        let sentence = "The Joint Commission shall consist of three representatives of each Party and of the"
        #expect(try blocks(sentence + "\n\nAssembly of Karrow.") == [sentence + " Assembly of Karrow."])
        #expect(try blocks(sentence + "\n\nguarantors.") == [sentence + " guarantors."])
        #expect(try blocks("Whom the new law provides for\n\nThe law applies to all.").count == 2)
        #expect(try blocks(sentence + "\n\n(a) Assembly;").count == 2)
    }

    @Test func capitalsAndStructureWordsStandAlone() throws {
        #expect(try blocks("ARTICLE IX\nFINAL PROVISIONS\nThe Parties shall disarm.\n").last == "The Parties shall disarm.")
        #expect(try blocks("Article 5\nVetting\n\nChapter V\n\nGovernance") == ["Article 5", "Vetting", "Chapter V", "Governance"])
    }

    @Test func otherLanguagesHaveStructureToo() throws {
        #expect(try blocks("СТАТЬЯ 5\nПРЕКРАЩЕНИЕ ОГНЯ\nСтороны прекращают огонь.").last == "Стороны прекращают огонь.")
        #expect(try blocks("Artículo 5\nVigencia").count == 2)
        #expect(try blocks("المادة ٥\nوقف إطلاق النار").count == 2)
    }

    // MARK: Hyphens

    @Test func aWordCutAtTheLinesEndIsMended() throws {
        let text = "The Parties agree on the implemen-\ntation of the plan."
        #expect(try blocks(text) == ["The Parties agree on the implementation of the plan."])
    }

    @Test func aHyphenThatBelongsToTheWordStays() throws {
        #expect(try blocks("They shall promote the well-\nbeing of all.") == ["They shall promote the well-being of all."])
        // Written with a hyphen elsewhere in the same text.
        #expect(try blocks("A lake-side camp. They went to the lake-\nside camp.").first?.hasSuffix("lake-side camp.") == true)
    }

    @Test func theHyphensOriginsSurvive() throws {
        let document = try read("of the implemen-\ntation plan")
        let start = document.dump().utf8.count - "paragraph | ".utf8.count - 1 - "tation plan".utf8.count
        #expect(document.origins.origin(at: start)?.offset == 17)
        #expect(document.origins.sourcePosition(at: start)?.line == 2)
    }

    // MARK: Pages

    @Test func formFeedsCountPages() throws {
        let document = try read("First page.\n\u{0C}Second page.\n\n\u{0C}\u{0C}Fourth.")
        #expect(document.blocks.map { document.origins.origin(at: Int($0.span.start))?.page } == [1, 2, 4])
        #expect(try read("No pages.").origins.origin(at: 0)?.page == 0)
    }

    @Test func headersFootersAndPageNumbersAreNotTheAuthors() throws {
        let pages = [
            "Pact of the Lakes\n\nArticle 1\n\nThe Parties shall lay down all of the arms that they hold in the\n\n1",
            "Pact of the Lakes, as signed\n\nprovinces of the north and hand them over to the board.\n\nArticle 2\n\nPeace shall reign.\n\n2",
            "Pact of the Lakes, as signed\n\nArticle 3\n\nThe Parties shall keep the roads open.\n\n3",
            "Pact of the Lakes, as signed\n\nArticle 4\n\nThis Pact binds.\n\n4",
        ]
        let document = try DocumentReader.read(bytes: Array(pages.joined(separator: "\u{0C}").utf8), path: "a.txt")
        let text = String(decoding: document.text, as: UTF8.self)
        #expect(text.contains("in the provinces of the north"))
        #expect(!text.contains("as signed") && text.hasPrefix("Pact of the Lakes"))
        #expect(!document.blocks.contains { document.text[$0.span.range].allSatisfy { (0x30...0x39).contains($0) } })
        #expect(document.remarks.contains { $0.hasPrefix("7 lines at the edges") })
    }

    @Test func aFileWithoutPagesKeepsItsNumbers() throws {
        let text = "Pact\n\n1\n\nPact\n\n2\n\nPact\n\n3\n"
        #expect(try DocumentReader.read(bytes: Array(text.utf8), path: "a.txt").remarks == [])
    }

    @Test func aSentenceGoesOnOverAPageBreak() throws {
        #expect(try blocks("The Joint Commission shall report to the\n\u{0C}guarantors.") == [
            "The Joint Commission shall report to the guarantors."
        ])
    }

    // MARK: Running headers without form feeds

    private func read(_ text: String) throws -> Document { try DocumentReader.read(bytes: Array(text.utf8), path: "a.txt") }

    @Test func headersThatCountPagesAreLeftOutAndTheSentenceGoesOn() throws {
        let text = """
            PROTOCOL OF THE SEA            CONFIDENTIAL   1

            1. The boats of both sides shall stay in the harbours
            that are named in the list of the commission, and

            PROTOCOL OF THE SEA            CONFIDENTIAL   2

            may leave them only by day.
            """
        #expect(
            try read(text).dump() == """
                ! 2 lines at the edges of pages were left out: running headers, footers and page numbers.
                paragraph | 1. The boats of both sides shall stay in the harbours that are named in the list of the commission, and may leave them only by day.

                """)
        #expect(try read("The sea.\n\n- 2 -          Law of the Sea\n\nis free.\n\n- 4 -          Law of the Sea\n\nAlways.").remarks.count == 1)
    }

    @Test func aNumberInTheMiddleOfThePageTakesItsTitleAlong() throws {
        let gap = String(repeating: " ", count: 30)
        let text = "The war is over.\n\n\(gap)1\n\(gap)Covenant of the Sea\n\nBoats sail.\n\n\(gap)2\n\(gap)Covenant of the Sea\n\nFish swim."
        #expect(try read(text).blocks.count == 3)
    }

    @Test(arguments: [
        "Objective 1\n\nPeace.\n\nObjective 2\n\nFish.", "Year   1\n\nPeace.\n\nYear   1\n\nFish.", "Boats   3   9\nNets   4   11\nMen   5   80", "1\n\nPeace.\n\n2\n\nFish.",
    ]) func whatCountsWithoutBeingAHeaderStays(_ text: String) throws { #expect(try read(text).remarks.isEmpty) }
}
