import Fractions
import RuleLanguage
import TestSupport
import Testing

@testable import RuleEngine

/// A made-up evaluation: statements, rules that encode them, and what became of each rule.
struct Evaluation {
    struct Rule {
        var id: String
        var sources: [Int]
        var area: Int
        /// Nil: the rule leaves the sum.
        var credit: (low: Fraction, high: Fraction)?
    }

    var strengths: [Strength]
    var rules: [Rule]

    init(strengths: [Strength], rules: [Rule]) {
        self.strengths = strengths
        self.rules = rules
    }

    init(_ random: inout SeededGenerator) {
        let count = Int.random(in: 1...7, using: &random)
        strengths = (0..<count).map { _ in Strength.allCases.randomElement(using: &random)! }
        rules = []
        for index in 0..<Int.random(in: 1...9, using: &random) {
            let sources = (0..<count).shuffled(using: &random).prefix(Int.random(in: 1...min(3, count), using: &random)).sorted()
            rules.append(Rule(id: "test.r\(index)", sources: sources, area: sources[0] % 3, credit: nil))
            if !Int.random(in: 0..<5, using: &random).isMultiple(of: 5) {
                let parts = Int.random(in: 1...6, using: &random)
                let low = Int.random(in: 0...parts, using: &random)
                rules[index].credit = (Fraction(low, parts), Fraction(Int.random(in: low...parts, using: &random), parts))
            }
        }
    }

    private var pack: RulePack {
        var text = ""
        for (index, strength) in strengths.enumerated() {
            text += "STATEMENT S-\(index)\nWhere Here\nStrength \(strength.rawValue)\nSays This.\nArea area \(index % 3)\n"
        }
        for rule in rules {
            let strength = rule.sources.map { strengths[$0] }.max()!
            text += "RULE \(rule.id) Title\nSource \(rule.sources.map { "S-\($0)" }.joined(separator: ", "))\nStrength \(strength.rawValue)\n"
            text += "Reading So.\nFor ceasefire\nArea area \(rule.area)\nExpect\nE1 one: [a date]\nSay No.\nSuggest Add.\nExamples\nmet Yes.\nnot met No.\n"
        }
        let (pack, diagnostics) = PackBuilder.build([RuleFile(path: "test.rules", text: text)])
        if !diagnostics.isEmpty { Issue.record("the rules made up for the test: \(diagnostics)") }
        return pack
    }

    /// - Parameter order: shuffles the results.
    func score(order: ((inout [RuleResult]) -> Void)? = nil) -> Score {
        let pack = pack
        var results: [RuleResult] = []
        for (index, declared) in pack.rules.enumerated() {
            guard let rule = rules.first(where: { $0.id == declared.id }) else { continue }
            let status: RuleResult.Status = switch rule.credit {
            case nil: .notApplicable
            case let credit? where credit.low < credit.high: .needsReview
            case let credit?: credit.low == .one ? .met : (credit.low == .zero ? .notMet : .partlyMet)
            }
            results.append(RuleResult(rule: index, status: status, credit: rule.credit))
        }
        order?(&results)
        return Score(results, pack: pack)
    }
}

/// The invariants of the score, on made-up evaluations.
@Suite struct ScoringTests {
    private static let rounds = 200

