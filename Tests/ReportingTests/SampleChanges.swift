import Fractions
import Reporting
import TextSpans

/// Tracked changes of the sample draft, with each way in which a change may be near to what decides.
enum SampleChanges {
    static func report(of document: DocumentReport) -> ChangesReport {
        let results = document.results
        let place = document.passages[7].span
        func change(_ kind: String, _ text: String, author: String? = "B. Negotiator", date: String? = "2031-05-02T09:30:00Z") -> ChangeReport {
            ChangeReport(kind: kind, author: author, date: date, text: text, address: "Article 1(1)", line: 15, page: 1, span: place)
        }
        func verdict(_ index: Int, _ before: RuleStatus, _ nearness: ChangedVerdict.Nearness, _ changes: [ChangeReport]) -> ChangedVerdict {
            let result = results[index]
            return ChangedVerdict(
                rule: result.rule, title: result.title, strength: result.strength, before: before, after: result.status,
                messageBefore: "Found before the changes.", evidenceBefore: result.evidence, nearness: nearness, changes: changes)
        }
        return ChangesReport(
            read: "both", insertions: 9, deletions: 2,
            before: .init(verdict: .gaps, verdictSentence: "Shall-level gaps: 2.", score: ScoreInterval(low: .half, high: Fraction(3, 4))),
            verdicts: [
                verdict(0, .met, .passage, [change("deletion", "This does not extend to war crimes."), change("insertion", "", author: nil, date: nil)]),
                verdict(1, .met, .beside, [change("moved-to", "The Parties share the vision of a country.", date: "2031-05-02")]),
                verdict(2, .notMet, .article, (1...7).map { change("insertion", "Sentence \($0)" + String(repeating: " of many words", count: 20) + ".") }),
                verdict(3, .notApplicable, .unknown, []),
            ])
    }
}
