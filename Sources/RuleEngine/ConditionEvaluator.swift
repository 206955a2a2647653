import DocumentModel
import PatternMatching
import RuleLanguage
import TextAnalysis

/// Evaluates conditions on one document. The obvious way: every alternative filters the matches of its anchor.
struct ConditionEvaluator {
    let matches: DocumentMatches
    private let program: RuleProgram
    var pack: RulePack { program.pack }
    /// Hits of each provision, sorted by place.
    private(set) var provisionHits: [[Hit]]
    private let sections = SectionCache()
    let regions: RegionIndex
    private var text: AnalysedText { matches.text }

    /// Values that a profile gives to parameters.
    private let parameters: [String: Quantity]
    let companions: [DocumentKind: ConditionEvaluator]

    /// Is told of every step, if somebody asks why.
    let trace: EvaluationTrace?

    /// - Parameter provisions: the provisions that will be asked for; nil for all of them.
    init(
        matches: DocumentMatches, program: RuleProgram, parameters: [String: Quantity] = [:],
        companions: [DocumentKind: ConditionEvaluator] = [:], provisions: Set<Int>? = nil, trace: EvaluationTrace? = nil
    ) {
        self.trace = trace
        self.matches = matches
        regions = RegionIndex(matches.text)
        self.program = program
        self.parameters = parameters
        self.companions = companions
        provisionHits = [[Hit]](repeating: [], count: program.pack.provisions.count)
        for index in program.provisionOrder where provisions?.contains(index) != false {
            provisionHits[index] = hits(of: program.pack.provisions[index], index)
        }
    }

    // MARK: Provisions

    private func hits(of provision: Provision, _ index: Int) -> [Hit] {
        trace?.purpose = .provision(index)
        var found = hits(of: provision.matches, keepsNegated: true)
        if !found.isEmpty, let exception = provision.exceptWhen {
            trace?.purpose = .notCondition(index)
            let blocked = hits(of: exception)
            if !blocked.isEmpty { found.removeAll { hit in blocked.contains { text.isOneSentence($0.unit, hit.unit) } } }
            trace?.takeBack(index) { hit in blocked.first { text.isOneSentence($0.unit, hit.unit) } }
        }
        for i in found.indices {
            switch provision.cap {
            case .commitment: break
            case .weak: found[i].cap(at: .weak)
            case .mention: found[i].cap(at: .mention)
            }
        }
        return bestOfEachUnit(found)
    }

    /// One hit a unit: the strongest, without doubt if there is one.
    private func bestOfEachUnit(_ hits: [Hit]) -> [Hit] {
        var best: [Int: Hit] = [:]
        for hit in hits {
            guard let other = best[hit.unit] else { best[hit.unit] = hit; continue }
            if (hit.level, hit.doubt == nil ? 1 : 0, -hit.span.start) > (other.level, other.doubt == nil ? 1 : 0, -other.span.start) {
                best[hit.unit] = hit
            }
        }
        return best.values.sorted { $0.span < $1.span }
    }

    // MARK: Conditions

    /// Where a condition holds, sorted by place.
    ///
    /// - Parameters:
    ///   - keepsNegated: whether hits that the text denies are kept, with the level `negated`.
    ///   - region: only hits in these units count as anchors, and `at least N of` counts in them.
    func hits(of condition: Condition, keepsNegated: Bool = false, in region: Region = .everywhere) -> [Hit] {
        var result: [Hit] = []
        trace?.beginCondition()
        for alternative in condition.alternatives {
            trace?.begin(alternative)
            if let (kind, isOutside) = alternative.companionPlace {
                let found = companionHits(alternative, kind, isOutside: isOutside)
                trace?.companion(kind, holds: !found.isEmpty)
                result += found
                continue
            }
            var found = anchors(alternative.anchor, in: region)
            if !keepsNegated { found.removeAll { $0.level == .negated } }
            trace?.narrow(to: found) { _ in .polarity }
            for (number, relation) in alternative.relations.enumerated() where !found.isEmpty {
                found = filter(found, by: relation)
                trace?.narrow(to: found) { .relation(number, detail(relation, $0.hit)) }
            }
            result += found
        }
        return result.sorted { ($0.span, $0.level) < ($1.span, $1.level) }
    }

