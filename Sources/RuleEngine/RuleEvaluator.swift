public import Fractions
public import PatternMatching
public import RuleLanguage
public import TextAnalysis

/// What became of one rule on one document.
public struct RuleResult: Sendable {
    public enum Status: Sendable { case met, partlyMet, notMet, violated, needsReview, notApplicable, notChecked }

    /// Number of the rule in its pack.
    public var rule: Int
    public var status: Status
    /// Credit between bounds, which differ while a question is open; nil when the rule leaves the sum.
    public var credit: (low: Fraction, high: Fraction)?
    public var elements: [ElementResult] = []
    /// What the status rests on, beyond the elements' own hits: triggers, violations, near misses.
    public var hits: [Hit] = []
    public var nearestMiss: Hit?
    /// The sentence or question that goes with the status, where the rule or the engine has one.
    public var reason: String?
    /// How many more there are like ``hits`` that are not listed.
    public var unlisted = 0
}

/// What became of one element.
public struct ElementResult: Sendable {
    public enum Status: Sendable { case met, partlyMet, notMet, needsReview }

    public var element: Rule.Element
    public var status: Status
    public var hits: [Hit]
    /// Why it earns less than its share, if there is something to say.
    public var note: String?
    /// How many more there are like ``hits`` that are not listed.
    public var unlisted = 0

    /// What it earns of its share, between bounds, before required elements are looked at.
    public var earned: (low: Fraction, high: Fraction) {
        switch status {
        case .met: (element.share, element.share)
        case .partlyMet: (element.share * .half, element.share * .half)
        case .needsReview: (.zero, element.share)
        case .notMet: (.zero, .zero)
        }
    }
}

/// Holds one document against rules.
public struct RuleEvaluator {
    private let evaluator: ConditionEvaluator
    private let program: RuleProgram
    private let language: LanguageProgram
    private let cover: LanguageCover
    private let companions: [DocumentKind: AnalysedText]
    /// Concepts that may stand in the text where they were not found: a regular expression ran into its limit.
    private let unfinished: Set<Int>
    /// How many passages a result quotes of each thing that it rests on.
    public var quoteLimit = 3
    private var text: AnalysedText { evaluator.matches.text }
    private var trace: EvaluationTrace? { evaluator.trace }

    /// - Parameter companions: documents to compare with, such as the policy beside a strategy.
    public init(
        _ text: AnalysedText, program: RuleProgram, language: LanguageProgram, words: WordTable,
        companions: [DocumentKind: AnalysedText] = [:], parameters: [String: Quantity] = [:]
    ) {
        self.init(
            DocumentMatches(text, program: language, words: words), program: program, language: language, words: words,
            companions: companions, parameters: parameters)
    }

    /// - Parameters:
    ///   - matches: the document with its matches, made with the same language.
    ///   - reach: evaluates only what this reaches: enough for its own rule.
    ///   - trace: is told of every step.
    public init(
        _ matches: DocumentMatches, program: RuleProgram, language: LanguageProgram, words: WordTable,
        companions: [DocumentKind: AnalysedText] = [:], parameters: [String: Quantity] = [:], reach: RuleReach? = nil,
        trace: EvaluationTrace? = nil
    ) {
        self.program = program
        self.language = language
        self.companions = companions
        cover = LanguageCover(program, language)
        unfinished = matches.unfinished.isEmpty ? [] : program.concepts(of: Set(matches.unfinished), language: language.code)
        var others: [DocumentKind: ConditionEvaluator] = [:]
        if program.usesCompanions {
            // A companion in another language has word tables of its own.
            for (kind, companion) in companions where companion.language == matches.text.language {
                others[kind] = ConditionEvaluator(
                    matches: DocumentMatches(companion, program: language, words: words), program: program, parameters: parameters,
                    provisions: reach?.provisions)
            }
        }
        evaluator = ConditionEvaluator(
            matches: matches, program: program, parameters: parameters, companions: others, provisions: reach?.provisions,
            trace: trace)
    }

    /// Every provision found: the provision's number with its hits, in document order within each.
    public var provisions: [(provision: Int, hits: [Hit])] {
        evaluator.provisionHits.enumerated().filter { !$0.element.isEmpty }.map { ($0.offset, $0.element) }
    }

