import Fractions
import Reporting

/// Says what became of one requirement: its status, its elements, its passages, and the times and figures in them.
struct RequirementComparer {
    let old: Draft
    let new: Draft
    let pairing: PassagePairing
    /// Whether a passage counts by itself, wherever it stands: not so where one article has to hold everything.
    let countsAnywhere: (_ rule: String) -> Bool

    /// A requirement with all that may be told of it.
    struct Compared {
        var before: ResultReport?
        var after: ResultReport?
        var pairs: [PassagePair] = []
        /// What the statuses say, and what became of the words.
        var steps: [RequirementChange.Step] = []
        /// What single passages say: how they bind, their times and figures. Indices are those of ``pairs``.
        var passageSteps: [PassageStep] = []

        /// How many passages the requirement rests on. One that rests on half the draft says little about each.
        var breadth: Int { max(pairs.count { $0.oldServing != nil }, pairs.count { $0.newServing != nil }) }
    }

    func compare(_ rule: String) -> Compared {
        var compared = Compared(before: old.result(rule), after: new.result(rule))
        guard let before = compared.before, let after = compared.after, RequirementComparer.isComparable(before, after) else {
            if compared.before?.status != compared.after?.status { compared.steps = [RequirementChange.Step(.notComparable)] }
            return compared
        }
        if before.status != .notApplicable || after.status != .notApplicable {
            compared.pairs = pairing.pairs(ServingPassage.all(of: before, in: old), ServingPassage.all(of: after, in: new))
        }
        let passages = PassageComparer(old: old, new: new, before: before, after: after, countsAnywhere: countsAnywhere(rule))
        compared.steps = StatusComparer(before, after).steps.map { passages.placed($0, compared.pairs) } + passages.kinds(compared.pairs)
        compared.passageSteps = passages.levels(compared.pairs).map { PassageStep($0, isDecisive: false) }
            + ValueComparer(old: old, new: new, resemblance: pairing.resemblance).steps(compared.pairs)
        return compared
    }

    /// The requirement as it is told.
    ///
    /// - Parameter steps: those of the passage steps that are to be told.
    func change(_ compared: Compared, with steps: [RequirementChange.Step]) -> RequirementChange? {
        let (before, after, pairs) = (compared.before, compared.after, compared.pairs)
        guard let known = after ?? before else { return nil }
        var steps = RequirementComparer.tidied(compared.steps + steps)
        let shown = pairs.indices.filter { isShown(pairs[$0], $0, steps) }
        let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
        for index in steps.indices { steps[index].passage = steps[index].passage.flatMap { places[$0] } }
        steps = RequirementComparer.sorted(steps)
        return RequirementChange(
            rule: known.rule, title: known.title, strength: known.strength, area: known.area, isGate: known.isGate, source: known.source,
            old: before.map(RequirementChange.Side.init), new: after.map(RequirementChange.Side.init), elements: elements(before, after),
            steps: steps, passages: shown.map { passage(pairs[$0], steps: steps, place: places[$0]) })
    }

    private static func isComparable(_ before: ResultReport, _ after: ResultReport) -> Bool {
        ![before, after].contains { $0.status == .notChecked || $0.status == .error }
    }

    /// What a graver step says already is left out, and nothing is said twice.
    private static func tidied(_ steps: [RequirementChange.Step]) -> [RequirementChange.Step] {
        var steps = steps
        let changes = Set(steps.map(\.change))
        let isDecided = changes.contains { $0 < .passageDropped }
        steps.removeAll { step in
            switch step.change {
            // Where the requirement itself is lost or gained, its elements are.
            case .passageDropped: changes.contains(.lost) || changes.contains(.elementLost)
            case .passageAdded: changes.contains(.gained) || changes.contains(.elementGained)
            case .reworded, .moved: isDecided
            default: false
            }
        }
        var seen: Set<RequirementChange.Step> = []
        return steps.filter { seen.insert($0).inserted }
    }

    private static func sorted(_ steps: [RequirementChange.Step]) -> [RequirementChange.Step] {
        steps.enumerated().sorted { ($0.element.change, $0.offset) < ($1.element.change, $1.offset) }.map(\.element)
    }

    private func elements(_ before: ResultReport?, _ after: ResultReport?) -> [ElementChange] {
        let known = (after?.elements ?? []).map { ($0.id, $0.label) } + (before?.elements ?? []).map { ($0.id, $0.label) }
        var seen: Set<String> = []
        return known.filter { seen.insert($0.0).inserted }.map { id, label in
            ElementChange(
                id: id, label: label, old: before?.elements.first { $0.id == id }?.status, new: after?.elements.first { $0.id == id }?.status)
        }
    }

    // MARK: Passages

    /// Passages in which nothing changed and of which nothing is said are not shown.
    private func isShown(_ pair: PassagePair, _ index: Int, _ steps: [RequirementChange.Step]) -> Bool {
        if steps.contains(where: { $0.passage == index }) { return true }
        return PassageComparer.kind(of: pair, old: old, new: new) != .unchanged
    }

    private func passage(_ pair: PassagePair, steps: [RequirementChange.Step], place: Int?) -> PassageChange {
        let own = steps.filter { $0.passage == place && place != nil }.map(\.change).min()
        let kind = PassageComparer.kind(of: pair, old: old, new: new)
        return PassageChange(
            min(own ?? kind, kind), old: pair.old.map { quoted($0, in: old, pair.oldServing) }, new: pair.new.map { quoted($0, in: new, pair.newServing) })
    }

    private func quoted(_ index: Int, in draft: Draft, _ serving: ServingPassage?) -> ComparedPassage {
        var passage = ComparedPassage(draft.sentences[index])
        // The reading that is the weakest speaks for the passage: it is what a reader must look at.
        let evidence = serving?.evidence.sorted { ($0.value.strength, $0.key) < ($1.value.strength, $1.key) }.first?.value
        passage.level = evidence?.level
        passage.note = evidence?.note
        return passage
    }
}

extension ComparedPassage {
    init(_ sentence: DraftSentence) {
        self.init(text: sentence.text, leadIn: sentence.leadIn, address: sentence.address, line: sentence.line, page: sentence.page)
    }
}

extension Evidence {
    /// The order of the levels, weakest first.
    var strength: Int { ["negated", "mention", "weak", "commitment"].firstIndex(of: level) ?? 0 }
}
