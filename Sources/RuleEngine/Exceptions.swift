import PatternMatching
import RuleLanguage
import TextAnalysis

/// `excluded from` and `covered by`.
extension ConditionEvaluator {
    func isExcluded(_ hit: Hit, from reference: Reference) -> Bool {
        guard case .provision(let provision) = reference.target else { return false }
        let text = matches.text
        switch matches.exceptions.standing(of: hit.span) {
        case .excluded: return isLinked(hit, to: provision) && !isRevoked(hit)
        case .broughtBack: return false
        case .outside:
            // "No amnesty for genocide": the provision itself is denied for it.
            return anchors(of: provision).contains { anchor in
                matches.spans(anchor).contains { span in
                    span.end <= hit.span.start && text.isOneSentence(matches.unit(of: span), hit.unit)
                        && matches.read(span).polarity == .negated
                }
            }
        }
    }

    func covered(_ hit: Hit, by reference: Reference) -> Hit? {
        guard case .provision(let provision) = reference.target else { return nil }
        let text = matches.text
        let standing = matches.exceptions.standing(of: hit.span)
        if standing == .broughtBack || (standing == .excluded && isRevoked(hit)), isLinked(hit, to: provision) { return hit }
        guard standing == .outside, matches.read(hit.span).polarity != .negated else { return nil }
        guard provisionHits[provision].contains(where: { $0.level != .negated && text.isOneSentence($0.unit, hit.unit) }) else { return nil }
        var result = hit
        let unit = text.units[hit.unit].tokens
        let isDoubtful = [CueKind.negation, .exceptive, .exclusion, .exclusionTail, .doubtfulNegation].contains { kind in
            text.cues(kind, inside: unit)
        }
        if isDoubtful { result.doubt = .polarity }
        return result
    }

    /// Whether a later sentence of the same article takes the exception back.
    private func isRevoked(_ hit: Hit) -> Bool {
        let text = matches.text
        return text.cue(.exclusionRevoked).spans.contains { span in
            let unit = matches.unit(of: span)
            return unit > hit.unit && text.articleOf[unit] == text.articleOf[hit.unit]
        }
    }

    /// Whether an exception in a unit speaks of a provision: it stands in the same article as the provision, or its
    /// sentence names what the provision is about.
    private func isLinked(_ hit: Hit, to provision: Int) -> Bool {
        let text = matches.text
        if provisionHits[provision].contains(where: { text.articleOf[$0.unit] == text.articleOf[hit.unit] }) { return true }
        return anchors(of: provision).contains { anchor in
            matches.spans(anchor).contains { text.isOneSentence(matches.unit(of: $0), hit.unit) }
        }
    }

    /// The concepts that a provision is anchored on, through the provisions that it refers to.
    private func anchors(of provision: Int) -> [Reference] {
        var result: [Reference] = []
        var seen: Set<Int> = []
        var stack = [provision]
        while let next = stack.popLast() {
            guard seen.insert(next).inserted else { continue }
            for alternative in pack.provisions[next].matches.alternatives {
                for reference in alternative.anchor.references {
                    if case .provision(let inner) = reference.target { stack.append(inner) } else { result.append(reference) }
                }
            }
        }
        return result
    }
}
