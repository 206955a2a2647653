import Annotating
import DocumentModel
import DocumentReaders
import Reporting
import TestSupport
import Testing
import TextSpans

/// What must hold whatever the draft and the findings.
@Suite struct AnyDraftTests {
    /// Findings on random passages: whole blocks, and stretches from word to word inside one.
    private func findings(_ document: Document, _ generator: inout SeededGenerator) -> [ResultReport] {
        let statuses: [RuleStatus] = [.violated, .partlyMet, .notMet, .needsReview, .met, .notApplicable]
        let blocks = document.blocks.filter { !$0.span.isEmpty }
        return (0..<40).map { number in
            let block = blocks.randomElement(using: &generator)!
            let words = block.span.range.filter { $0 == Int(block.span.start) || document.text[$0 - 1] == 0x20 }
            let first = words.randomElement(using: &generator)!
            let ends = block.span.range.map { $0 + 1 }.filter { $0 > first && ($0 == Int(block.span.end) || document.text[$0] == 0x20) }
            let span = Bool.random(using: &generator) ? block.span : ByteSpan(first, ends.randomElement(using: &generator)!)
            let evidence = Findings.evidence(span, document, level: Bool.random(using: &generator) ? "weak" : "commitment")
            let status = statuses[number % statuses.count]
            let isMiss = status == .notMet
            return Findings.result("rule-\(number)", status, evidence: isMiss ? [] : [evidence], miss: isMiss && number % 4 == 0 ? evidence : nil)
        }
    }

    @Test(arguments: Drafts.all) func theDraftStaysAsItWas(_ path: String) throws {
        let bytes = try Drafts.bytes(path)
        let document = try DocumentReader.read(bytes: bytes, path: path)
        let before = storedEntries(bytes)
        for seed in 1...3 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let report = Findings.report(findings(document, &generator), path: path)
            var options = AnnotationOptions()
            (options.showsMet, options.summary, options.suggest) = (seed > 1, seed > 1, seed > 2)
            let annotated = try WordAnnotator.annotate(bytes, report: report, options: options)
            #expect(try WordAnnotator.annotate(bytes, report: report, options: options).bytes == annotated.bytes, "the same bytes each time")

            // What is not commented on keeps its compressed bytes, its name and its place.
            let after = storedEntries(annotated.bytes)
            let main = try EditableWordFile(bytes: bytes, path: path)!.mainPart
            #expect(Array(after.map(\.name).prefix(before.count)) == before.map(\.name))
            for (old, new) in zip(before, after) where old.bytes != new.bytes {
                let mayChange = old.name == main || old.name.hasSuffix("comments.xml") || old.name == "[Content_Types].xml" || old.name.hasSuffix(".rels")
                #expect(mayChange, "\(old.name) changed")
            }

            let parts = try AnnotatedParts(annotated.bytes, path: path)
            let original = try AnnotatedParts(bytes, path: path)
            #expect(parts.brokenInvariants.filter { !original.brokenInvariants.contains($0) } == [], "\(path) \(seed)")
            #expect(parts.comments.values.count { $0.author == "Proviso" } == annotated.comments)
            for (id, comment) in original.comments { #expect(parts.comments[id]?.text == comment.text, "comment \(id) is kept") }
            #expect(parts.otherChangeIDs.count >= original.otherChangeIDs.count, "tracked changes are kept")

            if !options.suggest {
                let read = try DocumentReader.read(bytes: annotated.bytes, path: path)
                #expect(read.text == document.text && read.blocks.map(\.kind) == document.blocks.map(\.kind) && read.blocks.map(\.label) == document.blocks.map(\.label))
            }
        }
    }

    /// A comment stands on its passage and nothing else, except where Word cannot have it there.
    @Test(arguments: Drafts.all) func commentsStandOnTheirPassages(_ path: String) throws {
        let bytes = try Drafts.bytes(path)
        let document = try DocumentReader.read(bytes: bytes, path: path)
        var generator = SeededGenerator(seed: 9)
        let results = findings(document, &generator).filter { $0.status != .notApplicable && !$0.evidence.isEmpty }
        var options = AnnotationOptions()
        options.showsMet = true
        let parts = try AnnotatedParts(try WordAnnotator.annotate(bytes, report: Findings.report(results, path: path), options: options).bytes, path: path)
        var exact = 0
        var inBody = 0
        for result in results {
            let evidence = result.evidence[0]
            guard let id = parts.ids(of: result.rule).first else {
                Issue.record("no comment for \(result.rule)")
                continue
            }
            let isInNote = document.origins.origin(at: Int(evidence.span.start))?.part.contains("notes") == true
            if isInNote { continue }
            inBody += 1
            if parts.range(id) == evidence.text {
                exact += 1
            } else {
                // What the reader leaves out, such as hidden text, may stand between its words; the brackets around what
                // nobody has filled in stand in no file.
                #expect(isContained(evidence.text.filter { !"[]".contains($0) }, in: parts.range(id)), "\(path): \(evidence.text)")
            }
        }
        #expect(exact * 2 >= inBody, "\(exact) of \(inBody)")
    }

    /// Whether all characters of a text stand in another in their order.
    private func isContained(_ text: String, in other: String) -> Bool {
        var rest = text[...]
        for character in other where character == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }
}
