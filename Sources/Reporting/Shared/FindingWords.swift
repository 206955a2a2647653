// A finding in plain sentences on one line, for formats that have room for a message and nothing else.

extension ResultReport {
    /// "Not met: Women take part in the bodies of the agreement".
    var headline: String { "\(status.label): \(title)".onOneLine }

    /// What was found or not found, the question if there is one, and who answers for leaving it.
    var explanation: String {
        var parts = [message]
        if let question, question != message { parts.append("Question: \(question)") }
        if let standing { parts.append(standing) }
        return parts.filter { !$0.isEmpty }.map { $0.onOneLine.withFullStop }.joined(separator: " ")
    }

    /// "Waived by A. Legal Adviser until 2027-01-01: the annex follows"; nil where nothing stands beside the finding.
    var standing: String? {
        var parts: [String] = []
        if let waiver { parts.append("Waived by \(waiver.person) until \(waiver.expires): \(waiver.reason)") }
        if let decision {
            let words = "Decided by \(decision.person) on \(decision.date), \(decision.answer.label.lowercased()): \(decision.reason)"
            parts.append(decision.isLapsed ? "\(words) (lapsed: the passage has changed since)" : words)
        }
        switch baseline {
        case .unchanged: parts.append("In the baseline")
        case .new: parts.append("New since the baseline")
        case nil: break
        }
        return parts.isEmpty ? nil : parts.map { $0.onOneLine.withFullStop }.joined(separator: " ")
    }

    /// One short paragraph: headline, explanation, place and source.
    var paragraph: String {
        let place = mainEvidence?.whereabouts.onOneLine ?? ""
        return [headline.withFullStop, explanation, place.isEmpty ? "" : "At \(place).", "Source: \(source.onOneLine)".withFullStop]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension String {
    /// With a full stop, if it has no end yet.
    var withFullStop: String {
        guard let last = self.last(where: { !"”\"’')]".contains($0) && !$0.isWhitespace }) else { return self }
        return ".?!…".contains(last) ? self : self + "."
    }

    /// At most a number of UTF-16 units, cut between words, with dots where something was cut.
    func clipped(to limit: Int) -> String {
        if utf16.count <= limit { return self }
        var used = 1
        var end = startIndex
        var lastSpace: Index?
        for index in indices {
            used += self[index].utf16.count
            if used > limit { break }
            if self[index].isWhitespace { lastSpace = index }
            end = self.index(after: index)
        }
        return self[..<(lastSpace ?? end)] + "…"
    }
}

/// Markdown in which text from elsewhere is text.
enum Markdown {
    /// A text in which nothing is markup, on one line.
    static func escaped(_ text: String) -> String { MarkdownReference.escaped(text) }

    /// A row of a table; cells are Markdown already.
    static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }

    /// The head of a table.
    static func head(_ names: [String]) -> String { row(names) + "|\(names.map { _ in " --- |" }.joined())\n" }
}
