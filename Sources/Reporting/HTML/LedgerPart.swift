import Fractions

// The sum behind the score, for whoever wants to add it up again.
extension DocumentPage {
    var ledger: HTML {
        let ledger = ScoreLedger(document)
        guard let score = ledger.score else { return .empty }
        let rows = ledger.lines.html { line in
            let weight = Fraction(line.weight)
            let product = ScoreInterval(low: weight * line.credit.low, high: weight * line.credit.high)
            return """
                <tr><th scope="row">\(line.statement)</th><td class="number">\(line.weight)</td>\
                <td class="number">\(line.credit.exact)</td><td class="number">\(product.exact)</td>\
                <td>\(HTML(line.rules.map { link(toRule: $0) }, separator: ", "))</td></tr>

                """
        }
        return """
            <p class="lead">Each statement of the sources counts once: a “shall” weighs 3, a “should” 1. \
            Its credit is the mean of the credits of the rules that encode it. \
            Where a question is open, the credit is an interval.</p>
            <div class="table-frame" role="region" aria-label="The sum for \(document.heading), statement by statement" tabindex="0">
            <table class="ledger">
            <thead><tr><th scope="col">Statement</th><th scope="col" class="number">Weight</th>\
            <th scope="col" class="number">Credit</th><th scope="col" class="number">Weight × credit</th>\
            <th scope="col">Rules</th></tr></thead>
            <tbody>
            \(rows)</tbody>
            <tfoot><tr><th scope="row">Sum</th><td class="number">\(ledger.weight)</td><td></td>\
            <td class="number">\(ledger.earned.exact)</td><td></td></tr></tfoot>
            </table>
            </div>
            <p class="sum">\(division(score, ledger))</p>
            """
    }

    /// The last step: what was earned, divided by the weight; twice if the bounds differ.
    private func division(_ score: ScoreInterval, _ ledger: ScoreLedger) -> HTML {
        func bound(_ name: String, _ score: Fraction, _ earned: Fraction) -> HTML {
            """
            <span>\(name): (\(earned.description)) ÷ \(ledger.weight) = \(score.description) = \
            <strong>\(score.scorePercent) of 100</strong></span>
            """
        }
        if score.low == score.high { return bound("Score", score.low, ledger.earned.low) }
        return bound("Lower bound", score.low, ledger.earned.low) + bound("Upper bound", score.high, ledger.earned.high)
    }
}
