// What people said: all decisions and waivers together, and what a run says of the files beside them.
extension Page {
    /// For quiet reports: what was not there when the baseline was written, a line each.
    mutating func new(_ document: DocumentReport) {
        for result in document.results where result.baseline == .new {
            let position = result.evidence.first?.suffix ?? ""
            paragraph(
                lead: "\(document.path)\(position): ", hang: 4, "\(result.status.rawValue)[\(result.rule)] \(result.title)\(result.tag)",
                paint: result.status.paint)
        }
    }

    /// All of a document, so that nothing that people said is hidden among what is met or does not apply.
    mutating func judgements(_ document: DocumentReport) {
        let judged = document.judged
        if judged.isEmpty { return }
        section("Decisions and waivers")
        for result in judged {
            if let decision = result.decision {
                let engine = decision.isLapsed ? "" : " The rules by themselves: \(decision.engineStatus.label.lowercased())."
                paragraph(
                    lead: "  \(decision.isLapsed ? "!" : "=") \(result.rule): ", hang: 4,
                    [decision.sentence + engine, decision.lapseSentence].compactMap { $0 }.joined(separator: " "),
                    leadPaint: decision.isLapsed ? .magenta : .cyan)
            }
            if let waiver = result.waiver { paragraph(lead: "  - \(result.rule): ", hang: 4, waiver.sentence, leadPaint: .cyan) }
        }
    }

    mutating func notices(_ notices: [NoticeReport]) {
        if notices.isEmpty { return }
        if !options.quiet { section("About this run") }
        for notice in notices {
            let place = notice.place.isEmpty ? "" : "\(notice.place): "
            paragraph(lead: "\(place)\(notice.severity.rawValue): ", hang: 4, notice.message, leadPaint: notice.severity.paint)
            if let help = notice.help { paragraph(lead: "   = help: ", help, leadPaint: .cyan) }
        }
    }
}

extension ResultReport {
    /// " (waived)", " (in the baseline)": after the title of a finding.
    var tag: String {
        var words: [String] = []
        if waiver != nil { words.append("waived") }
        if let decision { words.append(decision.isLapsed ? "decision lapsed" : "decided") }
        if baseline == .unchanged { words.append("in the baseline") }
        if baseline == .new { words.append("new") }
        return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
    }
}

extension NoticeReport.Severity {
    var paint: Page.Paint {
        switch self {
        case .note: .cyan
        case .warning: .yellow
        case .error: .red
        }
    }
}
