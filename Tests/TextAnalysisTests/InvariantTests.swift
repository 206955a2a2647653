import DocumentModel
import PatternMatching
import RuleLanguage
import TestSupport
import Testing
import TextAnalysis
import TextSpans

/// What holds of every text, whatever it says: the representation is checked on random texts.
@Suite struct InvariantTests {
    private static let pieces = [
        "Article", "ARTICLE", "Annex", "CHAPTER", "Part", "Seven", "IX", "(a)", "(b)", "(i)", "(ii)", "1.", "2.", "3.2.1", "5)", "\u{2022}", "-", "vetting",
        "The Parties", "shall", "should", "not", "No", "except", "amnesty", "30", "days", "May", "2018", "%", "$5", "per cent", "[", "]", "(", ")", ":", ";",
        ".", "...", ",", "\u{201C}", "\u{201D}", "Preamble", "Recalling", "have agreed as follows", "Definitions", "means", "In witness whereof",
        "Contents", "......... 4", "S/RES/1325 (2000)", "o\u{FB03}cer", "over\u{AD}sight", "\u{E9}t\u{E9}", "\u{438}", "\u{1F600}", "# ", "## ",
    ]

    /// - Returns: what is wrong with a text's representation; empty if nothing is.
    private func faults(of text: AnalysedText) -> [String] {
        var faults: [String] = []
        func check(_ condition: Bool, _ message: @autoclosure () -> String) { if !condition { faults.append(message()) } }
        check(text.unitOf.count == text.tokens.count, "a unit for each word")
        check(text.sectionOf.count == text.document.blocks.count, "a section for each block")
        check(text.articleOf.count == text.units.count && text.chapterOf.count == text.units.count, "an article and a chapter for each unit")
        var end: Int32 = 0
        for (index, unit) in text.units.enumerated() {
            check(unit.tokens.start >= end && unit.tokens.end > unit.tokens.start, "unit \(index): units ascend and hold words")
            end = unit.tokens.end
            check(unit.leadIn < Int32(index), "unit \(index): a lead-in stands before its items")
            check(unit.section < Int32(text.sections.count), "unit \(index): its section exists")
            check(text.itemsEnd[index] > Int32(index), "unit \(index): its items end after it")
            let block = text.document.blocks[Int(unit.block)].span
            check(block.contains(text.span(of: index)), "unit \(index): a unit stands in one block")
            check(!text.address(of: index).isEmpty, "unit \(index): it has an address")
            for t in unit.tokens.range { check(text.unitOf[t] == Int32(index), "word \(t): it knows its unit") }
        }
        check(end <= Int32(text.tokens.count), "units hold words that exist")
        for (index, section) in text.sections.enumerated() {
            check(section.parent < Int32(index), "section \(index): a parent stands before it")
            check(section.blocks.upperBound <= text.document.blocks.count, "section \(index): its blocks exist")
            if section.parent >= 0 {
                check(section.blocks.upperBound <= text.sections[Int(section.parent)].blocks.upperBound, "section \(index): it lies in its parent")
            }
        }
        for list in text.cues.map(\.spans) + text.recognised {
            check(list == list.sorted(), "matches ascend")
            for span in list {
                check(span.start < span.end && Int(span.end) <= text.tokens.count, "a match holds words that exist")
                if Int(span.end) <= text.tokens.count, span.start < span.end {
                    check(text.unitOf[Int(span.start)] == text.unitOf[Int(span.end) - 1], "a match stays in its unit")
                }
            }
        }
        return faults
    }

    @Test func randomTexts() {
        var random = SeededGenerator(seed: 11)
        for round in 0..<150 {
            var lines: [String] = []
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                lines.append((0..<Int.random(in: 1...9, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }.joined(separator: " "))
            }
            let faults = faults(of: Reading(lines).text)
            #expect(faults.isEmpty, "round \(round): \(lines)")
            if !faults.isEmpty { return }
        }
    }

    /// Every way to cut a real draft short.
    @Test func textsCutShort() {
        let draft = """
            AGREEMENT
            Recalling the war,
            Have agreed as follows:
            Article 1. (1) An amnesty is granted. (2) It shall not extend to: (a) genocide; (b) war crimes.
            Article 2 Vetting
            1. The Parties shall:
            (a) vet officers within 30 days of signature;
            (i) at 30 per cent;
            Annex I
            Done at Tolm on 5 June 2018.
            """
        for length in stride(from: 0, to: draft.count, by: 7) {
            let lines = draft.prefix(length).split(separator: "\n").map(String.init)
            #expect(faults(of: Reading(lines).text) == [])
        }
    }

    @Test func wordsOfTwoUnitsAreNeverOneMatch() {
        #expect(Reading(["The Parties agree", "to nothing."]).text.cue(.binding).spans.isEmpty)
    }
}
