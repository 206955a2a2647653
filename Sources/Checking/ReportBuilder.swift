import DocumentModel
import Fractions
import PatternMatching
import Reporting
import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// Turns the engine's results into the report value that all formats are written from.
struct ReportBuilder {
    let pack: RulePack
    let text: AnalysedText
    let kind: DocumentKind
    /// What a reader must know about the choice of rules.
    let selectionRemarks: [String]

    func report(_ rulings: [Ruling], kindReason: String, hash: String) -> DocumentReport {
        let results = rulings.map(\.result)
        let score = Score(results, pack: pack)
        let verdict = RuleEngine.Verdict(results, pack: pack)
        let reports = rulings.indices.map { resultReport(rulings[$0], gain: score.gains[$0]) }
        return DocumentReport(
            path: text.document.path, kind: kind.rawValue, kindReason: kindReason, language: text.language, title: title,
            verdict: Reporting.Verdict(verdict), verdictSentence: sentence(verdict, rulings), score: score.total.map(ScoreInterval.init),
            coverage: coverage(), optionalTaken: score.optionalTaken, optionalTotal: score.optionalTotal,
            areas: score.areas.map { AreaReport(name: $0.name, score: $0.interval.map(ScoreInterval.init), weight: $0.weight) },
            results: reports, passages: passages(), remarks: text.document.remarks + selectionRemarks, hash: hash,
            ledger: score.ledger.map {
                StatementCredit(
                    statement: $0.statement, weight: $0.weight, credit: ScoreInterval(low: $0.credit.low, high: $0.credit.high),
                    rules: $0.rules)
            })
    }

    private var title: String {
        let heading = text.sections.first.map(\.title) ?? ""
        let first = heading.isEmpty ? text.document.blocks.first.map { text.document.text.string($0.span) } ?? "" : heading
        return first.count <= 120 ? first : String(first.prefix(117)) + "..."
    }

    // MARK: Verdict and coverage

    private func sentence(_ verdict: RuleEngine.Verdict, _ rulings: [Ruling]) -> String {
        let overruled = rulings.filter { $0.engine.status == .violated && $0.result.status != .violated }.count
        let sentence = sentence(verdict, rulings.map(\.result))
        if overruled == 0 { return sentence }
        return sentence + (overruled == 1 ? " 1 violation that the rules see was" : " \(overruled) violations that the rules see were") + " overruled by a person."
    }

