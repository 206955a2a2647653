import Fractions
import TextSpans

// The findings, in the manner of a compiler: place, status and rule first, then the passage, then what is to be said.
extension Page {
    mutating func findings(_ document: DocumentReport, _ findings: Findings) {
        for group in findings.groups {
            section("\(group.status.label) (\(group.findings.count))")
            for finding in group.findings {
                switch group.status {
                case .met where !options.verbose, .notApplicable, .notChecked: short(finding.result)
                default:
                    full(finding.result, in: document)
                    blank()
                }
            }
        }
    }

    /// A requirement that asks nothing of the reader: a line if it is met, the reason if it was not applied.
    private mutating func short(_ result: ResultReport) {
        if result.status == .met {
            // The place first: of a long line the end is cut.
            let place = result.evidence.first.map { " (\(self.place($0)))" } ?? ""
            oneLine(lead: "  + \(result.rule)\(place): ", leadPaint: result.status.paint, result.title)
        } else {
            paragraph(lead: "  - \(result.rule): ", hang: 4, result.message, leadPaint: result.status.paint)
        }
    }

    private func place(_ evidence: Evidence) -> String {
        evidence.address.isEmpty ? evidence.position : evidence.place
    }

    private mutating func full(_ result: ResultReport, in document: DocumentReport) {
        let position = result.evidence.first?.suffix ?? ""
        paragraph(
            lead: "\(document.path)\(position): ", hang: 4, "\(result.status.rawValue)[\(result.rule)] \(result.title)",
            paint: result.status.paint)
        quotes(result)
        note("source", "\(result.source), \(result.strengthSentence)")
        note("why", result.message)
        elements(result.elements)
        if result.evidence.isEmpty {
            if let lookedFor = result.lookedFor { note("looked for", lookedFor) }
            if let miss = result.nearestMiss { nearestMiss(miss) }
        }
        if let question = result.question { note("question", question, paint: .magenta) }
        if let suggestion = result.suggestion { note("suggest", suggestion, paint: .green) }
        if result.gain.numerator > 0 { paragraph(lead: "   = ", result.gain.gainSentence, leadPaint: .cyan) }
        if options.verbose {
            note("reading", result.reading)
            if let showsNot = result.showsNot { note("shows not", showsNot) }
            if !result.statements.isEmpty { note("statements", result.statements.joined(separator: ", ")) }
        }
    }

    private mutating func note(_ name: String, _ text: String, paint: Paint? = nil) {
        if text.isEmpty { return }
        paragraph(lead: "   = \(name): ", hang: 7, text, paint: paint, leadPaint: .cyan)
    }

    /// Which named elements the text has and which it lacks.
    private mutating func elements(_ elements: [ElementReport]) {
        let words: [(RuleStatus, String)] = [
            (.met, "has"), (.partlyMet, "has in part"), (.notMet, "lacks"), (.needsReview, "unsure of"),
            (.violated, "contradicts"),
        ]
        for (status, word) in words {
            let labels = elements.filter { $0.status == status }.map(\.label)
            if !labels.isEmpty { note(word, labels.joined(separator: "; ")) }
        }
    }

    // MARK: Passages

    private mutating func quotes(_ result: ResultReport) {
        let shown = options.verbose ? result.evidence[...] : result.evidence.prefix(2)
        for evidence in shown { quote(evidence) }
        let more = result.evidence.count - shown.count
        if more > 0 {
            let places = result.evidence.dropFirst(shown.count).map(place).joined(separator: "; ")
            note(more == 1 ? "1 more passage" : "\(more) more passages", places)
        }
    }

    /// The passage with its line number, the words that decided underlined, and its address.
    mutating func quote(_ evidence: Evidence) {
        let number = evidence.line > 0 ? String(evidence.line) : ""
        let blankGutter = String(repeating: " ", count: number.count)
        let room = width - number.count - 3
        var cells = Cells(evidence.text, mark: evidence.highlight.range)
        if !options.verbose { cells = cells.elided(to: room * 3) }
        line(painted("\(blankGutter) |", .blue))
        for (index, part) in cells.lines(width: room).enumerated() {
            line(painted("\(index == 0 ? number : blankGutter) | ", .blue) + part.string)
            if let carets = carets(under: part) {
                line(painted("\(blankGutter) | ", .blue) + painted(carets, .yellow))
            }
        }
        if !evidence.place.isEmpty { note("address", evidence.place) }
        if let remark = evidence.note { note("note", remark) }
    }

    func carets(under cells: ArraySlice<Cells.Cell>) -> String? {
        guard let last = cells.lastIndex(where: \.isMarked) else { return nil }
        return cells[...last].map { cell in
            String(repeating: cell.isMarked ? "^" : " ", count: cell.width)
        }.joined()
    }

    private mutating func nearestMiss(_ evidence: Evidence) {
        let places = [evidence.line > 0 || evidence.place.isEmpty ? evidence.position : "", evidence.place].filter { !$0.isEmpty }
        var text = "\"\(evidence.text)\" (\(places.joined(separator: ", ")))"
        if let note = evidence.note { text += ": \(note)" }
        note("nearest miss", text)
    }
}
