import DocumentModel
import Fractions
import Reporting
import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// Puts what a trace recorded into the order in which a verdict is explained.
struct WhyBuilder {
    let program: RuleProgram
    let rule: Int
    let result: RuleResult
    let trace: EvaluationTrace
    let parts: WhyParts
    let reach: RuleReach

    private var pack: RulePack { program.pack }
    private var declared: Rule { pack.rules[rule] }

    var report: WhyReport {
        WhyReport(
            path: parts.text.document.path, rule: declared.id, title: declared.title, reading: declared.reading,
            status: RuleStatus(result.status), credit: result.credit.map { ScoreInterval(low: $0.low, high: $0.high) },
            reason: result.reason, remarks: remarks, passage: parts.passage, applicability: applicability, elements: elements,
            violations: violations, provisions: provisions, arithmetic: arithmetic)
    }

    private var remarks: [String] {
        var out: [String] = []
        if let (kind, reason) = Detection(program).kind(of: parts.text), !declared.kinds.contains(kind) {
            let kinds = declared.kinds.map(\.rawValue).joined(separator: ", ")
            out.append("The rule is for \(kinds); this document seems to be a \(kind.rawValue) (\(reason)).")
        }
        switch declared.quantifier {
        case .document: break
        case .eachArticle(let reference): out.append("The elements are judged in each article with [\(reference.name)]; the worst counts.")
        case .eachItem(let reference): out.append("The elements are judged for each item in a section titled [\(reference.name)].")
        case .someArticle: out.append("The elements are judged in each article; the best article counts.")
        }
        return out
    }

    private func conditions(_ purpose: EvaluationTrace.Purpose) -> [EvaluationTrace.ConditionTrace] {
        trace.conditions.filter { $0.purpose == purpose }
    }

    // MARK: Parts

    private var applicability: [WhyReport.Part] {
        guard declared.when != nil else {
            let isOpen = result.status != .notChecked && result.status != .notApplicable
            return isOpen ? [] : [WhyReport.Part(heading: "Always", outcome: "but here it is left out: \(result.reason ?? "")", alternatives: [])]
        }
        var out: [WhyReport.Part] = []
        for condition in conditions(.when) {
            let hits = condition.alternatives.flatMap(\.candidates).filter { $0.dropped == nil }
            let isClear = hits.contains { $0.hit.level > .mention && $0.hit.doubt == nil }
            let outcome = isClear
                ? "the rule applies"
                : hits.isEmpty ? "nothing brings the rule into play for certain" : "found, but too weak or too unclear to bring the rule into play"
            out.append(parts.part("When", outcome, condition, file: declared.location.file))
        }
        for condition in conditions(.perhapsWhen) {
            let isFound = condition.alternatives.contains { $0.candidates.contains { $0.dropped == nil && $0.hit.level > .negated } }
            let outcome = isFound ? "perhaps it applies: \(declared.ask ?? "a person must look")" : "nor does anything bring it into play perhaps"
            out.append(parts.part("Perhaps when", outcome, condition, file: declared.location.file))
        }
        return out
    }

    private var elements: [WhyReport.Part] {
        result.elements.flatMap { element -> [WhyReport.Part] in
            let required = element.element.isRequired ? ", must" : ""
            let heading = "E\(element.element.id) \(element.element.share)\(required) \(element.element.label)"
            let outcome = WhyWording.status(element.status) + (element.note.map { ": \($0)" } ?? "")
            var judged = conditions(.element(element.element.id))
            // Articles and items in which nothing of it stands are left out, as long as one is left.
            let speaking = judged.filter { $0.alternatives.contains { $0.candidates.contains { !WhyParts.isOutside($0) } } }
            judged = speaking.isEmpty ? Array(judged.suffix(1)) : speaking
            guard !judged.isEmpty else {
                let hits = element.hits.map { parts.match($0) }
                return [WhyReport.Part(heading: heading, outcome: outcome, alternatives: [.init(written: parts.written(element.element, declared), matches: hits, remarks: [])])]
            }
            return judged.map { condition in
                // Judged over several articles or items: what came of each, then of all.
                let own = condition.judgement.map { WhyWording.status($0.status) } ?? outcome
                let isOne = judged.count == 1
                return parts.part(heading, isOne ? outcome : "\(own) here; \(outcome) over all", condition, file: declared.location.file)
            }
        }
    }

    private var violations: [WhyReport.Part] {
        declared.violations.flatMap { violation -> [WhyReport.Part] in
            let heading = "X\(violation.id) \(violation.label)"
            if let excusing = trace.excused[violation.id] {
                let names = excusing.map { "E\($0)" }.joined(separator: ", ")
                return [WhyReport.Part(heading: heading, outcome: "not looked for, because one of \(names) is there", alternatives: [])]
            }
            return conditions(.violation(violation.id)).map { condition in
                let hits = condition.alternatives.flatMap(\.candidates).filter { $0.dropped == nil && $0.hit.level > .mention }
                let outcome = hits.isEmpty ? "not found" : hits.contains { $0.hit.doubt == nil } ? "found" : "perhaps found: a person must look"
                return parts.part(heading, outcome, condition, file: declared.location.file)
            }
        }
    }

    private var provisions: [WhyReport.Part] {
        var out: [WhyReport.Part] = []
        var silent: [String] = []
        for index in reach.provisions.sorted(by: { pack.provisions[$0].name < pack.provisions[$1].name }) {
            let provision = pack.provisions[index]
            for condition in conditions(.provision(index)) {
                guard condition.alternatives.contains(where: { !$0.candidates.isEmpty }) else {
                    silent.append("[\(provision.name)]")
                    continue
                }
                let count = condition.alternatives.flatMap(\.candidates).count { $0.dropped == nil }
                let part = parts.part("[\(provision.name)]", count == 0 ? "not found" : "found", condition, file: provision.location.file)
                if parts.shown == nil || part.alternatives.contains(where: { !$0.matches.isEmpty }) { out.append(part) }
            }
        }
        if !silent.isEmpty {
            out.append(WhyReport.Part(heading: "No words at all for", outcome: silent.joined(separator: ", "), alternatives: []))
        }
        return out
    }

    // MARK: Credit

    private var arithmetic: [String] {
        guard let credit = result.credit, !result.elements.isEmpty else { return [] }
        func range(_ low: Fraction, _ high: Fraction) -> String { low == high ? "\(low)" : "\(low) to \(high)" }
        var lines = result.elements.map { element in
            "E\(element.element.id): share \(element.element.share), \(WhyWording.status(element.status)), earns \(range(element.earned.low, element.earned.high))"
        }
        let low = result.elements.reduce(Fraction.zero) { $0 + $1.earned.low }
        let high = result.elements.reduce(Fraction.zero) { $0 + $1.earned.high }
        lines.append("Sum: \(range(low, high))")
        for element in result.elements where element.element.isRequired && element.status != .met && element.status != .partlyMet {
            let consequence = element.status == .notMet ? "without it the rest earns nothing" : "while it is open the rest is not certain"
            lines.append("E\(element.element.id) must be there: \(consequence)")
        }
        if result.status == .violated { lines.append("A violation takes all credit away") }
        if (credit.low, credit.high) != (low, high) || lines.count > result.elements.count + 1 {
            lines.append("Credit: \(range(credit.low, credit.high))")
        }
        return lines
    }
}
