import Reporting
import Testing

@Suite struct SelectionTests {
    private func rules(_ criteria: ReportSelection.Criterion...) -> [String] {
        StandingReport.report.selecting(ReportSelection(criteria)).documents[0].results.map(\.rule)
    }

    @Test func criteria() throws {
        #expect(rules(.rule("e.*")) == ["e.fresh"])
        #expect(rules(.rule("e.*"), .rule("A.waived")) == ["a.waived", "e.fresh"], "of one sort, one must fit")
        #expect(rules(.status(.notMet), .rule("?.w*")) == ["a.waived"], "of each sort, one must fit")
        #expect(rules(.area("over*")).count == 6)
        #expect(rules(.area("vetting")) == [])
        #expect(ReportSelection.Criterion("status=met") == .status(.met))
        #expect(ReportSelection.Criterion("area=a=b") == .area("a=b"))
        for text in ["status=good", "oversight", "kind=x", "area=", "=x", ""] { #expect(ReportSelection.Criterion(text) == nil, "\(text)") }
    }

    @Test func theScoreIsThatOfAll() throws {
        let report = StandingReport.report
        let part = report.selecting(ReportSelection([.rule("e.*")]))
        #expect(part.documents[0].score == report.documents[0].score)
        #expect(ScoreLedger(part.documents[0]).score == ScoreLedger(report.documents[0]).score)
        #expect(part.documents[0].selection == SelectionReport(criteria: ["rule=e.*"], shown: 1, total: 6))
        #expect(report.selecting(ReportSelection([])).documents[0].selection == nil)
    }

    /// Whoever reads a part must know that it is one.
    @Test(arguments: [ReportFormat.text, .markdown, .html, .githubSummary, .sarif])
    func itSaysWhatIsLeftOut(_ format: ReportFormat) {
        let part = StandingReport.report.selecting(ReportSelection([.status(.violated)]))
        let text = format.render(part, options: ReportFormat.Options(text: TextReportOptions(width: 4000)))
        #expect(text.contains("1 of 6 results is shown (status=violated), 5 are left out; the score counts them all"))
    }
}