    private func sentence(_ verdict: RuleEngine.Verdict, _ results: [RuleResult]) -> String {
        func count(_ test: (RuleResult, Rule) -> Bool) -> Int { results.filter { test($0, pack.rules[$0.rule]) }.count }
        let violations = count { result, _ in result.status == .violated }
        let gaps = count { result, rule in rule.strength == .shall && (result.status == .notMet || result.status == .partlyMet) }
        let questions = count { result, _ in result.status == .needsReview }
        func plural(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
        switch verdict {
        case .incomplete:
            let unchecked = count { result, _ in result.status == .notChecked }
            return "Incomplete: \(unchecked) of \(results.count) rules could not be checked on this text."
        case .blocked:
            return "Blocked by \(plural(violations, "violation")); \(plural(gaps, "shall-level gap")) and \(plural(questions, "open question")) besides."
        case .gaps: return "Shall-level gaps: \(gaps); open questions: \(questions)."
        case .questions: return "Open questions: \(questions). No shall-level gap found in the text."
        case .clear: return "No shall-level gap found in the text."
        }
    }

    /// Statements for which another one stands, and what asks for nothing, are not counted.
    private func coverage() -> Coverage {
        var spoken: Set<String> = []
        for rule in pack.rules where rule.kinds.contains(kind) { spoken.formUnion(rule.sources + rule.compares) }
        var coverage = Coverage()
        for statement in pack.statements where statement.kinds.contains(kind) {
            switch statement.disposition {
            case .repeats, .superseded, .notNormative: continue
            case .notCheckable: coverage.notCheckable += 1
            case .checked(let relation, _) where spoken.contains(statement.id) && relation.isPartial: coverage.partlyChecked += 1
            case .checked, nil: if spoken.contains(statement.id) { coverage.checked += 1 } else { coverage.open += 1 }
            }
        }
        return coverage
    }

    // MARK: Results

    /// The passages that a result rests on, in document order.
    ///
    /// - Parameter isQuestion: only those that a question is about, where there is one.
    func evidence(of result: RuleResult, isQuestion: Bool = false) -> [Evidence] {
        var evidence: [Evidence] = []
        let isOpen = isQuestion && result.status == .needsReview
        let elements = result.elements.filter { isOpen ? $0.status == .needsReview : $0.status != .notMet }
        for hit in result.hits + elements.flatMap(\.hits) where !hit.isElsewhere {
            let item = self.evidence(hit)
            if !evidence.contains(where: { $0.span == item.span }) { evidence.append(item) }
        }
        return evidence.sorted { $0.span < $1.span }
    }

    private func resultReport(_ ruling: Ruling, gain: Fraction) -> ResultReport {
        let result = ruling.result
        let rule = pack.rules[result.rule]
        let evidence = evidence(of: result)
        let status = RuleStatus(result.status)
        let isSilent = status == .notMet && evidence.isEmpty
        var report = ResultReport(
            rule: rule.id, title: rule.title, statements: rule.sources, strength: rule.strength.rawValue,
            isDerived: rule.derived != nil, area: rule.area, status: status,
            credit: result.credit.map { ScoreInterval(low: $0.low, high: $0.high) }, elements: result.elements.map(element),
            evidence: evidence, message: message(ruling.engine, rule),
            question: result.status == .needsReview ? (result.reason ?? rule.ask) : nil,
            suggestion: status == .met || status == .notApplicable || status == .notChecked ? nil : rule.suggest,
            reading: rule.reading, source: source(rule), showsNot: rule.showsNot, gain: gain, isGate: rule.isGate,
            lookedFor: isSilent ? lookedFor(rule) : nil, nearestMiss: result.nearestMiss.map(self.evidence))
        report.weights = rule.sources.map { weight(of: $0, in: rule) }
        report.waiver = ruling.waiver
        report.decision = ruling.decision
        if let decision = ruling.decision, !decision.isLapsed { report.message = decision.sentence + " The rules by themselves: " + report.message }
        return report
    }

    /// As the score counts it: a statement that the register does not know counts as its rule does.
    private func weight(of statement: String, in rule: Rule) -> StatementWeight {
        let known = pack.statements.first { $0.id == statement }
        return StatementWeight(statement: statement, weight: (known?.strength ?? rule.strength).weight, area: known?.area ?? rule.area)
    }

    private func element(_ result: ElementResult) -> ElementReport {
        let status: RuleStatus = switch result.status {
        case .met: .met
        case .partlyMet: .partlyMet
        case .notMet: .notMet
        case .needsReview: .needsReview
        }
        return ElementReport(
            id: "E\(result.element.id)", label: result.element.label, share: result.element.share, status: status,
            evidence: result.hits.filter { !$0.isElsewhere }.map { hit in
                var item = evidence(hit)
                item.note = result.note ?? item.note
                return item
            })
    }

    private func message(_ result: RuleResult, _ rule: Rule) -> String {
        let found = result.elements.filter { $0.status == .met || $0.status == .partlyMet }.map(\.element.label)
        let missing = result.elements.filter { $0.status == .notMet || $0.status == .needsReview }.map(\.element.label)
        let weak = result.elements.filter { $0.status == .partlyMet }
        switch result.status {
        case .notApplicable, .notChecked: return result.reason ?? ""
        case .needsReview: return result.reason ?? rule.ask ?? ""
        case .met: return found.isEmpty ? "Nothing in the text is against it." : "Found: \(Wording.list(found))."
        case .violated: return [result.reason, Wording.filled(rule.say, missing: missing, found: found)].compactMap { $0 }.joined(separator: " ")
        case .notMet, .partlyMet:
            var parts: [String] = []
            if !missing.isEmpty || weak.isEmpty { parts.append(Wording.filled(rule.say, missing: missing, found: found)) }
            if !weak.isEmpty {
                parts.append("Not in full: " + weak.map { "\($0.element.label) (\($0.note ?? "weak"))" }.joined(separator: ", ") + ".")
            }
            return parts.joined(separator: " ")
        }
    }

    private func lookedFor(_ rule: Rule) -> String {
        let parts = rule.elements.map { element in
            switch element.form {
            case .condition(let condition):
                var names: [String] = []
                for alternative in condition.alternatives {
                    for reference in alternative.anchor.references where !names.contains(reference.name) { names.append(reference.name) }
                }
                return "\(element.label) (\(names.joined(separator: ", ")))"
            case .comparison(let comparison): return "\(element.label) (\(comparison.section.name))"
            }
        }
        return parts.joined(separator: "; ")
    }

    /// "ITGN, Peace Processes, section 10, p. 80 ff. (PP-10-10)"
    private func source(_ rule: Rule) -> String {
        var places: [(place: String, ids: [String])] = []
        for id in rule.sources {
            let place = pack.statements.first { $0.id == id }?.place ?? "unknown place"
            if let index = places.firstIndex(where: { $0.place == place }) { places[index].ids.append(id) } else { places.append((place, [id])) }
        }
        return places.map { "\($0.place) (\($0.ids.joined(separator: ", ")))" }.joined(separator: "; ")
    }

    // MARK: Evidence

    private func evidence(_ hit: Hit) -> Evidence { Evidence(hit, in: text) }

    // MARK: The draft

    private func passages() -> [PassageReport] {
        var firstUnit = [Int](repeating: -1, count: text.document.blocks.count)
        for unit in text.units.indices.reversed() { firstUnit[Int(text.units[unit].block)] = unit }
        return text.document.blocks.enumerated().map { index, block in
            let unit = firstUnit[index]
            var kind: PassageReport.Kind = switch block.kind {
            case .heading(let level): .heading(level: level)
            case .paragraph, .quotation: .paragraph
            case .listItem(let depth): .item(depth: depth)
            case .tableCell(let table, let row, let column, let isHeader): .cell(table: table, row: row, column: column, isHeader: isHeader)
            case .note(let mark): .note(mark: mark)
            }
            if unit >= 0, text.units[unit].isHeading, case .paragraph = kind { kind = .heading(level: 3) }
            return PassageReport(
                kind: kind, label: block.label, text: text.document.text.string(block.span), span: block.span,
                address: unit >= 0 ? text.address(of: unit) : "")
        }
    }
}

/// The placeholders of rule messages.
enum Wording {
    static func list(_ items: [String]) -> String {
        guard items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
    }

    static func filled(_ sentence: String, missing: [String], found: [String]) -> String {
        var result = ""
        var rest = Substring(sentence)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            switch rest[rest.index(after: open)..<close] {
            case "missing": result += missing.isEmpty ? "nothing" : list(missing)
            case "found": result += found.isEmpty ? "nothing" : list(found)
            default: result += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}

extension ScoreInterval {
    fileprivate init(_ interval: Score.Interval) { self.init(low: interval.low, high: interval.high) }
}

extension RuleStatus {
    init(_ status: RuleResult.Status) {
        self = switch status {
        case .met: .met
        case .partlyMet: .partlyMet
        case .notMet: .notMet
        case .violated: .violated
        case .needsReview: .needsReview
        case .notApplicable: .notApplicable
        case .notChecked: .notChecked
        }
    }
}

extension Reporting.Verdict {
    fileprivate init(_ verdict: RuleEngine.Verdict) {
        self = switch verdict {
        case .incomplete: .incomplete
        case .blocked: .blocked
        case .gaps: .gaps
        case .questions: .questions
        case .clear: .clear
        }
    }
}
