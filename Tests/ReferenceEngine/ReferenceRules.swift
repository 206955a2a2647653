package import Fractions
import PatternMatching
package import RuleLanguage
import TextAnalysis

package enum ReferenceStatus: String {
    case met, partlyMet, notMet, violated, needsReview, notApplicable, notChecked
}

package struct ReferenceElement {
    package var status: ReferenceStatus
    package var hits: [ReferenceHit]
}

package struct ReferenceResult {
    package var status: ReferenceStatus
    package var low: Fraction?
    package var high: Fraction?
    package var elements: [ReferenceElement] = []
}

/// Rules by the letter of the reference manual.
package struct ReferenceRules {
    private let conditions: ReferenceConditions
    private let language: String
    private var text: AnalysedText { conditions.text }
    private var pack: RulePack { conditions.pack }

    package init(_ conditions: ReferenceConditions, language: String) {
        self.conditions = conditions
        self.language = language
    }

    package func evaluate(_ rule: Rule) -> ReferenceResult {
        var needed = [rule.when].compactMap { $0 }
        for case .condition(let condition) in rule.elements.map(\.form) { needed.append(condition) }
        if rule.elements.isEmpty { needed += rule.violations.map(\.condition) }
        if needed.contains(where: { !$0.alternatives.contains(where: hasWords) }) { return ReferenceResult(status: .notChecked) }
        if !rule.elements.allSatisfy(hasCompanion) { return ReferenceResult(status: .notApplicable) }
        if let when = rule.when {
            let trigger = conditions.hits(of: when)
            let applies = trigger.contains { $0.level >= .weak && $0.doubt == nil }
            if !applies {
                // A trigger that is unclear or only told is a question; so is the wider condition.
                let isOpen = trigger.contains { $0.doubt != nil || text.units[$0.unit].isHistory }
                let isWide = rule.perhapsWhen.map { !conditions.hits(of: $0).isEmpty } ?? false
                if isOpen || isWide { return ReferenceResult(status: .needsReview, low: .zero, high: .one) }
                return ReferenceResult(status: .notApplicable)
            }
        }
        let elements = rule.elements.map { judge($0, rule.quantifier) }
        if case .someArticle = rule.quantifier { return conclude(rule, inBestArticle(rule)) }
        return conclude(rule, elements)
    }

    /// An element that can only be judged with a companion document needs one.
    private func hasCompanion(_ element: Rule.Element) -> Bool {
        guard case .condition(let condition) = element.form else { return false }
        return condition.alternatives.contains { $0.companion.map { conditions.companions[$0.kind] != nil } ?? true }
    }

    /// The elements in the one article where they earn most.
    private func inBestArticle(_ rule: Rule) -> [ReferenceElement] {
        let articles = Set(text.articleOf).sorted().map { article in rule.elements.map { judge($0) { text.articleOf[$0] == article } } }
        let best = articles.max { credit(rule, $0) < credit(rule, $1) }
        guard let best, credit(rule, best) > (.zero, .zero) else { return rule.elements.map { judge($0) { _ in false } } }
        return best
    }

    // MARK: Languages

    private func hasWords(_ alternative: Alternative) -> Bool {
        alternative.anchor.references.contains(where: hasWords) && alternative.relations.allSatisfy { relation in
            switch relation {
            case .company(isWithout: false, let references, let all, _):
                all ? references.allSatisfy(hasWords) : references.contains(where: hasWords)
            case .order(_, let reference, _, _), .excludedFrom(let reference), .coveredBy(let reference), .byActor(let reference): hasWords(reference)
            case .company, .place: true
            }
        }
    }

    private func hasWords(_ reference: Reference) -> Bool {
        switch reference.target {
        case .concept(let index): pack.concepts[index].lexicons.contains { $0.language == language && !$0.entries.isEmpty }
        case .recogniser: true
        case .provision(let index): pack.provisions[index].matches.alternatives.contains(where: hasWords)
        case .unresolved: false
        }
    }

    // MARK: Elements

    private func judge(_ element: Rule.Element, _ quantifier: Rule.Quantifier) -> ReferenceElement {
        let everywhere: (Int) -> Bool = { _ in true }
        switch quantifier {
        case .document, .someArticle: return judge(element, in: everywhere)
        case .eachArticle(let reference):
            let term = Term(references: [reference])
            let there = conditions.hits(of: Condition(alternatives: [Alternative(anchor: term, relations: [], span: reference.span)]))
            let articles = Set(there.filter { $0.level >= .weak }.map { text.articleOf[$0.unit] }).sorted()
            // An exclusion may stand in an article of its own; one amnesty does not borrow those of another.
            let results = articles.map { article in
                let own = judge(element) { text.articleOf[$0] == article }
                return own.status == .notMet ? judge(element) { !articles.contains(text.articleOf[$0]) } : own
            }
            return results.min { order($0) < order($1) } ?? judge(element, in: everywhere)
        case .eachItem(let reference):
            let items = conditions.sections(titled: reference).flatMap { ReferenceItems(text).items(of: $0) }
            guard !items.isEmpty else {
                var result = judge(element, in: everywhere)
                if result.status == .met { result.status = .partlyMet }
                return result
            }
            let results = items.map { item in judge(element) { item.contains($0) } }
            let status: ReferenceStatus =
                results.allSatisfy { $0.status == .met } ? .met : results.allSatisfy { $0.status == .notMet } ? .notMet : .partlyMet
            return ReferenceElement(status: status, hits: Array(results.flatMap(\.hits).prefix(5)))
        }
    }

    private func order(_ element: ReferenceElement) -> Int {
        [.notMet, .needsReview, .partlyMet, .met].firstIndex(of: element.status)!
    }

    private func judge(_ element: Rule.Element, in region: (Int) -> Bool) -> ReferenceElement {
        guard case .condition(let condition) = element.form else { return ReferenceElement(status: .notMet, hits: []) }
        let hits = conditions.hits(of: condition, in: region)
        let enough: Level = switch element.enough {
        case .commitment: .commitment
        case .weak: .weak
        case .mention: .mention
        }
        func first(_ hits: [ReferenceHit]) -> [ReferenceHit] { Array(hits.prefix(3)) }
        let full = hits.filter { $0.doubt == nil && $0.level >= enough }
        if !full.isEmpty { return ReferenceElement(status: .met, hits: first(full.sorted { ($1.level, $0.span) < ($0.level, $1.span) })) }
        let doubtful = hits.filter { $0.doubt != nil && $0.level >= min(enough, .weak) }
        if !doubtful.isEmpty { return ReferenceElement(status: .needsReview, hits: first(doubtful)) }
        let weak = hits.filter { $0.level == .weak }
        if !weak.isEmpty { return ReferenceElement(status: .partlyMet, hits: first(weak)) }
        return ReferenceElement(status: .notMet, hits: first(hits.filter { $0.level == .mention }))
    }

    // MARK: Conclusion

    private func credit(_ rule: Rule, _ elements: [ReferenceElement]) -> (low: Fraction, high: Fraction) {
        var low = Fraction.zero
        var high = Fraction.zero
        for (element, result) in zip(rule.elements, elements) {
            let (least, most): (Fraction, Fraction) = switch result.status {
            case .met: (.one, .one)
            case .partlyMet: (.half, .half)
            case .needsReview: (.zero, .one)
            default: (.zero, .zero)
            }
            low = low + element.share * least
            high = high + element.share * most
        }
        let required = zip(rule.elements, elements).filter { $0.0.isRequired }.map(\.1.status)
        if required.contains(where: { $0 == .notMet || $0 == .needsReview }) { low = .zero }
        if required.contains(.notMet) { high = .zero }
        // A rule of prohibitions only is kept where it is not broken.
        return elements.isEmpty ? (.one, .one) : (low, high)
    }

    private func conclude(_ rule: Rule, _ elements: [ReferenceElement]) -> ReferenceResult {
        let (low, high) = credit(rule, elements)
        let broken = rule.violations.filter { violation in
            !zip(rule.elements, elements).contains { violation.noneOf.contains($0.id) && $1.status != .notMet }
        }.flatMap { conditions.hits(of: $0.condition) }.filter { $0.level >= .weak }
        // No one is sure of a sentence of more than two hundred words.
        if broken.contains(where: { $0.doubt == nil && text.units[$0.unit].tokens.range.count <= 200 }) { return ReferenceResult(status: .violated, low: .zero, high: .zero, elements: elements) }
        if !broken.isEmpty { return ReferenceResult(status: .needsReview, low: .zero, high: high, elements: elements) }
        let status: ReferenceStatus =
            low < high ? .needsReview : low == .one ? .met : low == .zero ? .notMet : .partlyMet
        return ReferenceResult(status: status, low: low, high: high, elements: elements)
    }
}
