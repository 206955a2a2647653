import Foundation
import Reporting
import TestSupport
import Testing

/// Reports are held against the schemas and readers of other people.
@Suite struct ContractTests {
    private static let formats: [ReportFormat] = [.sarif, .junit, .github, .githubSummary, .gitlab, .json, .jsonl, .csv, .markdown]

    private static let reports: [(String, Report)] = [
        ("sample", SampleReport.report), ("empty", SampleReport.empty), ("hostile", HostileReport.report), ("standing", StandingReport.report),
        ("redacted", StandingReport.report.redacted()), ("selected", SampleReport.report.selecting(ReportSelection([.status(.violated)]))),
    ]

    @Test(arguments: formats) func everyReportIsValid(_ format: ReportFormat) throws {
        for (name, report) in Self.reports {
            let faults = try Contracts.faults(in: format.render(report), format: format.rawValue)
            #expect(faults.isEmpty, "\(name): \(faults.joined(separator: "\n"))")
        }
    }

    /// A validator that lets everything pass would make the other test worthless.
    @Test(arguments: [
        (ReportFormat.sarif, "\"startLine\": ", "\"startLine\": 0"), (.sarif, "\"version\": \"2.1.0\"", "\"version\": \"2.0.0\""),
        (.sarif, "\"level\": \"error\"", "\"level\": \"fatal\""), (.junit, "failures=\"", "failures=\"9"), (.junit, " classname=", " klass="),
        (.github, "line=", "line=-"), (.gitlab, "\"blocker\"", "\"bad\""), (.json, "\"verdict\"", "\"judgement\""), (.jsonl, "\"weights\"", "\"weigths\""),
        (.csv, "a.waived", "=HYPERLINK(1)"), (.markdown, "## ", "## <img src=x>"), (.githubSummary, "### ", "::error::x\n### "),
    ]) func validatorsNotice(_ format: ReportFormat, _ old: String, _ new: String) throws {
        let text = format.render(StandingReport.report)
        try #require(text.contains(old))
        let broken = text.replacing(old, with: new, maxReplacements: 1)
        #expect(try !Contracts.faults(in: broken, format: format.rawValue).isEmpty)
    }

    /// Nothing printed may depend on the order of a dictionary or set.
    @Test(arguments: ReportFormat.allCases) func theSameBytesEachTime(_ format: ReportFormat) {
        #expect(format.render(StandingReport.report) == format.render(StandingReport.report))
        #expect(format.render(SampleReport.report).hasSuffix("\n"))
    }
}
