import Fractions
public import Reporting

/// Holds the results on documents against a baseline. Passages are known by their words: renumbering and moving them
/// changes nothing.
public struct BaselineComparison: Sendable {
    private let entries: [String: [String: [Baseline.Entry]]]
    /// Entries that say more than the documents checked so far have: mended, or better than they were.
    public private(set) var stale: [Baseline.Entry] = []

    public init(_ baseline: Baseline) {
        entries = Dictionary(grouping: baseline.entries, by: \.key.path).mapValues { Dictionary(grouping: $0, by: \.key.rule) }
    }

    /// What is new on a document; call once for each. Nil for what is no finding, and for what is waived.
    ///
    /// - Parameter path: the name that the document is known under.
    public mutating func states(of results: [ResultReport], path: String) -> [BaselineState?] {
        var rest = entries[path] ?? [:]
        let states = results.map { result -> BaselineState? in
            let known = rest.removeValue(forKey: result.rule) ?? []
            guard result.isFinding, result.waiver == nil else {
                stale += known
                return nil
            }
            guard let first = known.first, BaselineComparison.covers(known, first, result, path) else { return .new }
            let now = Baseline.entries(of: result, path: path)
            stale += known.filter { entry in
                entry.status != result.status || entry.credit != (result.credit?.low ?? .zero)
                    || entry.count > now.filter { $0.key.fingerprint == entry.key.fingerprint }.reduce(0) { $0 + $1.count }
            }
            return .unchanged
        }
        // Rules that are not there any more, or speak of another kind of document.
        stale += rest.keys.sorted().flatMap { rest[$0] ?? [] }
        stale.sort()
        return states
    }

    /// A document that is there no longer.
    public mutating func forget(path: String) {
        stale += (entries[path] ?? [:]).values.flatMap { $0 }
        stale.sort()
    }

    /// The documents that the baseline speaks of, sorted.
    public var paths: [String] { entries.keys.sorted() }

    private static func covers(_ known: [Baseline.Entry], _ first: Baseline.Entry, _ result: ResultReport, _ path: String) -> Bool {
        switch (result.status, first.status) {
        case (.notMet, .notMet), (.notMet, .violated), (.partlyMet, .notMet), (.partlyMet, .violated): return true
        case (.partlyMet, .partlyMet):
            // A gap that is as wide as it was, and still the same one: some passage of it is as it was. The others may be
            // worked on without an alarm.
            let credit = result.credit?.low ?? .zero
            return credit > first.credit || (credit == first.credit && sharesPassage(known, result, path))
        case (.violated, .violated), (.needsReview, .needsReview): return holdsPassages(known, result, path)
        default: return false
        }
    }

    private static func sharesPassage(_ known: [Baseline.Entry], _ result: ResultReport, _ path: String) -> Bool {
        let now = Set(Baseline.entries(of: result, path: path).map(\.key.fingerprint))
        return known.contains { now.contains($0.key.fingerprint) }
    }

    private static func holdsPassages(_ known: [Baseline.Entry], _ result: ResultReport, _ path: String) -> Bool {
        var left: [String: Int] = [:]
        for entry in known { left[entry.key.fingerprint, default: 0] += entry.count }
        for entry in Baseline.entries(of: result, path: path) {
            left[entry.key.fingerprint, default: 0] -= entry.count
            if left[entry.key.fingerprint, default: 0] < 0 { return false }
        }
        return true
    }
}
