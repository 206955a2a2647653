import Fractions
import TextSpans

/// The results of a document in the order in which a reader needs them, and the few that come first.
package struct Findings {
    /// Results of one status, numbered as the whole report numbers them.
    package struct Group {
        package var status: RuleStatus
        package var findings: [Finding]
    }

    package struct Finding {
        /// 1-based, through the whole document.
        package var number: Int
        package var result: ResultReport
    }

    /// Never empty groups, in ``RuleStatus/reportOrder``.
    package var groups: [Group]

    package init(_ document: DocumentReport) {
        var number = 0
        groups = RuleStatus.reportOrder.compactMap { status in
            let results = document.results.filter { $0.status == status }
            if results.isEmpty { return nil }
            return Group(status: status, findings: Findings.sorted(results).map { result in
                number += 1
                return Finding(number: number, result: result)
            })
        }
    }

    package var all: [Finding] { groups.flatMap(\.findings) }

    /// Findings of one area.
    struct Area {
        var name: String
        var findings: [Finding]
    }

    /// Findings by area, the area first in which closing them adds most; inside an area in the order given.
    static func areas(of findings: [Finding]) -> [Area] {
        var areas: [Area] = []
        for finding in findings {
            if let index = areas.firstIndex(where: { $0.name == finding.result.area }) {
                areas[index].findings.append(finding)
            } else {
                areas.append(Area(name: finding.result.area, findings: [finding]))
            }
        }
        let gains = areas.map { $0.findings.reduce(Fraction.zero) { $0 + $1.result.gain } }
        return areas.indices.sorted { gains[$0] != gains[$1] ? gains[$0] > gains[$1] : $0 < $1 }.map { areas[$0] }
    }

    /// What blocks: every violation.
    var blocking: [Finding] { groups.first { $0.status == .violated }?.findings ?? [] }

    /// What the draft does best: met in full, the weightiest first.
    var strongest: [Finding] {
        let met = groups.first { $0.status == .met }?.findings ?? []
        return Array(stableSort(met) { a, b in
            (a.weight, a.isGate ? 1 : 0, a.elements.count) > (b.weight, b.isGate ? 1 : 0, b.elements.count)
        }.prefix(3))
    }

    /// What to close first: the gaps (not the violations, which block anyhow) that cost most.
    var gapsToClose: [Finding] {
        let gaps = groups.filter { [.notMet, .partlyMet].contains($0.status) }.flatMap(\.findings).filter { $0.result.waiver == nil }
        return Array(stableSort(gaps.filter { $0.result.strength != "may" }) { a, b in
            a.gain != b.gain ? a.gain > b.gain : a.strengthRank < b.strengthRank
        }.prefix(3))
    }

    /// Shall before should before may, then the greater gain, then the order of the report.
    private static func sorted(_ results: [ResultReport]) -> [ResultReport] {
        results.enumerated().sorted { a, b in
            let (x, y) = (a.element, b.element)
            if x.strengthRank != y.strengthRank { return x.strengthRank < y.strengthRank }
            if x.gain != y.gain { return x.gain > y.gain }
            return a.offset < b.offset
        }.map(\.element)
    }

    /// The standard sort does not promise to keep the order of equals.
    private func stableSort(_ findings: [Finding], _ precedes: (ResultReport, ResultReport) -> Bool) -> [Finding] {
        findings.sorted { a, b in
            if precedes(a.result, b.result) { return true }
            return !precedes(b.result, a.result) && a.number < b.number
        }
    }
}

extension ResultReport {
    var strengthRank: Int {
        switch strength {
        case "shall": 0
        case "should": 1
        default: 2
        }
    }

    /// Weight of one statement of this strength in the score.
    var statementWeight: Int {
        switch strength {
        case "shall": 3
        case "should": 1
        default: 0
        }
    }

    var weight: Int { statementWeight * max(1, statements.count) }

    /// The evidence, first the passages that decided: of a question those that it is about, of what is met in part those
    /// that do not count in full.
    var decidingFirst: [Evidence] {
        let deciding = Set(elements.filter { $0.status == status && status != .met }.flatMap(\.evidence).map(\.span))
        return evidence.filter { deciding.contains($0.span) } + evidence.filter { !deciding.contains($0.span) }
    }

    /// "shall, derived".
    package var strengthSentence: String { isDerived ? "\(strength), derived" : "\(strength), direct" }
}