    private func forEachEvaluation(_ seed: UInt64, _ body: (inout Evaluation, inout SeededGenerator) -> Void) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<Self.rounds {
            var evaluation = Evaluation(&random)
            body(&evaluation, &random)
        }
    }

    @Test func boundsLieBetweenZeroAndOne() {
        forEachEvaluation(1) { evaluation, _ in
            let score = evaluation.score()
            for interval in [score.total] + score.areas.map(\.interval) {
                guard let interval else { continue }
                #expect(.zero <= interval.low && interval.low <= interval.high && interval.high <= .one)
            }
        }
    }

    @Test func theOrderOfRulesDoesNotMatter() {
        forEachEvaluation(2) { evaluation, random in
            let score = evaluation.score()
            var shuffled = evaluation
            shuffled.rules.shuffle(using: &random)
            var copy = random
            let other = shuffled.score { $0.shuffle(using: &copy) }
            #expect(score.total == other.total)
            #expect(score.ledger.map { "\($0)" } == other.ledger.map { "\($0)" })
            #expect(score.optionalTaken == other.optionalTaken && score.optionalTotal == other.optionalTotal)
        }
    }

    /// A statement that rules of several areas encode counts in one of them: always in the same.
    @Test func theAreasDoNotDependOnTheOrderOfRules() {
        let rules = [
            Evaluation.Rule(id: "test.a", sources: [0], area: 1, credit: (.one, .one)), Evaluation.Rule(id: "test.b", sources: [0], area: 2, credit: (.zero, .zero)),
        ]
        let evaluation = Evaluation(strengths: [.shall], rules: rules)
        #expect(evaluation.score().areas.map(\.name) == evaluation.score { $0.reverse() }.areas.map(\.name))
    }

    @Test func aStatementThatDoesNotApplyChangesNothing() {
        forEachEvaluation(3) { evaluation, _ in
            let score = evaluation.score()
            evaluation.strengths.append(.shall)
            evaluation.rules.append(Evaluation.Rule(id: "test.new", sources: [evaluation.strengths.count - 1], area: 0, credit: nil))
            let other = evaluation.score()
            #expect(score.total == other.total)
            #expect(score.areas.map { "\($0)" } == other.areas.map { "\($0)" })
        }
    }

    @Test func improvingAResultNeverLowersABound() {
        forEachEvaluation(4) { evaluation, random in
            guard let index = evaluation.rules.indices.filter({ evaluation.rules[$0].credit != nil }).randomElement(using: &random),
                let credit = evaluation.rules[index].credit, let before = evaluation.score().total
            else { return }
            let low = credit.low + (.one - credit.low) * Fraction(Int.random(in: 0...4, using: &random), 4)
            evaluation.rules[index].credit = (low, max(low, credit.high))
            let after = evaluation.score().total!
            #expect(after.low >= before.low && after.high >= before.high)
        }
    }

    @Test func splittingARuleIntoEqualRulesMovesNothing() {
        forEachEvaluation(5) { evaluation, random in
            // The only rule of its statements; rules that share a statement with others share its weight with them too.
            for index in evaluation.rules.indices { evaluation.rules[index].sources = [index % evaluation.strengths.count] }
            let counts = evaluation.rules.reduce(into: [:]) { $0[$1.sources[0], default: 0] += 1 }
            guard let index = evaluation.rules.indices.filter({ counts[evaluation.rules[$0].sources[0]] == 1 }).randomElement(using: &random) else { return }
            let before = evaluation.score()
            let rule = evaluation.rules[index]
            for part in 1..<Int.random(in: 2...5, using: &random) {
                evaluation.rules.append(Evaluation.Rule(id: "\(rule.id)-\(part)", sources: rule.sources, area: rule.area, credit: rule.credit))
            }
            let after = evaluation.score()
            #expect(before.total == after.total)
            #expect(before.areas.map { "\($0)" } == after.areas.map { "\($0)" })
        }
    }

    @Test func settlingReviewsStaysInsideTheInterval() {
        forEachEvaluation(6) { evaluation, random in
            guard let before = evaluation.score().total else { return }
            for index in evaluation.rules.indices {
                guard let credit = evaluation.rules[index].credit, Bool.random(using: &random) else { continue }
                let settled = credit.low + (credit.high - credit.low) * Fraction(Int.random(in: 0...3, using: &random), 3)
                evaluation.rules[index].credit = (settled, settled)
            }
            let after = evaluation.score().total!
            #expect(before.low <= after.low && after.high <= before.high)
        }
    }

    @Test func theGainIsWhatClosingAFindingAdds() {
        forEachEvaluation(7) { evaluation, random in
            let before = evaluation.score()
            guard let total = before.total, let index = evaluation.rules.indices.filter({ evaluation.rules[$0].credit != nil }).randomElement(using: &random) else { return }
            // Results come in order of rule id.
            let position = evaluation.rules.map(\.id).sorted().firstIndex(of: evaluation.rules[index].id)!
            evaluation.rules[index].credit = (.one, .one)
            #expect(evaluation.score().total!.low - total.low == before.gains[position])
        }
    }

    @Test func theLedgerAddsUpToTheTotal() {
        forEachEvaluation(8) { evaluation, _ in
            let score = evaluation.score()
            let weight = score.ledger.reduce(0) { $0 + $1.weight }
            guard let total = score.total else { #expect(weight == 0); return }
            let low = score.ledger.reduce(Fraction.zero) { $0 + Fraction($1.weight) * $1.credit.low }
            let high = score.ledger.reduce(Fraction.zero) { $0 + Fraction($1.weight) * $1.credit.high }
            #expect(low / Fraction(weight) == total.low && high / Fraction(weight) == total.high)
            #expect(score.areas.reduce(0) { $0 + $1.weight } == weight)
        }
    }

    @Test func permissionsNeverLowerTheScore() {
        forEachEvaluation(9) { evaluation, _ in
            let before = evaluation.score()
            evaluation.strengths.append(.may)
            evaluation.rules.append(Evaluation.Rule(id: "test.may", sources: [evaluation.strengths.count - 1], area: 0, credit: (.zero, .zero)))
            let after = evaluation.score()
            #expect(before.total == after.total)
            #expect(after.optionalTotal == before.optionalTotal + 1 && after.optionalTaken == before.optionalTaken)
        }
    }

    @Test func nothingToScoreIsNoNumber() {
        #expect(Evaluation(strengths: [.shall], rules: [Evaluation.Rule(id: "test.a", sources: [0], area: 0, credit: nil)]).score().total == nil)
        #expect(Evaluation(strengths: [.may], rules: [Evaluation.Rule(id: "test.a", sources: [0], area: 0, credit: (.one, .one))]).score().total == nil)
    }

    @Test func weightsByHand() {
        let rules = [
            Evaluation.Rule(id: "test.a", sources: [0], area: 0, credit: (.one, .one)), Evaluation.Rule(id: "test.b", sources: [0], area: 0, credit: (.zero, .zero)),
            Evaluation.Rule(id: "test.c", sources: [1], area: 1, credit: (.half, .one)),
        ]
        let score = Evaluation(strengths: [.shall, .should], rules: rules).score()
        // (3 x 1/2 + 1 x 1/2) / 4 and (3 x 1/2 + 1 x 1) / 4
        #expect(score.total == Score.Interval(low: Fraction(1, 2), high: Fraction(5, 8)))
        #expect(score.areas.map(\.weight) == [3, 1])
        #expect(score.gains == [.zero, Fraction(3, 8), Fraction(1, 8)])
    }
}

