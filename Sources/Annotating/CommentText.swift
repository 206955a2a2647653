import Reporting

/// What a comment says, line by line.
struct CommentText {
    struct Words {
        var text: String
        var isBold = false
    }

    private(set) var lines: [[Words]] = []

    /// A line with a title and what is said under it.
    private mutating func add(_ title: String, _ text: String) {
        if !text.isEmpty { lines.append([Words(text: "\(title): ", isBold: true), Words(text: text)]) }
    }

    /// - Parameters:
    ///   - result: a result of a rule.
    ///   - passage: the passage that the comment hangs on; nil if it hangs on the beginning of the document.
    ///   - isInserted: whether the suggestion stands in the document as a tracked insertion.
    init(_ result: ResultReport, on passage: Passage?, isInserted: Bool) {
        lines.append([Words(text: result.title, isBold: true), Words(text: " (\(result.rule))")])
        lines.append([Words(text: "\(result.status.label). ", isBold: true), Words(text: "Strength: \(result.strengthSentence).")])
        if passage?.isMiss == true {
            lines.append([Words(text: "This passage comes nearest; it does not suffice.")])
        }
        if !result.message.isEmpty { lines.append([Words(text: result.message)]) }
        for (status, title) in [(RuleStatus.met, "Has"), (.violated, "Contradicts"), (.needsReview, "Unsure of")] {
            add(title, result.elements.filter { $0.status == status }.map(\.label).joined(separator: "; "))
        }
        if let note = passage?.evidence.note, !result.message.contains(note) { add("This passage", note) }
        if let question = result.question, question != result.message { add("Question", question) }
        if let passage { add("Other passages", Self.places(of: result, without: passage)) }
        add("Source", result.source)
        if result.status != .met, let suggestion = result.suggestion {
            add(isInserted ? "Suggested, and inserted as a tracked change" : "Suggested", suggestion)
        }
        if let decision = result.decision {
            add(decision.isLapsed ? "Decision, lapsed since the passage changed" : "Decision", "\(decision.reason) (\(decision.person), \(decision.date))")
        }
        if let waiver = result.waiver { add("Waived until \(waiver.expires)", "\(waiver.reason) (\(waiver.person))") }
    }

    /// - Parameter results: requirements for which the draft has no passage, in the order of the report.
    init(absent results: [ResultReport]) {
        let count = results.count == 1 ? "one requirement" : "\(results.count) requirements"
        lines.append([Words(text: "No passage for \(count)", isBold: true)])
        for (strength, title) in [("shall", "Shall"), ("should", "Should"), ("may", "May (optional)")] {
            let group = results.filter { $0.strength == strength }
            if group.isEmpty { continue }
            lines.append([Words(text: title, isBold: true)])
            for result in group { lines.append([Words(text: "– \(result.title) (\(result.rule)). Source: \(result.source)")]) }
        }
    }

    /// The addresses of the other passages, each once.
    private static func places(of result: ResultReport, without passage: Passage) -> String {
        var seen: Set<String> = [passage.evidence.place]
        let places = result.evidence.filter { $0.span != passage.evidence.span }.map(\.place).filter { !$0.isEmpty && seen.insert($0).inserted }
        let shown = places.prefix(8).joined(separator: "; ")
        return places.count > 8 ? "\(shown); and \(places.count - 8) more" : shown
    }
}
