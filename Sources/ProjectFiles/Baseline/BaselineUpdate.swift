public import Reporting

/// The next baseline: what is mended goes, what is new comes in only if somebody says so.
public struct BaselineUpdate: Sendable {
    public private(set) var baseline: Baseline
    /// Findings that were not let in: with the document's name, in the order of the report.
    public private(set) var refused: [(path: String, result: ResultReport)] = []
    /// How many findings the new baseline has, and how many of them the old one had not.
    public private(set) var count = 0
    public private(set) var added = 0

    /// - Parameters:
    ///   - old: the baseline that is there; nil lets in everything but violations.
    ///   - documents: by the name that each is known under; their results have a ``ResultReport/baseline`` where `old` is given.
    ///   - gone: whether the document of a name is there no longer.
    ///   - acceptsNew: lets new findings in.
    ///   - acceptsViolations: lets violations in too.
    public init(
        old: Baseline?, documents: [(name: String, results: [ResultReport])], gone: (String) -> Bool, acceptsNew: Bool, acceptsViolations: Bool
    ) {
        let names = Set(documents.map(\.name))
        // What this run has not looked at stays as it is.
        var entries = (old?.entries ?? []).filter { !names.contains($0.key.path) && !gone($0.key.path) }
        for (name, results) in documents {
            for result in results where result.isFinding && result.waiver == nil {
                let isKnown = old != nil && result.baseline == .unchanged
                let isAccepted = isKnown || ((old == nil || acceptsNew) && (result.status != .violated || acceptsViolations))
                if isAccepted {
                    entries += Baseline.entries(of: result, path: name)
                    count += 1
                    if !isKnown { added += 1 }
                } else {
                    refused.append((name, result))
                    // What it was before it got worse: it counts again if the text goes back.
                    entries += old?.entries.filter { $0.key.path == name && $0.key.rule == result.rule } ?? []
                }
            }
        }
        baseline = Baseline(entries)
    }
}
