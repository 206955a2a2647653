import Diagnostics
import ProjectFiles
import Reporting
import Testing

@Suite struct DecisionLogTests {
    private func record(_ rule: String, _ answer: RuleStatus?, reason: String = "So.") throws -> DecisionRecord {
        let date = try #require(CalendarDate("2026-11-22"))
        var record = DecisionRecord(
            action: answer == nil ? .withdraw : .decide, date: date, person: "A. Legal Adviser", reason: reason, document: "drafts/a.md", rule: rule,
            answer: answer, overrules: rule == "b", engineStatus: answer == nil ? nil : .needsReview,
            passages: answer == nil ? [] : [DecisionRecord.Passage(address: "Article 1", fingerprint: "00ff")], wholeText: rule == "b" ? "11aa" : nil,
            program: "proviso 0.1.0", rules: "abc")
        record.unlisted = rule == "b" ? 2 : 0
        return record
    }

    @Test func linesComeBackTheSame() throws {
        let records = [try record("a", .met, reason: "He said \"yes\": \u{1F4A1} {a}\n- so"), try record("b", .partlyMet), try record("a", nil)]
        let text = records.map(\.json).joined()
        #expect(text.split(separator: "\n").count == 3)
        #expect(try DecisionLog(Array(text.utf8), file: "x").records == records)
    }

    @Test func theLastLineCounts() throws {
        let log = DecisionLog([try record("a", .met), try record("a", .notMet), try record("b", .met), try record("b", nil)])
        #expect(log.decision(on: "a", document: "drafts/a.md")?.answer == .notMet)
        #expect(log.decision(on: "a", document: "a.md") == nil)
        #expect(log.decision(on: "b", document: "drafts/a.md") == nil)
        #expect(log.standing.map(\.rule) == ["a"])
        #expect(log.records.count == 4)
    }

    @Test func faultsNameTheirLine() throws {
        let good = try record("a", .met).json
        for bad in ["<<<<<<< HEAD", "{\"action\": \"decide\"}", good.replacing("2026-11-22", with: "2026-11-31"), good.replacing("\"version\":1", with: "\"version\":2"),
            good.replacing("\"met\"", with: "\"needs-review\""), good.replacing("\"answer\":\"met\",", with: "")]
        {
            let text = good + "\n" + bad + (bad.hasSuffix("\n") ? "" : "\n") + good
            do throws(DiagnosticsError) {
                _ = try DecisionLog(Array(text.utf8), file: "log.jsonl")
                Issue.record("no fault in \(bad)")
            } catch {
                let faults = SnippetRenderer().render(error.diagnostics) { _ in Array(text.utf8) }.joined()
                #expect(faults.hasPrefix("log.jsonl:3:"), "\(faults)")
            }
        }
    }
}
