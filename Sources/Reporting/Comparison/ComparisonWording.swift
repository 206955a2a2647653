import Fractions

// The words in which every format tells a comparison.

extension DraftComparison {
    /// Requirements by what became of them, the gravest first; never empty ones, nor those that did not change.
    var groups: [(change: Change, requirements: [RequirementChange])] {
        Change.allCases.filter { $0 != .unchanged }.compactMap { change in
            let members = requirements.enumerated().filter { $0.element.change == change }
                .sorted { ($0.element.strengthRank, $0.offset) < ($1.element.strengthRank, $1.offset) }.map(\.element)
            return members.isEmpty ? nil : (change, members)
        }
    }

    /// "1 newly violated, 2 lost"; nil if there is none.
    func countsSentence(_ direction: Change.Direction) -> String? {
        let parts = groups.filter { $0.change.direction == direction }.map { "\($0.requirements.count) \($0.change.label.lowercased())" }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// "3 reworded only, 230 requirements unchanged".
    var restSentence: String {
        let quiet = countsSentence(.quiet).map { $0 + ", " } ?? ""
        let left = leftOut == 0 ? "" : "; \(leftOut) \(leftOut == 1 ? "requirement was" : "requirements were") not asked for and left out"
        return "\(quiet)\(unchangedCount) \(unchangedCount == 1 ? "requirement" : "requirements") unchanged\(left)"
    }

    public var unchangedCount: Int { requirements.count { $0.change == .unchanged } }

    /// Whether there is nothing to tell: no requirement changed, and no sentence did.
    public var isUnchanged: Bool { groups.isEmpty && unspoken?.isEmpty ?? true }

    /// "71 of 100, now 66 of 100: 5 points less".
    var scoreSentence: String {
        func sentence(_ score: ScoreInterval?) -> String { score.map { "\($0.numbers) of 100" } ?? "nothing to score" }
        guard let before = old.score, let after = new.score else { return "\(sentence(old.score)), now \(sentence(new.score))" }
        if before == after { return "\(sentence(before)), as before" }
        let low = DraftComparison.difference(after.low, before.low)
        let high = DraftComparison.difference(after.high, before.high)
        let difference = low == high ? low : "\(low) at the lower bound, \(high) at the upper"
        return "\(sentence(before)), now \(sentence(after)): \(difference)"
    }

    private static func difference(_ a: Fraction, _ b: Fraction) -> String {
        if a == b { return "no more and no less" }
        let points = a > b ? (a - b).points : (b - a).points
        return "\(points) \(points == "1" ? "point" : "points") \(a > b ? "more" : "less")"
    }

    /// "Gaps, now Blocked", or the verdict that both have.
    var verdictSentence: String {
        old.verdict == new.verdict ? "\(new.verdict.label), as before" : "\(old.verdict.label), now \(new.verdict.label)"
    }

    /// "14 changed sentences of which no requirement speaks: 9 reworded, 3 added, 2 gone"; nil if that is not known.
    var unspokenSentence: String? {
        guard let unspoken else { return nil }
        if unspoken.isEmpty { return "no changed sentence of which no requirement speaks" }
        let kinds: [(Change, String)] = [(.reworded, "reworded"), (.passageAdded, "added"), (.passageDropped, "gone")]
        let parts = kinds.compactMap { change, word -> String? in
            let count = unspoken.count { $0.change == change }
            return count == 0 ? nil : "\(count) \(word)"
        }
        return "\(unspoken.count) changed \(unspoken.count == 1 ? "sentence" : "sentences") of which no requirement speaks: \(parts.joined(separator: ", "))"
    }

    static let unspokenLead = "The rules do not speak of these sentences. Whether the changes matter, only reading them shows."

    /// The areas whose score differs: "justice: 50, now 40".
    var changedAreas: [String] {
        areas.filter { $0.old != $0.new }.map { area in
            "\(area.name): \(area.old?.numbers ?? "not scored"), now \(area.new?.numbers ?? "not scored")"
        }
    }
}

extension RequirementChange {
    var strengthRank: Int {
        switch strength {
        case "shall": 0
        case "should": 1
        default: 2
        }
    }

    /// "met, now partly met", or the one status.
    var statusSentence: String {
        let before = old.map { $0.status.label.lowercased() } ?? "not held against the rule"
        let after = new.map { $0.status.label.lowercased() } ?? "not held against the rule"
        return before == after ? "\(after), as before" : "\(before), now \(after)"
    }

