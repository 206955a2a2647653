public import Fractions
public import RuleLanguage

/// The score of a document: exact, by source statement, so that splitting or regrouping rules never moves it.
public struct Score: Sendable {
    public struct Interval: Sendable, Hashable {
        public var low: Fraction
        public var high: Fraction
    }

    /// Nil when no statement was scored.
    public var total: Interval?
    /// By area, in alphabetical order.
    public var areas: [(name: String, interval: Interval?, weight: Int)]
    /// What bringing each result to full credit would add to the lower bound; same order as the results.
    public var gains: [Fraction]
    /// The sum behind the total: weight and mean credit of each scored statement, by id.
    public var ledger: [(statement: String, weight: Int, credit: Interval, rules: [String])]
    public var optionalTaken: Int
    public var optionalTotal: Int

    /// - Parameters:
    ///   - results: one for each selected rule.
    ///   - pack: the rules and statements.
    public init(_ results: [RuleResult], pack: RulePack) {
        var strengths: [String: Strength] = [:]
        var areaOf: [String: String] = [:]
        for statement in pack.statements {
            strengths[statement.id] = statement.strength
            areaOf[statement.id] = statement.area
        }
        struct Share {
            var weight = 0
            var area = ""
            var rules = 0
            var names: [String] = []
            var low = Fraction.zero
            var high = Fraction.zero
        }
        var shares: [String: Share] = [:]
        for result in results {
            guard let credit = result.credit else { continue }
            let rule = pack.rules[result.rule]
            for id in rule.sources {
                var share = shares[id] ?? Share(weight: (strengths[id] ?? rule.strength).weight, area: areaOf[id] ?? rule.area)
                share.rules += 1
                share.names.append(rule.id)
                share.low = share.low + credit.low
                share.high = share.high + credit.high
                shares[id] = share
            }
        }
        func interval(_ ids: [String]) -> (Interval?, Int) {
            var weight = 0
            var low = Fraction.zero
            var high = Fraction.zero
            for id in ids {
                guard let share = shares[id] else { continue }
                weight += share.weight
                low = low + share.low * Fraction(share.weight, share.rules)
                high = high + share.high * Fraction(share.weight, share.rules)
            }
            guard weight > 0 else { return (nil, 0) }
            return (Interval(low: low * Fraction(1, weight), high: high * Fraction(1, weight)), weight)
        }
        let ids = shares.keys.sorted()
        let (total, weight) = interval(ids)
        self.total = total
        areas = Set(shares.values.map(\.area)).sorted().map { area in
            let (value, weight) = interval(ids.filter { shares[$0]?.area == area })
            return (area, value, weight)
        }
        ledger = ids.compactMap { id in
            guard let share = shares[id], share.weight > 0 else { return nil }
            let part = Fraction(1, share.rules)
            return (id, share.weight, Interval(low: share.low * part, high: share.high * part), share.names.sorted())
        }
        gains = results.map { result in
            guard let credit = result.credit, weight > 0 else { return .zero }
            var gain = Fraction.zero
            for id in pack.rules[result.rule].sources {
                guard let share = shares[id] else { continue }
                gain = gain + (Fraction.one - credit.low) * Fraction(share.weight, share.rules * weight)
            }
            return gain
        }
        let optional = results.filter { pack.rules[$0.rule].strength == .may && $0.credit != nil }
        optionalTotal = optional.count
        optionalTaken = optional.filter { $0.status == .met || $0.status == .partlyMet }.count
    }
}

/// The verdict, apart from the number.
public enum Verdict: Sendable {
    case incomplete, blocked, gaps, questions, clear

    public init(_ results: [RuleResult], pack: RulePack) {
        let isShall: (RuleResult) -> Bool = { pack.rules[$0.rule].strength == .shall }
        let shall = results.filter(isShall)
        // A verdict on half of the duties or less would mislead.
        if results.allSatisfy({ $0.status == .notChecked }) || shall.filter({ $0.status == .notChecked }).count * 2 >= max(1, shall.count) {
            self = .incomplete
        } else if results.contains(where: { $0.status == .violated && (pack.rules[$0.rule].isGate || isShall($0)) }) {
            self = .blocked
        } else if results.contains(where: { isShall($0) && ($0.status == .notMet || $0.status == .partlyMet) }) {
            self = .gaps
        } else if results.contains(where: { $0.status == .needsReview }) {
            self = .questions
        } else {
            self = .clear
        }
    }
}
