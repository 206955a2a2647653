import Fractions

// What people have decided, and what a reader must know of the method to judge the rest.
extension DocumentPage {
    var decisions: HTML {
        let decided = findings.all.filter { $0.result.decision != nil || $0.result.waiver != nil }
        if decided.isEmpty { return .empty }
        let items = decided.html { finding in
            """
            <li><p>\(badge(finding.result.status)) <a href="#\(anchor(finding.number))">\(finding.result.title)</a>\(tag(finding.result))</p>
            \(finding.result.decision.html { "<p>\($0.sentence.capitalizedFirst).</p>" })\
            \(finding.result.waiver.html { "<p>\($0.sentence.capitalizedFirst).</p>" })</li>

            """
        }
        return """
            <p class="lead">A decision settles what the text leaves open, until the passage changes. A waived finding is \
            shown and earns nothing.</p>
            <ul class="vain">
            \(items)</ul>
            """
    }

    var method: HTML {
        let coverage = document.coverage
        let counts: [(String, String, Int)] = [
            ("checked", "Checked by rules", coverage.checked), ("partly", "Checked in part", coverage.partlyChecked),
            ("vain", "Cannot be checked in a text", coverage.notCheckable), ("open", "No rule yet", coverage.open),
        ]
        let rows = counts.html { name, label, count in
            """
            <tr><th scope="row"><svg class="swatch" aria-hidden="true"><rect class="coverage-\(name)" width="100%" height="100%"/></svg> \
            \(label)</th><td class="number">\(count)</td></tr>

            """
        }
        return """
            <p class="lead">Of the statements of the sources for this kind of document. The score speaks of those that are \
            checked, and of nothing else.</p>
            \(coverageBar(counts.map { ($0.0, $0.2) }, total: coverage.total))
            <table class="coverage-table">
            <thead><tr><th scope="col">Statements</th><th scope="col" class="number">Number</th></tr></thead>
            <tbody>
            \(rows)</tbody>
            <tfoot><tr><th scope="row">All</th><td class="number">\(coverage.total)</td></tr></tfoot>
            </table>
            <div class="prose">
            <p>Each requirement is a rule that a lawyer can read, made from statements of the sources. A rule looks for \
            provisions in the binding parts of the draft: headings, recitals, definitions and tables of contents do not \
            bind. It reads the clause around the words: who is bound, by “shall”, “should” or less, what is denied, \
            excepted, left to a later decision or in brackets.</p>
            <dl class="meanings">
            \(DocumentPage.meanings.html { status, text in "<div><dt>\(badge(status))</dt><dd>\(text)</dd></div>\n" })</dl>
            <p>The verdict is apart from the number, and decided in this order: incomplete, where too much could not be \
            checked; blocked, where something is violated; gaps, where a “shall” is not met in full; open questions; \
            else no shall-level gap was found in the text.</p>
            </div>
            """
    }

    private static let meanings: [(RuleStatus, String)] = [
        (.met, "All that is asked for stands in the text and binds strongly enough."),
        (.partlyMet, "Some of it does, or it binds more weakly than asked."),
        (.notMet, "The text is silent, or only mentions the matter."),
        (.violated, "The text says the opposite, or contains what is forbidden."),
        (.needsReview, "The words do not settle it: a person has to answer a question."),
        (.notApplicable, "Nothing in the text calls for it; it leaves the sum."),
        (.notChecked, "It could not be checked here; it leaves the sum and lowers the coverage."),
    ]

    /// One bar cut into the shares of the counts.
    private func coverageBar(_ counts: [(name: String, count: Int)], total: Int) -> HTML {
        guard total > 0 else { return .empty }
        var start = 0
        let pieces = counts.html { name, count in
            let (from, to) = (1000 * start / total, 1000 * (start + count) / total)
            start += count
            return "<rect class=\"coverage-\(name)\" x=\"\(percentage(from))\" width=\"\(percentage(to - from))\" height=\"100%\"/>"
        }
        return "<svg class=\"bar coverage-bar\" height=\"14\" role=\"img\" aria-label=\"\(document.coverageSentence)\">\(pieces)</svg>\n"
    }
}
