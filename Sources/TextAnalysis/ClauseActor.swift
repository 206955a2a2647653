public import PatternMatching
import RuleLanguage

/// Who is to do what a clause says.
extension ClauseReader {
    /// An actor of more words than this is a clause that was not understood.
    private static let longestActor = 14

    /// The words that name the actor of the clause around a span: the subject of the modal that governs it ("The Parties
    /// shall ..."), in a list the subject of its lead-in, or the agent of a passive ("shall be vetted by a board").
    ///
    /// - Returns: nil where no modal governs, or nobody is named.
    public func actor(of span: TokenSpan) -> TokenSpan? {
        var number = Int(text.unitOf[Int(span.start)])
        var span = span
        while number >= 0 {
            let unit = text.units[number]
            if let modal = governing(span, unit) {
                let found = isPassive(modal.cue) ? agent(after: modal.cue, unit) : subject(of: modal.cue, unit)
                guard let found, found.end > found.start, found.end - found.start <= ClauseReader.longestActor else { return nil }
                return found
            }
            number = Int(unit.leadIn)
            if number >= 0 { span = TokenSpan(Int(text.units[number].tokens.end), Int(text.units[number].tokens.end)) }
        }
        return nil
    }

    private func isPassive(_ modal: TokenSpan) -> Bool {
        text.cue(.passive).inside(TokenSpan(max(0, Int(modal.start) - 2), Int(modal.end) + 3)).first != nil
    }

    private func agent(after modal: TokenSpan, _ unit: Unit) -> TokenSpan? {
        let rest = TokenSpan(Int(modal.end), Int(unit.tokens.end))
        guard let cue = text.cue(.agent).inside(rest).first, !isBroken(modal.end, cue.start) else { return nil }
        // "by the end of May" names no actor.
        if (text.values(.deadline) + text.values(.date)).contains(where: { $0.overlaps(TokenSpan(Int(cue.start), Int(cue.end) + 2)) }) { return nil }
        let ends = text.cue(.actorEnd).inside(TokenSpan(Int(cue.end), Int(unit.tokens.end))) + text.cue(.relative).inside(rest)
            + text.cue(.agent).inside(rest)
        let end = ends.map(\.start).filter { $0 > cue.end }.min() ?? unit.tokens.end
        let stop = (Int(cue.end) + 1..<max(Int(end), Int(cue.end) + 1)).first { isBreak($0) } ?? Int(end)
        return TokenSpan(Int(cue.end), stop)
    }

    private func subject(of modal: TokenSpan, _ unit: Unit) -> TokenSpan? {
        var end = Int(modal.start)
        let first = Int(max(unit.tokens.start, unit.bodyStart))
        // "a board, which shall ...": the board.
        if let relative = text.cue(.relative).inside(TokenSpan(first, end)).last, Int(relative.end) == end { end = Int(relative.start) }
        // "The Parties, in consultation with the mission, shall ...": what stands between commas is no part of it.
        if end < Int(unit.tokens.end), end > first, text.tokens[end].flags.contains(.afterComma),
            let comma = (first + 1..<end).last(where: { text.tokens[$0].flags.contains(.afterComma) })
        {
            end = comma
        }
        // "The board is independent and shall ...": whose the second verb is, cannot be told.
        guard end > first, !joins(end - 1) else { return nil }
        var start = (first + 1..<end).last { text.tokens[$0].flags.contains(.afterSemicolon) || text.tokens[$0].flags.contains(.afterColon) } ?? first
        // "Upon signature, the Parties shall ..."; but "the army, the police and the border guard shall ...".
        if opens(start), start + 1 < end, let comma = (start + 1..<end).last(where: { text.tokens[$0].flags.contains(.afterComma) }) { start = comma }
        // What stands before a verb or an agent in the same clause is not the subject: "the sites named by the board,
        // which shall ...", "they agree that the mission shall ...".
        let others = text.cue(.binding).inside(TokenSpan(start, end)) + (end < Int(modal.start) ? text.cue(.agent).inside(TokenSpan(start, end)) : [])
        if let last = others.map(\.end).max(), Int(last) < end { start = Int(last) }
        if joins(start) { start += 1 }
        // "Within thirty days the Parties shall ...".
        for deadline in text.values(.deadline) where Int(deadline.start) == start && Int(deadline.end) < end { start = Int(deadline.end) }
        return start < end ? TokenSpan(start, end) : nil
    }

    /// Whether a token opens a phrase that only leads to the subject.
    private func opens(_ token: Int) -> Bool {
        let first = TokenSpan(token, token + 1)
        return [CueKind.actorEnd, .condition, .recital].contains { !text.cue($0).inside(first).isEmpty }
            || text.values(.deadline).contains { Int($0.start) == token }
    }

    /// Whether a token opens the last part of an enumeration.
    private func joins(_ token: Int) -> Bool { text.cue(.coordinator).inside(TokenSpan(token, token + 1)).first != nil }

    private func isBroken(_ start: Int32, _ end: Int32) -> Bool { (Int(start)..<Int(end)).contains { text.tokens[$0].flags.contains(.afterSemicolon) } }

    private func isBreak(_ token: Int) -> Bool {
        !text.tokens[token].flags.isDisjoint(with: [.afterComma, .afterSemicolon, .afterColon])
    }
}
