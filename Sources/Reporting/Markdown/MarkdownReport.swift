import Fractions

/// The report in Markdown, to read in a repository, in a merge request or in a text editor.
public enum MarkdownReport {
    public static func render(_ report: Report) -> String {
        var out = "# Compliance report\n\n\(Markdown.escaped(report.countsSentence.capitalizedFirst.withFullStop))\n\n"
        for document in report.documents { out += MarkdownDocument(document).text }
        if !report.failures.isEmpty {
            out += "## Could not be checked\n\n"
            for failure in report.failures {
                let help = failure.help.map { " Help: \(Markdown.escaped($0))." } ?? ""
                out += "- **\(Markdown.escaped(failure.path)):** \(Markdown.escaped(failure.message)).\(help)\n"
            }
            out += "\n"
        }
        if !report.notices.isEmpty {
            out += "## Notices\n\n"
            for notice in report.noticesInBrief {
                let place = notice.place.isEmpty ? "" : "\(Markdown.escaped(notice.place)): "
                out += "- **\(notice.severity.rawValue):** \(place)\(Markdown.escaped(notice.sentence)).\n"
            }
            out += "\n"
        }
        let versions = ([report.programVersion] + report.packVersions).map(Markdown.escaped).joined(separator: ", ")
        return out + "---\n\nThis report is about words. Whether the words are carried out, no check of a text can show. "
            + "Made by \(versions); rules \(Markdown.escaped(report.rulesHash)).\n"
    }
}

/// One document in Markdown: the summary, the findings one by one, then what needs nothing, in tables.
private struct MarkdownDocument {
    let document: DocumentReport
    let findings: Findings

    init(_ document: DocumentReport) {
        self.document = document
        findings = Findings(document)
    }

    var text: String {
        "## \(Markdown.escaped(document.heading))\n\n" + facts + areas + points + standing + details + short + remarks
    }

    // MARK: Summary

    private var facts: String {
        var rows = [
            ("Document", document.path), ("Kind", "\(document.kind): \(document.kindReason)"),
            ("Verdict", "\(document.verdict.label). \(document.verdictSentence)"), ("Score", document.scoreSentence), ("Coverage", document.coverageSentence),
        ]
        if let optional = document.optionalSentence { rows.append(("Optional", optional)) }
        if let selection = document.selection { rows.append(("Shown", selection.sentence)) }
        return Markdown.head(["", ""]) + rows.map { Markdown.row([$0.0, Markdown.escaped($0.1)]) }.joined() + "\n"
    }

    private var areas: String {
        if document.areas.isEmpty { return "" }
        let rows = document.areas.map { Markdown.row([Markdown.escaped($0.name), $0.score?.numbers ?? "-", "\($0.weight)"]) }
        return "### Areas\n\n" + Markdown.head(["Area", "Score of 100", "Weight"]) + rows.joined() + "\n"
    }

    private var points: String {
        list("What blocks", findings.blocking) { _ in "" } + list("Strongest points", findings.strongest) { _ in "" }
            + list("Gaps to close first", findings.gapsToClose) { ", \($0.gain.gainSentence)" }
    }

    private func list(_ title: String, _ findings: [Findings.Finding], _ tail: (ResultReport) -> String) -> String {
        if findings.isEmpty { return "" }
        let items = findings.map { "- \(Markdown.escaped("\($0.result.title) [\($0.result.rule)]\(tail($0.result))"))\n" }
        return "### \(title)\n\n\(items.joined())\n"
    }

    /// What persons have accepted or decided.
    private var standing: String {
        let items = document.results.filter { $0.waiver != nil || $0.decision != nil }.map { result in
            "- **\(Markdown.escaped(result.title)) [\(Markdown.escaped(result.rule))]:** \(Markdown.escaped(result.standing ?? ""))\n"
        }
        return items.isEmpty ? "" : "### Decisions and waivers\n\n\(items.joined())\n"
    }

    // MARK: Findings

    private static let detailed: [RuleStatus] = [.error, .violated, .needsReview, .notMet, .partlyMet]

    private var details: String {
        findings.groups.filter { MarkdownDocument.detailed.contains($0.status) }.map { group in
            "### \(group.status.label) (\(group.findings.count))\n\n" + group.findings.map { detail($0.result) }.joined()
        }.joined()
    }

    private func detail(_ result: ResultReport) -> String {
        var out = "#### \(Markdown.escaped(result.title)) [\(Markdown.escaped(result.rule))]\n\n"
        for evidence in result.evidence.prefix(3) { out += quote(evidence) }
        if result.evidence.count > 3 {
            let places = result.evidence.dropFirst(3).map(\.whereabouts).filter { !$0.isEmpty }
            out += Markdown.escaped("\(result.evidence.count - 3) more: \(places.joined(separator: "; "))").withFullStop + "\n\n"
        }
        out += Markdown.escaped(result.explanation) + "\n\n"
        for (status, word) in [(RuleStatus.met, "Has"), (.partlyMet, "Has in part"), (.notMet, "Lacks"), (.needsReview, "Unsure of"), (.violated, "Contradicts")] {
            let labels = result.elements.filter { $0.status == status }.map { Markdown.escaped($0.label) }
            if !labels.isEmpty { out += "- \(word): \(labels.joined(separator: "; "))\n" }
        }
        if result.evidence.isEmpty {
            if let lookedFor = result.lookedFor { out += "- Looked for: \(Markdown.escaped(lookedFor))\n" }
            if let miss = result.nearestMiss { out += "- Nearest miss: “\(Markdown.escaped(miss.text))” (\(Markdown.escaped(place(miss))))\n" }
        }
        if let suggestion = result.suggestion { out += "- Suggested wording: *\(Markdown.escaped(suggestion))*\n" }
        out += "- Source: \(Markdown.escaped(result.source)), \(result.strengthSentence)\n"
        if result.gain.numerator > 0 { out += "- Closing this \(result.gain.gainSentence).\n" }
        return out + "\n"
    }

    private func quote(_ evidence: Evidence) -> String {
        let note = evidence.note.map { "; \(Markdown.escaped($0))" } ?? ""
        return "> “\(Markdown.escaped(evidence.text))”\n>\n> \(Markdown.escaped(place(evidence)))\(note)\n\n"
    }

    private func place(_ evidence: Evidence) -> String {
        let parts = [evidence.whereabouts, evidence.hasColumns ? evidence.position : ""].filter { !$0.isEmpty }
        return parts.isEmpty ? "in the text" : parts.joined(separator: ", ")
    }

    // MARK: The rest

    private var short: String {
        findings.groups.filter { !MarkdownDocument.detailed.contains($0.status) }.map { group in
            let rows = group.findings.map { finding in
                let result = finding.result
                let what = group.status == .met ? result.evidence.first.map(place) ?? "" : result.message
                return Markdown.row([Markdown.escaped("\(result.title) [\(result.rule)]"), Markdown.escaped(what), Markdown.escaped(result.source)])
            }
            return "### \(group.status.label) (\(group.findings.count))\n\n"
                + Markdown.head(["Requirement", group.status == .met ? "Where" : "Why", "Source"]) + rows.joined() + "\n"
        }.joined()
    }

    private var remarks: String {
        if document.remarks.isEmpty { return "" }
        return "### Remarks on reading and assumptions\n\n" + document.remarks.map { "- \(Markdown.escaped($0))\n" }.joined() + "\n"
    }
}
