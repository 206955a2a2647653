import PatternMatching
import RuleLanguage

/// What denies some words.
extension ClauseReader {
    func polarity(_ span: TokenSpan, _ unit: Unit, isDeniedInside: Bool = false) -> ClauseReading.Polarity {
        var denials = denialsBefore(span, unit)
        if isDeniedInside, let inside = text.cue(.negation).inside(span).first(where: { !isException($0, unit) }) {
            log?.add(.cue(.negation), inside)
            denials += 1
        }
        if denials == 0, tailAfter(span, unit) { denials = 1 }
        if denials == 0 {
            // What the lead-in denies, its items are denied.
            var leader = Int(unit.leadIn)
            while leader >= 0, denials == 0 {
                let leading = text.units[leader]
                let end = Int(leading.tokens.end)
                // A word alone is a label: the "No." above a column of numbers denies nothing.
                if leading.tokens.end - leading.tokens.start > 1 { denials = denialsBefore(TokenSpan(end, end), leading) }
                leader = Int(leading.leadIn)
            }
        }
        if denials >= 2 { return .unclear }
        if denials == 1 { return .negated }
        let before = TokenSpan(max(Int(unit.tokens.start), Int(span.start) - 8), Int(span.start))
        if let doubtful = text.cue(.doubtfulNegation).inside(before).first(where: { $0.end <= span.start }) {
            log?.add(.cue(.doubtfulNegation), doubtful)
            return .unclear
        }
        return .affirmed
    }

    /// How many denials before some words reach them.
    private func denialsBefore(_ span: TokenSpan, _ unit: Unit) -> Int {
        let from = max(unit.tokens.start, span.start - ClauseReader.negationReach)
        var count = 0
        for cue in text.cue(.negation).inside(TokenSpan(Int(from), Int(span.start))) where text.reaches(from: Int(cue.end), to: Int(span.start)) {
            if isException(cue, unit) { continue }
            log?.add(.cue(.negation), cue)
            // "neither ... nor", "not ... nor": one denial.
            if count > 0, text.cue(.continuedNegation).inside(cue).first == cue { continue }
            count += 1
        }
        return count
    }

    /// A denial inside an exception ("shall not extend to") denies the reach, not what stands there.
    private func isException(_ cue: TokenSpan, _ unit: Unit) -> Bool {
        text.cue(.exclusion).inside(TokenSpan(max(Int(unit.tokens.start), Int(cue.start) - 3), Int(cue.end) + 1)).contains { $0.overlaps(cue) }
    }

    /// "... shall not be granted": a denial after the words, in the same clause.
    private func tailAfter(_ span: TokenSpan, _ unit: Unit) -> Bool {
        let end = min(Int(unit.tokens.end), Int(span.end) + 9)
        guard let tail = text.cue(.negatingTail).inside(TokenSpan(Int(span.end), end)).first else { return false }
        if isException(tail, unit) { return false }
        // Another modal between means another clause.
        let between = TokenSpan(Int(span.end), Int(tail.start))
        if text.cue(.binding).inside(between).contains(where: { $0.end <= tail.start }) { return false }
        guard text.reaches(from: Int(span.end), to: Int(tail.start)), !text.hasComma(between) else { return false }
        log?.add(.cue(.negatingTail), tail)
        return true
    }
}
