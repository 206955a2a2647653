@testable import Checking
import Diagnostics
import DocumentModel
import PatternMatching
import Reporting
@testable import RuleEngine
import RuleLanguage
import TextAnalysis
import Testing

@Suite struct WhyTests {
    static let draft = """
        # Peace agreement

        ## Article 1

        The army may be under the oversight of parliament.

        ## Article 2

        The oversight of elections is left to others. No oversight by any assembly shall be set up.

        ## Article 3

        Oversight of the roads shall be set up.
        """

    private func why(_ text: String = draft, rule: String = "small.oversight", at: String? = nil) throws -> WhyReport {
        let file = try TemporaryFile(text, name: "draft.md")
        return try SmallPack.session().why(rule, file.path, at: at)
    }

    private func matches(_ parts: [WhyReport.Part], _ heading: String) throws -> [WhyReport.Match] {
        try #require(parts.first { $0.heading.hasPrefix(heading) }).alternatives.flatMap(\.matches)
    }

    @Test func theVerdictIsTheCheckersOwn() throws {
        let session = try SmallPack.session()
        let bench = try #require(ExampleBench(session.program))
        for example in bench.examples {
            guard let rule = example.rule, case .rule(let plain) = bench.outcome(of: example, by: session.program) else { continue }
            let trace = EvaluationTrace()
            let traced = RuleEvaluator(
                DocumentMatches(example.text, program: bench.language, words: bench.words), program: session.program,
                language: bench.language, words: bench.words, reach: bench.reach(of: example),
                trace: trace
            ).evaluate(rule)
            #expect(plain.status == traced.status)
            #expect(plain.credit?.low == traced.credit?.low && plain.credit?.high == traced.credit?.high)
            #expect(!trace.conditions.isEmpty)
        }
    }

    @Test func whatIsFoundIsExplained() throws {
        let report = try why()
        #expect(report.status == .partlyMet)
        let found = try #require(try matches(report.elements, "E1").first(where: \.counts))
        #expect(found.evidence.address.hasPrefix("Article 1"))
        #expect(found.evidence.level == "weak")
        #expect(found.reading.contains { $0.contains("“may” permits") })
        #expect(report.arithmetic.contains("E1: share 1/2, met in part, earns 1/4"))
    }

    @Test func missesSayWhichRelationFailed() throws {
        let provision = try matches(why().provisions, "[oversight.parliament]")
        let roads = try #require(provision.first { $0.evidence.address.hasPrefix("Article 3") })
        #expect(!roads.counts)
        #expect(roads.miss?.contains("not with [parliament] in one sentence: [parliament] stands nearest, “assembly” in Article 2") == true)
        let denied = try #require(provision.first { $0.evidence.address.hasPrefix("Article 2") })
        #expect(denied.reading.contains { $0.contains("“No” denies it") })
    }

    @Test func entriesAndFalseFriendsAreNamed() throws {
        let report = try why()
        let provision = try #require(report.provisions.first { $0.heading == "[oversight.parliament]" })
        #expect(provision.alternatives.flatMap(\.matches).contains { $0.entries == ["oversight"] })
        let remarks = provision.alternatives.flatMap(\.remarks)
        #expect(remarks.contains { $0.contains("“oversight” in Article 2") && $0.contains("“oversight of elections”") })
    }

    @Test func silenceIsSaid() throws {
        let report = try why("Article 1. The roads are built.", rule: "small.oversight")
        #expect(report.status == .notApplicable)
        let when = try #require(report.applicability.first { $0.heading == "When" })
        #expect(when.alternatives[0].remarks.contains("[forces] stands nowhere in the document."))
        #expect(report.elements.isEmpty)
    }

    @Test func anAddressNarrowsWhatIsShown() throws {
        let report = try why(at: "article 3")
        #expect(report.passage.map(\.text) == ["Article 3", "Oversight of the roads shall be set up"])
        for part in report.elements + report.provisions {
            for match in part.alternatives.flatMap(\.matches) { #expect(match.evidence.address.hasPrefix("Article 3")) }
        }
        #expect(throws: WhyFailure.self) { try why(at: "Article 9") }
        #expect(throws: WhyFailure.self) { try why(rule: "small.oversigt") }
    }

    @Test(arguments: [50, 80, 120]) func textFitsTheTerminal(_ width: Int) throws {
        for verbose in [false, true] {
            let text = try why().text(TextReportOptions(width: width, verbose: verbose))
            for line in text.split(separator: "\n") where !line.contains("/draft.md") { #expect(line.count <= width, "\(line)") }
            #expect(text.contains("Does the rule apply?"))
        }
    }

    @Test func jsonHoldsTheSame() throws {
        let json = try why().json()
        for piece in ["\"status\": \"partly-met\"", "\"credit\": { \"low\": \"1/2\"", "\"miss\": ", "\"provisions\": ["] {
            #expect(json.contains(piece), "\(piece)")
        }
    }
}
