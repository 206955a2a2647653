import Reporting

/// How a run ends: 0 nothing at or above the threshold, 1 findings, 3 a document that could not be checked.
enum RunOutcome {
    static func exitCode(_ report: Report, failOn: CheckCommand.Threshold) -> Int32 {
        if !report.failures.isEmpty { return 3 }
        let changed = !report.notices.contains { $0.kind == .nothingChanged }
        if report.documents.isEmpty { return changed ? 3 : 0 }
        let results = report.documents.flatMap(\.results)
        if results.allSatisfy({ $0.status == .notChecked }) || results.contains(where: { $0.status == .error }) { return 3 }
        return results.contains { fails($0, failOn) } || report.notices.contains { fails($0, failOn) } ? 1 : 0
    }

    /// What is waived, and what was there when the baseline was written, fails no run.
    private static func fails(_ result: ResultReport, _ failOn: CheckCommand.Threshold) -> Bool {
        if result.waiver != nil || result.baseline == .unchanged { return false }
        let isOpen = result.status == .notMet || result.status == .partlyMet
        return switch failOn {
        case .never: false
        case .violated: result.status == .violated
        case .shall: result.status == .violated || (isOpen && result.strength == "shall")
        case .should: result.status == .violated || (isOpen && result.strength != "may")
        case .review: result.status == .violated || (isOpen && result.strength != "may") || result.status == .needsReview
        }
    }

    /// Only what is no shall can be waived: what is wrong with a waiver weighs as much as that.
    private static func fails(_ notice: NoticeReport, _ failOn: CheckCommand.Threshold) -> Bool {
        switch notice.severity {
        case .note: false
        case .warning: failOn == .should || failOn == .review
        // A minimum score, or a strict baseline, was asked for by name.
        case .error: true
        }
    }

    /// Says on standard error what no finding of a draft says.
    static func tell(_ report: Report) {
        for failure in report.failures {
            printToStandardError("\(failure.path): error: \(failure.message)\n")
            if let help = failure.help { printToStandardError("  = help: \(help)\n") }
        }
        for notice in report.noticesInBrief {
            let place = notice.place.isEmpty ? "proviso" : notice.place
            printToStandardError("\(place.onOneLine): \(notice.severity.rawValue)[\(notice.kind.rawValue)]: \(notice.message.onOneLine)\n")
            if let help = notice.help { printToStandardError("  = help: \(help)\n") }
        }
    }
}
