import PatternMatching
import RuleLanguage
import TextAnalysis

/// `excluded from` and `covered by`.
extension ReferenceConditions {
    func isExcluded(_ hit: ReferenceHit, from reference: Reference) -> Bool {
        guard case .provision(let provision) = reference.target else { return false }
        switch exceptions.standing(of: hit.span) {
        case .excluded: return speaks(hit, of: provision) && !isTakenBack(hit)
        case .broughtBack: return false
        case .outside:
            return subjects(of: provision).contains { subject in
                spans(subject).contains { span in
                    span.end <= hit.span.start && text.isOneSentence(unit(of: span), hit.unit) && reader.read(span).polarity == .negated
                }
            }
        }
    }

    func covered(_ hit: ReferenceHit, by reference: Reference) -> ReferenceHit? {
        guard case .provision(let provision) = reference.target else { return nil }
        let standing = exceptions.standing(of: hit.span)
        if standing == .broughtBack || (standing == .excluded && isTakenBack(hit)), speaks(hit, of: provision) { return hit }
        guard standing == .outside, reader.read(hit.span).polarity != .negated,
            self.provision(provision).contains(where: { $0.level != .negated && text.isOneSentence($0.unit, hit.unit) })
        else { return nil }
        var result = hit
        let unit = text.units[hit.unit].tokens
        let turning: [CueKind] = [.negation, .exceptive, .exclusion, .exclusionTail, .doubtfulNegation]
        if turning.contains(where: { text.cue($0).spans.contains { unit.range.contains(Int($0.start)) } }) { result.doubt = .polarity }
        return result
    }

    /// A later sentence of the same article takes the exception back.
    private func isTakenBack(_ hit: ReferenceHit) -> Bool {
        text.cue(.exclusionRevoked).spans.contains { unit(of: $0) > hit.unit && text.articleOf[unit(of: $0)] == text.articleOf[hit.unit] }
    }

    /// The provision stands in the same article, or the sentence names what it is about.
    private func speaks(_ hit: ReferenceHit, of provision: Int) -> Bool {
        self.provision(provision).contains { text.articleOf[$0.unit] == text.articleOf[hit.unit] }
            || subjects(of: provision).contains { spans($0).contains { text.isOneSentence(unit(of: $0), hit.unit) } }
    }

    /// The concepts that a provision is anchored on, through other provisions.
    private func subjects(of provision: Int) -> [Reference] {
        pack.provisions[provision].matches.alternatives.flatMap(\.anchor.references).flatMap { reference -> [Reference] in
            if case .provision(let inner) = reference.target { return subjects(of: inner) }
            return [reference]
        }
    }
}