    /// An alternative that looks into a companion document: one hit without a place if it holds there.
    private func companionHits(_ alternative: Alternative, _ kind: DocumentKind, isOutside: Bool) -> [Hit] {
        guard let companion = companions[kind], !text.units.isEmpty else { return [] }
        var inside = alternative
        inside.relations.removeAll { if case .place(_, .companion) = $0 { true } else { false } }
        let found = companion.hits(of: Condition(alternatives: [inside]))
        let best = found.max { ($0.level, $0.doubt == nil ? 1 : 0) < ($1.level, $1.doubt == nil ? 1 : 0) }
        if isOutside { return best == nil ? [Hit(unit: 0, span: text.units[0].tokens, level: .commitment, isElsewhere: true)] : [] }
        return best.map { [Hit(unit: 0, span: text.units[0].tokens, level: $0.level, doubt: $0.doubt, isElsewhere: true)] } ?? []
    }

    private func anchors(_ term: Term, in region: Region) -> [Hit] {
        var all: [Hit] = []
        // Where each reference counts: affirmed, if that is asked.
        var named: [[TokenSpan]] = []
        for reference in term.references {
            let near = term.isSection ? sectionHits(reference).filter { region.contains($0.unit) } : hits(of: reference, term, in: region)
            let found = near.filter { term.force.admits($0) }
            if let trace {
                let asked = term.isSection ? sectionHits(reference) : hits(of: reference, term)
                trace.add(traced(reference, term.isSection ? asked : hits(of: reference, term.eitherWay)))
                trace.narrow(to: asked, of: reference) { _ in .polarity }
                trace.narrow(to: near, of: reference) { _ in .region }
                trace.narrow(to: found, of: reference) { _ in .force }
            }
            if term.minimum > 1 { named.append(found.filter { $0.level != .negated }.map(\.span)) }
            all += found
        }
        if term.minimum > 1 {
            let distinct = named.filter { !$0.isEmpty }.count
            guard distinct >= term.minimum else {
                trace?.narrow(to: []) { _ in .tooFew(found: distinct) }
                return []
            }
            if term.scope != .document { all = all.filter { neighbours(of: $0, named, term.scope) >= term.minimum } }
            trace?.narrow(to: all) { .tooFew(found: neighbours(of: $0.hit, named, term.scope)) }
        }
        if let bound = term.bound { all = all.compactMap { QuantityReader(text).keep($0, bound, parameters[bound.parameter] ?? bound.value) } }
        trace?.narrow(to: all) { _ in .bound }
        return all
    }

    /// How many of a term's references count within its scope around a hit.
    private func neighbours(of hit: Hit, _ named: [[TokenSpan]], _ scope: Scope) -> Int {
        named.filter { has($0, near: hit, scope) { _ in true } }.count
    }

    private func hits(of reference: Reference, _ term: Term, in region: Region = .everywhere) -> [Hit] {
        if case .provision(let index) = reference.target {
            let found = provisionHits[index].filter { region.contains($0.unit) }
            switch term.polarity {
            case .unspecified, .affirmed: return found.filter { $0.level != .negated }
            // What is asked for is the denial itself: it counts at the strength of its clause.
            case .negated: return found.filter { $0.level == .negated }.map(\.regardless)
            case .eitherWay: return found.map(\.regardless)
            }
        }
        guard let places = matches.readPlaces(reference, isLoose: term.isLoose) else { return [] }
        return region.indices(of: places.spans, unitOf: text.unitOf).joined().compactMap { index in
            let span = places.spans[index]
            let reading = places.readings[index]
            var hit = Hit(unit: matches.unit(of: span), span: span, level: reading.level, doubt: reading.doubt, cue: reading.cue)
            switch term.polarity {
            case .unspecified, .eitherWay:
                if hit.doubt == .polarity { hit.doubt = nil }
            case .affirmed:
                if reading.polarity == .negated { hit.level = .negated }
            case .negated:
                guard reading.polarity == .negated else { return nil }
            }
            return hit
        }
    }

