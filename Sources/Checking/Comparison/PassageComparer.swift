import Reporting

/// What the passages of a requirement say about two drafts, beyond what its statuses say.
struct PassageComparer {
    let old: Draft
    let new: Draft
    let before: ResultReport
    let after: ResultReport
    /// Whether a passage counts by itself, wherever it stands.
    let countsAnywhere: Bool

    /// How single passages bind.
    func levels(_ pairs: [PassagePair]) -> [RequirementChange.Step] { pairs.enumerated().flatMap { levels($1, $0) } }

    /// What became of the words of each passage.
    func kinds(_ pairs: [PassagePair]) -> [RequirementChange.Step] {
        pairs.enumerated().compactMap { index, pair in
            let kind = PassageComparer.kind(of: pair, old: old, new: new)
            return kind == .unchanged ? nil : RequirementChange.Step(kind, passage: index)
        }
    }

    /// A step of an element with the passage that shows it: one that served the element and does so no longer, or the
    /// other way round; failing that, one whose words changed.
    func placed(_ step: RequirementChange.Step, _ pairs: [PassagePair]) -> RequirementChange.Step {
        guard let label = step.subject, let id = (after.elements + before.elements).first(where: { $0.label == label })?.id else { return step }
        let serving = pairs.indices.filter { pairs[$0].oldServing?.evidence[id] != nil || pairs[$0].newServing?.evidence[id] != nil }
        let changed = serving.filter { ![.unchanged, .moved].contains(PassageComparer.kind(of: pairs[$0], old: old, new: new)) }
        let onlyOne = changed.filter { (pairs[$0].oldServing?.evidence[id] == nil) != (pairs[$0].newServing?.evidence[id] == nil) }
        var step = step
        step.passage = onlyOne.first ?? changed.first ?? serving.first
        return step
    }

    /// What became of the words themselves.
    static func kind(of pair: PassagePair, old: Draft, new: Draft) -> Change {
        guard let i = pair.old else { return .passageAdded }
        guard let j = pair.new else { return .passageDropped }
        let (a, b) = (old.sentences[i], new.sentences[j])
        guard a.key == b.key, DraftSentenceReader.folded(a.leadIn ?? "") == DraftSentenceReader.folded(b.leadIn ?? "") else { return .reworded }
        return a.address == b.address && a.text.count == b.text.count ? .unchanged : .moved
    }

    private func status(_ id: String, _ result: ResultReport) -> RuleStatus? { result.elements.first { $0.id == id }?.status }

    /// Elements whose status stayed, but which a passage serves less, or more, than it did. Where the status changed, the
    /// passage is the reason.
    private func levels(_ pair: PassagePair, _ index: Int) -> [RequirementChange.Step] {
        // Two different sentences bind as they do: neither is the other weakened.
        if pair.isReplaced { return [] }
        var steps: [RequirementChange.Step] = []
        let labels = (after.elements + before.elements).map { ($0.id, $0.label) }
        for (id, label) in labels where !steps.contains(where: { $0.subject == label }) {
            let (a, b) = (pair.oldServing?.evidence[id], pair.newServing?.evidence[id])
            guard let status = status(id, before), status == self.status(id, after) else { continue }
            switch (a, b) {
            case (let a?, let b?) where a.strength != b.strength:
                steps.append(
                    RequirementChange.Step(
                        a.strength > b.strength ? .weakened : .strengthened, subject: label, old: a.level, new: b.level, passage: index))
            // Another passage keeps the element up; this one goes on in other words, which do not count.
            case (_?, nil) where countsNoLonger(pair): steps.append(RequirementChange.Step(.weakened, subject: label, passage: index))
            case (nil, _?) where countsNow(pair): steps.append(RequirementChange.Step(.strengthened, subject: label, passage: index))
            default: break
            }
        }
        return steps
    }

    private func countsNoLonger(_ pair: PassagePair) -> Bool {
        guard countsAnywhere, let i = pair.old, let j = pair.new, pair.newServing == nil else { return false }
        return !isSame(i, j)
    }

    private func countsNow(_ pair: PassagePair) -> Bool {
        guard countsAnywhere, let i = pair.old, let j = pair.new, pair.oldServing == nil else { return false }
        return !isSame(i, j)
    }

    private func isSame(_ i: Int, _ j: Int) -> Bool { PassageComparer.sameWords(old.sentences[i], new.sentences[j]) }

    static func sameWords(_ a: DraftSentence, _ b: DraftSentence) -> Bool {
        a.key == b.key && DraftSentenceReader.folded(a.leadIn ?? "") == DraftSentenceReader.folded(b.leadIn ?? "")
    }
}
