import Fractions

/// The sum behind a score, so that anybody can add it up again: weight times credit, a line a statement.
public struct ScoreLedger: Sendable {
    public var lines: [StatementCredit]

    /// The document's own ledger; where the engine gave none, the same sum worked out from the results alone: a
    /// statement weighs 3 or 1 by the strength of its rules (the strongest, if they differ) and earns the mean of
    /// their credits. `may` statements, and rules that left the sum, are not in it.
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

    private static func lines(from results: [ResultReport]) -> [StatementCredit] {
        var order: [String] = []
        var rules: [String: [ResultReport]] = [:]
        for result in results where result.credit != nil && result.statementWeight > 0 {
            for statement in result.statements {
                if rules[statement] == nil { order.append(statement) }
                rules[statement, default: []].append(result)
            }
        }
        return order.sorted().map { statement in
            let encoding = rules[statement] ?? []
            let share = Fraction(1, max(1, encoding.count))
            let sum = encoding.compactMap(\.credit).reduce(ScoreInterval(low: .zero, high: .zero)) {
                ScoreInterval(low: $0.low + $1.low, high: $0.high + $1.high)
            }
            return StatementCredit(
                statement: statement, weight: encoding.map(\.statementWeight).max() ?? 0,
                credit: ScoreInterval(low: sum.low * share, high: sum.high * share),
                rules: encoding.map(\.rule).sorted())
        }
    }
}
