import Foundation
@testable import Reporting
import TestSupport
import Testing

/// What people said, and what a run says of the files beside the drafts, in every report.
@Suite struct JudgementTests {
    /// The sample with a waiver, two decisions, a baseline and every kind of notice; `text` is what people wrote.
    private func report(_ text: String) -> Report {
        var report = SampleReport.report
        for index in report.documents[0].results.indices {
            var result = report.documents[0].results[index]
            result.baseline = result.isFinding ? (index % 2 == 0 ? .new : .unchanged) : nil
            switch index {
            case 0: result.waiver = WaiverReport(reason: text, person: "A. Legal Adviser", date: "2026-01-31", expires: "2026-06-30")
            case 1, 2:
                result.decision = DecisionReport(
                    answer: .met, reason: text, person: "A. Legal Adviser", date: "2026-01-31", engineStatus: index == 1 ? .needsReview : .violated,
                    isLapsed: index == 1, lapse: index == 1 ? "the passage has changed" : nil)
            default: break
            }
            report.documents[0].results[index] = result
        }
        report.notices = NoticeReport.Kind.allCases.enumerated().map { index, kind in
            NoticeReport(
                kind, index == 0 ? .error : (index == 1 ? .warning : .note), path: index == 2 ? "" : text, line: index == 1 ? 4 : nil, message: text, help: text)
        }
        return report
    }

    private static let hostile = "<script>alert(1)</script>\u{1B}[31m\n::error::\u{202E}"

    @Test(arguments: ["The annex says so.", hostile]) func followsTheSchema(_ text: String) throws {
        let schema = try JSONSchema(contentsOf: Fixtures.project("Documentation/report.schema.json"))
        let value = try JSONSerialization.jsonObject(with: Data(JSONReport.render(report(text)).utf8))
        #expect(schema.faults(in: value) == [])
    }

    @Test func everyReportSaysIt() {
        let report = report("The annex says so.")
        for text in [TextReport.render(report, options: TextReportOptions(width: 200)), HTMLReport.render(report)] {
            for part in [
                "Waived by A. Legal Adviser from 2026-01-31 to 2026-06-30: The annex says so.", "Lapsed: the passage has changed. The question is open again.",
                "Decided against the rules by A. Legal Adviser on 2026-01-31: met.", "Decisions and waivers", "About this run",
            ] { #expect(text.contains(part), "\(part)") }
        }
    }

    @Test func nothingThatPeopleWroteActs() {
        let html = HTMLReport.render(report(Self.hostile))
        #expect(Markup(html).faults == [])
        #expect(!html.contains("<script>alert") && !html.contains("&lt;bdi") && !html.contains("&lt;p"))
        for line in TextReport.render(report(Self.hostile), options: TextReportOptions(width: 60)).split(separator: "\n") {
            // Editors and programs look for a place and a status on one line, however long it is.
            let isHeadline = line.hasPrefix("drafts/")
            #expect(line.unicodeScalars.allSatisfy { !$0.isHostile } && (isHeadline || String(line).displayWidth <= 60), "\(line.debugDescription)")
            #expect(!line.drop { $0 == " " }.hasPrefix("::"))
        }
    }

    @Test func manyStaleEntriesAreCounted() {
        var report = report("So.")
        let stale = NoticeReport(.baselineStale, .error, path: "a.md", message: "stale")
        report.notices = Array(repeating: stale, count: 4)
        #expect(report.noticesInBrief.map(\.message) == ["4 entries of the baseline are mended, waived, decided or changed"])
        #expect(report.noticesInBrief.map(\.severity) == [.error])
        report.notices.removeLast()
        #expect(report.noticesInBrief.count == 3)
    }
}
