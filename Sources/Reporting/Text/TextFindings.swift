import Fractions
import TextSpans

// The findings, in the manner of a compiler: place, status and rule first, then the passage, then what is to be said.
extension Page {
    /// - Parameter isBrief: whether each finding is one line, because there are many documents.
    mutating func findings(_ document: DocumentReport, _ findings: Findings, isBrief: Bool) {
        for group in findings.groups {
            let shown = group.findings.filter { shows($0.result) }
            if shown.isEmpty { continue }
            section("\(group.status.label) (\(group.findings.count))")
            for area in Findings.areas(of: shown) {
                if !isBrief { areaHeading(area) }
                for finding in area.findings {
                    if group.status == .notApplicable || group.status == .notChecked {
                        paragraph(lead: "  - \(finding.result.rule): ", hang: 4, finding.result.message, leadPaint: group.status.paint)
                    } else {
                        headline(finding.result, in: document, isShort: isBrief)
                        if isBrief { continue }
                        body(finding.result)
                        blank()
                    }
                }
                if !isBrief { blank() }
            }
        }
        hidden(findings)
    }

    /// What needs nothing, or was accepted before, is counted unless everything is asked for.
    private func shows(_ result: ResultReport) -> Bool {
        if options.verbose { return true }
        if result.waiver != nil || result.baseline == .unchanged { return false }
        return result.status != .met && result.status != .notApplicable
    }

    private mutating func areaHeading(_ area: Findings.Area) {
        paragraph(lead: "  ", "\(area.name) (\(area.findings.count))", paint: .cyan)
        blank()
    }

    /// How much was left out, and how to see it.
    private mutating func hidden(_ findings: Findings) {
        let hidden = findings.all.map(\.result).filter { !shows($0) }
        if hidden.isEmpty { return }
        let kinds: [(String, (ResultReport) -> Bool)] = [
            ("waived", { $0.isFinding && $0.waiver != nil }), ("in the baseline", { $0.isFinding && $0.waiver == nil }),
            ("met", { $0.status == .met }), ("not applicable", { $0.status == .notApplicable }),
        ]
        let counts = kinds.map { ($0.0, hidden.count(where: $0.1)) }.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
        blank()
        paragraph("Not shown: \(counts.joined(separator: ", ")) (--verbose shows them)", paint: .faint)
    }

    private func headlineWords(_ result: ResultReport) -> String {
        let addition = result.waiver != nil ? ", waived" : result.baseline == .unchanged ? ", known" : result.baseline == .new ? ", new" : ""
        return "\(result.status.label.lowercased())\(addition) [\(result.rule)]"
    }

    private mutating func headline(_ result: ResultReport, in document: DocumentReport, isShort: Bool) {
        headline(
            place: "\(document.path)\(result.decidingFirst.first?.suffix ?? ""): ", status: headlineWords(result), result.title,
            paint: result.status.paint, isShort: isShort)
    }

    private mutating func body(_ result: ResultReport) {
        gutterWidth = result.evidence.map { String($0.line).count }.reduce(2, max)
        quotes(result)
        if result.message != result.question { note("why", result.message) }
        elements(result)
        if let question = result.question { note("question", question, paint: .magenta) }
        if result.evidence.isEmpty {
            if let lookedFor = result.lookedFor { note("looked for", lookedFor) }
            if let miss = result.nearestMiss { nearestMiss(miss) }
        }
        accepted(result)
        if let suggestion = result.suggestion { note("help", suggestion, paint: .green) }
        let gain = result.gain.numerator > 0 ? "; closing this \(result.gain.gainSentence)" : ""
        note("source", "\(result.source), \(result.strengthSentence)\(gain)")
        if options.verbose {
            note("reading", result.reading)
            if let showsNot = result.showsNot { note("shows not", showsNot) }
            if !result.statements.isEmpty { note("statements", result.statements.joined(separator: ", ")) }
        }
    }

