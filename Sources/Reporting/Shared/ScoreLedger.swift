import Fractions

/// The sum behind a score, so that anybody can add it up again: weight times credit, a line a statement.
public struct ScoreLedger: Sendable {
    public var lines: [StatementCredit]

    /// The document's own ledger; where the engine gave none, the same sum worked out from the results alone: a
    /// statement weighs what the results say it does, else 3 or 1 by the strength of its rules (the strongest, if they
    /// differ), and earns the mean of their credits. `may` statements, and rules that left the sum, are not in it.
    public init(_ document: DocumentReport) {
        lines = document.ledger.isEmpty ? ScoreLedger.lines(from: document.results) : document.ledger
    }

    /// Sum of the weights.
    public var weight: Int { lines.reduce(0) { $0 + $1.weight } }

    /// Sum of weight times credit, at either bound.
    public var earned: ScoreInterval {
        lines.reduce(ScoreInterval(low: .zero, high: .zero)) { sum, line in
            ScoreInterval(
                low: sum.low + line.credit.low * Fraction(line.weight),
                high: sum.high + line.credit.high * Fraction(line.weight))
        }
    }

    /// Nil when there is nothing to score.
    public var score: ScoreInterval? {
        let weight = weight
        if weight == 0 { return nil }
        let earned = earned
        return ScoreInterval(low: earned.low / Fraction(weight), high: earned.high / Fraction(weight))
    }

    /// What each statement of a result weighs, and in which area.
    static func weights(of result: ResultReport) -> [StatementWeight] {
        if !result.weights.isEmpty { return result.weights }
        return result.statements.map { StatementWeight(statement: $0, weight: result.statementWeight, area: result.area) }
    }

    /// The sum worked out from results alone.
    static func lines(from results: [ResultReport]) -> [StatementCredit] {
        struct Share {
            var weight = 0
            var credit = ScoreInterval(low: .zero, high: .zero)
            var rules: [String] = []
        }
        var shares: [String: Share] = [:]
        for result in results {
            guard let credit = result.credit else { continue }
            for weight in weights(of: result) where weight.weight > 0 {
                var share = shares[weight.statement] ?? Share()
                share.weight = max(share.weight, weight.weight)
                share.credit = ScoreInterval(low: share.credit.low + credit.low, high: share.credit.high + credit.high)
                share.rules.append(result.rule)
                shares[weight.statement] = share
            }
        }
        return shares.sorted { $0.key < $1.key }.map { statement, share in
            let part = Fraction(1, share.rules.count)
            return StatementCredit(
                statement: statement, weight: share.weight,
                credit: ScoreInterval(low: share.credit.low * part, high: share.credit.high * part), rules: share.rules.sorted())
        }
    }
}
