import DocumentModel
import Testing
import TextAnalysis

@Suite struct ZoneTests {
    @Test func recitalsUntilTheyAgree() {
        let text = """
            AGREEMENT
            Recalling the long war,
            Deeply concerned by the suffering,
            The Parties have agreed as follows:
            Article 1
            Peace shall reign.
            """
        #expect(Reading(text).zones == [.preamble, .preamble, .preamble, .operative])
    }

    @Test func aPreambleByItsHeading() {
        let text = "Preamble\nWe want peace.\nArticle 1\nPeace shall reign."
        #expect(Reading(text).zones == [.preamble, .operative])
    }

    @Test func withoutRecitalsThereIsNoPreamble() {
        #expect(Reading("AGREEMENT\nThe Parties shall disarm.\nArticle 1\nPeace shall reign.").zones == [.operative, .operative])
    }

    @Test func recitalsStandAloneToo() {
        let units = Reading("Article 1\nRecognizing the past:\n(a) the war;\n(b) the peace.\nPeace shall reign.").text.units.filter { !$0.isHeading }
        #expect(units.map(\.isRecital) == [true, true, true, false])
    }

    @Test func definitions() {
        let text = "Article 1 Definitions\nIn this Agreement:\n“Oversight” means control.\nArticle 2 Peace\nPeace shall reign."
        #expect(Reading(text).zones == [.definitions, .definitions, .operative])
        #expect(Reading("Article 4\nVetting means a look into the past.\nVetting shall begin.").zones == [.definitions, .operative])
        #expect(Reading("Article 4\nPeace shall be kept by all means.").zones == [.operative])
    }

    @Test func contents() {
        let text = "# Contents\nHow officers are vetted\nWho oversees the army\n# Vetting\nOfficers shall be vetted."
        #expect(Reading(text).zones == [.contents, .contents, .operative])
        #expect(Reading("Vetting of officers .......... 12\nOfficers shall be vetted.").zones == [.contents, .contents, .operative])
    }

    @Test func signatures() {
        let text = "Article 1\nPeace shall reign.\nThe war is over.\nThe army shall leave.\nIn witness whereof the Parties have signed.\nAnnex I\nThe army shall leave."
        #expect(Reading(text).zones == [.operative, .operative, .operative, .signature, .operative])
        // In the first half of a text the words open no signatures.
        #expect(Reading("Done at Tolm, the ceasefire stands.\nPeace shall reign.\nThe army shall leave.").zones == [.operative, .operative, .operative])
    }

    @Test func annexes() {
        let units = Reading("Article 1\nPeace shall reign.\nAnnex I\nThe army shall leave.\nArticle 1\nAt once.").text.units.filter { !$0.isHeading }
        #expect(units.map(\.isInAnnex) == [false, true, true])
    }

    @Test(arguments: [
        ("[The army shall leave.]", true), ("The army [shall/should] leave.", true), ("The army [north] shall leave.", false),
        ("The army shall leave [1].", false), ("The army shall leave [sic].", false), ("The army shall leave.", false),
        ("The army [of the north and south] shall leave.", true),
    ]) func textInSquareBracketsIsNotAgreed(_ text: String, _ isOpen: Bool) {
        #expect(Reading(["Article 1", text]).text.units.last?.hasOpenBrackets == isOpen)
    }

    @Test func history() {
        let units = Reading("Article 1\nThe police has been weak.\nThe police that has been weak shall be reformed.").text.units.filter { !$0.isHeading }
        #expect(units.map(\.isHistory) == [true, false])
    }

    /// The lines of a table of contents name divisions and open none, also where a program made a list of them.
    @Test func aListOfDivisionsOpensNone() {
        var builder = DocumentBuilder()
        func block(_ kind: Block.Kind, _ words: String) {
            builder.beginBlock(kind)
            builder.append(Array(words.utf8), origin: Origin(offset: 0))
        }
        block(.heading(level: 2), "Table of contents")
        block(.listItem(depth: 1), "Title One: Silence of Arms (Articles 1 to 3)")
        block(.listItem(depth: 1), "Annex on the vetting of officers")
        block(.heading(level: 2), "Preamble")
        block(.paragraph, "The Parties have met.")
        let text = Reading(builder.finish(path: "test", format: .markdown)).text
        #expect(text.units.filter { $0.zone == .contents }.count == 3)
        #expect(text.units.indices.last.map(text.address) == "“Preamble”, para. 1")
    }
}
