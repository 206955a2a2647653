import Foundation
import Fractions
@testable import Reporting
import TextSpans
import Testing

@Suite struct RedactionTests {
    @Test(arguments: [
        ("because of “as far as possible”", "because of “[redacted]”"),
        ("a (“x”), b (“y”).", "a (“[redacted]”), b (“[redacted]”)."),
        ("the opening says “the “Parties” agree” here", "the opening says “[redacted]” here"),
        ("unpaired “shall” not be bound” ends", "unpaired “[redacted]” ends"),
        ("open “shall not be bound", "open “[redacted]”"),
        ("not found: ‘Citizens’ rights’, ‘Peace’ ...", "not found: ‘[redacted]’ ..."),
        ("the draft’s words", "the draft’s words"),
        ("nothing quoted", "nothing quoted"),
    ]) func quotationsGo(_ text: String, _ expected: String) { #expect(text.withoutQuotations == expected) }

    /// Whatever a field of the report may quote, no format shows five words of the draft in a row.
    @Test(arguments: ReportFormat.allCases) func noFormatQuotes(_ format: ReportFormat) {
        let passage = "Ember lanterns glow beneath quiet willow branches tonight"
        var report = StandingReport.report
        for index in report.documents.indices { quote(passage, in: &report.documents[index]) }
        report.failures = [FailureReport(path: "b.md", message: "it says “\(passage)”", help: "not “\(passage)”")]
        #expect(contains(format.render(report), passage), "the test is worth something")
        let text = format.render(report.redacted(), options: ReportFormat.Options(text: TextReportOptions(width: 4000, verbose: true)))
        #expect(!contains(text, passage))
        #expect(text.contains("e.fresh") || format == .githubSummary, "statuses and rules stay")
        #expect(!text.contains(report.documents[0].hash))
    }

    private func contains(_ text: String, _ passage: String) -> Bool {
        let words = text.split { !$0.isLetter }.map { $0.lowercased() }
        let wanted = passage.split(separator: " ").map { $0.lowercased() }
        let runs = Set((0...wanted.count - 5).map { wanted[$0..<$0 + 5].joined(separator: " ") })
        return words.indices.dropLast(4).contains { runs.contains(words[$0..<$0 + 5].joined(separator: " ")) }
    }

    private func quote(_ passage: String, in document: inout DocumentReport) {
        let evidence = Evidence(
            text: passage, highlight: ByteSpan(0, 5), address: "“\(passage)”, para. 3", line: 7, column: 1, page: nil, level: "weak",
            note: "because of “\(passage)”", span: ByteSpan(10, 60))
        document.title = passage
        document.kindReason = "detected: the opening says “\(passage)”"
        document.remarks = ["left out: “\(passage)”"]
        document.passages = [PassageReport(kind: .paragraph, label: nil, text: passage, span: ByteSpan(10, 60), address: "“\(passage)”")]
        for index in document.results.indices {
            document.results[index].evidence = [evidence]
            document.results[index].elements = [ElementReport(id: "E1", label: "an element", share: .one, status: .notMet, evidence: [evidence])]
            document.results[index].message = "Not in full: an element (because of “\(passage)”)."
            document.results[index].question = "Does “\(passage)” provide for it?"
            document.results[index].nearestMiss = evidence
            document.results[index].lookedFor = "an element"
            document.results[index].waiver?.reason = "we accept that \(passage.lowercased()), for now"
            document.results[index].decision?.reason = "\(passage) is enough"
        }
    }

    /// A field that is added to the report may quote the draft: think of ``Report/redacted()`` first, then name it here.
    @Test func everyFieldHasBeenThoughtOf() throws {
        func fields(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
        let document = StandingReport.report.documents[0]
        let result = document.results[0]
        #expect(fields(StandingReport.report) == ["programVersion", "packVersions", "rulesHash", "documents", "failures", "isRedacted", "notices"])
        #expect(fields(document) == [
            "path", "kind", "kindReason", "language", "title", "verdict", "verdictSentence", "score", "coverage", "optionalTaken", "optionalTotal",
            "areas", "results", "passages", "remarks", "hash", "ledger", "changes", "selection",
        ])
        #expect(fields(result) == [
            "rule", "title", "statements", "strength", "isDerived", "area", "status", "credit", "weights", "elements", "evidence", "message",
            "question", "suggestion", "reading", "source", "showsNot", "gain", "isGate", "lookedFor", "nearestMiss", "waiver", "decision", "baseline",
        ])
        #expect(try fields(#require(document.results[1].evidence.first)) == [
            "text", "highlight", "address", "line", "column", "endLine", "endColumn", "page", "box", "level", "note", "span",
        ])
        #expect(try fields(#require(SampleResults.agreement.flatMap(\.elements).first)) == ["id", "label", "share", "status", "evidence"])
        #expect(try fields(#require(SampleReport.report.failures.first)) == ["path", "message", "help"])
        #expect(try fields(#require(result.waiver)) == ["reason", "person", "date", "expires"])
        #expect(try fields(#require(document.results[1].decision)) == ["answer", "reason", "person", "date", "engineStatus", "isLapsed", "lapse"])
    }

    /// A waiver stays readable: only the quotation goes.
    @Test func personsAreHeard() {
        var report = StandingReport.report
        report.documents[0].results[0].waiver?.reason = "the vetting of other ranks may take place at a later stage, says the ministry"
        let reason = report.redacted().documents[0].results[0].waiver?.reason
        #expect(reason == "[redacted], says the ministry")
    }

    @Test func nothingElseChanges() {
        let redacted = SampleReport.report.redacted()
        for (document, original) in zip(redacted.documents, SampleReport.report.documents) {
            #expect(document.results.map(\.status) == original.results.map(\.status))
            #expect(document.score == original.score && document.verdict == original.verdict)
            #expect(document.results.map(\.source) == original.results.map(\.source))
            #expect(document.results.flatMap(\.evidence).map(\.address) == original.results.flatMap(\.evidence).map(\.address))
            #expect(document.results.flatMap(\.evidence).allSatisfy { $0.text == "[redacted]" && $0.span.count == 0 })
        }
    }

    /// A fingerprint of a sentence could be tried against guesses.
    @Test func fingerprintsSayNothingOfTheWords() {
        var other = StandingReport.report
        other.documents[0].results[4].evidence[0].text = "Other words."
        let paths = RepositoryPath()
        #expect(SARIFReport(other, paths: paths).render() != SARIFReport(StandingReport.report, paths: paths).render())
        #expect(SARIFReport(other.redacted(), paths: paths).render() == SARIFReport(StandingReport.report.redacted(), paths: paths).render())
        #expect(CodeQualityReport(other.redacted(), paths: paths).render() == CodeQualityReport(StandingReport.report.redacted(), paths: paths).render())
    }
}