    private mutating func note(_ name: String, _ text: String, paint: Paint? = nil) {
        if text.isEmpty { return }
        // The sign stands under the line beside the passages.
        let indent = String(repeating: " ", count: gutterWidth)
        paragraph(lead: "\(indent) = \(name): ", hang: gutterWidth + 5, text, paint: paint, leadPaint: .cyan)
    }

    /// Which named elements the text has and which it lacks, where the sentence before does not name them already.
    private mutating func elements(_ result: ResultReport) {
        let words: [(RuleStatus, String)] = [
            (.met, "has"), (.partlyMet, "has in part"), (.notMet, "lacks"), (.needsReview, "unsure of"),
            (.violated, "contradicts"),
        ]
        for (status, word) in words {
            let labels = result.elements.filter { $0.status == status }.map(\.label)
            if labels.allSatisfy(result.message.contains), !options.verbose { continue }
            note(word, labels.joined(separator: "; "))
        }
    }

    /// What people have decided about a finding.
    private mutating func accepted(_ result: ResultReport) {
        // A decision that counts is in the message already.
        if let decision = result.decision, let lapse = decision.lapseSentence { note("lapsed decision", "\(decision.sentence) \(lapse)", paint: .magenta) }
        if let waiver = result.waiver { note("waiver", waiver.sentence) }
    }

    // MARK: Passages

    private func place(_ evidence: Evidence) -> String {
        evidence.address.isEmpty ? evidence.position : evidence.place
    }

    private mutating func quotes(_ result: ResultReport) {
        let evidence = result.decidingFirst
        let shown = options.verbose ? evidence[...] : evidence.prefix(2)
        for passage in shown { quote(passage) }
        let more = evidence.count - shown.count
        if more > 0 {
            let places = evidence.dropFirst(shown.count).map(place).joined(separator: "; ")
            note(more == 1 ? "1 more passage" : "\(more) more passages", places)
        }
    }

    /// The passage with its line number, the words that decided underlined, then its address and why it does not count in full.
    mutating func quote(_ evidence: Evidence) {
        let number = evidence.line > 0 ? String(evidence.line) : ""
        gutterWidth = max(gutterWidth, number.count)
        let gutter = number.leftPadded(to: gutterWidth)
        let blankGutter = String(repeating: " ", count: gutter.count)
        let room = width - gutter.count - 3
        var cells = self.cells(evidence.text, mark: evidence.highlight.range)
        if !options.verbose { cells = cells.elided(to: room * 3, ellipsis: options.frame.ellipsis) }
        line(painted("\(blankGutter) |", .blue))
        for (index, part) in cells.lines(width: room).enumerated() {
            line(painted("\(index == 0 ? gutter : blankGutter) | ", .blue) + part.string)
            if let carets = carets(under: part) {
                line(painted("\(blankGutter) | ", .blue) + painted(carets, .yellow))
            }
        }
        let words = [evidence.place, evidence.remark ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
        note("note", words)
    }

    func carets(under cells: ArraySlice<Cells.Cell>) -> String? {
        guard let last = cells.lastIndex(where: \.isMarked) else { return nil }
        return cells[...last].map { cell in
            String(repeating: cell.isMarked ? "^" : " ", count: cell.width)
        }.joined()
    }

    private mutating func nearestMiss(_ evidence: Evidence) {
        let places = [evidence.line > 0 || evidence.place.isEmpty ? evidence.position : "", evidence.place].filter { !$0.isEmpty }
        var quoted = cells(evidence.text, mark: evidence.highlight.range)
        if !options.verbose { quoted = quoted.elided(to: (width - 7) * 2, ellipsis: options.frame.ellipsis) }
        var text = "\"\(quoted.cells.string)\" (\(places.joined(separator: ", ")))"
        if let note = evidence.note { text += ": \(note)" }
        note("nearest miss", text)
    }
}
