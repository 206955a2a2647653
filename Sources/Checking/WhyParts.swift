import DocumentModel
import PatternMatching
import Reporting
import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// Turns conditions as they were evaluated into parts of an explanation.
struct WhyParts {
    let rules: LoadedRules
    let text: AnalysedText
    let matches: DocumentMatches
    /// Only matches in these units are shown; nil for all.
    let shown: Set<Int>?
    let entries: EntryFinder

    /// The sentences that were asked for.
    var passage: [Evidence] {
        (shown ?? []).sorted().map { unit in
            var evidence = Evidence(Hit(sentence: unit, of: matches), in: text)
            evidence.highlight = ByteSpan(0, 0)
            return evidence
        }
    }

    func part(_ heading: String, _ outcome: String, _ condition: EvaluationTrace.ConditionTrace, file: String) -> WhyReport.Part {
        WhyReport.Part(
            heading: heading, outcome: outcome, place: condition.region.map(text.address(of:)),
            alternatives: condition.alternatives.map { alternative($0, file: file) })
    }

    /// Whether a match stands outside the article or item that was judged.
    static func isOutside(_ candidate: EvaluationTrace.Candidate) -> Bool {
        if case .region? = candidate.dropped { true } else { false }
    }

    // MARK: Alternatives

    private func alternative(_ trace: EvaluationTrace.AlternativeTrace, file: String) -> WhyReport.Alternative {
        let written = written(trace.alternative.span, file: file)
        var remarks: [String] = []
        if let (kind, holds) = trace.companion {
            remarks.append("\(holds ? "It holds" : "It does not hold") in the companion document (\(kind.rawValue)).")
        }
        let inside = trace.candidates.filter { !WhyParts.isOutside($0) }
        let visible = inside.filter { shown?.contains($0.hit.unit) != false }
        if visible.count < inside.count { remarks.append("\(inside.count - visible.count) \(inside.count - visible.count == 1 ? "match" : "matches") elsewhere.") }
        for reference in trace.alternative.anchor.references {
            let takenBack = entries.takenBack(reference, matches).filter { shown?.contains(matches.text.unit(of: $0.words)) != false }
            for (words, friend) in takenBack.prefix(3) {
                remarks.append("“\(quote(words))” in \(text.address(of: text.unit(of: words))) is taken for a false friend: \(friend).")
            }
            if trace.companion == nil, !trace.candidates.contains(where: { $0.reference == reference }) {
                remarks.append("[\(reference.name)] \(isProvision(reference) ? "is not found" : "stands nowhere in the document").")
            }
        }
        let relations = trace.alternative.relations
        return WhyReport.Alternative(
            written: written, matches: visible.map { match($0, trace.alternative.anchor, relations) }, remarks: remarks)
    }

    private func isProvision(_ reference: Reference) -> Bool { if case .provision = reference.target { true } else { false } }

    private func match(
        _ candidate: EvaluationTrace.Candidate, _ anchor: Term, _ relations: [Relation]
    ) -> WhyReport.Match {
        var evidence = Evidence(candidate.hit, in: text)
        if candidate.polarity == .negated, candidate.hit.level != .negated { evidence.level += ", denied" }
        return WhyReport.Match(
            name: "[\(candidate.reference.name)]", evidence: evidence, counts: candidate.dropped == nil,
            reading: candidate.reasons.map { WhyWording.reading($0, text) } + (candidate.hit.doubt.map { [$0.rawValue] } ?? []),
            miss: candidate.dropped.map { miss($0, candidate, anchor, relations) }, steps: WhyParts.steps(candidate.dropped),
            entries: entries.entries(candidate.reference, candidate.hit.span).map { written($0.span, file: $0.file) })
    }

    /// A match outside any condition.
    func match(_ hit: Hit) -> WhyReport.Match {
        WhyReport.Match(name: "", evidence: Evidence(hit, in: text), counts: true, reading: [], miss: nil, steps: 0, entries: [])
    }

    private static func steps(_ reason: EvaluationTrace.Reason?) -> Int {
        switch reason {
        case .region, .polarity: 0
        case .tooFew: 1
        case .bound: 2
        case .force: 3
        case .relation(let number, _): 4 + number
        case .takenBack: 1000
        case nil: 2000
        }
    }

