import Fractions

// The first screen: what a mediator reads before anything else.
extension Page {
    /// - Parameters:
    ///   - isFirst: whether the page begins with the document; else a rule sets it off from what comes before.
    ///   - isBrief: whether only the lines of the verdict are wanted.
    mutating func summary(_ document: DocumentReport, _ findings: Findings, isFirst: Bool, isBrief: Bool) {
        if !isFirst { line(painted(String(repeating: options.frame.rule == "-" ? "=" : "═", count: width), .bold)) }
        paragraph(document.heading, paint: .bold)
        if document.heading != document.path { line(painted(shown(document.path), .faint)) }
        blank()
        entry("kind", "\(document.kind): \(document.kindReason)")
        entry("verdict", "\(document.verdict.label). \(document.verdictSentence)", paint: document.verdict.paint)
        entry("score", document.scoreSentence, paint: .bold)
        entry("coverage", document.coverageSentence)
        if let optional = document.optionalSentence { entry("optional", optional) }
        if let selection = document.selection { entry("shown", selection.sentence, paint: .yellow) }
        tally(findings)
        if isBrief { return }
        blocking(findings.blocking)
        points("Gaps to close first", findings.gapsToClose) { $0.gain.gainSentence }
        points("Strongest points", findings.strongest) { _ in nil }
        areas(document.areas)
    }

    private mutating func entry(_ name: String, _ text: String, paint: Paint? = nil) {
        paragraph(lead: "  " + name.padded(to: 10), text, paint: paint, leadPaint: .faint)
    }

    /// How many requirements have each status.
    private mutating func tally(_ findings: Findings) {
        if findings.groups.isEmpty { return }
        entry("results", findings.groups.map { "\($0.findings.count) \($0.status.label.lowercased())" }.joined(separator: ", "))
    }

    private mutating func heading(_ title: String) {
        blank()
        line("  " + painted(title, .bold))
    }

    // MARK: What matters most

    /// How many of the areas and of the violations are on the first screen; all are with `verbose`.
    private static let shownViolations = 5
    private static let shownAreas = 8

    private mutating func blocking(_ findings: [Findings.Finding]) {
        if findings.isEmpty { return }
        heading("What blocks")
        let shown = options.verbose ? findings : Array(findings.prefix(Page.shownViolations))
        for finding in shown { point("x ", finding, tail: nil, paint: .red) }
        let more = findings.count - shown.count
        if more > 0 { paragraph(lead: "    ", "and \(more) more, below", paint: .faint) }
    }

    private mutating func points(_ title: String, _ findings: [Findings.Finding], tail: (ResultReport) -> String?) {
        if findings.isEmpty { return }
        heading(title)
        for (index, finding) in findings.enumerated() {
            point("\(index + 1) ", finding, tail: tail(finding.result), paint: nil)
        }
    }

    private mutating func point(_ mark: String, _ finding: Findings.Finding, tail: String?, paint: Paint?) {
        let result = finding.result
        var text = "\(result.title) [\(result.rule)]"
        if let place = result.decidingFirst.first?.place, !place.isEmpty { text += ", \(place)" }
        if let tail { text += ", \(tail)" }
        paragraph(lead: "    " + mark, text, leadPaint: paint)
    }

    // MARK: Areas

    /// The areas in which most is lost come first; side by side where the page is wide.
    private mutating func areas(_ areas: [AreaReport]) {
        if areas.isEmpty { return }
        heading("Areas, where most is lost first")
        let sorted = areas.enumerated().sorted { a, b in
            a.element.lost != b.element.lost ? a.element.lost > b.element.lost : a.offset < b.offset
        }.map(\.element)
        let columns = width >= 130 ? 2 : 1
        let limit = options.verbose ? sorted.count : Page.shownAreas * columns
        let shown = Array(sorted.prefix(limit))
        let layout = AreaLayout(names: shown.map { self.shown($0.name).displayWidth }, width: (width - 4 - (columns - 1) * 4) / columns)
        let height = (shown.count + columns - 1) / columns
        for row in 0..<height {
            let cells = stride(from: row, to: shown.count, by: height).map { areaLines(shown[$0], layout) }
            for index in 0..<(cells.map(\.count).max() ?? 0) {
                let parts = cells.map { index < $0.count ? $0[index] : (text: "", width: 0) }
                var text = ""
                for (column, part) in parts.enumerated() {
                    text += part.text
                    if column < parts.count - 1 { text += String(repeating: " ", count: layout.width - part.width + 4) }
                }
                line("    " + text)
            }
        }
        if sorted.count > shown.count {
            paragraph(lead: "    ", "and \(sorted.count - shown.count) more (--verbose shows them)", paint: .faint)
        }
    }

    /// Bars give way to names on a narrow page; below 8 columns a bar says nothing.
    private struct AreaLayout {
        static let number = 10
        var width: Int
        var name: Int
        var bar: Int

        init(names: [Int], width: Int) {
            self.width = width
            let rest = width - 2 - AreaLayout.number
            name = min(names.max() ?? 0, max(12, rest - 8 - 2))
            bar = min(30, rest - name - 2)
            if bar < 8 { bar = 0 }
        }
    }

    /// The lines of one area: a long name has several.
    private func areaLines(_ area: AreaReport, _ layout: AreaLayout) -> [(text: String, width: Int)] {
        let name = cells(area.name).lines(width: layout.name).map(\.string)
        let numbers = area.score?.numbers ?? "-"
        let first = (name.first ?? "").padded(to: layout.name) + "  " + (layout.bar == 0 ? "" : bar(area.score, width: layout.bar) + "  ") + numbers
        let firstWidth = layout.name + 2 + (layout.bar == 0 ? 0 : layout.bar + 2) + numbers.count
        return [(first, firstWidth)] + name.dropFirst().map { ($0, $0.displayWidth) }
    }

    /// Earned in full blocks, what open questions may add in half tone, the rest in dots.
    private func bar(_ score: ScoreInterval?, width: Int) -> String {
        let frame = options.frame
        guard let score else { return painted(String(repeating: frame.empty, count: width), .faint) }
        let low = columns(score.low, of: width)
        let high = max(low, columns(score.high, of: width))
        return painted(String(repeating: frame.full, count: low), .green)
            + painted(String(repeating: frame.half, count: high - low), .magenta)
            + painted(String(repeating: frame.empty, count: width - high), .faint)
    }

    private func columns(_ share: Fraction, of width: Int) -> Int {
        if share >= .one { return width }
        return max(0, min(width - 1, (share * Fraction(width, 100)).percent))
    }
}

extension AreaReport {
    /// What the area costs the document: its weight times what it lacks.
    fileprivate var lost: Fraction { score.map { Fraction(weight) * (.one - $0.low) } ?? .zero }
}

extension String {
    /// With spaces after it up to a number of columns.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - displayWidth))
    }
}
