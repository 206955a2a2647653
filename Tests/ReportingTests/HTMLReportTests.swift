@testable import Reporting
import Testing

@Suite struct HTMLReportTests {
    @Test(arguments: ReportCase.allCases)
    func isWellFormed(_ name: ReportCase) {
        #expect(Markup(HTMLReport.render(name.report)).faults == [])
    }

    @Test(arguments: ReportCase.allCases)
    func linksLeadSomewhere(_ name: ReportCase) {
        let markup = Markup(HTMLReport.render(name.report))
        #expect(Set(markup.ids).count == markup.ids.count)
        for link in markup.links {
            #expect(link.first == "#" && markup.ids.contains(String(link.dropFirst())), "\(link)")
        }
        for id in markup.references { #expect(markup.ids.contains(id), "\(id)") }
    }

    @Test(arguments: ReportCase.allCases)
    func needsNothingElse(_ name: ReportCase) {
        let page = HTMLReport.render(name.report)
        for loader in ["http://", "https://", " src=", "@import", "url(h", "url(\"", "<link", "<img", "<iframe", "<object"] {
            #expect(!page.contains(loader), "\(loader)")
        }
        #expect(Markup(page).tags.filter { $0 == "script" }.count == 1)
    }

    @Test func textCannotBecomeMarkup() {
        let page = HTMLReport.render(HostileReport.report)
        #expect(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"))
        #expect(!page.contains("<script>alert"))
        #expect(page.unicodeScalars.allSatisfy { !$0.isHostile || $0 == "\n" })
    }

    @Test(arguments: ReportCase.allCases)
    func headingsAreInOrder(_ name: ReportCase) {
        var last = 0
        for tag in Markup(HTMLReport.render(name.report)).tags where tag.count == 2 && tag.first == "h" {
            guard let level = tag.last?.wholeNumberValue else { continue }
            #expect(level <= last + 1, "\(tag) after h\(last)")
            last = level
        }
        #expect(last > 0)
    }

    @Test func marksAndFindingsLeadToEachOther() throws {
        let page = HTMLReport.render(SampleReport.report)
        let all = Findings(SampleReport.agreement).all
        let amnesty = try #require(all.first { $0.result.rule == "peace.amnesty-exclusions" })
        let passage = try #require(SampleReport.agreement.passages.firstIndex { $0.address == "Article 4(1)" }) + 1
        #expect(page.contains("<a class=\"place\" href=\"#d1-p\(passage)\">Article 4(1), p. 2, line 43</a>"))
        #expect(page.contains("href=\"#d1-r\(amnesty.number)\" aria-label=\"Finding \(amnesty.number), violated"))
        #expect(page.contains("<mark class=\"s-violated\"><b>All acts committed"))
        #expect(page.contains("covered by this amnesty</b> and shall not be prosecuted in any court.</mark>"))
    }

    @Test func wholeDraftIsOnThePage() {
        let page = Markup(HTMLReport.render(SampleReport.report)).text
        for passage in SampleReport.agreement.passages {
            // Marks stand between sentences: look for the first words only.
            let start = passage.text.prefix { $0 != "." && $0 != "[" && $0 != "," }
            #expect(page.contains(HTML.escaped(String(start.prefix(24)))), "\(start)")
        }
    }

    @Test func ledgerAddsUp() throws {
        let ledger = ScoreLedger(SampleReport.agreement)
        #expect(ledger.score == SampleReport.agreement.score)
        let page = HTMLReport.render(SampleReport.report)
        let score = try #require(ledger.score)
        #expect(page.contains("(\(ledger.earned.low)) ÷ \(ledger.weight) = \(score.low)"))
    }

    @Test func aQuestionIsAskedOnce() throws {
        var report = SampleReport.report
        let index = try #require(report.documents[0].results.firstIndex { $0.status == .needsReview })
        report.documents[0].results[index].message = "Does the passage settle it, all in all?"
        report.documents[0].results[index].question = "Does the passage settle it, all in all?"
        #expect(HTMLReport.render(report).split(separator: "Does the passage settle it, all in all?").count == 2)
    }

    @Test func whatPeopleDecidedIsShown() throws {
        var report = SampleReport.report
        #expect(!HTMLReport.render(report).contains("Decisions and waivers"))
        let open = report.documents[0].results.indices.filter { [.notMet, .partlyMet].contains(report.documents[0].results[$0].status) }
        report.documents[0].results[open[0]].waiver = WaiverReport(reason: "left to <the> annex", person: "A. Legal Adviser", date: "2026-05-01", expires: "2026-12-31")
        report.documents[0].results[open[1]].decision = DecisionReport(
            answer: .met, reason: "the protocol says so", person: "A. Legal Adviser", date: "2026-05-02", engineStatus: .needsReview, isLapsed: true)
        report.documents[0].results[open[1]].baseline = .unchanged
        let page = HTMLReport.render(report)
        #expect(Markup(page).faults == [])
        for words in [
            "Decisions and waivers", "Waived by A. Legal Adviser from 2026-05-01 to 2026-12-31: left to &lt;the&gt; annex.", "Lapsed decision",
            "decision lapsed, in the baseline", "data-baseline=\"unchanged\"", "Only what is not in the baseline",
        ] { #expect(page.contains(words), "\(words)") }
    }

    /// Screen readers list the regions by name.
    @Test func regionsHaveNamesOfTheirOwn() {
        let names = HTMLReport.render(SampleReport.report).split(separator: "role=\"region\" ").dropFirst().map { String($0.prefix { $0 != ">" }) }
        #expect(!names.isEmpty && Set(names).count == names.count && names.allSatisfy { $0.hasPrefix("aria-label=\"") })
    }

    @Test func partsOfSeveralDocumentsAreToldApart() {
        #expect(HTMLReport.render(SampleReport.report).contains("aria-labelledby=\"d2-requirements-title d2-title\""))
        var report = SampleReport.report
        report.documents = [report.documents[0]]
        #expect(HTMLReport.render(report).contains("aria-labelledby=\"d1-requirements-title\""))
    }

    @Test func filtersOfferTheAreas() {
        let page = HTMLReport.render(SampleReport.report)
        for area in Set(SampleReport.agreement.results.map(\.area)) { #expect(page.contains("<option value=\"\(area)\">")) }
    }

    @Test func methodTellsTheCoverage() {
        let page = HTMLReport.render(SampleReport.report)
        #expect(page.contains("Coverage and method") && page.contains("Cannot be checked in a text</th><td class=\"number\">20</td>"))
    }

    @Test func paragraphsOfWordFilesAreNoLines() {
        var evidence = SampleReport.agreement.results.flatMap(\.evidence)[0]
        evidence.line = 33
        evidence.column = 0
        #expect(evidence.position == "paragraph 33")
        evidence.column = 1
        #expect(evidence.position == "line 33")
    }

    @Test func everythingIsDeterministic() {
        #expect(HTMLReport.render(SampleReport.report) == HTMLReport.render(SampleReport.report))
        #expect(JSONReport.render(SampleReport.report) == JSONReport.render(SampleReport.report))
    }
}
