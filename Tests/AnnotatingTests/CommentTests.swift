import Foundation
import Annotating
import Diagnostics
import DocumentModel
import DocumentReaders
import Reporting
import Testing
import TextSpans

/// Where comments stand and what they say.
@Suite struct CommentTests {
    private func annotate(_ bytes: [UInt8], _ results: [ResultReport], _ change: (inout AnnotationOptions) -> Void = { _ in }) throws -> AnnotatedParts {
        var options = AnnotationOptions()
        change(&options)
        let parts = try AnnotatedParts(WordAnnotator.annotate(bytes, report: Findings.report(results), options: options).bytes)
        #expect(parts.brokenInvariants == [])
        return parts
    }

    /// The range of the comment on some words of a body.
    private func range(_ words: String, in body: String) throws -> String {
        let bytes = try Drafts.make(body)
        let parts = try annotate(bytes, [Findings.result("a.rule", .partlyMet, evidence: [Findings.evidence(words, in: bytes)])])
        return parts.range(try #require(parts.ids(of: "a.rule").first))
    }

    private func main(_ bytes: [UInt8]) throws -> String {
        String(decoding: try EditableWordFile(bytes: bytes, path: "a.docx")!.part("word/document.xml") ?? [], as: UTF8.self)
    }

    @Test func aRunIsCutAndKeepsItsLook() throws {
        let bytes = try Drafts.make("<w:p><w:r w:rsidR=\"00AA\"><w:rPr><w:b/></w:rPr><w:t>One here. Two &amp; there. Three.</w:t></w:r></w:p>")
        let result = Findings.result("a.rule", .violated, evidence: [try Findings.evidence("Two & there", in: bytes)])
        let text = try main(WordAnnotator.annotate(bytes, report: Findings.report([result]), options: AnnotationOptions()).bytes)
        let run = "<w:r w:rsidR=\"00AA\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">"
        #expect(text.contains("\(run)One here. </w:t></w:r><w:commentRangeStart w:id=\"0\"/>\(run)Two &amp; there</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"))
        #expect(text.contains("<w:commentReference w:id=\"0\"/></w:r>\(run). Three.</w:t></w:r></w:p>"))
    }

    @Test func runsCutInTheMiddleOfWordsAndReferencesToCharacters() throws {
        let body = "<w:p><w:r><w:t>The Par</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>ties sh</w:t></w:r><w:r><w:t>all &#xE9;lect&#38;rest. Next.</w:t></w:r></w:p>"
        #expect(try range("Parties shall élect&rest", in: body) == "Parties shall élect&rest")
        #expect(try range("élect", in: body) == "élect")
    }

    @Test(arguments: [
        ("<w:p><w:hyperlink w:anchor=\"x\"><w:r><w:t>all of a link</w:t></w:r></w:hyperlink><w:r><w:t> and more</w:t></w:r></w:p>", "all of a link"),
        ("<w:p><w:hyperlink w:anchor=\"x\"><w:r><w:t>half of a link</w:t></w:r></w:hyperlink><w:r><w:t> and more</w:t></w:r></w:p>", "a link and"),
        ("<w:p><w:ins w:id=\"7\" w:author=\"A. Drafter\"><w:r><w:t>words put in</w:t></w:r></w:ins><w:del w:id=\"8\" w:author=\"A. Drafter\"><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t> by hand</w:t></w:r></w:p>", "put in by"),
        ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a cell of words</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>", "cell of"),
        ("<w:p><w:r><w:t>before</w:t><w:tab/><w:t>between</w:t><w:br/><w:t>after</w:t></w:r></w:p>", "between"),
        ("<w:p><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known words</w:t></w:r></w:p>", "well-known"),
        ("<w:p><w:pPr><w:rPr><w:del w:id=\"3\" w:author=\"A. Drafter\"/></w:rPr></w:pPr><w:r><w:t>one half, </w:t></w:r></w:p><w:p><w:r><w:t>the other half</w:t></w:r></w:p>", "half, the other"),
    ]) func exactRanges(_ body: String, _ words: String) throws { #expect(try range(words, in: body) == words) }

    @Test(arguments: [
        ("<w:p><w:r><w:t>see </w:t></w:r><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>a field to fill</w:t></w:r></w:sdtContent></w:sdt></w:p>", "field", "a field to fill"),
        ("<w:p><w:fldSimple w:instr=\"REF x\"><w:r><w:t>Article 7</w:t></w:r></w:fldSimple><w:r><w:t> applies</w:t></w:r></w:p>", "7 applies", "Article 7 applies"),
        ("<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box. More.</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>", "In a box", "In a box. More."),
        ("<w:p><m:oMath><m:r><m:t>x=y</m:t></m:r></m:oMath><w:r><w:t> holds</w:t></w:r></w:p>", "x=y", "x=y"),
    ]) func whatCannotBeCutIsMarkedAsAWhole(_ body: String, _ words: String, _ expected: String) throws {
        #expect(try range(words, in: body) == expected)
    }

    @Test func aCommentOnANoteStandsAtItsReference() throws {
        let bytes = try Drafts.bytes("Examples/draft-peace-agreement.docx")
        let words = "The Front asks that the first year be stated in the text"
        let result = Findings.result("a.rule", .needsReview, evidence: [try Findings.evidence(words, in: bytes)])
        let text = try main(WordAnnotator.annotate(bytes, report: Findings.report([result]), options: AnnotationOptions()).bytes)
        let start = try #require(text.range(of: "<w:commentRangeStart w:id=\"1\"/>"))
        let end = try #require(text.range(of: "<w:commentRangeEnd w:id=\"1\"/>"))
        let between = text[start.upperBound..<end.lowerBound]
        #expect(between.hasPrefix("<w:r>") && between.contains("<w:footnoteReference") && between.hasSuffix("</w:r>"))
    }

    @Test func oneCommentAFindingAndNoneForWhatIsMet() throws {
        let bytes = try Drafts.make("<w:p><w:r><w:t>One thing. Two things.</w:t></w:r></w:p>")
        let passages = try [Findings.evidence("One thing", in: bytes), Findings.evidence("Two things", in: bytes)]
        let results = [
            Findings.result("met", .met, evidence: passages), Findings.result("partly", .partlyMet, evidence: passages),
            Findings.result("open", .needsReview), Findings.result("not", .notApplicable), Findings.result("near", .notMet, miss: passages[1]),
            Findings.result("absent", .notMet), Findings.result("missing", .notMet, strength: "should"),
        ]
        let parts = try annotate(bytes, results)
        #expect(parts.comments.count == 4)
        #expect(parts.ids(of: "met") == [] && parts.ids(of: "not") == [])
        #expect(parts.range(parts.ids(of: "partly")[0]) == "One thing")
        #expect(parts.range(parts.ids(of: "near")[0]) == "Two things")
        // Two requirements without a passage share a comment at the beginning; an open question has its own.
        #expect(parts.ids(of: "absent") == parts.ids(of: "missing") && parts.ids(of: "open") != parts.ids(of: "absent"))
        #expect(parts.range(parts.ids(of: "absent")[0]) == "One thing. Two things.")
        let all = try annotate(bytes, results) { $0.showsMet = true }
        #expect(all.ids(of: "met").count == 1)
        let summary = try annotate(bytes, results) { $0.summary = true }
        #expect(summary.ids(of: "absent") == [] && summary.ids(of: "open").count == 1)
    }

    @Test func aCommentSaysWhatAReaderNeeds() throws {
        let bytes = try Drafts.make("<w:p><w:r><w:t>One thing.</w:t></w:r></w:p>")
        let parts = try annotate(bytes, [Findings.result("a.rule", .partlyMet, evidence: [Findings.evidence("One thing", in: bytes)])])
        let text = try #require(parts.comments["0"]).text
        for words in ["Title of a.rule & <more> (a.rule)", "Partly met. Strength: shall, direct.", "Something is missing.", "Source: The harbour book", "Suggested: The Parties shall a.rule by ____."] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func idsGoOnWhereTheDraftsEnd() throws {
        let bytes = try Drafts.bytes("Examples/draft-peace-agreement.docx")
        let old = try AnnotatedParts(bytes)
        #expect(old.comments.count == 1)
        let parts = try annotate(bytes, [Findings.result("a.rule", .violated, evidence: [Findings.evidence("Armed elements of the Front", in: bytes)])])
        #expect(parts.comments.count == 2 && parts.ids(of: "a.rule") == ["1"])
        #expect(parts.comments["0"]?.text == old.comments["0"]?.text)
    }

    /// Documents may call Word's namespace by another name, or use the strict one.
    @Test func otherPrefixesAndTheStrictForm() throws {
        let strict = try Drafts.bytes("Tests/DocumentReadersTests/Fixtures/word/strict.docx")
        let document = try DocumentReader.read(bytes: strict, path: "strict.docx")
        let result = Findings.result("a.rule", .violated, evidence: [Findings.evidence(document.blocks[0].span, document)])
        let file = try EditableWordFile(bytes: WordAnnotator.annotate(strict, report: Findings.report([result]), options: AnnotationOptions()).bytes, path: "a.docx")!
        let comments = String(decoding: try #require(try file.part("word/comments.xml")), as: UTF8.self)
        #expect(comments.contains("http://purl.oclc.org/ooxml/wordprocessingml/main"))

        let plain = try Drafts.make("<w:p><w:r><w:t>One thing. Two.</w:t></w:r></w:p>")
        let renamed = try main(plain).replacingOccurrences(of: "<w:", with: "<x:").replacingOccurrences(of: "</w:", with: "</x:")
            .replacingOccurrences(of: "xmlns:w=", with: "xmlns:x=")
        let other = try EditableWordFile(bytes: plain, path: "a.docx")!.putting([("word/document.xml", Array(renamed.utf8))])
        let parts = try annotate(other, [Findings.result("a.rule", .violated, evidence: [Findings.evidence("One thing", in: other)])])
        #expect(parts.range("0") == "One thing")
    }

    /// The format allows UTF-16, and each part stays in the encoding that it had.
    @Test(arguments: [true, false]) func partsInUTF16(_ isBigEndian: Bool) throws {
        let plain = try Drafts.make("<w:p><w:r><w:t>Une clause protégée. Deux.</w:t></w:r></w:p>")
        let text = try main(plain).replacingOccurrences(of: "encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"")
        let units = try #require(("\u{FEFF}" + text).data(using: isBigEndian ? .utf16BigEndian : .utf16LittleEndian))
        let draft = try EditableWordFile(bytes: plain, path: "a.docx")!.putting([("word/document.xml", Array(units))])
        let annotated = try WordAnnotator.annotate(
            draft, report: Findings.report([Findings.result("a.rule", .violated, evidence: [Findings.evidence("clause protégée", in: draft)])]),
            options: AnnotationOptions())
        let part = try #require(try EditableWordFile(bytes: annotated.bytes, path: "a.docx")!.part("word/document.xml"))
        #expect(part.prefix(2) == (isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]))
        let parts = try AnnotatedParts(annotated.bytes)
        #expect(parts.range("0") == "clause protégée" && parts.brokenInvariants == [])
    }

    /// A clause that is suggested for a heading goes to the end: it would look like a heading, and part it from its text.
    @Test func nothingIsPutBetweenAHeadingAndItsText() throws {
        let bytes = try Drafts.make("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>Pardon of all</w:t></w:r></w:p><w:p><w:r><w:t>Text.</w:t></w:r></w:p>")
        var options = AnnotationOptions()
        options.suggest = true
        let result = Findings.result("a.rule", .violated, evidence: [try Findings.evidence("Pardon of all", in: bytes)])
        let annotated = try WordAnnotator.annotate(bytes, report: Findings.report([result]), options: options)
        let text = String(decoding: try DocumentReader.read(bytes: annotated.bytes, path: "a.docx").text, as: UTF8.self)
        #expect(text.hasPrefix("Pardon of all\nText.\nSuggested provisions\n"))
    }

    @Test func dates() throws {
        let bytes = try Drafts.bytes("Examples/draft-peace-agreement.docx")
        let result = Findings.result("a.rule", .violated, evidence: [try Findings.evidence("Armed elements", in: bytes)])
        func comments(_ date: String?) throws -> String {
            var options = AnnotationOptions()
            options.date = date
            let file = try EditableWordFile(bytes: WordAnnotator.annotate(bytes, report: Findings.report([result]), options: options).bytes, path: "a.docx")!
            return String(decoding: try #require(try file.part("word/comments.xml")), as: UTF8.self)
        }
        #expect(try comments("2026-02-28").contains("w:author=\"Proviso\" w:date=\"2026-02-28T00:00:00Z\""))
        #expect(try comments("2026-02-28T09:30:00Z").contains("w:date=\"2026-02-28T09:30:00Z\""))
        #expect(try comments(nil).contains("w:author=\"Proviso\" w:date=\"2024-05-13T21:40:00Z\""))
        for date in ["2026-02-29", "yesterday", "2026-13-01", "2026-01-01T25:00:00Z", ""] {
            #expect(throws: AnnotationError.self, "\(date)") { try comments(date) }
        }
    }

    @Test func onlyWordFiles() throws {
        for path in ["Tests/CheckingTests/Formats/agreement.odt", "Tests/CheckingTests/Formats/agreement.pdf", "Examples/draft-peace-agreement.md"] {
            let bytes = try Drafts.bytes(path)
            let error = #expect(throws: AnnotationError.self) { try WordAnnotator.validate(bytes, path: path, options: AnnotationOptions()) }
            #expect(error?.isWrongUse == true && error?.diagnostic.help?.contains("save it as .docx") == true)
        }
        // A file that says it is one, and is not, is at fault itself.
        for (bytes, path) in [([], "empty.docx"), (Array("Article 1".utf8), "text.docx")] as [([UInt8], String)] {
            let error = #expect(throws: AnnotationError.self) { try WordAnnotator.validate(bytes, path: path, options: AnnotationOptions()) }
            #expect(error?.isWrongUse == false, "\(path)")
        }
    }
}
