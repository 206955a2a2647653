import Annotating
import Checking
import DocumentModel
import DocumentReaders
import Foundation
import Reporting
import Testing
import TextSpans

/// Suggested wording, the summary, and what a second reading makes of both.
@Suite struct SuggestionTests {
    private func annotate(_ bytes: [UInt8], _ results: [ResultReport], summary: Bool = false, suggest: Bool = true) throws -> AnnotatedFile {
        var options = AnnotationOptions()
        (options.summary, options.suggest) = (summary, suggest)
        return try WordAnnotator.annotate(bytes, report: Findings.report(results), options: options)
    }

    private func lines(_ bytes: [UInt8]) throws -> [String] {
        try DocumentReader.read(bytes: bytes, path: "a.docx").dump().split(separator: "\n").map(String.init).filter { !$0.hasPrefix("!") }
    }

    @Test func wordingStandsAfterTheParagraphOrAtTheEnd() throws {
        let bytes = try Drafts.make("<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:t>One thing. And more.</w:t></w:r></w:p><w:p><w:r><w:t>Last.</w:t></w:r></w:p>")
        let one = try Findings.evidence("One thing", in: bytes)
        let file = try annotate(bytes, [
            Findings.result("absent", .notMet), Findings.result("open", .needsReview, evidence: [one]), Findings.result("partly", .partlyMet, evidence: [one]),
            Findings.result("same", .violated, evidence: [one], suggestion: "The Parties shall partly by ____."),
        ])
        #expect(try lines(file.bytes) == [
            "paragraph | One thing. And more.", "paragraph | The Parties shall partly by ____.", "paragraph | Last.", "paragraph bold | Suggested provisions",
            "paragraph | Title of absent & <more> (absent)", "paragraph | The Parties shall absent by ____.",
        ])
        #expect(file.suggestions == 2)
        let parts = try AnnotatedParts(file.bytes)
        #expect(parts.brokenInvariants == [])
        #expect(parts.insertions.contains("The Parties shall partly by ____."))
    }

    /// The last paragraph of a cell keeps its mark: there the words follow in the same paragraph.
    @Test func inACell() throws {
        let bytes = try Drafts.make("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A weak thing.</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Last.</w:t></w:r></w:p>")
        let file = try annotate(bytes, [Findings.result("partly", .partlyMet, evidence: [Findings.evidence("A weak thing", in: bytes)])])
        #expect(try lines(file.bytes) == ["cell 0.0.0 | A weak thing. The Parties shall partly by ____.", "paragraph | Last."])
        #expect(try AnnotatedParts(file.bytes).brokenInvariants == [])
    }

    /// Taking the insertions out again, mark and all, leaves the draft.
    @Test(arguments: Drafts.all) func rejectingGivesTheDraftBack(_ path: String) throws {
        let bytes = try Drafts.bytes(path)
        let document = try DocumentReader.read(bytes: bytes, path: path)
        let results = document.blocks.filter { !$0.span.isEmpty }.prefix(30).enumerated().map { index, block in
            Findings.result("rule-\(index)", index % 3 == 0 ? .notMet : .partlyMet, evidence: index % 3 == 0 ? [] : [Findings.evidence(block.span, document)])
        }
        var options = AnnotationOptions()
        options.suggest = true
        let annotated = try WordAnnotator.annotate(bytes, report: Findings.report(results, path: path), options: options)
        let file = try EditableWordFile(bytes: annotated.bytes, path: path)!
        var main = String(decoding: try #require(try file.part(file.mainPart)), as: UTF8.self)
        let author = "[^>]*w:author=\"Proviso\"[^>]*"
        // A paragraph whose mark is inserted, then what is inserted into the draft's own paragraphs.
        main = main.replacing(try Regex("<w:p>(?:(?!</w:p>).)*?<w:rPr><w:ins\(author)/>(?:(?!</w:p>).)*</w:p>").dotMatchesNewlines(), with: "")
        main = main.replacing(try Regex("<w:ins[^>]*w:author=\"Proviso\"(?:[^>]*[^>/])?>(?:(?!</w:ins>).)*</w:ins>").dotMatchesNewlines(), with: "")
        #expect(!main.contains("w:author=\"Proviso\""))
        let rejected = try file.putting([(file.mainPart, Array(main.utf8))])
        #expect(try DocumentReader.read(bytes: rejected, path: path).text == document.text)
    }

    /// The summary is for people: checking the annotated file, or annotating it again, sees the draft alone.
    @Test func theSummaryIsNotReadAsPartOfTheDraft() throws {
        let bytes = try Drafts.make("<w:p><w:r><w:t>One thing.</w:t></w:r></w:p>")
        let results = [Findings.result("partly", .partlyMet, evidence: [try Findings.evidence("One thing", in: bytes)]), Findings.result("absent", .notMet)]
        let file = try annotate(bytes, results, summary: true, suggest: false)
        #expect(try lines(file.bytes) == ["paragraph | One thing."])
        #expect(try DocumentReader.read(bytes: file.bytes, path: "a.docx").remarks.contains { $0.contains("the summary of a review") })
        let opened = try EditableWordFile(bytes: file.bytes, path: "a.docx")!
        let main = String(decoding: try #require(try opened.part("word/document.xml")), as: UTF8.self)
        for words in ["Verdict: Gaps. ", "Score: 50 of 100. ", "<w:tbl>", "Title of partly &amp; &lt;more&gt;", "Requirements without a passage", "<w:br w:type=\"page\"/>"] {
            #expect(main.contains(words), "\(words)")
        }
        let again = try annotate(file.bytes, results, suggest: false)
        #expect(again.remarks.contains { $0.contains("earlier review") })
        #expect(try AnnotatedParts(again.bytes).brokenInvariants == [])
    }

    /// The whole way, with the rules that are built in: comments and summary change no result.
    @Test func rulesSayTheSameOfTheAnnotatedDraft() throws {
        let session = try Session(RuleSources())
        let draft = Drafts.root + "/Examples/draft-peace-agreement.docx"
        var annotation = AnnotationOptions()
        annotation.summary = true
        let options = CheckOptions(kind: "peace-agreement", standardInputName: "")
        let outcome = try session.annotate(draft, options: options, annotation: annotation)
        let path = NSTemporaryDirectory() + "proviso-test-\(UUID().uuidString).docx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(outcome.file.bytes).write(to: URL(fileURLWithPath: path))
        let again = try #require(session.check([path], options: options).documents.first)
        #expect(outcome.document.score == again.score && !again.results.isEmpty)
        for (old, new) in zip(outcome.document.results, again.results) {
            #expect(old.rule == new.rule && old.status == new.status && old.evidence.map(\.span) == new.evidence.map(\.span), "\(old.rule)")
        }
        let parts = try AnnotatedParts(outcome.file.bytes)
        let findings = outcome.document.results.filter(\.isFinding).filter { $0.status != .notMet || $0.nearestMiss != nil || !$0.evidence.isEmpty }
        #expect(outcome.file.comments == findings.count)
        for finding in findings { #expect(parts.ids(of: finding.rule).count == 1, "\(finding.rule)") }
    }
}
