/// The report for a terminal: one screen of summary a document, then the findings as compilers show them.
public enum TextReport {
    /// With more documents than this, each finding is one line: else the reader drowns.
    static let fewDocuments = 3

    /// - Returns: lines with a line feed at the end of each, none wider than ``TextReportOptions/width`` but for places in
    ///   files.
    public static func render(_ report: Report, options: TextReportOptions = TextReportOptions()) -> String {
        var page = Page(options)
        let isBrief = report.documents.count > fewDocuments && !options.verbose
        if !options.quiet, report.documents.count > 1 { page.overview(report) }
        for document in report.documents {
            if options.quiet {
                page.verdictLine(document)
                page.new(document)
            } else {
                let findings = Findings(document)
                page.blank()
                page.summary(document, findings, isFirst: report.documents.count == 1, isBrief: isBrief)
                page.changes(document.changes)
                page.findings(document, findings, isBrief: isBrief)
                page.judgements(document)
                page.remarks(document, isBrief: isBrief)
            }
        }
        page.failures(report.failures)
        page.notices(options.verbose ? report.notices : report.noticesInBrief)
        if !options.quiet { page.blank() }
        if isBrief, !options.quiet {
            page.paragraph("Findings are one line each where there are many documents: --verbose, or a check of one document, shows passages and wording", paint: .faint)
        }
        page.paragraph(report.countsSentence, paint: .bold)
        return page.text
    }
}

extension Page {
    /// The whole of a document in a quiet report.
    fileprivate mutating func verdictLine(_ document: DocumentReport) {
        paragraph(
            lead: "\(document.path): \(document.verdict.rawValue): ", hang: 4,
            "\(document.verdictSentence) (\(document.scoreSentence))", leadPaint: document.verdict.paint)
    }

    fileprivate mutating func remarks(_ document: DocumentReport, isBrief: Bool) {
        if document.remarks.isEmpty || isBrief { return }
        section("Remarks on reading and assumptions")
        for remark in document.remarks { paragraph(lead: "  - ", remark) }
    }

    fileprivate mutating func failures(_ failures: [FailureReport]) {
        if failures.isEmpty { return }
        if !options.quiet { section("Could not be checked") }
        for failure in failures {
            paragraph(lead: "\(failure.path): error: ", hang: 4, failure.message, leadPaint: .red)
            if let help = failure.help { paragraph(lead: "   = help: ", help, leadPaint: .cyan) }
        }
    }

    /// A heading inside a document: the words, then a rule to the edge of the page.
    mutating func section(_ title: String) {
        blank()
        let rule = String(repeating: options.frame.rule, count: 2)
        let words = "\(rule) \(shown(title)) "
        let rest = max(0, width - words.displayWidth)
        line(painted(words + String(repeating: options.frame.rule, count: rest), .bold))
        blank()
    }
}
