import TextSpans

extension WhyReport {
    /// For reading in a terminal: whether the rule applies, what it asks for, the sum, and what all that rests on.
    ///
    /// - Parameter options: `verbose` shows every match; else the first that count and the nearest misses.
    public func text(_ options: TextReportOptions = TextReportOptions()) -> String {
        var page = Page(options)
        page.paragraph(lead: "\(rule) ", hang: 2, title, leadPaint: .bold)
        let sum = credit.map { ", credit \($0.exact)" } ?? ""
        page.paragraph(lead: "\(path): ", hang: 2, status.label.lowercased() + sum, paint: status.paint)
        if let reason { page.paragraph(lead: "  ", reason) }
        page.paragraph(lead: "  Reading: ", hang: 2, reading, leadPaint: .faint)
        for remark in remarks { page.paragraph(lead: "  Note: ", hang: 2, remark, leadPaint: .yellow) }
        if !passage.isEmpty {
            page.section("The passage")
            for evidence in passage { page.quote(evidence) }
        }
        page.parts("Does the rule apply?", applicability)
        page.parts("What it asks for", elements)
        page.parts("What would violate it", violations)
        if !arithmetic.isEmpty {
            page.section("Credit")
            for line in arithmetic { page.paragraph(lead: "  ", hang: 4, line) }
        }
        page.parts("The provisions it rests on", provisions)
        return page.text
    }
}

extension Page {
    /// How many matches of an alternative are shown unless all are asked for: of those that count, and of the others.
    private static let shownMatches = 2
    private static let shownMisses = 3

    fileprivate mutating func parts(_ title: String, _ parts: [WhyReport.Part]) {
        if parts.isEmpty { return }
        section(title)
        for part in parts {
            let place = part.place.map { ", \($0)" } ?? ""
            paragraph(lead: "\(part.heading)\(place): ", hang: 2, part.outcome, leadPaint: .bold)
            // Where one alternative holds, the others matter to those who ask for everything.
            let holding = part.alternatives.filter { $0.matches.contains(where: \.counts) }
            let shown = options.verbose || holding.isEmpty ? part.alternatives : holding
            for (index, alternative) in shown.enumerated() {
                paragraph(lead: index == 0 ? "  " : "  or ", hang: 4, alternative.written, paint: .blue)
                self.alternative(alternative)
            }
            let left = part.alternatives.count - shown.count
            if left > 0 { paragraph(lead: "  ", hang: 4, "\(left) more \(left == 1 ? "alternative does" : "alternatives do") not hold; --verbose shows all", paint: .faint) }
            blank()
        }
    }

    private mutating func alternative(_ alternative: WhyReport.Alternative) {
        let counting = alternative.matches.filter(\.counts)
        let others = alternative.matches.filter { !$0.counts }.sorted { ($1.steps, $0.evidence.span) < ($0.steps, $1.evidence.span) }
        let shown = options.verbose
            ? counting + others : Array(counting.prefix(Page.shownMatches)) + others.prefix(counting.isEmpty ? Page.shownMisses : 0)
        for match in shown { self.match(match) }
        let more = alternative.matches.count - shown.count
        if more > 0 {
            let left = max(0, counting.count - Page.shownMatches)
            let counts = left == 0 ? "" : left == more ? (left == 1 ? ", which counts" : ", which count") : ", of which \(left) \(left == 1 ? "counts" : "count")"
            paragraph(lead: "    ", "\(more) more \(more == 1 ? "match" : "matches")\(counts); --verbose shows all", paint: .faint)
        }
        for remark in alternative.remarks { paragraph(lead: "    ", remark) }
    }

    private mutating func match(_ match: WhyReport.Match) {
        let evidence = match.evidence
        let place = evidence.place.isEmpty ? evidence.position : evidence.line > 0 ? "\(evidence.place) (\(evidence.position))" : evidence.place
        paragraph(
            lead: match.counts ? "    + " : "    - ", "\(place): \(evidence.level)", paint: match.counts ? .green : .yellow,
            leadPaint: match.counts ? .green : .yellow)
        let whole = self.cells(evidence.text, mark: evidence.highlight.range)
        let cells = whole.elided(to: options.verbose ? .max : (width - 6) * 2, ellipsis: options.frame.ellipsis)
        for part in cells.lines(width: width - 6) {
            line("      " + part.string)
            if let carets = carets(under: part) { line("      " + painted(carets, .yellow)) }
        }
        if let miss = match.miss { paragraph(lead: "      does not count: ", hang: 8, miss, leadPaint: .yellow) }
        if !match.reading.isEmpty { paragraph(lead: "      reads: ", hang: 8, match.reading.joined(separator: "; "), leadPaint: .cyan) }
        if let first = match.entries.first {
            // Entries may be long, and several may find the same words.
            let all = match.entries.joined(separator: " | ")
            let short = first.count <= 80 ? first : first.prefix(77) + "..."
            let more = match.entries.count > 1 ? " and \(match.entries.count - 1) more" : ""
            paragraph(lead: "      found by: ", hang: 8, "\(options.verbose ? all : short + more), in \(match.name)", leadPaint: .cyan)
        }
    }
}
