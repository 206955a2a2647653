import Foundation
@testable import Reporting
import Testing

/// JUnit, GitHub and GitLab: who gets which finding, and how.
@Suite struct PlatformTests {
    private let paths = RepositoryPath()

    // MARK: JUnit

    private func cases(_ report: Report) -> [String: String] {
        let xml = JUnitReport(report, paths: paths).render()
        var outcomes: [String: String] = [:]
        for part in xml.split(separator: "<testcase ").dropFirst() {
            let name = part.split(separator: "\"", omittingEmptySubsequences: false)[3]
            // The case of a document that could not be read has no rule.
            guard let colon = name.firstIndex(of: ":") else { continue }
            outcomes[String(name[..<colon])] = ["failure", "error", "skipped"].first { part.contains("<\($0) ") } ?? "passed"
        }
        return outcomes
    }

    @Test func eachRuleIsACase() {
        #expect(cases(StandingReport.report) == [
            "a.waived": "skipped", "b.decided": "passed", "c.lapsed": "skipped", "d.known": "skipped", "e.fresh": "failure", "f.optional": "skipped",
            "g.weak": "failure",
        ])
        let sample = cases(SampleReport.report)
        #expect(sample["peace.private-security"] == "skipped" && sample["peace.customary-justice"] == "skipped")
        #expect(sample["peace.electoral-security"] == "error" && sample["peace.vision"] == "passed")
        #expect(sample.count == SampleReport.report.documents.flatMap(\.results).count)
    }

    @Test func aSkippedCaseSaysWhy() {
        let xml = JUnitReport(StandingReport.report, paths: paths).render()
        #expect(xml.contains("Waived by A. Legal Adviser until 2026-09-01: annex C follows."))
        #expect(xml.contains("<skipped message=\"Needs review: What was found. Question: Which of the two words will stand?"))
        #expect(xml.contains("message=\"Not met: Title of d.known. In the baseline.\""))
    }

    @Test func aDocumentThatCouldNotBeReadIsAnError() {
        let xml = JUnitReport(SampleReport.report, paths: paths).render()
        #expect(xml.contains("<testsuite name=\"drafts/annex-b.docx\" file=\"drafts/annex-b.docx\" tests=\"1\" failures=\"0\" errors=\"1\""))
        #expect(xml.contains("<error message=\"the file is encrypted\" type=\"not-read\">the file is encrypted\nhelp: save a copy"))
    }

    // MARK: GitHub

    private func commands(_ report: Report) -> [String] {
        WorkflowCommands(report, paths: paths).render().split(separator: "\n").map(String.init)
    }

    @Test func annotationsComeInTheOrderOfWeight() {
        let lines = commands(StandingReport.report)
        #expect(lines.count == 6)
        #expect(lines[0].hasPrefix("::error file=drafts/a%2C b%2520.md,line="))
        #expect(lines.dropFirst().prefix(3).allSatisfy { $0.hasPrefix("::warning ") })
        #expect(lines[4].hasPrefix("::notice "))
        #expect(lines[5] == "proviso: 3 documents: 3 blocked; 2 accepted (waived or in the baseline)")
    }

    /// GitHub takes columns only where a range does not span lines.
    @Test func columnsStandOnOneLineOnly() {
        #expect(!commands(StandingReport.report)[0].contains("col="))
        var report = StandingReport.report
        let evidence = report.documents[0].results[4].evidence[0]
        report.documents[0].results[4].evidence[0].endLine = evidence.line
        report.documents[0].results[4].evidence[0].endColumn = evidence.column + 20
        let command = commands(report)[0]
        #expect(command.contains("line=\(evidence.line),endLine=\(evidence.line),col=\(evidence.column),endColumn=\(evidence.column + 19),"))
    }

    @Test func atMostTenOfAKindAreShown() {
        var report = StandingReport.report
        report.documents = [StandingReport.document("a.md", (0..<30).map { StandingReport.result("r.\($0 + 100)", $0 < 14 ? "shall" : "may", .notMet) { _ in } })]
        let lines = commands(report)
        #expect(lines.count { $0.hasPrefix("::error ") } == 10)
        #expect(lines.count { $0.hasPrefix("::notice ") } == 10)
        #expect(lines.contains { $0.hasPrefix("::notice title=Proviso::4 more errors, 7 more notices: ") })
    }

    @Test func quotedTextGivesNoCommand() {
        var report = StandingReport.report
        report.documents[0].results[4].message = "100%\n::error::x\r##[error]y"
        report.documents[0].results[4].title = "a,b:c"
        let lines = commands(report)
        #expect(lines.count == 6)
        #expect(lines[0].contains("title=Violated%3A a%2Cb%3Ac::100%25 ::error::x ##[error]y"))
    }

    @Test func theSummaryKeepsToItsLimit() {
        var report = StandingReport.report
        report.documents = [StandingReport.document("a.md", (0..<400).map { StandingReport.result("r.\($0 + 1000)", $0 < 200 ? "should" : "shall", .notMet) { _ in } })]
        let all = JobSummary.render(report)
        #expect(all.utf8.count < JobSummary.mostBytes && all.contains("r.1000") && !all.contains("no room"))
        let cut = JobSummary.render(report, limit: 10_000)
        #expect(cut.utf8.count <= 10_000 && cut.utf8.count > 9_000)
        #expect(cut.contains("r.1200") && !cut.contains("r.1000"), "duties come first")
        let left = 400 - cut.components(separatedBy: "| Not met |").count + 1
        #expect(cut.contains("There is no room here for \(left) more findings"))
        #expect(JobSummary.render(report, limit: 100) == "")
    }

    @Test func theSummaryNamesWhoAnswers() {
        let text = JobSummary.render(StandingReport.report)
        #expect(text.contains("1 finding is in the baseline."))
        #expect(text.contains("Waived by A. Legal Adviser until 2026-09-01: annex C follows."))
        #expect(text.contains("Decided by A. Legal Adviser on 2026-03-01, met: the protocol is signed."))
        #expect(!text.contains("`a.waived`") && text.contains("`e.fresh`"), "only what is open stands in the table")
    }

    // MARK: GitLab

    @Test func openFindingsAreIssues() throws {
        let text = CodeQualityReport(StandingReport.report, paths: paths).render()
        let issues = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(issues.map { $0["check_name"] as? String } == ["c.lapsed", "e.fresh", "f.optional", "g.weak", "g.weak"])
        #expect(issues.map { $0["severity"] as? String } == ["minor", "blocker", "info", "minor", "minor"])
        let unread = CodeQualityReport(SampleReport.report, paths: paths).render()
        #expect(unread.contains("The document could not be checked: the file is encrypted"))
    }

    // MARK: Spreadsheets and lines

    @Test func aRowAResult() {
        let rows = ResultSheet.render(SampleReport.report).split(separator: "\n")
        #expect(rows.count == 1 + SampleReport.report.documents.flatMap(\.results).count + SampleReport.report.failures.count)
        #expect(rows.last == "drafts/map.pdf,,,,,not-read,,,,,,,\"the file holds no text, only images\",,,,,,,,,,")
        #expect(CSV.text([["=1", " +1", "＝1", "-", "a=1", "1"]]) == "'=1,' +1,'＝1,'-,a=1,1\n")
    }

    @Test func aLineADocument() throws {
        let lines = JSONLinesReport.render(SampleReport.report).split(separator: "\n")
        let objects = try lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
        #expect(objects.map { ($0["document"] as? [String: Any])?["path"] as? String } == ["drafts/framework-agreement.md", "drafts/strategy.md", "drafts/note.txt", nil, nil])
        #expect(objects.map { ($0["failure"] as? [String: Any])?["path"] as? String } == [nil, nil, nil, "drafts/annex-b.docx", "drafts/map.pdf"])
    }

    @Test func pathsAreNamedFromTheRoot() {
        let paths = RepositoryPath(root: "/checkout/repository")
        #expect(paths.relative("./drafts//a.md") == "drafts/a.md")
        #expect(paths.relative("/checkout/repository/drafts/a.md") == "drafts/a.md")
        #expect(paths.relative("/elsewhere/a.md") == "/elsewhere/a.md")
        #expect(paths.relative("/checkout/repository-2/a.md") == "/checkout/repository-2/a.md")
        #expect(paths.uri("drafts/é a.md") == "drafts/%C3%A9%20a.md")
        #expect(paths.uri("/elsewhere/a.md") == "file:///elsewhere/a.md")
    }
}
