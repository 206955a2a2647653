@testable import Reporting
import TextSpans
import Testing

@Suite struct TextReportTests {
    @Test func sampleAt100Columns() throws {
        try Fixtures.expect(TextReport.render(SampleReport.report, options: TextReportOptions(width: 100)), is: "sample.100.txt")
    }

    @Test func sampleAt60ColumnsInFull() throws {
        let options = TextReportOptions(width: 60, verbose: true)
        try Fixtures.expect(TextReport.render(SampleReport.report, options: options), is: "sample.60.verbose.txt")
    }

    @Test func sampleInColor() throws {
        let options = TextReportOptions(width: 80, color: true)
        try Fixtures.expect(TextReport.render(SampleReport.report, options: options), is: "sample.80.color.txt")
    }

    @Test func quietSample() throws {
        let options = TextReportOptions(width: 80, quiet: true)
        try Fixtures.expect(TextReport.render(SampleReport.report, options: options), is: "sample.80.quiet.txt")
    }

    /// What stops the draft comes first; a change says who made it, when, what and where.
    @Test func changesThatChangeAVerdict() throws {
        let text = TextReport.render(SampleReport.report, options: TextReportOptions(width: 132))
        let part = try #require(text.firstRange(of: "── Changes that change a verdict (4) ─"))
        let rest = text[part.upperBound...]
        #expect(rest.contains("    - Deleted by B. Negotiator, 2031-05-02 09:30: “This does not extend to war crimes.” (Article 1(1), p. 1, line 15)\n"))
        #expect(rest.contains("    - Inserted: the end of a paragraph (Article 1(1), p. 1, line 15)\n"))
        #expect(rest.contains("    In the same article:\n"))
        #expect(rest.contains("    - and 2 more\n"))
        #expect(rest.contains("no single change stands near: the text as a whole decides".capitalizedFirst))
    }

    @Test func nothingIsSaidOfChangesUnlessBothViewsWereRead() {
        var report = SampleReport.report
        report.documents[0].changes = ChangesReport(read: "accepted", insertions: 3, deletions: 0)
        #expect(!TextReport.render(report).contains("Changes that change"))
        #expect(!HTMLReport.render(report).contains("Changes that change"))
        report.documents[0].changes?.problem = "there is no text in the document"
        let words = "The text before the changes could not be checked: there is no text in the document."
        #expect(TextReport.render(report).contains(words) && HTMLReport.render(report).contains(words))
    }

    @Test func emptyReport() {
        #expect(TextReport.render(SampleReport.empty) == "no document was checked\n")
    }

    @Test(arguments: [40, 41, 57, 80, 132], ReportCase.allCases)
    func noLineIsTooWide(_ width: Int, _ name: ReportCase) {
        for (verbose, quiet, color) in [(false, false, false), (true, false, false), (false, true, false), (false, false, true)] {
            let options = TextReportOptions(width: width, color: color, verbose: verbose, quiet: quiet)
            let text = TextReport.render(name.report, options: options)
            for line in text.split(separator: "\n") {
                let shown = withoutColors(String(line))
                #expect(shown.displayWidth <= width, "\(shown.displayWidth) columns: \(shown)")
                #expect(!line.drop { $0 == " " }.hasPrefix("::"), "\(shown)")
                #expect(shown.unicodeScalars.allSatisfy { !$0.isHostile }, "\(shown.debugDescription)")
            }
        }
    }

    @Test func colorsOnlyAdd() {
        let plain = TextReport.render(SampleReport.report, options: TextReportOptions(width: 72))
        let painted = TextReport.render(SampleReport.report, options: TextReportOptions(width: 72, color: true))
        #expect(withoutColors(painted) == plain)
    }

    @Test func caretsStandUnderTheWords() {
        let cells = Cells("Alle 協定 gelten.", mark: 5..<11)
        var page = Page(TextReportOptions(width: 60))
        page.line(cells.lines(width: 60)[0].string)
        #expect(cells.cells.filter(\.isMarked).string == "協定")
        #expect(cells.width == 17)
    }

    @Test func longSentencesAreShortenedAroundTheWords() {
        let text = String(repeating: "before ", count: 30) + "THE WORDS " + String(repeating: "after ", count: 30)
        let shown = Cells(text, mark: 210..<219).elided(to: 60)
        #expect(shown.width <= 60)
        #expect(shown.cells.string == "… before before before THE WORDS after after after …")
        let cut = Cells(text, mark: 0..<text.utf8.count).elided(to: 30)
        #expect(cut.cells.string == "before before before …")
    }

    @Test(arguments: [("abc", 3), ("協定", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("العربية", 7), ("\u{200F}x", 1), ("한국", 4)])
    func widths(_ text: String, _ width: Int) {
        #expect(text.displayWidth == width)
    }

    /// Takes out what ``Page/painted(_:_:)`` puts in.
    private func withoutColors(_ text: String) -> String {
        let parts = text.split(separator: "\u{1B}", omittingEmptySubsequences: false)
        return String(parts[0]) + parts.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }.joined()
    }
}
