import Fractions

// The words of every report in one place, so that the terminal, the web page and what comes later say the same.

extension RuleStatus {
    /// As a heading or label: "Not met".
    public var label: String {
        switch self {
        case .met: "Met"
        case .partlyMet: "Partly met"
        case .notMet: "Not met"
        case .violated: "Violated"
        case .needsReview: "Needs review"
        case .notApplicable: "Not applicable"
        case .notChecked: "Not checked"
        case .error: "Error"
        }
    }

    /// The order in which reports group results: what stops the draft first, what needs nothing last.
    static let reportOrder: [RuleStatus] = [
        .error, .violated, .needsReview, .notMet, .partlyMet, .met, .notApplicable, .notChecked,
    ]
}

extension Verdict {
    /// As a heading or label.
    public var label: String {
        switch self {
        case .incomplete: "Incomplete"
        case .blocked: "Blocked"
        case .gaps: "Gaps"
        case .questions: "Open questions"
        case .clear: "No shall-level gap found"
        }
    }

    /// The end of "1 document ...", for counts.
    var counted: String {
        switch self {
        case .incomplete: "incomplete"
        case .blocked: "blocked"
        case .gaps: "with gaps"
        case .questions: "with open questions"
        case .clear: "without a shall-level gap"
        }
    }

    static let reportOrder: [Verdict] = [.incomplete, .blocked, .gaps, .questions, .clear]
}

extension Fraction {
    /// Whole per cents for a score. Only a full score shows as 100 and only an empty one as 0: rounding must not make
    /// a gap look closed.
    var scorePercent: Int {
        if self >= .one { return 100 }
        if self <= .zero { return 0 }
        return min(99, max(1, percent))
    }

    /// Points out of 100 with one decimal: "3.2", "0.4", "less than 0.1".
    var points: String {
        let tenths = (self * Fraction(10)).percent
        if tenths == 0 { return numerator == 0 ? "0" : "less than 0.1" }
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    /// "adds 3.2 points", "adds 1 point".
    var gainSentence: String {
        points == "1" ? "adds 1 point" : "adds \(points) points"
    }
}

extension ScoreInterval {
    /// "62 to 70", or one number where the bounds show alike.
    public var numbers: String {
        low.scorePercent == high.scorePercent ? "\(low.scorePercent)" : "\(low.scorePercent) to \(high.scorePercent)"
    }

    /// Exact: "5/8 to 7/10".
    var exact: String { low == high ? low.description : "\(low) to \(high)" }
}

extension DocumentReport {
    /// "62 to 70 of 100", or "nothing to score".
    public var scoreSentence: String { score.map { "\($0.numbers) of 100" } ?? "nothing to score" }

    /// "54 of 120 statements for this kind of document are checked, ..."
    public var coverageSentence: String {
        let of = coverage.total == 1 ? "statement" : "statements"
        var parts = ["\(coverage.checked) of \(coverage.total) \(of) for this kind of document "
            + (coverage.checked == 1 ? "is checked" : "are checked")]
        if coverage.partlyChecked > 0 { parts.append("\(coverage.partlyChecked) in part") }
        if coverage.notCheckable > 0 { parts.append("\(coverage.notCheckable) cannot be checked in a text") }
        if coverage.open > 0 { parts.append("\(coverage.open) \(coverage.open == 1 ? "is" : "are") open") }
        return parts.joined(separator: ", ")
    }

    /// Nil when no optional measures were selected.
    public var optionalSentence: String? {
        optionalTotal == 0 ? nil : "\(optionalTaken) of \(optionalTotal) optional measures taken up"
    }

    /// The title, or the path of a document that has none.
    var heading: String { title.isEmpty ? path : title }
}

extension Evidence {
    /// Where it stands in the file, as an editor or a viewer finds it.
    var position: String {
        // Files whose lines have no columns have no lines either, but paragraphs.
        line > 0 ? "\(column > 0 ? "line" : "paragraph") \(line)" : page.map { "page \($0)" } ?? ""
    }

    /// What the analysis made of the passage, in words of a reader.
    var levelWords: String {
        switch level {
        case "commitment": "binding commitment"
        case "weak": "weakly bound"
        case "mention": "mentioned only"
        case "negated": "denied"
        default: level
        }
    }

    /// Why the passage does not count in full; nil where it does.
    var remark: String? { note ?? (level == "commitment" ? nil : levelWords) }

    /// After the name of a file: `:41:7`; empty where there are no lines.
    var suffix: String {
        guard line > 0 else { return "" }
        return column > 0 ? ":\(line):\(column)" : ":\(line)"
    }

    /// "Article 7(2), p. 4"; empty where the document has neither numbering nor pages.
    package var place: String {
        [address, page.map { "p. \($0)" } ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension Report {
    /// "3 documents: 1 blocked, 2 with gaps; 1 could not be checked".
    public var countsSentence: String {
        var sentence: String
        if documents.isEmpty {
            sentence = "no document was checked"
        } else {
            let parts = Verdict.reportOrder.compactMap { verdict -> String? in
                let count = documents.count { $0.verdict == verdict }
                return count == 0 ? nil : "\(count) \(verdict.counted)"
            }
            sentence = "\(documents.count) \(documents.count == 1 ? "document" : "documents"): "
                + parts.joined(separator: ", ")
        }
        if !failures.isEmpty { sentence += "; \(failures.count) could not be checked" }
        return sentence
    }
}

