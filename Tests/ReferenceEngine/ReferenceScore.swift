package import Fractions
package import RuleLanguage

/// The score by the letter of Documentation/scoring.md: statement by statement, in exact fractions.
package struct ReferenceScore {
    package var low: Fraction?
    package var high: Fraction?
    package var areas: [String: (low: Fraction, high: Fraction)] = [:]
    package var verdict: String

    /// - Parameter results: each rule with what became of it.
    package init(_ results: [(rule: Rule, result: ReferenceResult)], statements: [Statement]) {
        func mean(_ id: String, _ bound: (ReferenceResult) -> Fraction?) -> Fraction? {
            let credits = results.filter { $0.rule.sources.contains(id) }.compactMap { bound($0.result) }
            return credits.isEmpty ? nil : credits.reduce(.zero, +) / Fraction(credits.count)
        }
        func total(_ statements: [Statement], _ bound: (ReferenceResult) -> Fraction?) -> Fraction? {
            var sum = Fraction.zero
            var weights = 0
            for statement in statements {
                guard let credit = mean(statement.id, bound) else { continue }
                let weight = [Strength.shall: 3, .should: 1, .may: 0][statement.strength]!
                sum = sum + credit * Fraction(weight)
                weights += weight
            }
            return weights == 0 ? nil : sum / Fraction(weights)
        }
        low = total(statements) { $0.low }
        high = total(statements) { $0.high }
        for area in Set(statements.map(\.area)) {
            let own = statements.filter { $0.area == area }
            if let low = total(own, { $0.low }), let high = total(own, { $0.high }) { areas[area] = (low, high) }
        }
        let shall = results.filter { $0.rule.strength == .shall }
        let unchecked = shall.filter { $0.result.status == .notChecked }.count
        if results.allSatisfy({ $0.result.status == .notChecked }) || (!shall.isEmpty && unchecked * 2 >= shall.count) {
            verdict = "incomplete"
        } else if results.contains(where: { $0.result.status == .violated && ($0.rule.isGate || $0.rule.strength == .shall) }) {
            verdict = "blocked"
        } else if shall.contains(where: { $0.result.status == .notMet || $0.result.status == .partlyMet }) {
            verdict = "gaps"
        } else if results.contains(where: { $0.result.status == .needsReview }) {
            verdict = "questions"
        } else {
            verdict = "clear"
        }
    }
}
