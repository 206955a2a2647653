package import PatternMatching
package import RuleLanguage
package import TextAnalysis

/// Conditions by the letter of the reference manual: every match of every anchor is tried against every relation, by
/// looking at all matches of the related name in the whole document. Nothing is sorted, searched or cut short.
package final class ReferenceConditions {
    package let text: AnalysedText
    package let pack: RulePack
    private let language: String
    private let denials: [Bool]
    let reader: ClauseReader
    let exceptions: ExceptionScope
    let companions: [DocumentKind: ReferenceConditions]
    private var lexicon: ReferenceLexicon?
    private var known: [Reference.Target: Set<TokenSpan>] = [:]
    private var knownLoose: [Int: Set<TokenSpan>] = [:]
    private var knownProvisions: [Int: [ReferenceHit]] = [:]

    /// - Parameter companions: the documents that go with this one.
    package init(
        _ text: AnalysedText, pack: RulePack, language: String, companions: [DocumentKind: ReferenceConditions] = [:]
    ) {
        self.text = text
        self.companions = companions
        self.pack = pack
        self.language = language
        denials = Denials(pack, language: language).isOwn
        reader = ClauseReader(text)
        exceptions = ExceptionScope(text)
        lexicon = nil
        lexicon = ReferenceLexicon(text, language: language) { [unowned self] in spans($0) }
    }

    // MARK: Matches

    /// What a concept or recogniser matches.
    package func spans(_ reference: Reference, isLoose: Bool = false) -> Set<TokenSpan> {
        switch reference.target {
        case .concept(let index): isLoose ? strict(index).union(loose(index)) : strict(index)
        case .recogniser(let kind): Set(text.recognised[Recogniser.allCases.firstIndex(of: kind)!])
        case .provision, .unresolved: []
        }
    }

    private func strict(_ concept: Int) -> Set<TokenSpan> {
        if let spans = known[.concept(concept)] { return spans }
        let spans = matches(concept, \.entries)
        known[.concept(concept)] = spans
        return spans
    }

    private func loose(_ concept: Int) -> Set<TokenSpan> {
        if let spans = knownLoose[concept] { return spans }
        let spans = matches(concept, \.loose)
        knownLoose[concept] = spans
        return spans
    }

    private func matches(_ concept: Int, _ list: (Lexicon) -> [LexiconEntry]) -> Set<TokenSpan> {
        let lexicons = pack.concepts[concept].lexicons.filter { $0.language == language }
        return lexicon!.matches(lexicons.flatMap(list), without: lexicons.flatMap(\.falseFriends))
    }

    /// The unit of a span. Numbers of items and articles belong to no unit; the analysis gives them to the next.
    func unit(of span: TokenSpan) -> Int {
        text.units.indices.first { text.units[$0].tokens.contains(span) } ?? Int(text.unitOf[Int(span.start)])
    }

    // MARK: Provisions

    /// One hit a unit: the strongest; of equally strong ones one without doubt; of those the first.
    package func provision(_ index: Int) -> [ReferenceHit] {
        if let hits = knownProvisions[index] { return hits }
        let provision = pack.provisions[index]
        var found = hits(of: provision.matches, keepsDenied: true)
        if let exception = provision.exceptWhen {
            let blocked = hits(of: exception)
            found.removeAll { hit in blocked.contains { text.isOneSentence(hit.unit, $0.unit) } }
        }
        let cap: Level = switch provision.cap {
        case .commitment: .commitment
        case .weak: .weak
        case .mention: .mention
        }
        for i in found.indices {
            found[i].level = min(found[i].level, cap)
            found[i].strength = min(found[i].strength, cap)
        }
        let best = Set(found.map(\.unit)).sorted().map { unit in
            found.filter { $0.unit == unit }.min { a, b in
                if a.level != b.level { return a.level > b.level }
                if (a.doubt == nil) != (b.doubt == nil) { return a.doubt == nil }
                return a.span < b.span
            }!
        }
        let hits = best.sorted { $0.span < $1.span }
        knownProvisions[index] = hits
        return hits
    }

    // MARK: Conditions

    /// Where a condition holds.
    ///
    /// - Parameters:
    ///   - keepsDenied: whether places where the text denies an affirmed anchor are kept, at the level `negated`: a
    ///     provision has them, a condition does not hold there.
    ///   - region: only these units count.
    package func hits(of condition: Condition, keepsDenied: Bool = false, in region: (Int) -> Bool = { _ in true }) -> [ReferenceHit] {
        var result: [ReferenceHit] = []
        for alternative in condition.alternatives {
            if let hit = companionHit(alternative) { result.append(hit) }
            if alternative.companion != nil { continue }
            for anchor in anchors(alternative.anchor, in: region) where keepsDenied || anchor.level != .negated {
                var hit: ReferenceHit? = anchor
                for relation in alternative.relations { hit = hit.flatMap { holds(relation, for: $0) } }
                if let hit { result.append(hit) }
            }
        }
        return result.inOrder()
    }

    private func anchors(_ term: Term, in region: (Int) -> Bool) -> [ReferenceHit] {
        let byName = term.references.map { reference in
            let found = term.isSection ? headings(reference) : hits(of: reference, term)
            return found.filter { region($0.unit) && isStrongEnough($0, term.force) }
        }
        let found = byName.flatMap { $0 }.filter { hit in
            // With one name a denied match is still a match: a provision has it, at the level `negated`.
            let near = byName.filter { $0.contains { $0.level != .negated && isWithin(term.scope, hit, $0.span) } }
            return term.minimum == 1 || near.count >= term.minimum
        }
        guard let bound = term.bound else { return found }
        return found.compactMap { hit in
            var hit = hit
            guard let isWithinBound = ReferenceQuantity(text).holds(bound, of: hit.span) else {
                hit.doubt = .value
                return hit
            }
            return isWithinBound ? hit : nil
        }
    }

    /// What an alternative that looks into a companion document finds: one hit without a place.
    private func companionHit(_ alternative: Alternative) -> ReferenceHit? {
        guard let (kind, isOutside) = alternative.companion, let other = companions[kind], !text.units.isEmpty else { return nil }
        var rest = alternative
        rest.relations.removeAll { if case .place(_, .companion) = $0 { true } else { false } }
        let found = other.hits(of: Condition(alternatives: [rest]))
        let whole = text.units[0].tokens
        if isOutside { return found.isEmpty ? ReferenceHit(unit: 0, span: whole, level: .commitment, strength: .commitment) : nil }
        guard let level = found.map(\.level).max() else { return nil }
        // A clear place settles it; the doubt of the others is then no doubt.
        let best = found.filter { $0.level == level }
        let doubt = best.contains { $0.doubt == nil } ? nil : best[0].doubt
        return ReferenceHit(unit: 0, span: whole, level: level, strength: level, doubt: doubt)
    }

    private func isStrongEnough(_ hit: ReferenceHit, _ force: Term.Force) -> Bool {
        switch force {
        case .any: true
        case .firm: hit.level >= .weak || hit.level == .negated
        // What a person must look at may turn out to bind.
        case .binding: hit.level == .commitment || hit.level == .negated || (hit.doubt != nil && hit.level == .weak)
        }
    }

    private func hits(of reference: Reference, _ term: Term) -> [ReferenceHit] {
        if case .provision(let index) = reference.target {
            return provision(index).compactMap { hit in
                let isDenied = hit.level == .negated
                var hit = hit
                switch term.polarity {
                case .unspecified, .affirmed: return isDenied ? nil : hit
                case .negated: if !isDenied { return nil }
                case .eitherWay: break
                }
                hit.level = hit.strength
                return hit
            }
        }
        return spans(reference, isLoose: term.isLoose).compactMap { span in
            let reading = reader.read(span, isDeniedInside: isDeniedInside(reference))
            var hit = ReferenceHit(unit: unit(of: span), span: span, level: reading.level, strength: reading.level, doubt: reading.doubt)
            switch term.polarity {
            case .unspecified, .eitherWay: if hit.doubt == .polarity { hit.doubt = nil }
            case .affirmed: if reading.polarity == .negated { hit.level = .negated }
            case .negated: if reading.polarity != .negated { return nil }
            }
            return hit
        }
    }

    /// Words that match although "not" stands among them are denied, unless the concept itself has words of denial.
    private func isDeniedInside(_ reference: Reference) -> Bool {
        guard case .concept(let index) = reference.target else { return false }
        return !denials[index]
    }

    // MARK: Sections

    /// Sections whose heading matches a name.
    func sections(titled reference: Reference) -> [Int] {
        text.sections.indices.filter { !headingSpans(of: $0, reference).isEmpty }
    }

    private func headingSpans(of section: Int, _ reference: Reference) -> [TokenSpan] {
        spans(reference).filter { span in
            let unit = text.units[unit(of: span)]
            return unit.isHeading && unit.block == text.sections[section].headingBlock && Int(unit.section) == section
        }
    }

    /// A section with content, by the first words of its heading that match.
    private func headings(_ reference: Reference) -> [ReferenceHit] {
        sections(titled: reference).filter { text.sections[$0].hasContent }.map { section in
            let span = headingSpans(of: section, reference).min()!
            return ReferenceHit(unit: unit(of: span), span: span, level: .commitment, strength: .commitment, doubt: nil)
        }
    }

    // MARK: Relations

    /// The hit if a relation holds for it, with the doubt that the relation adds.
    private func holds(_ relation: Relation, for hit: ReferenceHit) -> ReferenceHit? {
        switch relation {
        case .company(let isWithout, let references, let all, let scope):
            let present = references.filter { reference in places(reference).contains { isWithin(scope, hit, $0) } }
            if isWithout { return present.isEmpty ? hit : nil }
            return (all ? present.count == references.count : !present.isEmpty) ? hit : nil
        case .order(let isBefore, let reference, isSection: true, _):
            let block = text.units[hit.unit].block
            return sections(titled: reference).contains { section in
                let heading = text.sections[section].headingBlock
                return isBefore ? block < heading : heading < block
            } ? hit : nil
        case .order(let isBefore, let reference, isSection: false, let scope):
            return places(reference).contains { other in
                isWithin(scope, hit, other) && (isBefore ? hit.span.end <= other.start : other.end <= hit.span.start)
            } ? hit : nil
        case .excludedFrom(let reference): return isExcluded(hit, from: reference) ? hit : nil
        case .coveredBy(let reference): return covered(hit, by: reference)
        case .byActor(let reference): return isActor(reference, of: hit) ? hit : nil
        case .place(let isOutside, let place): return isIn(place, hit) != isOutside ? hit : nil
        }
    }

    /// Where a name stands, whatever its polarity; a provision only where the text does not deny it.
    private func places(_ reference: Reference) -> [TokenSpan] {
        if case .provision(let index) = reference.target { return provision(index).filter { $0.level != .negated }.map(\.span) }
        return Array(spans(reference))
    }

    private func isWithin(_ scope: Scope, _ hit: ReferenceHit, _ other: TokenSpan) -> Bool {
        let there = unit(of: other)
        switch scope {
        case .sentence: return text.isOneSentence(hit.unit, there)
        case .paragraph: return text.units[hit.unit].block == text.units[there].block || text.isOneSentence(hit.unit, there)
        case .article: return text.articleOf[hit.unit] == text.articleOf[there]
        case .chapter: return text.chapterOf[hit.unit] == text.chapterOf[there]
        case .document: return true
        case .words(let count):
            let between = other.start >= hit.span.end ? other.start - hit.span.end : hit.span.start - other.end
            return text.isOneSentence(hit.unit, there) && between <= count
        }
    }

    private func isIn(_ place: Place, _ hit: ReferenceHit) -> Bool {
        let unit = text.units[hit.unit]
        switch place {
        case .preamble: return unit.zone == .preamble || unit.isRecital
        case .operativePart: return unit.zone == .operative && !unit.isRecital && !unit.isHeading
        case .definitions: return unit.zone == .definitions
        case .heading: return unit.isHeading
        case .annex: return unit.isInAnnex
        case .companion: return false
        case .sectionTitled(let reference):
            return sections(titled: reference).contains { section in
                var under = Int(text.sectionOf[Int(unit.block)])
                while under >= 0, under != section { under = Int(text.sections[under].parent) }
                return under == section && unit.block > text.sections[section].headingBlock
            }
        }
    }

    /// The name stands before the first modal of the hit's unit, or leads in to it.
    private func isActor(_ reference: Reference, of hit: ReferenceHit) -> Bool {
        let unit = text.units[hit.unit].tokens
        let modals = [CueKind.binding, .soft, .permissive].flatMap { text.cue($0).spans }.filter { unit.contains($0) }
        let firstModal = modals.map(\.start).min()
        return places(reference).contains { other in
            let there = self.unit(of: other)
            guard text.isOneSentence(hit.unit, there) else { return false }
            if there != hit.unit { return other.end <= hit.span.start }
            if other.start >= hit.span.end, text.isAgent(other) { return true }
            return firstModal.map { other.start < $0 } ?? (other.end <= hit.span.start)
        }
    }
}
