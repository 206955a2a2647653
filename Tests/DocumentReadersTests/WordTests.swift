import DocumentModel
import DocumentReaders
import Testing
import TextSpans

/// What the fixtures do not show: origins, and details that need a file of their own.
@Suite struct WordTests {
    private func read(_ body: String, styles: String? = nil, numbering: String? = nil) throws -> Document {
        let bytes = WordFile.make(body: body, styles: styles, numbering: numbering)
        let document = try DocumentReader.read(bytes: bytes, path: "a.docx")
        #expect(brokenInvariants(of: document) == [])
        return document
    }

    private let deletion = "<w:del w:id=\"1\" w:author=\"A\"/>"

    @Test func originsCountParagraphsAndVisibleBytes() throws {
        let document = try read(
            "<w:p/>" + WordFile.paragraph("First.")
                + """
                <w:p><w:r><w:t>Le </w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>vieux </w:delText></w:r></w:del>\
                <w:r><w:tab/><w:t>préambule</w:t></w:r><w:r><w:br/><w:t>fin</w:t></w:r></w:p>
                """)
        #expect(document.text == Array("First.\nLe préambule fin\n".utf8))
        for (word, paragraph, offset) in [("First", 2, 0), ("Le", 3, 0), ("préambule", 3, 4), ("fin", 3, 15)] {
            let origin = document.origins.origin(at: try #require(document.firstOffset(of: word)))
            #expect(origin == Origin(part: "word/document.xml", paragraph: paragraph, offset: offset), "\(word)")
        }
    }

    @Test func joinedParagraphsKeepTheOriginsOfBoth() throws {
        let document = try read(
            WordFile.paragraph("one ", properties: "<w:rPr>\(deletion)</w:rPr>")
                + WordFile.paragraph("two ", properties: "<w:rPr>\(deletion)</w:rPr>") + WordFile.paragraph("three"))
        #expect(document.dump() == "! tracked changes are read as accepted: 0 insertions, 2 deletions\nparagraph | one two three\n")
        #expect(document.origins.origin(at: 4)?.paragraph == 2)
        #expect(document.origins.origin(at: 8) == Origin(part: "word/document.xml", paragraph: 3, offset: 0))
    }

    @Test func paragraphsThatAreLeftOutStillCount() throws {
        let box = "<w:txbxContent>\(WordFile.paragraph("box"))</w:txbxContent>"
        let document = try read(
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback>"
                + "</mc:AlternateContent></w:r></w:p>" + WordFile.paragraph("after"))
        #expect(document.dump() == "paragraph | box\nparagraph | after\n")
        #expect(document.origins.origin(at: 0)?.paragraph == 2)
        #expect(document.origins.origin(at: 4)?.paragraph == 4)
    }

    @Test func pagesAreThoseOfTheLastLayout() throws {
        let document = try read(
            WordFile.paragraph("First page.")
                + "<w:p><w:r><w:t>Starts here</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t> and ends there.</w:t></w:r></w:p>"
                + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Third page.</w:t></w:r></w:p>")
        #expect(document.dump() == "paragraph | First page.\nparagraph | Starts here and ends there.\nparagraph | Third page.\n")
        for (words, page, offset) in [("First", 1, 0), ("Starts", 1, 0), ("ends", 2, 16), ("Third", 3, 0)] {
            let origin = document.origins.origin(at: try #require(document.firstOffset(of: words)))
            #expect(origin?.page == page && origin?.offset == offset, "\(words)")
        }
        #expect(try read(WordFile.paragraph("x")).origins.origin(at: 0)?.page == 0)
    }

    @Test func absurdNumbersAreNoFault() throws {
        let huge = "9223372036854775807"
        let styles = "<w:style w:styleId=\"A\"><w:name w:val=\"x\"/><w:pPr><w:outlineLvl w:val=\"\(huge)\"/></w:pPr></w:style>"
        let body = WordFile.paragraph("x", properties: "<w:pStyle w:val=\"A\"/><w:outlineLvl w:val=\"-\(huge)\"/>")
        #expect(try read(body, styles: styles).dump() == "paragraph | x\n")
    }

    @Test func aDeletedTableLeavesNothing() throws {
        let row = "<w:tr><w:trPr>\(deletion)</w:trPr><w:tc>\(WordFile.paragraph("gone"))</w:tc></w:tr>"
        let document = try read("<w:tbl>\(row)\(row)</w:tbl>" + WordFile.paragraph("kept"))
        #expect(document.dump() == "! tracked changes are read as accepted: 0 insertions, 1 deletion\nparagraph | kept\n")
    }

    /// Where the end of a paragraph before a table was deleted, there is no paragraph for it to go on in.
    @Test func aTableIsNotJoinedToTheParagraphBeforeIt() throws {
        let table = "<w:tbl><w:tr><w:tc>\(WordFile.paragraph("cell"))</w:tc></w:tr></w:tbl>"
        let kept = try read(WordFile.paragraph("before", properties: "<w:rPr>\(deletion)</w:rPr>") + table)
        #expect(kept.dump().hasSuffix("\nparagraph | before\ncell 0.0.0 | cell\n"))
        let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr>\(deletion)</w:rPr>"
        let numbering = """
            <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            """
        let gone = "<w:p><w:pPr>\(list)</w:pPr><w:del w:id=\"2\" w:author=\"A\"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        #expect(try read(gone + table, numbering: numbering).dump().hasSuffix("deletion\ncell 0.0.0 | cell\n"))
    }

    @Test func whatWasChosenInAFormIsRead() throws {
        func field(_ data: String, _ result: String = "") -> String {
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>\(data)</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORM</w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(result)<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        }
        let entries = "<w:listEntry w:val=\"shall\"/><w:listEntry w:val=\"should\"/>"
        let cases = [
            ("<w:ddList>\(entries)</w:ddList>", "shall"), ("<w:ddList><w:default w:val=\"1\"/>\(entries)</w:ddList>", "should"),
            ("<w:ddList><w:result w:val=\"1\"/><w:default w:val=\"0\"/>\(entries)</w:ddList>", "should"), ("<w:ddList><w:result w:val=\"7\"/>\(entries)</w:ddList>", ""),
            ("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>", "☒"), ("<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>", "☐"),
        ]
        for (data, shown) in cases { #expect(try read("<w:p><w:r><w:t>x</w:t></w:r>\(field(data))</w:p>").dump() == "paragraph | x\(shown)\n", "\(data)") }
        #expect(try read("<w:p>\(field("<w:ddList>\(entries)</w:ddList>", "<w:r><w:t>may</w:t></w:r>"))</w:p>").dump() == "paragraph | may\n")
    }

    @Test func aFieldThatNobodyFilledInIsOpen() throws {
        func control(_ text: String) -> String {
            "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>\(text)</w:t></w:r></w:sdtContent></w:sdt>"
        }
        let document = try read("<w:p><w:r><w:t xml:space=\"preserve\">Within </w:t></w:r>\(control("Enter text."))\(control("[date]"))<w:r><w:t>.</w:t></w:r></w:p>")
        #expect(document.dump() == "! a field that is not filled in is read in brackets, in 2 places\nparagraph | Within [Enter text.][date].\n")
    }

    @Test func cellsAfterOneThatIsGoneMoveUp() throws {
        func cell(_ text: String, _ change: String = "") -> String { "<w:tc><w:tcPr>\(change)</w:tcPr>\(WordFile.paragraph(text))</w:tc>" }
        let row = cell("a") + cell("old", "<w:cellDel w:id=\"1\" w:author=\"A\"/>") + cell("new", "<w:cellIns w:id=\"2\" w:author=\"A\"/>") + cell("z")
        let bytes = WordFile.make(body: "<w:tbl><w:tr>\(row)</w:tr></w:tbl>")
        for (view, middle) in [(ChangeView.accepted, "new"), (.rejected, "old")] {
            let document = try DocumentReader.read(bytes: bytes, path: "a.docx", view: view)
            #expect(document.dump().hasSuffix("\ncell 0.0.0 | a\ncell 0.0.1 | \(middle)\ncell 0.0.2 | z\n"))
            #expect(document.changes.map(\.text) == ["old", "new"])
        }
    }

    @Test func emptyNumberedParagraphsKeepTheirNumber() throws {
        let numbering = """
            <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="upperRoman"/>\
            <w:lvlText w:val="Article %1 &amp; more"/></w:lvl></w:abstractNum>\
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            """
        let body = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>" + WordFile.paragraph("x")
        #expect(try read(body, numbering: numbering).dump() == "item 1 [Article IX & more]\nparagraph | x\n")
    }

    @Test func theNameDoesNotMatterWhereTheContentSpeaks() throws {
        let bytes = WordFile.make(body: WordFile.paragraph("text"))
        #expect(try DocumentReader.read(bytes: bytes, path: "draft.txt").format == .docx)
    }

    @Test func numbersOfManyKinds() throws {
        let cases: [(String, Int, String)] = [
            ("decimal", 12, "12"), ("decimalZero", 7, "07"), ("decimalZero", 17, "17"), ("upperRoman", 1994, "MCMXCIV"),
            ("lowerRoman", 4, "iv"), ("upperLetter", 26, "Z"), ("lowerLetter", 28, "bb"), ("ordinal", 12, "12th"),
            ("ordinal", 23, "23rd"), ("cardinalText", 42, "Forty-two"), ("ordinalText", 20, "Twentieth"),
            ("ordinalText", 21, "Twenty-first"), ("russianLower", 3, "в"), ("arabicAbjad", 2, "ب"), ("none", 3, ""),
            ("decimalEnclosedParen", 3, "(3)"), ("upperRoman", 0, "0"), ("lowerLetter", -5, "-5"), ("unheardOf", 5, "5"),
        ]
        for (format, number, expected) in cases {
            let numbering = """
                <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="\(number)"/><w:numFmt w:val="\(format)"/>\
                <w:lvlText w:val="No %1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
                """
            let body = WordFile.paragraph("x", properties: "<w:numPr><w:numId w:val=\"1\"/></w:numPr>")
            let label = expected.isEmpty ? "No" : "No \(expected)"
            #expect(try read(body, numbering: numbering).blocks.first?.label == label, "\(format)")
        }
    }
}
