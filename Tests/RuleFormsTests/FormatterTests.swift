@testable import RuleLanguage
import Testing

/// The canonical layout, block by block.
@Suite struct FormatterTests {
    private func expect(_ text: String, becomes canonical: String) {
        #expect(formatted(text) == canonical)
        #expect(formatted(canonical) == canonical)
    }

    @Test func valuesStandInOneColumn() {
        expect(
            "\u{FEFF}CONCEPT   crimes  against humanity\r\n  Means\tThe  crimes.\r\n en   \"a\"|b  c\r\n | d\r\n not\r\n| e\r\n",
            becomes: """
                CONCEPT crimes against humanity
                Means    The  crimes.
                en       "a" | b c | d
                not      e

                """)
    }

    @Test func blocksStandApart() {
        expect(
            "TOPIC one\nMeans One.\nTOPIC two\n\n\n\nMeans Two.\n\n\n\nTOPIC three\nMeans Three.",
            becomes: "TOPIC one\nMeans  One.\n\nTOPIC two\nMeans  Two.\n\nTOPIC three\nMeans  Three.\n")
    }

    @Test func commentsKeepTheirPlaces() {
        expect(
            """
            # About the file.
            #   Second line.


            # Above one.
            TOPIC one
            # Above the heading.
            Means One
            # Inside the value.
            | and more.
            # Under one.

            # ---- Part

            TOPIC two
            Means Two.
            # Between two blocks.
            TOPIC three
            Means
            # Under a heading alone.
            | Three.
            # At the end.

            # At the very end.
            """,
            becomes: """
                # About the file.
                #   Second line.

                # Above one.
                TOPIC one
                # Above the heading.
                Means  One
                # Inside the value.
                |      and more.
                # Under one.

                # ---- Part

                TOPIC two
                Means  Two.

                # Between two blocks.
                TOPIC three
                Means
                # Under a heading alone.
                |      Three.
                # At the end.

                # At the very end.

                """)
    }

    @Test func longValuesGoOn() {
        let word = "abcdefghi"
        let means = Array(repeating: word, count: 24).joined(separator: " ")
        let entries = Array(repeating: word, count: 20).enumerated().map { "\($1) x\($0)" }
        let text = formatted("CONCEPT long\nMeans \(means)\nen \(entries.joined(separator: "|"))\n")
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { $0.count <= 110 })
        #expect(lines[2].hasPrefix("|        abcdefghi abcdefghi"))
        #expect(lines.contains { $0.hasPrefix("       | abcdefghi x") })
        #expect(formatted(text) == text)
        #expect(form(RuleFile(path: "a", text: text)) == form(RuleFile(path: "a", text: "CONCEPT long\nMeans \(means)\nen \(entries.joined(separator: "|"))\n")))
    }

    @Test func regularExpressionsAndQuotationsStayWhole() {
        expect(
            "CONCEPT odd\nMeans Odd.\nen \"a | b\"|/x|y  z/|  c | /(?:d|e)\\/f/\n",
            becomes: "CONCEPT odd\nMeans    Odd.\nen       \"a | b\" | /x|y  z/ | c | /(?:d|e)\\/f/\n")
    }

    private static let rule = """
        RULE  test.a   A  title
        Strength should because it is
        Source A-1,A-2
        |A-3
        Reading   As printed.
        For peace-agreement,ceasefire
        Area   x
        # Of the trigger.
        When [a]with any  of[b],[c] in  one   article or [d]
        or
        | [a percentage] of at least {least: 30  per cent}
        Otherwise None.
        Expect for each   article with [a]
        E2 1/2 must   a   label: at least 2 of [a],[b],[c] in one sentence
        E1 2/4 weak enough other: [x] not  in the preamble
        Violated if
        X1 bad: [y] covered by [a] and none of E1,E2
        Say  Missing {missing}.
        Suggest Add.
        Examples
        part 2/4   # Heading
        | One.
        |   Two.

        met

        |Three.
        not   met  Four.
        """

    @Test func rulesHaveOneForm() {
        expect(
            Self.rule,
            becomes: """
                RULE test.a A title
                Source       A-1, A-2, A-3
                Strength     should because it is
                Reading      As printed.
                For          peace-agreement, ceasefire
                Area         x
                # Of the trigger.
                When         [a] with any of [b], [c] in one article
                or           [d]
                or           [a percentage] of at least {least: 30 per cent}
                Otherwise    None.
                Expect       for each article with [a]
                E2 1/2 must  a label: at least 2 of [a], [b], [c] in one sentence
                E1 2/4 weak enough other: [x] not in the preamble
                Violated if
                X1           bad: [y] covered by [a] and none of E1, E2
                Say          Missing {missing}.
                Suggest      Add.
                Examples
                part 2/4     # Heading
                |            One.
                |            Two.
                met          Three.
                not met      Four.

                """)
    }

    @Test(arguments: [
        "CONCEPT a\nMeans A.\nen a ||b\n", "CONCEPT a\nen a\n", "stray\n", "TOPIC a\nMeans A.\nMeans B.\n", "CONCEPT A\nMeans A.\nen a\n",
        "PROVISION a\nMeans A.\nMatches [x] wiht [y]\n", "TOPIC a\nNonsense A.\n", "TOPIC a\nMeans \u{202E}A.\n",
    ])
    func filesWithFaultsAreLeftAlone(_ text: String) {
        let outcome = RuleFormatter.format(RuleFile(path: "case.rules", text: text))
        #expect(outcome.text == Array(text.utf8))
        #expect(!outcome.diagnostics.isEmpty)
    }

    /// Lines that no reader of a value asks for are faults, not lost.
    @Test(arguments: [
        ("Expect for each", "or [x]\nExpect for each"), ("Say ", "Violated if\nor [x]\nSay "), ("Violated if\n", "Violated if all\n"),
        ("Examples\n", "Examples many\n"), ("met\n", "met Text.\nor more\n"), ("other: [x]", "other: [x"), ("{least: 30  per cent}", "{least: 30"),
    ])
    func linesThatNobodyReadsAreFaults(_ place: String, _ replacement: String) {
        let text = Self.rule.replacing(place, with: replacement)
        #expect(text != Self.rule)
        let outcome = RuleFormatter.format(RuleFile(path: "case.rules", text: text))
        #expect(!outcome.diagnostics.isEmpty && outcome.text == Array(text.utf8))
    }

    @Test func aValueMayStandUnderItsHeading() {
        let text = Self.rule.replacing("Expect for", with: "Bound by\n\n| a mention\nExpect for")
        #expect(formatted(text).contains("\nBound by     a mention\n"))
    }

    @Test func nothingStaysNothing() {
        expect("", becomes: "")
        expect("\n\n", becomes: "")
        expect("  # Alone", becomes: "# Alone\n")
    }
}
