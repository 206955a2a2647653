import Glibc

/// Which results a report lists: those that fit one criterion of each sort that is named. Nothing else changes: the
/// score, the verdict and the areas are those of the whole document.
public struct ReportSelection: Sendable {
    public enum Criterion: Hashable, Sendable {
        /// The name of an area; `*` and `?` stand for any characters. Case does not count.
        case area(String)
        /// The id of a rule, likewise.
        case rule(String)
        case status(RuleStatus)

        /// `area=NAME`, `rule=GLOB` or `status=STATUS`; nil for anything else.
        public init?(_ text: String) {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "area": self = .area(parts[1])
            case "rule": self = .rule(parts[1])
            case "status":
                guard let status = RuleStatus(rawValue: parts[1]) else { return nil }
                self = .status(status)
            default: return nil
            }
        }

        /// As the user gives it.
        public var text: String {
            switch self {
            case .area(let name): "area=\(name)"
            case .rule(let pattern): "rule=\(pattern)"
            case .status(let status): "status=\(status.rawValue)"
            }
        }

        /// Whether a name of the criterion's sort is meant; always for a status.
        public func matches(name: String) -> Bool {
            switch self {
            case .area(let pattern), .rule(let pattern): fnmatch(pattern.lowercased(), name.lowercased(), 0) == 0
            case .status: true
            }
        }
    }

    public var criteria: [Criterion]

    public init(_ criteria: [Criterion]) { self.criteria = criteria }

    func contains(_ result: ResultReport) -> Bool {
        let areas = criteria.filter { if case .area = $0 { true } else { false } }
        let rules = criteria.filter { if case .rule = $0 { true } else { false } }
        let statuses = criteria.filter { if case .status = $0 { true } else { false } }
        return (areas.isEmpty || areas.contains { $0.matches(name: result.area) })
            && (rules.isEmpty || rules.contains { $0.matches(name: result.rule) })
            && (statuses.isEmpty || statuses.contains(.status(result.status)))
    }
}

extension Report {
    /// The report with the selected results only, which says so. Without criteria the report as it is.
    public func selecting(_ selection: ReportSelection) -> Report {
        if selection.criteria.isEmpty { return self }
        var report = self
        report.documents = documents.map { document in
            var part = document
            // The sum behind the score stays that of all results.
            part.ledger = ScoreLedger(document).lines
            part.results = document.results.filter(selection.contains)
            part.selection = SelectionReport(
                criteria: selection.criteria.map(\.text), shown: part.results.count, total: document.results.count)
            return part
        }
        return report
    }
}

extension SelectionReport {
    /// "12 of 60 results are shown (area=oversight), 48 are left out; the score counts them all".
    public var sentence: String {
        "\(shown) of \(total) results \(shown == 1 ? "is" : "are") shown (\(criteria.joined(separator: ", "))), "
            + "\(total - shown) \(total - shown == 1 ? "is" : "are") left out; the score counts them all"
    }
}
