import Fractions

// The first screen: what a mediator reads before anything else.
extension Page {
    mutating func summary(_ document: DocumentReport, _ findings: Findings) {
        paragraph(document.heading, paint: .bold)
        if document.heading != document.path { paragraph(document.path, paint: .faint) }
        blank()
        entry("kind", "\(document.kind): \(document.kindReason)")
        entry("verdict", "\(document.verdict.label). \(document.verdictSentence)", paint: document.verdict.paint)
        entry("score", document.scoreSentence, paint: .bold)
        entry("coverage", document.coverageSentence)
        if let optional = document.optionalSentence { entry("optional", optional) }
        if let selection = document.selection { entry("shown", selection.sentence, paint: .yellow) }
        areas(document.areas)
        blocking(document, findings.blocking)
        points("Strongest points", findings.strongest, in: document) { _ in nil }
        points("Gaps to close first", findings.gapsToClose, in: document) { $0.gain.gainSentence }
    }

    private mutating func entry(_ name: String, _ text: String, paint: Paint? = nil) {
        paragraph(lead: "  " + name.padded(to: 10), text, paint: paint, leadPaint: .faint)
    }

    private mutating func heading(_ title: String) {
        blank()
        line("  " + painted(title, .bold))
    }

    // MARK: Areas

    private mutating func areas(_ areas: [AreaReport]) {
        if areas.isEmpty { return }
        heading("Areas")
        // Bars give way to names on a narrow page; below 8 columns a bar says nothing.
        let numberWidth = 10
        let longest = areas.map { $0.name.onOneLine.displayWidth }.max() ?? 0
        let nameWidth = min(longest, max(12, width - 4 - 2 - 8 - 2 - numberWidth))
        let barWidth = min(30, width - 4 - nameWidth - 2 - 2 - numberWidth)
        for area in areas {
            let name = Cells(area.name).lines(width: nameWidth)
            let first = (name.first?.string ?? "").padded(to: nameWidth)
            let bar = barWidth < 8 ? "" : self.bar(area.score, width: barWidth) + "  "
            line("    \(first)  \(bar)\(area.score?.numbers ?? "-")")
            for more in name.dropFirst() { line("    \(more.string)") }
        }
    }

    /// Earned in full blocks, what open questions may add in half tone, the rest in dots.
    private func bar(_ score: ScoreInterval?, width: Int) -> String {
        guard let score else { return painted(String(repeating: "·", count: width), .faint) }
        let low = columns(score.low, of: width)
        let high = max(low, columns(score.high, of: width))
        return painted(String(repeating: "█", count: low), .green)
            + painted(String(repeating: "▒", count: high - low), .magenta)
            + painted(String(repeating: "·", count: width - high), .faint)
    }

    private func columns(_ share: Fraction, of width: Int) -> Int {
        if share >= .one { return width }
        return max(0, min(width - 1, (share * Fraction(width, 100)).percent))
    }

    // MARK: What matters most

    private mutating func blocking(_ document: DocumentReport, _ findings: [Findings.Finding]) {
        if findings.isEmpty { return }
        heading("What blocks")
        for finding in findings {
            point("x ", finding, in: document, tail: nil, paint: .red)
        }
    }

    private mutating func points(
        _ title: String, _ findings: [Findings.Finding], in document: DocumentReport,
        tail: (ResultReport) -> String?
    ) {
        if findings.isEmpty { return }
        heading(title)
        for (index, finding) in findings.enumerated() {
            point("\(index + 1) ", finding, in: document, tail: tail(finding.result), paint: nil)
        }
    }

    private mutating func point(
        _ mark: String, _ finding: Findings.Finding, in document: DocumentReport, tail: String?, paint: Paint?
    ) {
        let result = finding.result
        var text = "\(result.title) [\(result.rule)]"
        if let place = result.evidence.first?.place, !place.isEmpty { text += ", \(place)" }
        if let tail { text += ", \(tail)" }
        paragraph(lead: "    " + mark, text, leadPaint: paint)
    }
}

extension String {
    /// With spaces after it up to a number of columns.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - displayWidth))
    }
}