    private func miss(
        _ reason: EvaluationTrace.Reason, _ candidate: EvaluationTrace.Candidate, _ anchor: Term, _ relations: [Relation]
    ) -> String {
        switch reason {
        case .polarity where anchor.polarity == .negated: return "the clause does not deny it, and a denial is asked for"
        case .polarity: return "the clause denies it"
        case .region: return "it stands elsewhere"
        case .tooFew(let found): return "only \(found) of the names are there, and \(anchor.minimum) are needed"
        case .bound: return "its number is not within the bound"
        case .force: return "it is too weak: \(candidate.hit.level.rawValue), where it must be \(anchor.force == .binding ? "binding" : "at least firm")"
        case .relation(let number, let detail): return relation(relations[number], detail)
        case .takenBack(let words):
            return "the provision's Not condition holds in the same sentence: “\(quote(words))” in \(text.address(of: text.unit(of: words)))"
        }
    }

    private func relation(_ relation: Relation, _ detail: EvaluationTrace.RelationDetail) -> String {
        var out = "it is \(WhyWording.negated(relation))"
        var isWithout = false
        if case .company(isWithout: true, _, _, _) = relation { isWithout = true }
        if case .place = relation { return out }
        let places = detail.nearest.map { name, place in
            guard let place else { return "[\(name)] is found nowhere" }
            let verb = isWithout ? "stands there" : "stands nearest"
            return "[\(name)] \(verb), “\(quote(place))” in \(text.address(of: text.unit(of: place)))"
        }
        let exceptions = detail.reasons.map { WhyWording.reading($0, text) }
        // Of many names, the nearest few are enough.
        let shown = places.prefix(3)
        if !shown.isEmpty { out += ": " + shown.joined(separator: "; ") + (places.count > shown.count ? " ..." : "") }
        if !exceptions.isEmpty { out += "; " + exceptions.joined(separator: "; ") }
        return out
    }

    // MARK: Text

    private func quote(_ words: TokenSpan) -> String { text.document.text.string(text.span(of: words)) }

    private func written(_ span: ByteSpan, file: String) -> String {
        (rules.text(of: file) ?? []).string(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The condition of an element that is no condition on words.
    func written(_ element: Rule.Element, _ rule: Rule) -> String { written(element.span, file: rule.location.file) }
}

extension AnalysedText {
    func unit(of words: TokenSpan) -> Int { Int(unitOf[Int(words.start)]) }
}

/// Which lexicon entries found some words.
struct EntryFinder {
    private var found: [TokenSpan: [Mutation]] = [:]
    private var falseFriends: [Int: [(span: TokenSpan, mutation: Mutation)]] = [:]

    init(_ matches: [(entry: EntryID, span: TokenSpan)], _ mutations: [Mutation]) {
        var byEntry: [EntryID: Mutation] = [:]
        for mutation in mutations { if case .conceptEntry(let entry, _, _) = mutation.target { byEntry[entry] = mutation } }
        for (entry, span) in matches {
            guard let mutation = byEntry[entry], case .conceptEntry(_, let concept, _) = mutation.target else { continue }
            if mutation.kind == .falseFriend { falseFriends[concept, default: []].append((span, mutation)) } else {
                found[span, default: []].append(mutation)
            }
        }
    }

    private static func concept(_ mutation: Mutation) -> Int? {
        if case .conceptEntry(_, let concept, _) = mutation.target { concept } else { nil }
    }

    /// Where the entries are written that found these words for a concept.
    func entries(_ reference: Reference, _ span: TokenSpan) -> [SourceLocation] {
        guard case .concept(let concept) = reference.target else { return [] }
        var result: [SourceLocation] = []
        for mutation in found[span] ?? [] where EntryFinder.concept(mutation) == concept && !result.contains(mutation.location) {
            result.append(mutation.location)
        }
        return result
    }

    /// Words that an entry found and a false friend took back.
    func takenBack(_ reference: Reference, _ matches: DocumentMatches) -> [(words: TokenSpan, friend: String)] {
        guard case .concept(let concept) = reference.target, let friends = falseFriends[concept] else { return [] }
        let left = Set(matches.places(of: reference))
        let lost = found.filter { span, mutations in
            !left.contains(span) && mutations.contains { EntryFinder.concept($0) == concept && $0.kind == .entry }
        }
        return lost.keys.sorted().compactMap { span in
            friends.first { $0.span.overlaps(span) }.map { (span, matches.quote($0.span)) }
        }
    }
}

extension DocumentMatches {
    fileprivate func quote(_ words: TokenSpan) -> String { "“\(text.document.text.string(text.span(of: words)))”" }
}
