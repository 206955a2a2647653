import Fractions

// The sum as one can add it up by hand.
extension ScoreRecount {
    /// Plain text: for each document every line of the sum, the areas, the verdict, and what the report says otherwise.
    public func text() -> String {
        var out = documents.map(\.text).joined(separator: "\n")
        if failures > 0 { out += "\n\(failures) \(failures == 1 ? "document" : "documents") of the report could not be checked, and had no score\n" }
        if documents.isEmpty { out += "the report lists no document that was checked\n" }
        return out
    }
}

extension ScoreRecount.Document {
    fileprivate var text: String {
        var out = "\(file.path.onOneLine)\n\n"
        if ledger.isEmpty { out += "  no statement was scored\n" } else { out += sum }
        if !areas.isEmpty {
            out += "\n  areas\n"
            let width = areas.map(\.name.onOneLine.displayWidth).max() ?? 0
            for area in areas { out += "    \(area.name.onOneLine.padded(to: width))  weight \(area.weight), \(area.score.map(ScoreRecount.described) ?? "nothing to score")\n" }
        }
        out += "\n  verdict  \(verdict.rawValue)\n"
        if differences.isEmpty {
            out += "\n  the report says the same: score, areas, ledger and verdict follow from its \(file.results.count) results\n"
        } else {
            out += "\n  the report says otherwise:\n" + differences.map { "    - \($0.onOneLine)\n" }.joined()
        }
        return out
    }

    /// A line a statement, then the sum. Where it helps, what is earned stands over one denominator, so that only whole
    /// numbers are to be added.
    private var sum: String {
        let isOpen = ledger.contains { $0.credit.low != $0.credit.high }
        let bounds: [(name: String, value: KeyPath<ScoreInterval, Fraction>)] =
            isOpen ? [("lower bound", \.low), ("upper bound", \.high)] : [("", \.low)]
        var out = ""
        for bound in bounds {
            let denominator = commonDenominator(bound.value)
            func earned(_ fraction: Fraction) -> String {
                guard let denominator, denominator > 1 else { return fraction.description }
                return "\(fraction.numerator * (denominator / fraction.denominator))/\(denominator)"
            }
            let rows = ledger.map { line in
                let credit = line.credit[keyPath: bound.value]
                let rules = line.rules.map { line.rules.count > 1 ? "\($0.onOneLine) (\(ruleCredit($0)[keyPath: bound.value]))" : $0.onOneLine }
                    .joined(separator: ", ")
                return [
                    "\(line.weight) x \(credit)", "= \(earned(credit * Fraction(line.weight)))", line.statement.onOneLine,
                    line.rules.count > 1 ? "mean of \(rules)" : rules,
                ]
            }
            let widths = (0..<3).map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
            out += "  weight x credit of each statement\(bound.name.isEmpty ? "" : ", \(bound.name)")\n"
            for row in rows { out += "    \((0..<3).map { row[$0].padded(to: widths[$0]) }.joined(separator: "  "))  \(row[3])\n" }
            let weight = ledger.reduce(0) { $0 + $1.weight }
            let total = ledger.reduce(Fraction.zero) { $0 + $1.credit[keyPath: bound.value] * Fraction($1.weight) }
            let score = total / Fraction(weight)
            out += "  sum  \(earned(total)), divided by the weights, \(weight): \(score), or \(score.scorePercent) of 100\n"
            if bound.name == "lower bound" { out += "\n" }
        }
        return out
    }

    private func ruleCredit(_ rule: String) -> ScoreInterval {
        file.results.first { $0.rule == rule }?.credit ?? ScoreInterval(low: .zero, high: .zero)
    }

    /// Nil where it would be no help.
    private func commonDenominator(_ bound: KeyPath<ScoreInterval, Fraction>) -> Int? {
        var denominator = 1
        for line in ledger {
            let part = (line.credit[keyPath: bound] * Fraction(line.weight)).denominator
            // The reduced fraction part/denominator gives the greatest common divisor.
            let (product, overflow) = denominator.multipliedReportingOverflow(by: Fraction(part, denominator).numerator)
            if overflow || product > 10_000 { return nil }
            denominator = product
        }
        return denominator
    }
}
