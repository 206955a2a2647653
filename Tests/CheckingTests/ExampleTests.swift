import Checking
import Diagnostics
import RuleLanguage
import Testing

/// The examples that stand in the rules are their tests.
@Suite struct ExampleTests {
    @Test func theBuiltInRulesHaveNoFaults() {
        let rules = RuleLoading.load(RuleSources())
        #expect(rules.diagnostics.map { "\($0.file): \($0.message)" } == [])
        #expect(!rules.hasErrors)
    }

    @Test func everyExampleOfTheBuiltInRulesComesOutAsItSays() throws {
        let session = try Session(RuleSources(), for: .testing)
        let outcomes = session.runExamples()
        #expect(outcomes.count >= session.rules.pack.rules.count * 2)
        for outcome in outcomes where !outcome.passed {
            Issue.record("\(outcome.name): expected \(outcome.expected), got \(outcome.got)\n\(outcome.text)\n\(outcome.details.joined(separator: "\n"))")
        }
    }

    @Test func aFilterPicksRulesByTheirIds() throws {
        let outcomes = try #require(Project.session).runExamples(filter: "amnesty")
        #expect(!outcomes.isEmpty && outcomes.allSatisfy { $0.name.contains("amnesty") })
        #expect(try #require(Project.session).runExamples(filter: "no such rule").isEmpty)
    }

    @Test func anExampleThatFailsSaysWhatItCameTo() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            STATEMENT X-1
            Where      Here
            Strength   shall
            Says       Lighthouses are kept.
            Area       lighthouses
            CONCEPT lighthouse
            Means  A lighthouse.
            en     lighthouse
            RULE test.lighthouses Lighthouses
            Source     X-1
            Strength   shall
            Reading    As printed.
            For        ceasefire
            Area       lighthouses
            Expect
            E1         lighthouses: [lighthouse] affirmed
            Say        Missing: {missing}.
            Suggest    Keep them.
            Examples
            met        Article 1. Lighthouses shall be kept.
            met        Article 1. Lighthouses should be kept.
            part 1/2   Article 1. Lighthouses should be kept.
            not met    Article 1. Nothing.
            violated   Article 1. Nothing.
            """, to: "test.rules")
        let outcomes = try Session(RuleSources(additional: [folder.path])).runExamples(filter: "test.lighthouses")
        #expect(outcomes.map(\.passed) == [true, false, true, true, false])
        #expect(outcomes.map(\.got) == ["met", "part 1/2", "part 1/2", "not met", "not met"])
        #expect(outcomes[1].details.count == 1 && outcomes[1].details[0].contains("lighthouses"))
        #expect(outcomes.allSatisfy { $0.file.hasSuffix("test.rules") })
    }

    /// Every rule shows what meets it and what does not.
    @Test func everyBuiltInRuleHasBothSides() throws {
        for rule in try #require(Project.session).rules.pack.rules {
            #expect(rule.examples.contains { $0.expectation == .met }, "\(rule.id)")
            #expect(rule.examples.contains { $0.expectation == .notMet || $0.expectation == .violated }, "\(rule.id)")
            if rule.otherwise != nil { #expect(rule.examples.contains { $0.expectation == .notApplicable }, "\(rule.id)") }
            if !rule.violations.isEmpty { #expect(rule.examples.contains { $0.expectation == .violated }, "\(rule.id)") }
        }
    }
}
