import Diagnostics
import DocumentModel
import DocumentReaders
import Testing
import TextSpans

@Suite struct MarkdownTests {
    @Test func structureBecomesBlocks() throws {
        let text = """
            # Accord

            Text with *emphasis* and `code`
            on two lines.

            3) third
            4) fourth
               - nested

            > quoted

            (a) stays a paragraph
            """
        #expect(
            try dump(text, path: "a.md") == """
                heading 1 | Accord
                paragraph | Text with emphasis and code on two lines.
                item 1 [3)] | third
                item 1 [4)] | fourth
                item 2 | nested
                quotation | quoted
                paragraph | (a) stays a paragraph

                """)
    }

    @Test func linesThatBeginWithALabelAreItems() throws {
        let text = "2. Each Party shall:\n   (a) withdraw, as set out in paragraph\n   (b) below; and\n   (b) disarm.\n"
        #expect(
            try dump(text, path: "a.md") == """
                item 1 [2.] | Each Party shall:
                paragraph | (a) withdraw, as set out in paragraph (b) below; and
                paragraph | (b) disarm.

                """)
    }

    @Test func tablesBecomeCells() throws {
        let text = "| Goal | Year |\n|---|---|\n| one | 2031 |\n"
        #expect(
            try dump(text, path: "a.md") == """
                cell 0.0.0 header | Goal
                cell 0.0.1 header | Year
                cell 0.1.0 | one
                cell 0.1.1 | 2031

                """)
    }

    @Test func notesFollowTheirParagraph() throws {
        let text = "One[^a] and two[^b].\n\nNext.\n\n[^b]: Note b.\n[^a]: Note a.\n"
        #expect(
            try dump(text, path: "a.md") == """
                paragraph | One and two.
                note 1 [1] | Note a.
                note 2 [2] | Note b.
                paragraph | Next.

                """)
    }

    @Test func deletedTextIsLeftOutWithARemark() throws {
        #expect(
            try dump("The Parties ~~may~~ <del>should</del> shall agree.", path: "a.md") == """
                ! struck text left out, in 2 places
                paragraph | The Parties shall agree.

                """)
    }

    @Test func bracketedAlternativesSurvive() throws {
        #expect(try blocks("The Parties [shall/should] agree [[TBD]].", path: "a.md") == ["The Parties [shall/should] agree [[TBD]]."])
    }

    @Test func metadataCommentsAndPicturesAreNoText() throws {
        let text = "---\ntitle: x\n---\n<!-- note -->\n![a picture](p.png) Text&nbsp;&amp; more.<!-- c -->\n\n<div>raw</div>\n"
        #expect(try dump(text, path: "a.md") == "! raw HTML left out, in 1 place\nparagraph | Text & more.\n")
        #expect(try dump("---\n\nA rule, not metadata.\n\n---\n", path: "a.md") == "paragraph | A rule, not metadata.\n")
    }

    @Test func originsPointIntoTheFile() throws {
        let text = "---\nk: v\n---\n\n> One **bold**\n> word &eacute; and *that*\n\n| a | b |\n|---|---|\n| x | bb |\n"
        let document = try read(text, path: "a.md")
        #expect(brokenInvariants(of: document) == [])
        for (word, line, column) in [("One", 5, 3), ("bold", 5, 9), ("word", 6, 3), ("that", 6, 22), ("bb", 10, 7)] {
            let offset = try #require(document.firstOffset(of: word))
            #expect(document.origins.sourcePosition(at: offset) == .init(line: line, column: column), "\(word)")
        }
    }

    @Test func tablesThatWouldFillTheMemoryAreRefused() {
        let text = "|" + String(repeating: "a|", count: 2000) + "\n|" + String(repeating: "-|", count: 2000) + "\n"
            + String(repeating: "|x\n", count: 2000)
        #expect(fault(Array(text.utf8), path: "a.md")?.code == ReadingCodes.fileTooLarge)
    }

    @Test func endlessNestingIsRefused() {
        let text = String(repeating: "> ", count: 5000) + "x"
        #expect(fault(Array(text.utf8), path: "a.md")?.code == ReadingCodes.nestedTooDeeply)
    }
}

extension Document {
    /// Where words stand in the text to analyse.
    func firstOffset(of words: String) -> Int? {
        let words = Array(words.utf8)
        return text.indices.first { text[$0...].starts(with: words) }
    }
}
