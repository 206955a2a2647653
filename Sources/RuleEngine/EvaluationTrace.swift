public import PatternMatching
public import RuleLanguage
public import TextAnalysis

/// Collects what an evaluation did, step by step, when somebody asks why. The evaluators tell it; one that has none does
/// what it does anyway. Belongs to one evaluation of one rule or condition.
public final class EvaluationTrace {
    /// What a condition was evaluated for.
    public enum Purpose: Sendable, Hashable {
        case when
        case perhapsWhen
        /// `for each article with [x]`: which articles there are.
        case quantifier
        case provision(Int)
        case notCondition(Int)
        /// The number of an element or violation in its rule.
        case element(Int)
        case violation(Int)
        case nearestMiss
        case query
    }

    /// Why a match of an anchor does not count.
    public enum Reason: Sendable {
        /// The text denies it, or does not and should.
        case polarity
        /// It stands outside the article or item that is being judged.
        case region
        /// Of several names that must be there, only so many are.
        case tooFew(found: Int)
        case bound
        /// It is too weak for `firm` or `binding`.
        case force
        /// The relation of that number in the alternative does not hold.
        case relation(Int, RelationDetail)
        /// The provision's `Not` condition holds in the same sentence.
        case takenBack(by: TokenSpan)
    }

    /// What stands around a match where a relation does not hold.
    public struct RelationDetail: Sendable {
        /// For each name of the relation, the place nearest to the match, if it stands anywhere.
        public var nearest: [(name: String, place: TokenSpan?)] = []
        /// What decided whether an exception reaches the match.
        public var reasons: [ReadingReason] = []
    }

    public struct Candidate: Sendable {
        /// The name that it is a match of.
        public var reference: Reference
        public var hit: Hit
        public var polarity: ClauseReading.Polarity
        /// What decided how its clause reads.
        public var reasons: [ReadingReason]
        /// Nil while it counts.
        public var dropped: Reason?
    }

    public struct AlternativeTrace: Sendable {
        public var alternative: Alternative
        public var candidates: [Candidate]
        /// For an alternative that looks into a companion document: whether it held there.
        public var companion: (kind: DocumentKind, holds: Bool)?
    }

    public struct ConditionTrace: Sendable {
        public var purpose: Purpose
        /// A unit of the article or item that was judged; nil for the whole document.
        public var region: Int?
        public var alternatives: [AlternativeTrace]
        /// How an element was judged in that region.
        public var judgement: ElementResult?
    }

    public private(set) var conditions: [ConditionTrace] = []
    /// Elements that keep a violation from being looked for, by the violation's number.
    public private(set) var excused: [Int: [Int]] = [:]
    var purpose: Purpose = .query
    /// Where conditions are evaluated, as ``ConditionTrace/region``.
    var region: Int?

    public init() {}

    // MARK: Recording

    func beginCondition() { conditions.append(ConditionTrace(purpose: purpose, region: region, alternatives: [])) }

    func begin(_ alternative: Alternative) {
        conditions[conditions.count - 1].alternatives.append(AlternativeTrace(alternative: alternative, candidates: []))
    }

    func add(_ candidates: [Candidate]) { withLast { $0.candidates += candidates } }

    /// Marks as dropped what is not among the hits that are left, and takes over what the step changed in these.
    ///
    /// - Parameter reference: looks at the candidates of this name only; nil for all.
    func narrow(to hits: [Hit], of reference: Reference? = nil, _ reason: (Candidate) -> Reason) {
        withLast { alternative in
            for i in alternative.candidates.indices where alternative.candidates[i].dropped == nil {
                let candidate = alternative.candidates[i]
                if let reference, candidate.reference != reference { continue }
                if let left = hits.first(where: { $0.span == candidate.hit.span && $0.unit == candidate.hit.unit }) {
                    alternative.candidates[i].hit = left
                } else {
                    alternative.candidates[i].dropped = reason(candidate)
                }
            }
        }
    }

    func companion(_ kind: DocumentKind, holds: Bool) { withLast { $0.companion = (kind, holds) } }

    private func withLast(_ body: (inout AlternativeTrace) -> Void) {
        let condition = conditions.count - 1
        body(&conditions[condition].alternatives[conditions[condition].alternatives.count - 1])
    }

    /// Marks what a provision's `Not` condition took back, once both have been evaluated.
    func takeBack(_ provision: Int, _ blocker: (Hit) -> Hit?) {
        guard let index = conditions.lastIndex(where: { $0.purpose == .provision(provision) }) else { return }
        for a in conditions[index].alternatives.indices {
            for c in conditions[index].alternatives[a].candidates.indices {
                let candidate = conditions[index].alternatives[a].candidates[c]
                if candidate.dropped == nil, let by = blocker(candidate.hit) {
                    conditions[index].alternatives[a].candidates[c].dropped = .takenBack(by: by.span)
                }
            }
        }
    }

    func judged(_ result: ElementResult) { if !conditions.isEmpty { conditions[conditions.count - 1].judgement = result } }

    func enter(_ region: Region, units: Int) {
        let first = (0..<units).first(where: region.contains)
        self.region = (0..<units).allSatisfy(region.contains) ? nil : first
    }

    func leaveRegion() {
        region = nil
    }

    func excuse(_ violation: Int, by elements: [Int]) { excused[violation] = elements }
}

extension ConditionEvaluator {
    /// Everything that a name of an anchor matches, whatever its polarity, with what decided how it reads.
    func traced(_ reference: Reference, _ hits: [Hit]) -> [EvaluationTrace.Candidate] {
        hits.map { hit in
            let (reading, reasons) = matches.explain(hit.span, of: reference)
            return EvaluationTrace.Candidate(
                reference: reference, hit: hit, polarity: reading.polarity, reasons: reasons, dropped: nil)
        }
    }

    /// Why a relation does not hold for a match: what comes nearest.
    func detail(_ relation: Relation, _ hit: Hit) -> EvaluationTrace.RelationDetail {
        var detail = EvaluationTrace.RelationDetail()
        for reference in relation.references {
            if case .company(isWithout: true, _, _, let scope) = relation {
                // Only what stands where it should not explains anything.
                _ = has(reference, near: hit, scope) { place in
                    detail.nearest.append((reference.name, place))
                    return true
                }
                continue
            }
            func distance(_ place: TokenSpan) -> Int32 { max(place.start - hit.span.end, hit.span.start - place.end, 0) }
            detail.nearest.append((reference.name, places(reference).min { (distance($0), $0) < (distance($1), $1) }))
        }
        switch relation {
        case .excludedFrom, .coveredBy:
            let log = ReadingLog()
            _ = ExceptionScope(matches.text, log: log).standing(of: hit.span)
            detail.reasons = log.reasons
        default: break
        }
        return detail
    }
}
