// The part on tracked changes.
extension Page {
    private static let fewest = 5

    mutating func changes(_ changes: ChangesReport?) {
        guard let changes, let summary = changes.summary else { return }
        section("\(ChangesReport.title) (\(changes.verdicts.count))")
        paragraph(lead: "  ", summary)
        for verdict in changes.sorted {
            blank()
            paragraph(
                lead: "  \(verdict.before.label) → \(verdict.after.label): ", hang: 4, "[\(verdict.rule)] \(verdict.title)",
                leadPaint: verdict.after.paint)
            if let sentence = verdict.nearnessSentence { paragraph(lead: "    ", sentence.capitalizedFirst + (verdict.changes.isEmpty ? "." : ":"), paint: .faint) }
            let shown = options.verbose ? verdict.changes[...] : verdict.changes.prefix(Page.fewest)
            for change in shown {
                let place = change.place.isEmpty ? "" : " (\(change.place))"
                paragraph(lead: "    - ", "\(change.lead): \(change.quotation(within: options.verbose ? .max : 240))\(place)")
            }
            if verdict.changes.count > shown.count { paragraph(lead: "    - ", "and \(verdict.changes.count - shown.count) more") }
            if !verdict.messageBefore.isEmpty { paragraph(lead: "    before: ", hang: 6, verdict.messageBefore, leadPaint: .cyan) }
        }
    }
}