    /// Sections whose heading matches and that have content. The evidence is the heading.
    private func sectionHits(_ reference: Reference) -> [Hit] {
        matchingSections(reference).compactMap { index in
            let section = text.sections[index]
            guard section.hasContent, let span = matches.spans(reference).first(where: { isInHeading($0, section) }) else { return nil }
            return Hit(unit: matches.unit(of: span), span: span, level: .commitment, doubt: nil, cue: nil)
        }
    }

    /// Sections whose heading matches a reference, in document order.
    func matchingSections(_ reference: Reference) -> [Int] {
        if let known = sections.found[reference.name] { return known }
        let headed = matches.spans(reference).compactMap { span -> Int? in
            let unit = text.units[matches.unit(of: span)]
            guard unit.isHeading, unit.section >= 0, text.sections[Int(unit.section)].headingBlock == unit.block else { return nil }
            return Int(unit.section)
        }
        let result = Set(headed).sorted()
        sections.found[reference.name] = result
        return result
    }

    private func isInHeading(_ span: TokenSpan, _ section: Section) -> Bool {
        let unit = text.units[matches.unit(of: span)]
        return unit.isHeading && unit.block == section.headingBlock
    }

    // MARK: Relations

    private func filter(_ hits: [Hit], by relation: Relation) -> [Hit] {
        switch relation {
        case .company(let isWithout, let references, let all, let scope):
            return hits.filter { hit in
                let test: (Reference) -> Bool = { has($0, near: hit, scope) { _ in true } }
                return isWithout ? !references.contains(where: test) : (all ? references.allSatisfy(test) : references.contains(where: test))
            }
        case .order(let isBefore, let reference, isSection: true, _):
            let headings = matchingSections(reference).map { text.sections[$0].headingBlock }
            return hits.filter { hit in
                let block = text.units[hit.unit].block
                return headings.contains { isBefore ? block < $0 : $0 < block }
            }
        case .order(let isBefore, let reference, isSection: false, let scope):
            return hits.filter { hit in
                has(reference, near: hit, scope) { isBefore ? hit.span.end <= $0.start : $0.end <= hit.span.start }
            }
        case .excludedFrom(let reference): return hits.filter { isExcluded($0, from: reference) }
        case .coveredBy(let reference): return hits.compactMap { covered($0, by: reference) }
        case .byActor(let reference): return hits.filter { isActor(reference, of: $0) }
        case .place(let isOutside, let place): return hits.filter { isIn(place, $0) != isOutside }
        }
    }

    /// Places of a reference without regard to polarity; a provision's only where it is not denied.
    func places(_ reference: Reference) -> [TokenSpan] {
        if case .provision(let index) = reference.target {
            return provisionHits[index].filter { $0.level != .negated }.map(\.span)
        }
        return matches.spans(reference)
    }

    func has(_ reference: Reference, near hit: Hit, _ scope: Scope, where test: (TokenSpan) -> Bool) -> Bool {
        has(places(reference), near: hit, scope, where: test)
    }

