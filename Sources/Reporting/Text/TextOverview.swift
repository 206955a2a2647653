// The first screen of a run on several documents: which need a person most.
extension Page {
    mutating func overview(_ report: Report) {
        paragraph(report.countsSentence, paint: .bold)
        blank()
        let rows = report.documents.enumerated().sorted { a, b in
            a.element.urgency != b.element.urgency ? a.element.urgency < b.element.urgency : a.offset < b.offset
        }.map(\.element)
        let counted: [(String, RuleStatus)] = [("violated", .violated), ("review", .needsReview), ("not met", .notMet), ("partly", .partlyMet)]
        let verdictWidth = rows.map { $0.verdict.rawValue.count }.max() ?? 0
        let scoreWidth = max(5, rows.map { ($0.score?.numbers ?? "-").count }.max() ?? 0)
        // The counts give way to the names on a narrow page.
        let fixed = 2 + verdictWidth + 2 + scoreWidth + 2
        let countWidth = counted.reduce(0) { $0 + $1.0.count + 2 }
        let showsCounts = width - fixed - countWidth >= 24
        let nameWidth = width - fixed - (showsCounts ? countWidth : 0)
        var header = "  " + "verdict".padded(to: verdictWidth) + "  " + "score".padded(to: scoreWidth) + "  "
        if showsCounts { header += counted.map { $0.0 + "  " }.joined() }
        line(painted(header + "document", .faint))
        for document in rows {
            var row = "  " + painted(document.verdict.rawValue.padded(to: verdictWidth), document.verdict.paint) + "  "
            row += (document.score?.numbers ?? "-").padded(to: scoreWidth) + "  "
            if showsCounts {
                for (name, status) in counted {
                    let count = document.results.count { $0.status == status }
                    row += (count == 0 ? options.frame.dot : String(count)).leftPadded(to: name.count) + "  "
                }
            }
            line(row + cells(document.path).endKept(to: nameWidth, ellipsis: options.frame.ellipsis).cells.string)
        }
    }
}

extension DocumentReport {
    /// The gravest verdict first, then the lowest score.
    fileprivate var urgency: (Int, Int) {
        (Verdict.reportOrder.firstIndex(of: verdict) ?? 0, score?.low.scorePercent ?? 0)
    }
}

extension Cells {
    /// The end, as much as fits: of a path it is the end that tells.
    func endKept(to width: Int, ellipsis: String) -> Cells {
        if self.width <= width { return self }
        var (out, used) = (self, 0)
        out.cells = Cells(ellipsis).cells + cells.reversed().prefix { cell in
            used += cell.width
            return used <= width - ellipsis.count
        }.reversed()
        return out
    }
}
