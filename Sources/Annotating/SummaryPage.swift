import DocumentReaders
import Reporting

/// The page that `--summary` puts in front of a draft: verdict, score, counts, and tables of the requirements.
///
/// It stands in a content control (of a kind that word processors let hold any paragraphs), so that one click takes it away, and so that it is not read as part of the draft. It
/// brings its own look: which styles a draft has, nobody knows.
struct SummaryPage {
    let report: Report
    let document: DocumentReport
    let markup: WordMarkup
    /// Requirements without a passage, which have a table of their own.
    let absent: [ResultReport]

    /// The block to put in front of the first paragraph.
    var xml: String {
        "<w:sdt\(markup.declaration)><w:sdtPr><w:alias w:val=\"Summary by Proviso\"/><w:tag w:val=\"\(WordSummaryMark.tag)\"/>"
            + "<w:docPartObj><w:docPartGallery w:val=\"AutoText\"/></w:docPartObj></w:sdtPr>"
            + "<w:sdtContent>\(head)\(counts)\(requirements)\(absentTable)\(foot)\(pageBreak)</w:sdtContent></w:sdt>"
    }

    private var head: String {
        var lines = paragraph([text("Review of the draft", size: 36, "<w:b/>")], after: 60)
        if !document.title.isEmpty { lines += paragraph([text(document.title, size: 24)], after: 200) }
        lines += paragraph([text("Verdict: \(document.verdict.label). ", size: 24, "<w:b/>"), text(document.verdictSentence, size: 24)], after: 80)
        lines += paragraph([text("Score: \(document.scoreSentence). ", size: 22, "<w:b/>"), text(sentence(document.coverageSentence), size: 22)], after: 80)
        if let optional = document.optionalSentence { lines += paragraph([text(sentence(optional), size: 22)], after: 80) }
        let reason = document.kindReason == "given" ? "" : " (\(document.kindReason))"
        return lines + paragraph([text(sentence("Checked as: \(document.kind)\(reason)"), size: 22)], after: 200)
    }