    /// - Parameter spans: sorted.
    private func has(_ spans: [TokenSpan], near hit: Hit, _ scope: Scope, where test: (TokenSpan) -> Bool) -> Bool {
        guard !spans.isEmpty else { return false }
        if let region = region(scope, hit) {
            return region.indices(of: spans, unitOf: text.unitOf).contains { $0.contains { test(spans[$0]) } }
        }
        let window = window(hit, scope)
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].start < window.start { low = middle + 1 } else { high = middle }
        }
        while low < spans.count, spans[low].start < window.end {
            if isWithin(scope, hit, spans[low]), test(spans[low]) { return true }
            low += 1
        }
        return false
    }

    /// The article or chapter of a hit, where that is the scope.
    private func region(_ scope: Scope, _ hit: Hit) -> Region? {
        switch scope {
        case .article: regions.articles[Int(text.articleOf[hit.unit])]
        case .chapter: regions.chapters[Int(text.chapterOf[hit.unit])]
        case .sentence, .paragraph, .words, .document: nil
        }
    }

    /// The tokens outside which nothing can be in scope.
    private func window(_ hit: Hit, _ scope: Scope) -> TokenSpan {
        switch scope {
        case .sentence, .paragraph, .words:
            var first = hit.unit
            while text.units[first].leadIn >= 0 { first = Int(text.units[first].leadIn) }
            var last = max(Int(text.itemsEnd[first]), hit.unit + 1) - 1
            if scope == .paragraph {
                while first > 0, text.units[first - 1].block == text.units[hit.unit].block { first -= 1 }
                while last + 1 < text.units.count, text.units[last + 1].block == text.units[hit.unit].block { last += 1 }
            }
            return TokenSpan(Int(text.units[first].tokens.start), Int(text.units[last].tokens.end))
        case .article, .chapter, .document: return TokenSpan(0, text.tokens.count)
        }
    }

    private func isWithin(_ scope: Scope, _ hit: Hit, _ other: TokenSpan) -> Bool {
        let unit = matches.unit(of: other)
        switch scope {
        case .sentence: return text.isOneSentence(hit.unit, unit)
        case .paragraph: return text.units[hit.unit].block == text.units[unit].block || text.isOneSentence(hit.unit, unit)
        case .article, .chapter, .document: return true
        case .words(let count):
            guard text.isOneSentence(hit.unit, unit) else { return false }
            return other.start >= hit.span.end ? Int(other.start - hit.span.end) <= count : Int(hit.span.start - other.end) <= count
        }
    }

    private func isIn(_ place: Place, _ hit: Hit) -> Bool {
        let unit = text.units[hit.unit]
        switch place {
        case .preamble: return unit.zone == .preamble || unit.isRecital
        case .operativePart: return unit.zone == .operative && !unit.isRecital && !unit.isHeading
        case .definitions: return unit.zone == .definitions
        case .heading: return unit.isHeading
        case .annex: return unit.isInAnnex
        case .companion: return false
        case .sectionTitled(let reference):
            return matchingSections(reference).contains { text.sections[$0].blocks.contains(Int(unit.block)) }
        }
    }

    /// The acting subject: the reference stands before the hit's governing modal, or leads in to it; or the words for
    /// the agent of a passive clause open it.
    private func isActor(_ reference: Reference, of hit: Hit) -> Bool {
        let unit = text.units[hit.unit].tokens
        let firstModal = [CueKind.binding, .soft, .permissive].compactMap { text.cue($0).inside(unit).first?.start }.min()
        return has(reference, near: hit, .sentence) { span in
            if matches.unit(of: span) != hit.unit { return span.end <= hit.span.start }
            if hit.span.end <= span.start, text.isAgent(span) { return true }
            return firstModal.map { span.start < $0 } ?? (span.end <= hit.span.start)
        }
    }
}

extension Alternative {
    /// The companion document that the alternative looks into, if it does.
    var companionPlace: (kind: DocumentKind, isOutside: Bool)? {
        for case .place(let isOutside, .companion(let kind)) in relations { return (kind, isOutside) }
        return nil
    }
}

extension Term {
    /// The term without its demand on polarity.
    fileprivate var eitherWay: Term {
        var term = self
        term.polarity = .eitherWay
        return term
    }
}

extension Hit {
    /// The hit without regard to a denial.
    fileprivate var regardless: Hit {
        var hit = self
        hit.level = strength
        return hit
    }

    fileprivate mutating func cap(at limit: Level) {
        level = min(level, limit)
        strength = min(strength, limit)
    }
}

extension Term.Force {
    /// A denied hit keeps no level to measure; one that a person must look at may turn out as strong as asked.
    fileprivate func admits(_ hit: Hit) -> Bool {
        switch self {
        case .any: true
        case .firm: hit.level >= .weak || hit.level == .negated
        case .binding: hit.level == .commitment || hit.level == .negated || (hit.doubt != nil && hit.level == .weak)
        }
    }
}

/// Section look-ups of one evaluation, by name of the concept. A class, because evaluating changes nothing else.
private final class SectionCache {
    var found: [String: [Int]] = [:]
}
