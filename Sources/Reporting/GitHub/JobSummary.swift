/// The summary page of a GitHub job: what came out for each document, and the open findings in a table. What the text
/// leaves out stands here too, because an annotation needs a line.
public enum JobSummary {
    /// GitHub refuses a summary of more than 1 MiB.
    public static let mostBytes = 1_048_576

    /// - Parameter limit: the bytes that there is room for.
    /// - Returns: Markdown of at most `limit` bytes, the most important findings first; it says how many have no room.
    ///   Nothing where not even the verdicts have room.
    public static func render(_ report: Report, limit: Int = mostBytes) -> String {
        // Room for the sentence that says what is left out.
        var page = Pages(limit: limit - 200)
        page.add("## Proviso: \(Markdown.escaped(report.countsSentence))\n\n")
        for failure in report.failures {
            let help = failure.help.map { " (\(Markdown.escaped($0)))" } ?? ""
            page.add("- **Not checked:** \(Markdown.escaped(failure.path)): \(Markdown.escaped(failure.message))\(help)\n")
        }
        for notice in report.noticesInBrief {
            page.add("- **\(notice.severity.rawValue.capitalizedFirst):** \(Markdown.escaped(notice.place)) \(Markdown.escaped(notice.sentence))\n")
        }
        if !report.failures.isEmpty || !report.notices.isEmpty { page.add("\n") }
        if !report.documents.isEmpty {
            page.add(Markdown.head(["Document", "Kind", "Verdict", "Score", "Coverage"]))
            for document in report.documents {
                let verdict = "**\(document.verdict.label)** \(Markdown.escaped(document.verdictSentence))"
                page.add(Markdown.row([
                    Markdown.escaped(document.path), Markdown.escaped(document.kind), verdict, document.scoreSentence, document.coverageSentence,
                ]))
            }
            page.add("\n")
        }
        let findings = LocatedResult.mostUrgent(report) { $0.isOpenFinding || $0.status == .error }
        var left = 0
        if !findings.isEmpty {
            page.add("### Open findings\n\n" + Markdown.head(["Status", "Requirement", "Where", "What the text says or lacks", "Suggested wording"]))
            for item in findings where !page.add(row(item, manyDocuments: report.documents.count > 1)) { left += 1 }
            page.add("\n")
        }
        page.add(accepted(report))
        for document in report.documents {
            if let selection = document.selection { page.add("\(Markdown.escaped(document.path)): \(Markdown.escaped(selection.sentence)).\n\n") }
        }
        let cut = page.refused == 0 ? "" : "\nThere is no room here for \(left > 0 ? "\(left) more findings" : "everything"): the other reports have it.\n"
        return page.text.isEmpty ? "" : page.text + cut
    }

    private static func row(_ item: LocatedResult, manyDocuments: Bool) -> String {
        let result = item.result
        let place = result.mainEvidence.map { evidence in
            [evidence.whereabouts, evidence.hasColumns ? evidence.position : ""].filter { !$0.isEmpty }.joined(separator: ", ")
        } ?? "nowhere"
        return Markdown.row([
            result.status.label, "\(Markdown.escaped(result.title)) (`\(result.rule.onOneLine.replacing("`", with: "'").replacing("|", with: " "))`, \(result.strength))",
            Markdown.escaped(manyDocuments ? "\(item.document.path): \(place)" : place), Markdown.escaped(result.explanation),
            Markdown.escaped(result.suggestion ?? ""),
        ])
    }

    /// What somebody answers for, on one line each.
    private static func accepted(_ report: Report) -> String {
        let accepted = report.documents.flatMap { document in
            document.results.filter { $0.isFinding && $0.waiver != nil || $0.settlingDecision != nil }.map { (document.path, $0) }
        }
        let known = report.documents.flatMap(\.results).count { $0.isFinding && $0.baseline == .unchanged }
        var out = known == 0 ? "" : "\(known) \(known == 1 ? "finding is" : "findings are") in the baseline.\n\n"
        if !accepted.isEmpty { out += "### Waivers and decisions\n\n" }
        for (path, result) in accepted {
            out += "- \(Markdown.escaped(path)): \(Markdown.escaped(result.title)). \(Markdown.escaped(result.standing ?? ""))\n"
        }
        return out + (accepted.isEmpty ? "" : "\n")
    }

    /// Text that grows up to a limit.
    private struct Pages {
        let limit: Int
        private(set) var text = ""
        private var used = 0
        private(set) var refused = 0

        init(limit: Int) { self.limit = limit }

        @discardableResult mutating func add(_ block: String) -> Bool {
            guard used + block.utf8.count <= limit else {
                refused += 1
                return false
            }
            text += block
            used += block.utf8.count
            return true
        }
    }
}