    private func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".") }

    // MARK: Tables

    private var counts: String {
        let statuses: [RuleStatus] = [.violated, .needsReview, .notMet, .partlyMet, .met, .notApplicable]
        let others = [RuleStatus.notChecked, .error].filter { status in document.results.contains { $0.status == status } }
        let all = statuses + others
        let widths = all.map { _ in 9000 / all.count }
        let numbers = all.map { status in cell([text("\(document.results.count { $0.status == status })", size: 28, "<w:b/>")], center: true) }
        return table(widths, header: all.map { cell([text($0.label, size: 18)], shade: $0.shade, center: true) }, rows: [numbers])
    }

    private var requirements: String {
        let absentRules = Set(absent.map(\.rule))
        let rows = Findings(document).groups.filter { $0.status != .notApplicable && $0.status != .notChecked }.flatMap(\.findings)
            .map(\.result).filter { !absentRules.contains($0.rule) }
        if rows.isEmpty { return "" }
        return title("Requirements")
            + table(
                [4400, 1000, 1300, 2300], header: ["Requirement", "Strength", "Status", "Passage"].map(headerCell),
                rows: rows.map { result in
                    [
                        requirement(result), cell([text(result.strength)]), cell([text(result.status.label)], shade: result.status.shade),
                        cell([text(place(of: result))]),
                    ]
                })
    }

    private var absentTable: String {
        if absent.isEmpty { return "" }
        return title("Requirements without a passage")
            + table(
                [2900, 900, 1900, 3300], header: ["Requirement", "Strength", "Source", "Suggested wording"].map(headerCell),
                rows: absent.map { result in
                    [requirement(result), cell([text(result.strength)]), cell([text(result.source)]), cell([text(result.suggestion ?? "")])]
                })
    }

    private func requirement(_ result: ResultReport) -> String {
        cell([text(result.title)]).replacingEnd(with: paragraph([text(result.rule, size: 15, "<w:color w:val=\"666666\"/>")], after: 0))
    }

    /// Where the passage stands; in a draft without numbers, its first words.
    private func place(of result: ResultReport) -> String {
        guard let passage = Passage(of: result) else { return "–" }
        let evidence = passage.evidence
        let place = evidence.place.isEmpty ? "“\(evidence.text.prefix(60))\(evidence.text.count > 60 ? "…" : "")”" : evidence.place
        return passage.isMiss ? "nearest: \(place)" : place
    }

    private var foot: String {
        let versions = ([report.programVersion] + report.packVersions).joined(separator: ", ")
        return paragraph([text("Made by \(versions). Each comment in the margin gives the source and what was found; a text check cannot show what happens in practice.", size: 16, "<w:color w:val=\"666666\"/>")], before: 160, after: 0)
    }

    /// Of no height, so that nothing of it shows on the next page.
    private var pageBreak: String {
        "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>"
            + "<w:r><w:rPr><w:sz w:val=\"2\"/></w:rPr><w:br w:type=\"page\"/></w:r></w:p>"
    }

    // MARK: Elements

    private func title(_ words: String) -> String { paragraph([text(words, size: 26, "<w:b/>")], before: 280, after: 100, keepsNext: true) }

    private func headerCell(_ words: String) -> String { cell([text(words, "<w:b/>")], shade: "E7E6E6") }

    private func text(_ words: String, size: Int = 18, _ properties: String = "") -> String {
        // Colour stands after the rest, size after colour.
        markup.run(words, properties + "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>")
    }

    private func paragraph(_ runs: [String], before: Int = 0, after: Int, keepsNext: Bool = false, center: Bool = false) -> String {
        markup.paragraph(
            runs.joined(),
            "\(keepsNext ? "<w:keepNext/>" : "")<w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"240\" w:lineRule=\"auto\"/>"
                + "<w:ind w:left=\"0\" w:right=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"\(center ? "center" : "left")\"/>")
    }

    /// The content of a cell; the table gives it its width.
    private func cell(_ runs: [String], shade: String? = nil, center: Bool = false) -> String {
        (shade.map { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\($0)\"/>" } ?? "") + "</w:tcPr>" + paragraph(runs, after: 0, center: center)
            + "</w:tc>"
    }

    private func table(_ widths: [Int], header: [String], rows: [[String]]) -> String {
        let border = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BFBFBF\"/>"
        }.joined()
        let margins = ["top", "left", "bottom", "right"].map { "<w:\($0) w:w=\"\($0 == "top" || $0 == "bottom" ? 40 : 80)\" w:type=\"dxa\"/>" }.joined()
        func row(_ cells: [String], _ properties: String) -> String {
            "<w:tr><w:trPr><w:cantSplit/>\(properties)</w:trPr>"
                + zip(cells, widths).map { "<w:tc><w:tcPr><w:tcW w:w=\"\($1)\" w:type=\"dxa\"/>\($0)" }.joined() + "</w:tr>"
        }
        return "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>\(border)</w:tblBorders><w:tblLayout w:type=\"fixed\"/>"
            + "<w:tblCellMar>\(margins)</w:tblCellMar></w:tblPr><w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>"
            + row(header, "<w:tblHeader/>") + rows.map { row($0, "") }.joined() + "</w:tbl>"
    }
}

extension String {
    /// One more paragraph in a finished cell.
    fileprivate func replacingEnd(with paragraph: String) -> String { dropLast("</w:tc>".count) + paragraph + "</w:tc>" }
}

extension RuleStatus {
    /// The colour behind the status in tables, in hexadecimal; the word says it too.
    fileprivate var shade: String {
        switch self {
        case .violated, .error: "F4CCCC"
        case .needsReview: "D9D2E9"
        case .notMet: "FCE5CD"
        case .partlyMet: "FFF2CC"
        case .met: "D9EAD3"
        case .notApplicable, .notChecked: "EDEDED"
        }
    }
}
