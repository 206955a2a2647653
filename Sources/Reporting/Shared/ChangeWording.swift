// The words of the part on tracked changes.

extension ChangesReport {
    static let title = "Changes that change a verdict"

    /// What stops the draft first, then by strength, then by id.
    var sorted: [ChangedVerdict] {
        func rank(_ verdict: ChangedVerdict) -> (Int, Int) {
            let strengths = ["shall", "should"]
            return (
                RuleStatus.reportOrder.firstIndex(of: verdict.after) ?? RuleStatus.reportOrder.count,
                strengths.firstIndex(of: verdict.strength) ?? strengths.count
            )
        }
        return verdicts.enumerated().sorted { a, b in
            let (x, y) = (rank(a.element), rank(b.element))
            return x == y ? a.offset < b.offset : x < y
        }.map(\.element)
    }

    /// Nil where both views were not asked for: then there is nothing to say.
    var summary: String? {
        if let problem { return "The text before the changes could not be checked: \(problem)." }
        guard let before else { return nil }
        let count = verdicts.count
        let changed = switch count {
        case 0: "No verdict depends on the tracked changes."
        case 1: "One verdict depends on the tracked changes."
        default: "\(count) verdicts depend on the tracked changes."
        }
        let score = before.score.map { "\($0.numbers) of 100" } ?? "nothing to score"
        return "\(changed) Before them the draft came to: \(before.verdict.label). \(before.verdictSentence) Score: \(score)."
    }
}

extension ChangedVerdict {
    /// What is to be said of how near the changes stand; nil where they speak for themselves.
    var nearnessSentence: String? {
        switch nearness {
        case .passage: nil
        case .beside: "next to the passage"
        case .article: "in the same article"
        case .document: "the only change in the draft"
        case .unknown: "no single change stands near: the text as a whole decides"
        }
    }
}

extension ChangeReport {
    /// "Deleted by A. Legal Adviser, 2031-05-02 09:30".
    var lead: String {
        var words = switch kind {
        case "insertion": "Inserted"
        case "deletion": "Deleted"
        case "moved-to": "Moved here"
        default: "Moved away"
        }
        if let author { words += " by \(author)" }
        if let date { words += ", \(ChangeReport.shown(date))" }
        return words
    }

    /// The words in quotation marks, cut short if there are many.
    func quotation(within limit: Int) -> String {
        if text.isEmpty { return "the end of a paragraph" }
        let shown = text.count <= limit ? text : String(text.prefix(limit - 1)).trimmedEnd + " …"
        return "“\(shown)”"
    }

    /// "Article 7(2), p. 4, line 41".
    var place: String {
        [address, page.map { "p. \($0)" } ?? "", line > 0 ? "line \(line)" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Word writes the local time and calls it universal; seconds are never needed.
    private static func shown(_ date: String) -> String {
        let parts = date.split(separator: "T", maxSplits: 1)
        guard parts.count == 2, parts[1].count >= 5 else { return date }
        return "\(parts[0]) \(parts[1].prefix(5))"
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
