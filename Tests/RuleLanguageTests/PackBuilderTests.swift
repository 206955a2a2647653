import Diagnostics
import RuleLanguage
import TestSupport
import Testing
import TextSpans

/// The order of files changes nothing, every fault of every file is reported in one run, and no file can make the
/// parser fall over.
@Suite struct PackBuilderTests {
    private static let files = [
        RuleFile(path: "a.rules", text: "CONCEPT alpha\nMeans One.\nen alpha | [beta]\n"),
        RuleFile(path: "b.rules", text: "CONCEPT beta\nMeans Two.\nen beta\nTOPIC topic\nMeans A topic.\n"),
        RuleFile(path: "c.rules", text: "PROVISION gamma\nTopic topic\nMeans Three.\nMatches [alpha] with [beta]\n"),
    ]

    @Test func orderOfFilesDoesNotMatter() {
        let (pack, diagnostics) = PackBuilder.build(Self.files)
        #expect(diagnostics.isEmpty)
        for order in [[2, 1, 0], [1, 2, 0], [0, 2, 1]] {
            let other = PackBuilder.build(order.map { Self.files[$0] })
            #expect(other.diagnostics.isEmpty)
            #expect("\(other.pack)" == "\(pack)")
        }
    }

    @Test func faultsComeByFileAndPlaceWhateverTheOrderOfFiles() {
        let bad = [
            RuleFile(path: "z.rules", text: "CONCEPT Z\nMeans Z.\nen z\nCONCEPT y\nMeens Y.\nen y\n"),
            RuleFile(path: "m.rules", text: "stray\n"),
            RuleFile(path: "a.rules", text: "CONCEPT a\nMeans A.\nen [nowhere] | \"open\nCONCEPT a\nMeans Again.\nen a\n"),
        ]
        let places = { (files: [RuleFile]) in
            PackBuilder.build(files).diagnostics.map { "\($0.file) \($0.span?.start ?? -1) \($0.code.name) \($0.message)" }
        }
        let expected = places(bad)
        #expect(expected == places(bad.reversed()))
        #expect(Set(expected.map { $0.prefix(7) }) == ["a.rules", "m.rules", "z.rules"])
        #expect(expected.map { String($0.prefix(7)) } == expected.map { String($0.prefix(7)) }.sorted())
    }

    @Test func fiveMistakesGiveFiveLocatedErrorsInOneRun() {
        let text = """
            CONCEPT Amnesty
            Means  A promise not to prosecute.
            en     amnesty

            CONCEPT pardon
            Means  Mercy.
            en     pardon | (mercy
            Loose  clemency

            PROVISION grant
            Means    The passage gives one.
            Matches  [pardn] affirmed
            Level    at most strong
            """
        let (_, diagnostics) = PackBuilder.build([RuleFile(path: "test.rules", text: text)])
        let bytes = Array(text.utf8)
        let lines = LineIndex(bytes)
        #expect(
            diagnostics.map { diagnostic -> String in
                let place = lines.position(at: Int(diagnostic.span?.start ?? -1), in: bytes)
                return "\(place.line):\(place.column) \(diagnostic.code.name)"
            } == ["1:9 bad-name", "7:17 bad-entry", "8:1 unknown-heading", "12:10 unknown-name", "13:10 bad-value"])
        #expect(diagnostics.allSatisfy { $0.severity == .error && $0.file == "test.rules" })
        #expect(diagnostics.compactMap(\.help).count >= 4)
        #expect(diagnostics.first { $0.code == RuleCodes.unknownHeading }?.help == "did you mean 'loose'?")
        #expect(diagnostics.first { $0.code == RuleCodes.unknownName }?.help == "did you mean [pardon]?")
    }

    @Test func everyCodeIsExplainedAndNamedOnce() {
        #expect(Set(RuleCodes.all.map(\.name)).count == RuleCodes.all.count)
        for code in RuleCodes.all {
            #expect(code.name.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
            #expect(code.explanation.hasSuffix("."))
        }
    }

    /// Files cut short and files with changed bytes: always an answer, every span inside the file.
    @Test func damagedFilesAreSurvived() {
        let good = Array(Self.sample.utf8)
        var random = SeededGenerator(seed: 7)
        for round in 0..<400 {
            var bytes = round < 100 ? Array(good.prefix(Int.random(in: 0...good.count, using: &random))) : good
            for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = Self.alphabet.randomElement(using: &random)!
                case 1: bytes.remove(at: place)
                default: bytes.insert(Self.alphabet.randomElement(using: &random)!, at: place)
                }
            }
            let (_, diagnostics) = PackBuilder.build([RuleFile(path: "damaged.rules", text: bytes)])
            for diagnostic in diagnostics {
                #expect(diagnostic.file == "damaged.rules")
                if let span = diagnostic.span { #expect(span.start >= 0 && Int(span.end) <= bytes.count, "round \(round)") }
                #expect(!diagnostic.message.isEmpty && !diagnostic.message.hasSuffix("."))
            }
        }
    }

    private static let alphabet = Array(" \t\n|[]()/\"':,.-*#ENXorabz019\u{E9}\\".utf8) + [0xFF, 0x00]

    private static let sample = """
        PACK test
        Title The test
        Version 1
        TOPIC topic
        Means A topic.
        CONCEPT alpha
        Means One.
        en alpha/beta (gamma) "exact words" | disarm* ... [delta] | /a(b|c)\\/d/ | SSR
        not "Alpha Centauri"
        loose lambda
        fr alpha
        CONCEPT delta
        Means Two.
        en delta | cross-border/inter-state
        PROVISION p
        Topic topic
        Means Three.
        Matches [alpha] affirmed with any of [delta], [a date] within 5 words
        or at least 2 of [alpha], [delta] in one article
        or section titled [alpha]
        Not [delta] negated
        Level at most weak
        STATEMENT T-1
        Where Somewhere
        Strength shall
        Says Something.
        Area test
        RULE test.rule Title
        Source T-1
        Strength shall
        Reading As printed.
        For peace-agreement, ceasefire
        Area test
        When [p]
        Perhaps when [alpha] loosely
        Ask Is it?
        Otherwise No.
        Expect for each article with [p]
        E1 1/2 must one: [alpha] excluded from [p]
        E2 1/2 weak enough two: [delta] in a section titled [alpha]
        Violated if
        X1 bad: [delta] covered by [p] and none of E1
        Say Missing: {missing}.
        Suggest Add it.
        Examples
        met Alpha.
        | # Heading
        not met Nothing.
        """
}
