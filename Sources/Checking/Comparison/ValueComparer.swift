import Reporting
import TextSpans

/// Holds the times and figures in the passages of a requirement against those of the other draft.
struct ValueComparer {
    let old: Draft
    let new: Draft
    let resemblance: Resemblance

    func steps(_ pairs: [PassagePair]) -> [PassageStep] { groups(pairs).flatMap { steps(group: $0, pairs) } }

    /// The pairs that belong together, because a passage was split or several were joined.
    private func groups(_ pairs: [PassagePair]) -> [[Int]] {
        var groups: [[Int]] = []
        for index in pairs.indices where pairs[index].old != nil && pairs[index].new != nil {
            let joined = groups.indices.filter { group in
                groups[group].contains { pairs[$0].old == pairs[index].old || pairs[$0].new == pairs[index].new }
            }
            let members = joined.flatMap { groups[$0] } + [index]
            for group in joined.reversed() { groups.remove(at: group) }
            groups.append(members)
        }
        return groups
    }

    private func steps(group: [Int], _ pairs: [PassagePair]) -> [PassageStep] {
        var (left, right): ([PassageValue], [PassageValue]) = ([], [])
        let oldSentences = Set(group.compactMap { pairs[$0].old }).sorted()
        let newSentences = Set(group.compactMap { pairs[$0].new }).sorted()
        for index in oldSentences { left += old.sentences[index].values }
        for index in newSentences { right += new.sentences[index].values }
        let passage = group.min()
        func step(_ change: Change, _ a: PassageValue?, _ b: PassageValue?) -> PassageStep {
            let isDecisive = group.contains { index in
                pairs[index].oldServing?.rests(on: a) == true || pairs[index].newServing?.rests(on: b) == true
            }
            return PassageStep(RequirementChange.Step(change, old: a?.written, new: b?.written, passage: passage), isDecisive: isDecisive)
        }
        func rest(_ isOfKind: (PassageValue) -> Bool) -> [(PassageValue?, PassageValue?)] {
            differing(left.filter(isOfKind), right.filter(isOfKind)) { value, isOld in
                isElsewhere(value, from: isOld ? oldSentences : newSentences, of: isOld ? old : new, in: isOld ? new : old)
            }
        }
        // Times with times, figures with figures.
        var steps = rest(\.isTime).compactMap { a, b -> PassageStep? in
            switch (a, b) {
            case (let a?, let b?):
                guard a.isLimit || b.isLimit else { return step(.amountChanged, a, b) }
                guard let isLater = b.isLater(than: a) else { return step(.deadlineChanged, a, b) }
                return step(isLater ? .deadlineSlipped : .deadlineAdvanced, a, b)
            case (let a?, nil): return step(a.isLimit ? .deadlineRemoved : .amountChanged, a, nil)
            case (nil, let b?): return step(b.isLimit ? .deadlineSet : .amountChanged, nil, b)
            case (nil, nil): return nil
            }
        }
        // Of passages that have no words in common, only the times have something in common on which the requirement rests.
        if group.contains(where: { pairs[$0].isReplaced }) { return steps.filter(\.isDecisive) }
        steps += rest { !$0.isTime }.map { step(.amountChanged, $0, $1) }
        return steps
    }

    /// The values that differ, side by side in the order of the text. Of lists of one length each value stands for the one
    /// in its place, unless only their order changed; of others, what both have is left out first.
    private func differing(
        _ left: [PassageValue], _ right: [PassageValue], isElsewhere: (_ value: PassageValue, _ isOld: Bool) -> Bool
    ) -> [(PassageValue?, PassageValue?)] {
        var (onlyLeft, onlyRight) = (left, right)
        for value in left {
            if let same = onlyRight.firstIndex(where: { $0.kind == value.kind }), let own = onlyLeft.firstIndex(of: value) {
                onlyRight.remove(at: same)
                onlyLeft.remove(at: own)
            }
        }
        if onlyLeft.isEmpty, onlyRight.isEmpty { return [] }
        if left.count == right.count { return zip(left, right).filter { $0.kind != $1.kind }.map { ($0, $1) } }
        return paired(onlyLeft.filter { !isElsewhere($0, true) }, onlyRight.filter { !isElsewhere($0, false) })
    }

    private func paired(_ left: [PassageValue], _ right: [PassageValue]) -> [(PassageValue?, PassageValue?)] {
        (0..<max(left.count, right.count)).map { (left.indices.contains($0) ? left[$0] : nil, right.indices.contains($0) ? right[$0] : nil) }
    }

    /// Whether a value went along with a part of the passage that the requirement does not rest on: it stands in another
    /// new sentence of the other draft that resembles the passage.
    private func isElsewhere(_ value: PassageValue, from sentences: [Int], of own: Draft, in other: Draft) -> Bool {
        other.sentences.contains { sentence in
            own.places[sentence.key] == nil && sentence.values.contains { $0.kind == value.kind }
                && sentences.contains { resemblance.permille(own.sentences[$0], sentence) >= Resemblance.versions }
        }
    }
}

/// A step that a single passage makes.
struct PassageStep {
    var step: RequirementChange.Step
    /// Whether the words that changed are those for which the passage counts.
    var isDecisive: Bool

    init(_ step: RequirementChange.Step, isDecisive: Bool) {
        self.step = step
        self.isDecisive = isDecisive
    }
}

extension ServingPassage {
    /// Whether the words that decide hold a value.
    fileprivate func rests(on value: PassageValue?) -> Bool {
        guard let value else { return false }
        return evidence.values.contains { evidence in
            let start = Int(evidence.span.start) + Int(evidence.highlight.start)
            return ByteSpan(start, start + evidence.highlight.count).overlaps(value.span)
        }
    }
}

extension PassageValue {
    var isTime: Bool {
        if case .amount = kind { return false }
        return true
    }
}
