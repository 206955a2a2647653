import Fractions
import RuleLanguage
import Testing

/// What the parts of a rule become.
@Suite struct RuleTests {
    private static let statement = """
        STATEMENT T-1
        Where Somewhere
        Strength shall
        Says Something.
        Area test

        """

    /// A rule with the given lines where the elements stand.
    private func rule(_ elements: String, head: String = "", expect: String = "") throws -> Rule {
        let pack = try PackTests.pack(
            Self.statement + """
            RULE test.rule The title of the rule
            Source   T-1
            Strength shall
            Reading  As printed.
            For      peace-agreement
            Area     test
            \(head)
            Expect   \(expect)
            \(elements)
            Say      Missing.
            Suggest  Add it.
            Examples
            met      An amnesty.
                   | # A heading
                   | More.
            not met  # Nothing
            part 2/4 Half.
            violated Worse.
            review   Who knows.
            n/a      Else.
            """)
        return try #require(pack.rules.first)
    }

    @Test func idAndTitle() throws {
        let rule = try rule("E1 one: [crime]")
        #expect(rule.id == "test.rule")
        #expect(rule.title == "The title of the rule")
        #expect(!rule.isGate)
        #expect(rule.when == nil)
    }

    @Test func sharesThatAreLeftOutAreEqual() throws {
        #expect(try rule("E1 one: [crime]\nE2 two: [crime]\nE3 three: [crime]").elements.map(\.share) == [Fraction(1, 3), Fraction(1, 3), Fraction(1, 3)])
    }

    @Test func sharesAreExact() throws {
        let rule = try rule("E1 1/3 one: [crime]\nE2 1/6 two: [crime]\nE3 2/4 three: [crime]")
        #expect(rule.elements.map(\.share) == [Fraction(1, 3), Fraction(1, 6), Fraction(1, 2)])
        #expect(rule.elements.reduce(Fraction.zero) { $0 + $1.share } == .one)
    }

    @Test func oneWholeShare() throws {
        #expect(try rule("E1 1 one: [crime]").elements.map(\.share) == [.one])
    }

    @Test func wordsBeforeTheLabel() throws {
        let rule = try rule("E1 1/4 must one: [crime]\nE2 1/4 weak enough two: [crime]\nE3 1/4 must mention enough three: [crime]\nE4 1/4 weak enough must four words of label: [crime]")
        #expect(rule.elements.map(\.label) == ["one", "two", "three", "four words of label"])
        #expect(rule.elements.map(\.isRequired) == [true, false, true, true])
        #expect(rule.elements.map(\.enough) == [.commitment, .weak, .mention, .weak])
    }

    @Test func violations() throws {
        let rule = try rule("E1 one: [crime]\nE2 two: [crime]\nViolated if\nX1 it is bad: [amnesty] and none of E1, E2\nX2 worse: [amnesty]\nor [crime] and none of E1")
        #expect(rule.violations.map(\.label) == ["it is bad", "worse"])
        #expect(rule.violations.map(\.noneOf) == [[1, 2], [1]])
        #expect(rule.violations.map(\.condition.alternatives.count) == [1, 2])
    }

    @Test func quantifiers() throws {
        guard case .document = try rule("E1 one: [crime]").quantifier else { Issue.record("document"); return }
        guard case .eachArticle(let article) = try rule("E1 one: [crime]", expect: "for each article with [amnesty]").quantifier else { Issue.record("article"); return }
        #expect(article.target == .concept(0))
        guard case .eachItem(let item) = try rule("E1 one: [crime]", expect: "for each item in a section titled [crime]").quantifier else { Issue.record("item"); return }
        #expect(item.target == .concept(1))
    }

    @Test func sameText() throws {
        let rule = try rule("E1 one: same text in a section titled [crime] as in the companion national-security-policy")
        guard case .comparison(let comparison) = rule.elements[0].form else { Issue.record("same text"); return }
        #expect(comparison.relation == .sameText)
        #expect(comparison.section.target == .concept(1))
        #expect(comparison.companion == .nationalSecurityPolicy)
    }

    @Test func itemsTakenUp() throws {
        let rule = try rule("E1 one: items of a section titled [crime] in the companion national-security-strategy taken up")
        guard case .comparison(let comparison) = rule.elements[0].form else { Issue.record("items"); return }
        #expect(comparison.relation == .itemsTakenUp)
        #expect(comparison.section.target == .concept(1))
        #expect(comparison.companion == .nationalSecurityStrategy)
    }

    @Test func applicability() throws {
        let rule = try rule("E1 one: [crime]", head: "Gate yes\nWhen [amnesty]\nor [a date]\nPerhaps when [amnesty] loosely\nAsk Is it?\nOtherwise It is not.")
        #expect(rule.isGate)
        #expect(rule.when?.alternatives.count == 2)
        #expect(rule.perhapsWhen?.alternatives[0].anchor.isLoose == true)
        #expect(rule.ask == "Is it?")
        #expect(rule.otherwise == "It is not.")
    }

    @Test func examples() throws {
        let examples = try rule("E1 one: [crime]").examples
        #expect(examples.map(\.expectation) == [.met, .notMet, .partly(Fraction(1, 2)), .violated, .review, .notApplicable])
        #expect(examples[0].paragraphs == ["An amnesty.", "# A heading", "More."])
        #expect(examples[1].paragraphs == ["# Nothing"])
    }

    @Test func strengthWithAReason() throws {
        let pack = try PackTests.pack(
            Self.statement + """
            RULE test.rule Title
            Source   T-1
            Strength should because the State is free
            Reading  As printed.
            For      ceasefire
            Area     test
            Expect
            E1       one: [crime]
            Say      Missing.
            Suggest  Add it.
            Examples
            met      Yes.
            not met  No.
            """)
        #expect(pack.rules[0].strength == .should)
        #expect(pack.rules[0].strengthReason == "the State is free")
    }
}
