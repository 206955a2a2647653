import Reporting
import RuleLanguage

/// Makes the comparison of two drafts that were checked against the same rules.
struct ComparisonBuilder {
    let session: Session
    let old: Draft
    let new: Draft

    /// - Parameter remarks: what must be said besides.
    func comparison(remarks: [String]) -> DraftComparison {
        let resemblance = Resemblance(old, new)
        let everyArticle = Set(session.rules.pack.rules.filter { if case .someArticle = $0.quantifier { true } else { false } }.map(\.id))
        let comparer = RequirementComparer(
            old: old, new: new, pairing: PassagePairing(old: old, new: new, resemblance: resemblance),
            countsAnywhere: { [isWhole = old.isWhole && new.isWhole] in isWhole && !everyArticle.contains($0) })
        let compared = Set((old.report.results + new.report.results).map(\.rule)).sorted().map(comparer.compare)
        let told = PassageTelling(compared)
        var (oldSpoken, newSpoken): (Set<Int>, Set<Int>) = (spoken(old), spoken(new))
        for pair in compared.flatMap(\.pairs) {
            if let sentence = pair.old { oldSpoken.insert(sentence) }
            if let sentence = pair.new { newSpoken.insert(sentence) }
        }
        let untold = told.untold(compared)
        oldSpoken.subtract(untold.old)
        newSpoken.subtract(untold.new)
        let isWhole = old.isWhole && new.isWhole
        return DraftComparison(
            programVersion: "proviso \(ProgramVersion.current)", packVersions: session.rules.pack.manifests.map { "\($0.name) \($0.version)" },
            rulesHash: session.rules.digest, old: ComparedDraft(old.report), new: ComparedDraft(new.report), areas: areas,
            requirements: compared.compactMap { comparer.change($0, with: told.steps(of: $0)) },
            unspoken: isWhole
                ? UnspokenChanges(old: old, new: new, resemblance: resemblance).changes(oldSpoken: oldSpoken, newSpoken: newSpoken) : nil,
            remarks: remarks)
    }

    private var areas: [AreaChange] {
        let names = (new.report.areas + old.report.areas).map(\.name)
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.map { name in
            AreaChange(
                name: name, old: old.report.areas.first { $0.name == name }?.score, new: new.report.areas.first { $0.name == name }?.score)
        }
    }

    /// The sentences on which some requirement rests, with those that lead in to them.
    private func spoken(_ draft: Draft) -> Set<Int> {
        var spoken: Set<Int> = []
        for result in draft.report.results {
            for evidence in result.evidence + result.elements.flatMap(\.evidence) {
                guard let sentence = draft.sentence(of: evidence) else { continue }
                spoken.insert(sentence)
                spoken.formUnion(draft.sentences[sentence].leaders)
            }
        }
        return spoken
    }
}

/// Chooses the requirements at which a change of a single passage is told. Where many rest on one passage, those that
/// rest on few others have most to say about it; a requirement that half the draft serves has nothing.
struct PassageTelling {
    /// Of so many passages each still matters to the requirement.
    private static let few = 8
    /// Of so many none does, unless the requirement rests on the very words that changed.
    private static let many = 30

    private struct Key: Hashable {
        var old: Int?
        var new: Int?
    }

    /// The least breadth of the requirements that rest on each.
    private var least: [Key: Int] = [:]

    init(_ compared: [RequirementComparer.Compared]) {
        for requirement in compared {
            for step in requirement.passageSteps {
                let key = PassageTelling.key(step, requirement)
                least[key] = min(least[key] ?? .max, requirement.breadth)
            }
        }
    }

    private static func key(_ step: PassageStep, _ requirement: RequirementComparer.Compared) -> Key {
        let pair = step.step.passage.map { requirement.pairs[$0] }
        return Key(old: pair?.old, new: pair?.new)
    }

    func steps(of requirement: RequirementComparer.Compared) -> [RequirementChange.Step] {
        requirement.passageSteps.filter { isTold($0, requirement) }.map(\.step)
    }

    private func isTold(_ step: PassageStep, _ requirement: RequirementComparer.Compared) -> Bool {
        if step.isDecisive { return true }
        let least = least[PassageTelling.key(step, requirement)] ?? .max
        return requirement.breadth < PassageTelling.many && requirement.breadth <= max(PassageTelling.few, least)
    }

    /// The sentences of passages of which something would be to tell, but at no requirement.
    func untold(_ compared: [RequirementComparer.Compared]) -> (old: Set<Int>, new: Set<Int>) {
        var (all, told): (Set<Key>, Set<Key>) = ([], [])
        for requirement in compared {
            for step in requirement.passageSteps {
                let key = PassageTelling.key(step, requirement)
                all.insert(key)
                if isTold(step, requirement) { told.insert(key) }
            }
        }
        let rest = all.subtracting(told)
        return (Set(rest.compactMap(\.old)), Set(rest.compactMap(\.new)))
    }
}

/// Finds the sentences that changed and of which no requirement speaks, so that nobody takes the comparison for total.
struct UnspokenChanges {
    let old: Draft
    let new: Draft
    let resemblance: Resemblance

    func changes(oldSpoken: Set<Int>, newSpoken: Set<Int>) -> [PassageChange] {
        var left = changed(old, against: new).filter { !oldSpoken.contains($0) }
        var right = changed(new, against: old).filter { !newSpoken.contains($0) }
        var pairs = best(left, right)
        let (pairedLeft, pairedRight) = (Set(pairs.map(\.old)), Set(pairs.map(\.new)))
        left.removeAll { pairedLeft.contains($0) }
        right.removeAll { pairedRight.contains($0) }
        pairs.sort { $0.new < $1.new }
        return pairs.map { pair in
            PassageChange(.reworded, old: ComparedPassage(old.sentences[pair.old]), new: ComparedPassage(new.sentences[pair.new]))
        } + right.map { PassageChange(.passageAdded, old: nil, new: ComparedPassage(new.sentences[$0])) }
            + left.map { PassageChange(.passageDropped, old: ComparedPassage(old.sentences[$0]), new: nil) }
    }

    /// Sentences that stand more often here than there.
    private func changed(_ draft: Draft, against other: Draft) -> [Int] {
        draft.places.flatMap { key, places in places.dropFirst(other.places[key]?.count ?? 0) }.filter { !draft.sentences[$0].isContents }.sorted()
    }

    /// Versions of one another, those that resemble most first.
    private func best(_ left: [Int], _ right: [Int]) -> [(old: Int, new: Int)] {
        var candidates: [(permille: Int, old: Int, new: Int)] = []
        for i in left {
            for j in right {
                let permille = resemblance.permille(old.sentences[i], new.sentences[j])
                if permille >= Resemblance.versions { candidates.append((permille, i, j)) }
            }
        }
        // Of equals those nearest to the same place; then neither draft has the say.
        candidates.sort { a, b in
            a.permille != b.permille ? a.permille > b.permille
                : (abs(a.old - a.new), a.old + a.new, a.old) < (abs(b.old - b.new), b.old + b.new, b.old)
        }
        var (takenOld, takenNew): (Set<Int>, Set<Int>) = ([], [])
        return candidates.compactMap { candidate in
            guard !takenOld.contains(candidate.old), !takenNew.contains(candidate.new) else { return nil }
            takenOld.insert(candidate.old)
            takenNew.insert(candidate.new)
            return (candidate.old, candidate.new)
        }
    }
}
