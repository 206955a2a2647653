import Fractions

/// The score of each document of a report, worked out again from the listed results alone, and held against what the
/// report says.
public struct ScoreRecount {
    /// One document worked out again.
    struct Document {
        var file: ReportFile.Document
        var ledger: [StatementCredit]
        var score: ScoreInterval?
        var areas: [AreaReport]
        var verdict: Verdict
        /// What the report says otherwise, each as a sentence without a full stop.
        var differences: [String]
    }

    var documents: [Document]
    /// Documents that the run could not check.
    var failures: Int

    public init(_ file: ReportFile) {
        documents = file.documents.map(Document.init)
        failures = file.failures
    }

    /// Whether every report adds up.
    public var agrees: Bool { documents.allSatisfy(\.differences.isEmpty) }
}

extension ScoreRecount.Document {
    init(_ file: ReportFile.Document) {
        self.file = file
        ledger = ScoreLedger.lines(from: file.results)
        score = ScoreRecount.score(ledger)
        areas = ScoreRecount.areas(file.results)
        verdict = ScoreRecount.verdict(file.results)
        differences = []
        differences = faultyResults + differingSums
    }

    // MARK: Each result by itself

    private var faultyResults: [String] {
        var faults: [String] = []
        var seen: Set<String> = []
        var weights: [String: Int] = [:]
        for result in file.results {
            if !seen.insert(result.rule).inserted { faults.append("\(result.rule) is listed twice") }
            if let fault = ScoreRecount.creditFault(result) { faults.append("\(result.rule): \(fault)") }
            if result.weights.map(\.statement) != result.statements { faults.append("\(result.rule): its weights are not those of its statements") }
            for weight in result.weights {
                if ![0, 1, 3].contains(weight.weight) { faults.append("\(weight.statement): a statement weighs 3, 1 or 0, not \(weight.weight)") }
                if let known = weights[weight.statement], known != weight.weight {
                    faults.append("\(weight.statement): it weighs \(known) in one result and \(weight.weight) in another")
                }
                weights[weight.statement] = weight.weight
            }
        }
        return faults
    }

    // MARK: The sums

    private var differingSums: [String] {
        var faults: [String] = []
        func expect<Value: Equatable>(_ what: String, _ reported: Value, _ counted: Value, _ text: (Value) -> String) {
            if reported != counted { faults.append("\(what): the report says \(text(reported)), the results give \(text(counted))") }
        }
        expect("score", file.score, score, ScoreRecount.described)
        let names = Set(file.areas.map(\.name) + areas.map(\.name)).sorted()
        for name in names {
            let reported = file.areas.first { $0.name == name }
            let counted = areas.first { $0.name == name }
            expect("area '\(name)'", reported?.score, counted?.score, ScoreRecount.described)
            expect("weight of area '\(name)'", reported?.weight ?? 0, counted?.weight ?? 0) { "\($0)" }
        }
        let optional = file.results.filter { $0.strength == "may" && $0.credit != nil }
        let taken = optional.count { $0.status == .met || $0.status == .partlyMet }
        expect("optional measures", "\(file.optionalTaken) of \(file.optionalTotal)", "\(taken) of \(optional.count)") { $0 }
        for statement in Set(file.ledger.map(\.statement) + ledger.map(\.statement)).sorted() {
            let reported = file.ledger.filter { $0.statement == statement }
            expect("ledger of \(statement)", reported, ledger.filter { $0.statement == statement }) { lines in
                lines.isEmpty ? "nothing" : lines.map { "\($0.weight) x \($0.credit.exact) (\($0.rules.joined(separator: ", ")))" }.joined(separator: "; ")
            }
        }
        expect("verdict", file.verdict, verdict.rawValue) { $0 }
        return faults
    }
}

// The arithmetic, as Documentation/scoring.md has it.
extension ScoreRecount {
    /// Sum of weight times credit over the sum of weights; nil where nothing has a weight.
    static func score(_ lines: [StatementCredit]) -> ScoreInterval? {
        let weight = lines.reduce(0) { $0 + $1.weight }
        if weight == 0 { return nil }
        let low = lines.reduce(Fraction.zero) { $0 + $1.credit.low * Fraction($1.weight) }
        let high = lines.reduce(Fraction.zero) { $0 + $1.credit.high * Fraction($1.weight) }
        return ScoreInterval(low: low / Fraction(weight), high: high / Fraction(weight))
    }

    static func areas(_ results: [ResultReport]) -> [AreaReport] {
        var areaOf: [String: String] = [:]
        for result in results where result.credit != nil {
            for weight in ScoreLedger.weights(of: result) where areaOf[weight.statement] == nil { areaOf[weight.statement] = weight.area }
        }
        let lines = ScoreLedger.lines(from: results)
        return Set(areaOf.values).sorted().map { name in
            let part = lines.filter { areaOf[$0.statement] == name }
            return AreaReport(name: name, score: score(part), weight: part.reduce(0) { $0 + $1.weight })
        }
    }

    static func verdict(_ results: [ResultReport]) -> Verdict {
        let shall = results.filter { $0.strength == "shall" }
        let unchecked = shall.count { $0.status == .notChecked }
        if results.allSatisfy({ $0.status == .notChecked }) || results.contains(where: { $0.status == .error })
            || unchecked * 2 >= max(1, shall.count)
        {
            return .incomplete
        }
        if results.contains(where: { $0.status == .violated && ($0.isGate || $0.strength == "shall") }) { return .blocked }
        if shall.contains(where: { $0.status == .notMet || $0.status == .partlyMet }) { return .gaps }
        return results.contains { $0.status == .needsReview } ? .questions : .clear
    }

    /// What is wrong with the credit of a result for its status; nil if nothing is.
    static func creditFault(_ result: ResultReport) -> String? {
        func says(_ wanted: String) -> String {
            "'\(result.status.rawValue)' earns \(wanted), the report lists \(result.credit.map(\.exact) ?? "nothing")"
        }
        guard let credit = result.credit else {
            return [.notApplicable, .notChecked, .error].contains(result.status) ? nil : says("a credit")
        }
        guard .zero <= credit.low, credit.low <= credit.high, credit.high <= .one else { return "the credit \(credit.exact) does not lie between 0 and 1" }
        if result.waiver != nil, credit.high != .zero { return "it is waived and earns nothing, the report lists \(credit.exact)" }
        switch result.status {
        case .met: return credit.low == .one ? nil : says("1")
        case .notMet, .violated: return credit.high == .zero ? nil : says("0")
        case .partlyMet: return credit.low == credit.high && credit.high < .one ? nil : says("one fraction under 1")
        case .needsReview: return nil
        case .notApplicable, .notChecked, .error: return says("no credit")
        }
    }

    static func described(_ interval: ScoreInterval?) -> String { interval.map { "\($0.exact) (\($0.numbers) of 100)" } ?? "nothing to score" }
}