    public func evaluate(_ index: Int) -> RuleResult {
        let result = judge(index)
        guard !unfinished.isEmpty, result.status != .met, result.status != .violated, result.status != .notChecked,
            let concept = RuleReach(program.pack.rules[index], pack: program.pack).concepts.intersection(unfinished).min()
        else { return result }
        var open = result
        open.status = .needsReview
        open.credit = (result.credit?.low ?? .zero, .one)
        open.reason = "A regular expression of the concept ‘\(program.pack.concepts[concept].name)’ ran into its limit: what it would have found is not known."
        return open
    }

    private func judge(_ index: Int) -> RuleResult {
        let rule = program.pack.rules[index]
        if let missing = conceptsWithoutWords(rule) {
            return RuleResult(
                rule: index, status: .notChecked, credit: nil,
                reason: "The rule has no words in the language of the document (\(language.code)): \(missing).")
        }
        if !hasCompanions(rule) {
            return RuleResult(
                rule: index, status: .notApplicable, credit: nil,
                reason: "No companion document was given to compare with.")
        }
        var trigger: [Hit] = []
        if let when = rule.when {
            trace?.purpose = .when
            trigger = evaluator.hits(of: when)
            if let result = gate(rule, index, trigger) { return result }
        }
        return judge(rule, index, trigger)
    }

    // MARK: Applicability

    /// The name of something that the rule cannot do without and the document's language has no words for: an element,
    /// its trigger, or, in a rule of prohibitions only, what it forbids.
    private func conceptsWithoutWords(_ rule: Rule) -> String? {
        var needed = rule.elements.compactMap { if case .condition(let condition) = $0.form { condition } else { nil } }
        if let when = rule.when { needed.append(when) }
        if rule.elements.isEmpty { needed += rule.violations.map(\.condition) }
        for condition in needed where !condition.alternatives.contains(where: cover.hasWords) {
            return condition.references.first { !cover.hasWords($0) }?.name ?? ""
        }
        return nil
    }

    private func hasCompanions(_ rule: Rule) -> Bool {
        rule.elements.allSatisfy { element in
            switch element.form {
            case .comparison(let comparison): companions[comparison.companion] != nil
            // One alternative that needs no companion, or whose companion is there, is enough.
            case .condition(let condition): condition.alternatives.contains { $0.companionPlace.map { companions[$0.kind] != nil } ?? true }
            }
        }
    }

    /// The result where the rule does not apply, or perhaps does; nil where it does.
    private func gate(_ rule: Rule, _ index: Int, _ trigger: [Hit]) -> RuleResult? {
        if trigger.contains(where: { $0.level > .mention && $0.doubt == nil }) { return nil }
        // A trigger that is only told, not given, in the operative part is looked at by a person; in a recital, a
        // heading or a definition it brings nothing into play.
        var open = trigger.filter { $0.level > .negated && ($0.doubt != nil || $0.level > .mention || text.units[$0.unit].isHistory) }
        trace?.purpose = .perhapsWhen
        if let perhaps = rule.perhapsWhen { open += evaluator.hits(of: perhaps).filter { $0.level > .negated } }
        if open.isEmpty { return RuleResult(rule: index, status: .notApplicable, credit: nil, reason: rule.otherwise) }
        return RuleResult(
            rule: index, status: .needsReview, credit: (.zero, .one), hits: Array(open.prefix(quoteLimit)),
            reason: rule.ask ?? "Does this passage bring the rule into play?", unlisted: max(0, open.count - quoteLimit))
    }

    // MARK: Elements

    /// The parts of the document over which the elements are judged.
    private func regions(_ rule: Rule) -> [Region] {
        switch rule.quantifier {
        case .document: return []
        case .someArticle: return candidateArticles(rule)
        case .eachArticle(let reference):
            let term = Term(references: [reference])
            trace?.purpose = .quantifier
            let hits = evaluator.hits(of: Condition(alternatives: [Alternative(anchor: term, relations: [], span: reference.span)]))
            return articles(of: hits.filter { $0.level > .mention })
        case .eachItem(let reference):
            return evaluator.matchingSections(reference).flatMap { SectionItems(text).items(of: $0) }.map { Region($0) }
        }
    }

    private func articles(of hits: [Hit]) -> [Region] {
        Set(hits.map { text.articleOf[$0.unit] }).sorted().map { evaluator.regions.articles[Int($0)] }
    }

    /// Articles in which some element may earn something: what an article holds, the document holds. Who asks why is
    /// shown all of them.
    private func candidateArticles(_ rule: Rule) -> [Region] {
        if trace != nil { return evaluator.regions.articles }
        return articles(of: rule.elements.flatMap { element -> [Hit] in
            if case .condition(let condition) = element.form { evaluator.hits(of: condition) } else { [] }
        })
    }

