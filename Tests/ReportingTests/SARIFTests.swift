import Foundation
@testable import Reporting
import Testing

@Suite struct SARIFTests {
    private func run(_ report: Report, limit: Int = SARIFReport.mostResults) throws -> [String: Any] {
        let text = SARIFReport(report, paths: RepositoryPath(root: "/checkout"), limit: limit).render()
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require((value?["runs"] as? [[String: Any]])?.first)
    }

    private func results(_ report: Report, limit: Int = SARIFReport.mostResults) throws -> [[String: Any]] {
        try #require(try run(report, limit: limit)["results"] as? [[String: Any]])
    }

    private func result(_ rule: String, _ report: Report = StandingReport.report) throws -> [String: Any] {
        try #require(try results(report).first { $0["ruleId"] as? String == rule })
    }

    private func place(_ result: [String: Any]) throws -> (uri: String, region: [Int]) {
        let location = try #require((result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        let region = try #require(location["region"] as? [String: Any])
        let uri = try #require((location["artifactLocation"] as? [String: Any])?["uri"] as? String)
        return (uri, ["startLine", "startColumn", "endLine", "endColumn"].compactMap { region[$0] as? Int })
    }

    @Test func findingsOnly() throws {
        #expect(try results(StandingReport.report).map { $0["ruleId"] as? String } == [
            "a.waived", "b.decided", "c.lapsed", "d.known", "e.fresh", "f.optional", "g.weak", "g.weak",
        ])
        let levels = try results(SampleReport.report).map { $0["level"] as? String }
        #expect(Set(levels) == ["error", "warning", "note"])
    }

    @Test func levels() throws {
        let expected = ["a.waived": "warning", "c.lapsed": "warning", "d.known": "error", "e.fresh": "error", "f.optional": "note", "g.weak": "warning"]
        for (rule, level) in expected { #expect(try result(rule)["level"] as? String == level, "\(rule)") }
    }

    @Test func placesInTextFilesAreExact() throws {
        let (uri, region) = try place(result("e.fresh"))
        #expect(uri == "drafts/a%2C%20b%2520.md")
        let evidence = StandingReport.report.documents[0].results[4].evidence[0]
        #expect(region == [evidence.line, evidence.column, evidence.line + 1, 9])
    }

    /// No platform can show a line of a Word file or a PDF, and what is absent has none.
    @Test func otherPlacesAreTheFirstLine() throws {
        #expect(try place(result("a.waived")).region == [1, 1, 1, 1])
        let weak = try results(StandingReport.report).filter { $0["ruleId"] as? String == "g.weak" }
        #expect(try weak.map { try place($0).region } == [[1, 1, 1, 1], [1, 1, 1, 1]])
        let texts = weak.map { ($0["message"] as? [String: String])?["text"] ?? "" }
        #expect(texts[0].contains("Article 7(2), paragraph 41") && texts[1].contains("Article 7(2), p. 4"))
    }

    @Test func whatIsSettledIsSuppressed() throws {
        let reasons = try ["a.waived", "b.decided", "c.lapsed", "d.known", "e.fresh"].map { rule in
            (try result(rule)["suppressions"] as? [[String: String]])?.compactMap { $0["justification"] }
        }
        #expect(reasons[0] == ["Waived by A. Legal Adviser on 2026-03-01, until 2026-09-01: annex C follows"])
        #expect(reasons[1] == ["Decided by A. Legal Adviser on 2026-03-01, met: the protocol is signed"])
        #expect(reasons[2] == nil, "a decision that has lapsed settles nothing")
        #expect(reasons[3] == ["In the baseline"])
        #expect(reasons[4] == nil)
        #expect(try result("d.known")["baselineState"] as? String == "unchanged")
        #expect(try result("e.fresh")["baselineState"] as? String == "new")
        #expect(try result("a.waived")["baselineState"] == nil)
    }

    @Test func fingerprintsOutliveEdits() throws {
        func fingerprint(_ report: Report) throws -> String {
            try #require((try result("e.fresh", report)["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"])
        }
        var moved = StandingReport.report
        moved.documents[0].results[4].evidence[0].line += 12
        #expect(try fingerprint(moved) == fingerprint(StandingReport.report))
        var reworded = StandingReport.report
        reworded.documents[0].results[4].evidence[0].text += " Ever."
        #expect(try fingerprint(reworded) != fingerprint(StandingReport.report))
        // Another file, though only by the case of its name.
        var other = StandingReport.report
        other.documents[0].path = "drafts/A, b%20.md"
        #expect(try fingerprint(other) != fingerprint(StandingReport.report))
        // The same file, named from the root of the disk.
        var absolute = StandingReport.report
        absolute.documents[0].path = "/checkout/drafts/a, b%20.md"
        #expect(try fingerprint(absolute) == fingerprint(StandingReport.report))
    }

    @Test func documentsThatCouldNotBeReadAreNotifications() throws {
        let invocation = try #require((try run(SampleReport.report)["invocations"] as? [[String: Any]])?.first)
        #expect(invocation["executionSuccessful"] as? Bool == false)
        let notifications = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        let texts = notifications.compactMap { ($0["message"] as? [String: String])?["text"] }
        #expect(texts.prefix(2) == ["the file is encrypted; help: save a copy without a password and check that", "the file holds no text, only images"])
        #expect(notifications.allSatisfy { $0["locations"] != nil })
        let good = try #require((try run(StandingReport.report)["invocations"] as? [[String: Any]])?.first)
        #expect(good["executionSuccessful"] as? Bool == true)
    }

    @Test func ofTooManyTheMostImportantStay() throws {
        #expect(try results(StandingReport.report, limit: 3).map { $0["ruleId"] as? String } == ["e.fresh", "d.known", "a.waived"])
        let invocation = try #require((try run(StandingReport.report, limit: 3)["invocations"] as? [[String: Any]])?.first)
        let texts = (invocation["toolExecutionNotifications"] as? [[String: Any]])?.compactMap { ($0["message"] as? [String: String])?["text"] }
        #expect(texts == ["5 less important results are left out"])
    }

    /// "[Victims](1)" would be a link in a message.
    @Test func textIsNoLink() throws {
        var report = StandingReport.report
        report.documents[0].results[0].message = "[Victims](1) and so on"
        let text = (try result("a.waived", report)["message"] as? [String: String])?["text"] ?? ""
        #expect(text.contains("[Victims] (1)"))
    }

    @Test func longDescriptionsAreCut() throws {
        var report = StandingReport.report
        report.documents[0].results[0].reading = String(repeating: "𝒜 word ", count: 400)
        let driver = try #require((try run(report)["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rule = try #require((driver["rules"] as? [[String: Any]])?.first)
        let text = try #require((rule["fullDescription"] as? [String: String])?["text"])
        #expect(text.utf16.count <= 1024 && text.utf16.count > 1000 && text.hasSuffix("…") && !text.hasSuffix("wo…"))
    }
}
