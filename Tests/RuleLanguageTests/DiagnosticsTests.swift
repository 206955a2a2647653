import Diagnostics
import Testing
import TextSpans

/// Lines and columns, carets, and guesses at what somebody meant.
@Suite struct DiagnosticsTests {
    private static let code = DiagnosticCode("test-code", "A test.")

    @Test func columnsCountUTF16() {
        let text = Array("abc\né\u{1F600}x\n\nlast".utf8)
        let lines = LineIndex(text)
        #expect(lines.lineCount == 4)
        #expect(lines.position(at: 0, in: text) == LineColumn(line: 1, column: 1))
        #expect(lines.position(at: 4, in: text) == LineColumn(line: 2, column: 1))
        // é is one unit, the face two.
        #expect(lines.position(at: 6, in: text) == LineColumn(line: 2, column: 2))
        #expect(lines.position(at: 10, in: text) == LineColumn(line: 2, column: 4))
        #expect(lines.position(at: 12, in: text) == LineColumn(line: 3, column: 1))
        #expect(lines.position(at: text.count, in: text) == LineColumn(line: 4, column: 5))
        #expect(lines.position(at: 99, in: text) == LineColumn(line: 4, column: 5))
        #expect(text.string(lines.span(ofLine: 2)) == "é\u{1F600}x")
        #expect(lines.span(ofLine: 3).isEmpty)
    }

    @Test func theCaretStandsUnderTheFault() {
        let text = Array("one\n\ttwo threé four\nfive".utf8)
        let start = 4 + 5
        let diagnostic = Diagnostic(Self.code, "it is wrong", file: "f.rules", span: ByteSpan(start, start + 6), help: "mend it", notes: ["see there"])
        #expect(
            SnippetRenderer().render(diagnostic, text: text) == """
                f.rules:2:6: error[test-code]: it is wrong
                  |
                2 |  two threé four
                  |      ^^^^^
                  = note: see there
                  = help: mend it

                """)
    }

    @Test func withoutATextThereIsNoSnippet() {
        let diagnostic = Diagnostic(Self.code, .warning, "it is odd", file: "f.rules", span: ByteSpan(3, 4))
        #expect(SnippetRenderer().render(diagnostic, text: nil) == "f.rules: warning[test-code]: it is odd\n")
        #expect(SnippetRenderer(useColor: true).render(diagnostic, text: nil).contains("\u{1B}["))
    }

    @Test func longLinesAreCutToAWindow() {
        let text = Array((String(repeating: "é ", count: 300) + "FAULT" + String(repeating: " word", count: 300)).utf8)
        let diagnostic = Diagnostic(Self.code, "it is wrong", file: "f", span: ByteSpan(900, 905))
        let lines = SnippetRenderer().render(diagnostic, text: text).split(separator: "\n")
        #expect(lines[2].contains("...") && lines[2].hasSuffix("...") && lines[2].contains("FAULT"))
        let caret = lines[3].distance(from: lines[3].startIndex, to: lines[3].firstIndex(of: "^")!)
        #expect(lines[2].dropFirst(caret).hasPrefix("FAULT"))
        #expect(lines[3].hasSuffix(" ^^^^^"))
    }

    @Test func aFaultAtTheEndOfTheFile() {
        let text = Array("one\n".utf8)
        let diagnostic = Diagnostic(Self.code, "something is missing", file: "f", span: ByteSpan(4, 4))
        #expect(SnippetRenderer().render(diagnostic, text: text).hasPrefix("f:2:1: error[test-code]: something is missing\n"))
    }

    @Test(arguments: [
        ("Meens", ["Means", "Matches"], "Means"), ("wiht", ["with", "without"], "with"), ("amnetsy", ["amnesty"], "amnesty"),
        ("xyz", ["Means", "Matches"], nil), ("a", ["b", "c"], "b"), ("MEANS", ["Means"], "Means"), ("", ["a"], "a"),
    ] as [(String, [String], String?)]) func suggests(_ word: String, _ candidates: [String], _ expected: String?) {
        #expect(SpellingSuggestion.nearest(to: word, among: candidates) == expected)
        #expect(SpellingSuggestion.nearest(to: word, among: candidates.reversed()) == expected)
    }
}
