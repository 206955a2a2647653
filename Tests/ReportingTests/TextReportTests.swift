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

    /// But for places in files, which are never broken.
    @Test(arguments: [40, 41, 57, 80, 132, 200], ReportCase.allCases)
    func noLineIsTooWide(_ width: Int, _ name: ReportCase) {
        for (verbose, quiet, color) in [(false, false, false), (true, false, false), (false, true, false), (false, false, true)] {
            let options = TextReportOptions(width: width, color: color, verbose: verbose, quiet: quiet)
            let text = TextReport.render(name.report, options: options)
            let paths = name.report.documents.map(\.path.onOneLine)
            for line in text.split(separator: "\n") {
                let shown = withoutColors(String(line))
                #expect(shown.displayWidth <= width || paths.contains(where: shown.hasPrefix), "\(shown.displayWidth) columns: \(shown)")
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

    /// Wide characters take two columns, joined ones one: the carets stand under what is seen.
    @Test(arguments: [
        ("Alle 協定 gelten.", "協定", "     ^^^^"), ("Das Verbot", "Das", "^^^"), ("cafe\u{301} noir", "noir", "     ^^^^"),
        ("Prote\u{301}gés", "te\u{301}gés", "   ^^^^^"), ("👩‍👩‍👧 sind", "sind", "   ^^^^"), ("a\tb", "b", "  ^"),
    ]) func caretsStandUnderTheWords(_ text: String, _ words: String, _ carets: String) throws {
        let bytes = Array(text.utf8)
        let start = try #require((0...bytes.count - words.utf8.count).first { Array(bytes[$0..<$0 + words.utf8.count]) == Array(words.utf8) })
        let cells = Cells(text, mark: start..<start + words.utf8.count)
        #expect(Page(TextReportOptions()).carets(under: cells.cells[...]) == carets)
    }

    @Test func carriedOnToTheNextLine() throws {
        let text = "The Parties shall respect the ceasefire line"
        let cells = Cells(text, mark: 12..<29)
        let lines = cells.lines(width: 20)
        #expect(lines.map(\.string) == ["The Parties shall", "respect the", "ceasefire line"])
        let page = Page(TextReportOptions())
        #expect(lines.map { page.carets(under: $0) } == ["            ^^^^^", "^^^^^^^^^^^", nil])
    }

    @Test func aPlaceInAFileIsNeverBroken() {
        var page = Page(TextReportOptions(width: 40))
        page.headline(place: "drafts/a-long-way-down/agreement.md:104:7: ", status: "not met [peace.long-name]", "Title", paint: nil, isShort: false)
        page.headline(place: "a.md:1:1: ", status: "met [a.b]", "Words that go on for more than a line of this page", paint: nil, isShort: true)
        #expect(page.text == "drafts/a-long-way-down/agreement.md:104:7: not met [peace.long-name]\n    Title\na.md:1:1: met [a.b] Words that go on...\n".replacing("...", with: "…"))
    }

    /// Only a word that fits no line is cut, after a hyphen if it has one.
    @Test func whereLinesAreCut() {
        #expect(Cells("one peace.accountability-sexual-violence-children two").lines(width: 30).map(\.string) == ["one", "peace.accountability-sexual-", "violence-children two"])
        #expect(Cells("Verfassungsschutzamt").lines(width: 12).map(\.string) == ["Verfassungss", "chutzamt"])
    }

    @Test func plainTerminalsGetPlainSigns() {
        var options = TextReportOptions(width: 72)
        options.alphabet = .ascii
        #expect(TextReport.render(HostileReport.report, options: options).utf8.allSatisfy { $0 < 0x80 })
        #expect(TextReport.render(SampleReport.report, options: options).utf8.allSatisfy { $0 < 0x80 })
        #expect("Élysée – “Größe” … 協".inASCII == "Elysee - \"Grosse\" ... ?")
        options.alphabet = .plainFrame
        let piped = TextReport.render(SampleReport.report, options: options)
        #expect(piped.contains("“") && !piped.contains("─") && !piped.contains("█"))
    }

    @Test func manyDocumentsAreALineAFinding() throws {
        var report = SampleReport.report
        report.documents += report.documents
        let text = TextReport.render(report, options: TextReportOptions(width: 100))
        let lines = text.split(separator: "\n")
        #expect(lines.first?.hasPrefix("6 documents:") == true)
        // The gravest verdict is at the top of the table.
        let table = lines.firstIndex { $0.contains("document") && $0.contains("score") }
        #expect(lines[try #require(table) + 1].contains("incomplete"))
        #expect(!text.split(separator: "Could not be checked")[0].contains("= help:"))
        #expect(lines.contains { $0.hasPrefix("drafts/framework-agreement.md:") && $0.contains("violated [") })
    }

    @Test func whatWasAcceptedIsCounted() throws {
        var report = SampleReport.report
        let results = report.documents[0].results
        let open = results.indices.filter { [.notMet, .partlyMet].contains(results[$0].status) }
        report.documents[0].results[open[0]].waiver = WaiverReport(reason: "left to the annex", person: "A. Legal Adviser", date: "2026-05-01", expires: "2026-12-31")
        report.documents[0].results[open[1]].baseline = .unchanged
        let text = TextReport.render(report)
        #expect(text.contains("1 waived, 1 in the baseline"))
        #expect(!text.contains("[\(results[open[0]].rule)]\n   ") )
        let verbose = TextReport.render(report, options: TextReportOptions(width: 120, verbose: true))
        #expect(verbose.contains("waived [\(results[open[0]].rule)]") && verbose.contains("known [\(results[open[1]].rule)]"))
        #expect(verbose.contains("Waived by A. Legal Adviser from 2026-05-01 to 2026-12-31: left to the annex."))
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
