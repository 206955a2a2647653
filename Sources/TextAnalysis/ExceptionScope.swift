public import PatternMatching
import RuleLanguage

/// What an exception takes out: the words after "except", "shall not extend to" ..., the items of a list that such
/// words open, and the words before "shall not benefit from" or "remain liable to prosecution".
public struct ExceptionScope {
    private let text: AnalysedText
    private let log: ReadingLog?

    public enum Standing: Sendable {
        case outside
        case excluded
        /// An exception inside the exception brings it back in.
        case broughtBack
    }

    /// - Parameter log: is told which words decided, for explanations.
    public init(_ text: AnalysedText, log: ReadingLog? = nil) {
        self.text = text
        self.log = log
    }

    /// How some words stand to the exceptions of their own sentence.
    public func standing(of span: TokenSpan) -> Standing {
        let unit = text.units[Int(text.unitOf[Int(span.start)])]
        let before = TokenSpan(Int(unit.tokens.start), Int(span.start))
        let after = TokenSpan(Int(span.end), Int(unit.tokens.end))
        let openers = text.cue(.exclusion).inside(before).filter { reaches(from: $0, to: span) }
        let exceptives = text.cue(.exceptive).inside(before).filter { reaches(from: $0, to: span) }
        let tail = text.cue(.exclusionTail).inside(after).first { !isAcrossClauses(Int(span.end), Int($0.start)) }
        if let log {
            for cue in openers { log.add(.cue(.exclusion), cue) }
            for cue in exceptives { log.add(.cue(.exceptive), cue) }
            if let tail { log.add(.cue(.exclusionTail), tail) }
        }
        // "does not extend to crimes, except political ones": the exceptive after an opener brings back.
        if let opener = openers.first, exceptives.contains(where: { $0.start >= opener.end }) { return .broughtBack }
        guard !openers.isEmpty || !exceptives.isEmpty || tail != nil || isExcludedByLeadIn(unit) else { return .outside }
        guard let last = text.cue(.exceptive).inside(after).first else { return .excluded }
        log?.add(.cue(.exceptive), last)
        return .broughtBack
    }

    private func isExcludedByLeadIn(_ unit: Unit) -> Bool {
        var leader = Int(unit.leadIn)
        while leader >= 0 {
            let leading = text.units[leader]
            for kind in [CueKind.exclusion, .exceptive] {
                guard let cue = text.cue(kind).inside(leading.tokens).first else { continue }
                log?.add(.cue(kind), cue)
                return true
            }
            leader = Int(leading.leadIn)
        }
        return false
    }

    /// Whether the reach of an exception gets as far as some words.
    private func reaches(from cue: TokenSpan, to span: TokenSpan) -> Bool {
        guard cue.end <= span.start else { return false }
        return text.cue(.exclusionEnd).inside(TokenSpan(Int(cue.end), Int(span.start))).isEmpty
            && !isAcrossClauses(Int(cue.end), Int(span.start))
    }

    /// A semicolon ends the clause if a new one, with a verb of its own, follows; lists have semicolons too.
    private func isAcrossClauses(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        let hasSemicolon = (start..<end).contains { text.tokens[$0].flags.contains(.afterSemicolon) }
        return hasSemicolon && text.cues(.binding, inside: TokenSpan(start, end))
    }
}