@Suite struct VerdictTests {
    private static let pack = PackBuilder.build([
        RuleFile(
            path: "test.rules",
            text: [("shall", "no"), ("should", "no"), ("should", "yes")].enumerated().map { index, rule in
                "STATEMENT S-\(index)\nWhere Here\nStrength \(rule.0)\nSays This.\nArea a\nRULE test.r\(index) T\nSource S-\(index)\n"
                    + "Strength \(rule.0)\nReading So.\nFor ceasefire\nArea a\nGate \(rule.1)\nExpect\nE1 one: [a date]\nSay No.\nSuggest Add.\nExamples\nmet Yes.\nnot met No.\n"
            }.joined())
    ]).pack

    @Test(arguments: [
        ([.met, .met, .met], .clear), ([.notMet, .met, .met], .gaps), ([.partlyMet, .met, .met], .gaps), ([.met, .notMet, .notMet], .clear),
        ([.needsReview, .met, .met], .questions), ([.met, .needsReview, .met], .questions), ([.violated, .met, .met], .blocked),
        ([.met, .violated, .met], .clear), ([.met, .met, .violated], .blocked), ([.notMet, .needsReview, .violated], .blocked),
        ([.notMet, .needsReview, .met], .gaps), ([.notChecked, .notChecked, .notChecked], .incomplete), ([.notApplicable, .notApplicable, .notApplicable], .clear),
        ([.notChecked, .met, .met], .incomplete), ([.met, .notChecked, .notChecked], .clear),
    ] as [([RuleResult.Status], Verdict)]) func follows(_ statuses: [RuleResult.Status], _ verdict: Verdict) {
        let results = statuses.enumerated().map { RuleResult(rule: $0, status: $1, credit: nil) }
        #expect(Verdict(results, pack: Self.pack) == verdict)
    }
}
