import Diagnostics
public import Reporting
import RuleLanguage

// What criteria for the results of a report can name.
extension Session {
    /// The names of a criterion's sort, sorted, and the word for the sort; no names for statuses, which are no names.
    public func names(for criterion: ReportSelection.Criterion) -> (sort: String, names: [String]) {
        switch criterion {
        case .area: ("area", Set(rules.pack.rules.map(\.area)).sorted())
        case .rule: ("id", rules.pack.rules.map(\.id).sorted())
        case .status: ("status", [])
        }
    }

    /// What somebody may have meant by a name that nothing has.
    public func suggestion(for criterion: ReportSelection.Criterion, among names: [String]) -> String? {
        let given = criterion.text.drop { $0 != "=" }.dropFirst()
        if let near = SpellingSuggestion.nearest(to: String(given), among: names) { return near }
        // "oversight" for "oversight and accountability".
        return names.first { $0.contains(given.lowercased()) }
    }
}