    private func judge(_ rule: Rule, _ index: Int, _ trigger: [Hit]) -> RuleResult {
        let regions = regions(rule)
        let elements: [ElementResult]
        switch rule.quantifier {
        case .document: elements = rule.elements.map { judge($0, in: .everywhere) }
        case .eachArticle:
            elements = rule.elements.map { element in
                let results = regions.isEmpty ? [judge(element, in: .everywhere)] : regions.map { judgeLinked(element, in: $0, of: regions) }
                return results.min { rank($0.status) < rank($1.status) } ?? judge(element, in: .everywhere)
            }
        case .someArticle: elements = judgeBestArticle(rule, regions)
        case .eachItem:
            elements = rule.elements.map { element in
                let results = regions.map { judge(element, in: $0) }
                return joined(results, element)
            }
        }
        return conclude(rule, index, trigger, elements)
    }

    /// The elements in the one article where they earn most; where none earns anything, what holds in no place of this
    /// document: a look into a companion.
    private func judgeBestArticle(_ rule: Rule, _ regions: [Region]) -> [ElementResult] {
        let nowhere = rule.elements.map { judge($0, in: .nowhere) }
        var best = (credit: (low: Fraction.zero, high: Fraction.zero), elements: nowhere)
        for region in regions {
            let elements = rule.elements.map { judge($0, in: region) }
            let credit = RuleEvaluator.credit(elements)
            if (credit.low, credit.high) > (best.credit.low, best.credit.high) { best = (credit, elements) }
        }
        return best.elements
    }

    /// In the article itself; failing that, in articles that are not judged themselves, because an exclusion may stand
    /// in an article of its own. One amnesty does not borrow the exclusions of another.
    private func judgeLinked(_ element: Rule.Element, in region: Region, of regions: [Region]) -> ElementResult {
        let local = judge(element, in: region)
        return local.status == .notMet ? judge(element, in: .outside(regions, units: text.units.count)) : local
    }

    private func rank(_ status: ElementResult.Status) -> Int {
        switch status {
        case .notMet: 0
        case .needsReview: 1
        case .partlyMet: 2
        case .met: 3
        }
    }

    private func joined(_ results: [ElementResult], _ element: Rule.Element) -> ElementResult {
        guard !results.isEmpty else {
            // Without such a section the whole document is looked at.
            var result = judge(element, in: .everywhere)
            if result.status == .met { result.status = .partlyMet; result.note = "not in a section of its own" }
            return result
        }
        let met = results.filter { $0.status == .met }.count
        let some = results.filter { $0.status != .notMet }.count
        let status: ElementResult.Status = met == results.count ? .met : (some > 0 ? .partlyMet : .notMet)
        let note = status == .partlyMet ? "\(met) of \(results.count) items have it" : nil
        return ElementResult(element: element, status: status, hits: Array(results.flatMap(\.hits).prefix(max(5, quoteLimit))), note: note)
    }

    private func judge(_ element: Rule.Element, in region: Region) -> ElementResult {
        let condition: Condition
        switch element.form {
        case .condition(let value): condition = value
        case .comparison(let comparison):
            switch comparison.relation {
            case .sameText: return SectionComparison(evaluator, companions[comparison.companion]).judge(element, comparison.section)
            case .itemsTakenUp: return ItemComparison(evaluator, comparison).judge(element)
            }
        }
        trace?.purpose = .element(element.id)
        trace?.enter(region, units: text.units.count)
        let hits = evaluator.hits(of: condition, in: region)
        trace?.leaveRegion()
        let clear = hits.filter { $0.doubt == nil }
        let enough: Level = switch element.enough {
        case .commitment: .commitment
        case .weak: .weak
        case .mention: .mention
        }
        func result(_ status: ElementResult.Status, _ hits: [Hit], _ note: String? = nil) -> ElementResult {
            let result = ElementResult(
                element: element, status: status, hits: Array(hits.prefix(quoteLimit)), note: note, unlisted: max(0, hits.count - quoteLimit))
            trace?.judged(result)
            return result
        }
        let full = clear.filter { $0.level >= enough }
        if !full.isEmpty { return result(.met, full.sorted { ($1.level, $0.span) < ($0.level, $1.span) }) }
        let doubtful = hits.filter { $0.doubt != nil && $0.level >= min(enough, .weak) }
        let weak = clear.filter { $0.level == .weak }
        if let first = doubtful.first, let doubt = first.doubt { return result(.needsReview, doubtful, doubt.rawValue) }
        if !weak.isEmpty { return result(.partlyMet, weak, "hedged or not binding") }
        let mentions = hits.filter { $0.level == .mention }
        return result(.notMet, mentions, mentions.isEmpty ? nil : "only mentioned")
    }