    /// What changed, a line a kind of change: "lost in part: genocide; torture".
    var stepSentences: [String] {
        let told = steps.filter { ![Change.passageDropped, .passageAdded, .reworded, .moved].contains($0.change) || steps.count == 1 }
        var order: [Change] = []
        var details: [Change: [String]] = [:]
        for step in told {
            // Of what is lost as a whole, the elements say what it was.
            var change = step.change
            if change == .elementLost, order.contains(.lost) { change = .lost }
            if change == .elementGained, order.contains(.gained) { change = .gained }
            if !order.contains(change) { order.append(change) }
            if let detail = step.detail, details[change]?.contains(detail) != true { details[change, default: []].append(detail) }
        }
        return order.map { change in
            let own = details[change] ?? []
            return own.isEmpty ? change.label.lowercased() : "\(change.label.lowercased()): \(own.joined(separator: "; "))"
        }
    }

    /// Passages that a reader must see: those that were only reworded or moved, where something else changed, are left out.
    var decisivePassages: [PassageChange] {
        let decisive = passages.filter { $0.change < .passageDropped }
        if !decisive.isEmpty { return decisive }
        let touched = passages.filter { $0.change != .moved }
        return touched.isEmpty ? passages : touched
    }
}

extension RequirementChange.Step {
    /// "genocide", "within 30 days, now within 90 days", "vetting (binding commitment, now weakly bound)".
    var detail: String? {
        func words(_ text: String) -> String { levelWords(text) ?? "“\(text)”" }
        var values: String?
        switch (old, new) {
        case (let old?, let new?): values = subject == nil ? "\(words(old)), now \(words(new))" : "\(levelWords(old) ?? old), now \(levelWords(new) ?? new)"
        case (let old?, nil): values = words(old)
        case (nil, let new?): values = words(new)
        case (nil, nil): break
        }
        // That an element is there, or is not, needs no status beside it.
        if [.elementLost, .elementGained].contains(change) { return subject }
        guard let subject else { return values }
        return values.map { "\(subject) (\($0))" } ?? (change.direction == .quiet ? subject : "\(subject) (one of its passages)")
    }
}

/// What the analysis made of a passage, in words of a reader.
func levelWords(_ level: String) -> String? {
    switch level {
    case "commitment": "binding commitment"
    case "weak": "weakly bound"
    case "mention": "mentioned only"
    case "negated": "denied"
    default: nil
    }
}

extension PassageChange {
    /// "Article 9(2), now Article 10(2)"; "gone: Article 9(2)"; "new: Article 10(2)".
    var place: String {
        switch (old, new) {
        case (let old?, let new?): old.place == new.place ? new.place : "\(old.place), now \(new.place)"
        case (let old?, nil): "gone: \(old.place)"
        case (nil, let new?): "new: \(new.place)"
        case (nil, nil): ""
        }
    }

    /// The division that it stands in: "Article 9, now Article 10". Whole divisions move.
    var division: String {
        func head(_ place: String) -> String {
            let head = place.prefix { $0 != "(" }
            return head.isEmpty ? place : String(head.last == " " ? head.dropLast() : head)
        }
        guard let old, let new else { return place }
        let (before, after) = (head(old.place), head(new.place))
        return before == after ? "within \(after)" : "\(before), now \(after)"
    }

    /// "line 41, now line 44", or the one that there is.
    var position: String {
        let places = [old?.position, new?.position].compactMap(\.self).filter { !$0.isEmpty }
        return Set(places).count == 1 ? places[0] : places.joined(separator: ", now ")
    }

    /// The words of both; nil where they share too little to be read as one text, or where one is missing.
    var diff: WordDiff? {
        guard let old, let new else { return nil }
        let diff = WordDiff(old.text, new.text)
        return diff.sharedPercent >= 30 ? diff : nil
    }

    /// The words that open the list, where they changed too.
    var leadInDiff: WordDiff? {
        guard let before = old?.leadIn, let after = new?.leadIn, before != after else { return nil }
        return WordDiff(before, after)
    }

    /// Why the passage does not count in full, in either draft, where that differs.
    var noteSentence: String? {
        guard let old, let new, old.note != new.note else { return nil }
        switch (old.note, new.note) {
        case (_, let note?): return "now: \(note)"
        case (let note?, nil): return "no longer: \(note)"
        case (nil, nil): return nil
        }
    }
}

extension ComparedPassage {
    var position: String { line > 0 ? "line \(line)" : page.map { "page \($0)" } ?? "" }

    var place: String { address.isEmpty ? (position.isEmpty ? "without a number" : position) : address }
}
