import Reporting

/// What a passage does for a requirement: the elements it serves, each with the evidence as it was read there.
struct ServingPassage {
    var sentence: Int
    /// By element id; the empty id stands for what the rule rests on besides its elements.
    var evidence: [String: Evidence]

    /// All passages of a result, in document order.
    static func all(of result: ResultReport, in draft: Draft) -> [ServingPassage] {
        var found: [Int: [String: Evidence]] = [:]
        for element in result.elements where element.status != .notMet {
            for evidence in element.evidence {
                guard let sentence = draft.sentence(of: evidence) else { continue }
                if found[sentence]?[element.id] == nil { found[sentence, default: [:]][element.id] = evidence }
            }
        }
        for evidence in result.evidence {
            guard let sentence = draft.sentence(of: evidence), found[sentence] == nil else { continue }
            found[sentence] = ["": evidence]
        }
        return found.keys.sorted().map { ServingPassage(sentence: $0, evidence: found[$0] ?? [:]) }
    }
}

/// Two passages, one of each draft, that are versions of one another; or one that has no version.
struct PassagePair {
    /// Numbers of sentences.
    var old: Int?
    var new: Int?
    /// The passages of the requirement, where they serve it.
    var oldServing: ServingPassage?
    var newServing: ServingPassage?
    /// They share no words to speak of: one does now what the other did.
    var isReplaced = false
}

/// Finds for each passage of a requirement its version in the other draft: by the same words first, then by the
/// greatest resemblance among the requirement's passages, then in the rest of the draft. Changing the drafts' places
/// changes the places in each pair and nothing else.
struct PassagePairing {
    let old: Draft
    let new: Draft
    let resemblance: Resemblance

    func pairs(_ before: [ServingPassage], _ after: [ServingPassage]) -> [PassagePair] {
        var pairs: [PassagePair] = []
        var left = before
        var right = after
        func join(_ i: Int, _ j: Int, isReplaced: Bool = false) {
            pairs.append(
                PassagePair(old: left[i].sentence, new: right[j].sentence, oldServing: left[i], newServing: right[j], isReplaced: isReplaced))
            left.remove(at: i)
            right.remove(at: j)
        }
        while let (i, j) = sameWords(left, right) { join(i, j) }
        while let (i, j) = best(left, right, where: { isChanged($0) && isChanged(new: $1) }) { join(i, j) }
        // What is left was split, joined, or goes on without serving the requirement.
        var (lostLeft, lostRight): ([ServingPassage], [ServingPassage]) = ([], [])
        for passage in left {
            let version = version(of: old.sentences[passage.sentence], among: after.map(\.sentence), in: new, own: old, isFree: isChanged(passage))
            guard let version else { lostLeft.append(passage); continue }
            let serving = after.first { $0.sentence == version }
            pairs.append(PassagePair(old: passage.sentence, new: version, oldServing: passage, newServing: serving))
        }
        for passage in right {
            let version = version(of: new.sentences[passage.sentence], among: before.map(\.sentence), in: old, own: new, isFree: isChanged(new: passage))
            guard let version else { lostRight.append(passage); continue }
            let serving = before.first { $0.sentence == version }
            pairs.append(PassagePair(old: version, new: passage.sentence, oldServing: serving, newServing: passage))
        }
        (left, right) = (lostLeft, lostRight)
        // Words that stand in both drafts replace nothing.
        let replaces = { (a: ServingPassage, b: ServingPassage) in
            isChanged(a) && isChanged(new: b) && !Set(a.evidence.keys).subtracting([""]).isDisjoint(with: b.evidence.keys)
        }
        while let (i, j) = best(left, right, atLeast: 0, where: replaces) {
            join(i, j, isReplaced: true)
        }
        pairs += left.map { PassagePair(old: $0.sentence, new: nil, oldServing: $0, newServing: nil) }
        pairs += right.map { PassagePair(old: nil, new: $0.sentence, oldServing: nil, newServing: $0) }
        return pairs.sorted { order($0) < order($1) }
    }

    /// In the order of the new draft; what has no place there follows in the order of the old one.
    private func order(_ pair: PassagePair) -> (Int, Int) { (pair.new ?? .max, pair.old ?? .max) }

    /// Sentences that stand in the other draft word for word have their version there.
    private func isChanged(_ passage: ServingPassage) -> Bool { new.places[old.sentences[passage.sentence].key] == nil }
    private func isChanged(new passage: ServingPassage) -> Bool { old.places[new.sentences[passage.sentence].key] == nil }

    /// The same words, if possible at the same address.
    private func sameWords(_ left: [ServingPassage], _ right: [ServingPassage]) -> (Int, Int)? {
        var found: (Int, Int)?
        for (i, a) in left.enumerated() {
            for (j, b) in right.enumerated() where old.sentences[a.sentence].key == new.sentences[b.sentence].key {
                if old.sentences[a.sentence].address == new.sentences[b.sentence].address { return (i, j) }
                if found == nil { found = (i, j) }
            }
        }
        return found
    }

    private func best(
        _ left: [ServingPassage], _ right: [ServingPassage], atLeast least: Int = Resemblance.versions,
        where fits: (ServingPassage, ServingPassage) -> Bool
    ) -> (Int, Int)? {
        var found: (i: Int, j: Int, rank: (Int, Int, Int))?
        for (i, a) in left.enumerated() {
            for (j, b) in right.enumerated() where fits(a, b) {
                let permille = resemblance.permille(old.sentences[a.sentence], new.sentences[b.sentence])
                // Of equals those that share more elements, then the first: no side has the say.
                let rank = (permille, Set(a.evidence.keys).intersection(b.evidence.keys).count, -(a.sentence + b.sentence))
                if permille >= least, found.map({ rank > $0.rank }) ?? true { found = (i, j, rank) }
            }
        }
        return found.map { ($0.i, $0.j) }
    }

    /// The sentence of another draft that has the same words, or resembles a sentence most.
    ///
    /// - Parameters:
    ///   - candidates: sentences that serve the requirement there.
    ///   - own: the draft that the sentence stands in: what stands in both is no version of anything else.
    ///   - isFree: whether other wordings are looked for.
    private func version(of sentence: DraftSentence, among candidates: [Int], in other: Draft, own: Draft, isFree: Bool) -> Int? {
        if let same = other.places[sentence.key] {
            return same.first { other.sentences[$0].address == sentence.address } ?? same.first
        }
        guard isFree else { return nil }
        var best: (index: Int, permille: Int)?
        func offer(_ index: Int, _ least: Int) {
            let permille = resemblance.permille(sentence, other.sentences[index])
            if permille >= least, permille > best?.permille ?? -1 { best = (index, permille) }
        }
        for index in candidates { offer(index, Resemblance.versions) }
        if let best { return best.index }
        for index in other.sentences.indices where own.places[other.sentences[index].key] == nil { offer(index, Resemblance.likelyVersions) }
        return best?.index
    }
}