    // MARK: Conclusion

    private func conclude(_ rule: Rule, _ index: Int, _ trigger: [Hit], _ elements: [ElementResult]) -> RuleResult {
        let (low, high) = RuleEvaluator.credit(elements)
        var result = RuleResult(rule: index, status: .notMet, credit: (low, high), elements: elements)
        result.hits = Array(trigger.filter { $0.level > .mention }.prefix(quoteLimit))
        applyViolations(rule, elements, &result)
        if result.status == .violated || result.status == .needsReview { return result }
        if low < high {
            result.status = .needsReview
            result.reason = question(elements)
        } else {
            result.status = low == .one ? .met : (low > .zero ? .partlyMet : .notMet)
        }
        if result.status == .notMet || result.status == .partlyMet { result.nearestMiss = nearestMiss(rule, elements) }
        return result
    }

    /// The credit that elements earn together, between bounds. A rule of prohibitions only is kept if not violated.
    private static func credit(_ elements: [ElementResult]) -> (low: Fraction, high: Fraction) {
        guard !elements.isEmpty else { return (.one, .one) }
        var low = Fraction.zero
        var high = Fraction.zero
        for result in elements {
            low = low + result.earned.low
            high = high + result.earned.high
        }
        if elements.contains(where: { $0.element.isRequired && $0.status == .notMet }) { (low, high) = (.zero, .zero) }
        if elements.contains(where: { $0.element.isRequired && $0.status == .needsReview }) { low = .zero }
        return (low, high)
    }

    private func question(_ elements: [ElementResult]) -> String {
        let open = elements.filter { $0.status == .needsReview }
        let reasons = open.map { "\($0.element.label) (\($0.note ?? "unclear"))" }
        return "Does the passage provide for \(reasons.joined(separator: "; "))?"
    }

    /// How many words a sentence may have for a violation to be certain.
    public static let longestSentence = 200

    private func applyViolations(_ rule: Rule, _ elements: [ElementResult], _ result: inout RuleResult) {
        for violation in rule.violations {
            let isExcused = violation.noneOf.contains { number in
                elements.contains { $0.element.id == number && $0.status != .notMet }
            }
            if isExcused {
                trace?.excuse(violation.id, by: violation.noneOf)
                continue
            }
            trace?.purpose = .violation(violation.id)
            let hits = evaluator.hits(of: violation.condition).filter { $0.level > .mention }
            guard !hits.isEmpty else { continue }
            // Words that stand many lines apart need not belong together: of a sentence that does not end, a person judges.
            let clear = hits.filter { $0.doubt == nil && ($0.isElsewhere || text.units[$0.unit].tokens.range.count <= RuleEvaluator.longestSentence) }
            if !clear.isEmpty {
                result.status = .violated
                result.credit = (.zero, .zero)
                result.hits = Array(clear.prefix(quoteLimit))
                result.reason = "The text says that \(violation.label)."
                return
            }
            if result.status != .needsReview {
                result.status = .needsReview
                result.credit = (.zero, result.credit?.high ?? .zero)
                result.hits = Array(hits.prefix(quoteLimit))
                result.unlisted = max(0, hits.count - quoteLimit)
                result.reason = "Does the text say that \(violation.label)?"
            }
        }
    }

    /// Where the text comes closest: a match of some element's anchor without its company.
    private func nearestMiss(_ rule: Rule, _ elements: [ElementResult]) -> Hit? {
        trace?.purpose = .nearestMiss
        for result in elements where result.status == .notMet {
            if let hit = result.hits.first { return hit }
            guard case .condition(let condition) = result.element.form else { continue }
            let bare = Condition(
                alternatives: condition.alternatives.map { alternative in
                    var anchor = alternative.anchor
                    anchor.force = .any
                    anchor.minimum = 1
                    anchor.polarity = .eitherWay
                    return Alternative(anchor: anchor, relations: [], span: alternative.span)
                })
            if let hit = evaluator.hits(of: bare, keepsNegated: true).first { return hit }
        }
        return nil
    }
}
