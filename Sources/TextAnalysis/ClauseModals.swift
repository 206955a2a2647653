import PatternMatching
import RuleLanguage

/// Which modal governs some words.
extension ClauseReader {
    /// A modal as its clause reads it: a permission that is denied binds.
    struct Modal {
        var kind: CueKind
        var cue: TokenSpan
    }

    func apply(_ modal: Modal, _ reading: inout ClauseReading) {
        log?.add(.cue(modal.kind), modal.cue)
        if modal.kind == .soft || modal.kind == .permissive {
            reading.level = .weak
            reading.cue = modal.cue
        }
    }

    /// The modal that governs some words: the nearest before them in their unit, else the first after them.
    func governing(_ span: TokenSpan, _ unit: Unit) -> Modal? {
        let start = Int(unit.tokens.start)
        var before = modals(in: TokenSpan(start, Int(span.start)), unit)
        // "may be limited, provided that no one is harmed": what a proviso says limits the permission, it is not permitted.
        if let proviso = text.cue(.proviso).inside(TokenSpan(start, Int(span.start))).last {
            let isPermitted = before.last { $0.cue.start < proviso.start }?.kind == .permissive
            before.removeAll { $0.kind == .permissive && $0.cue.start < proviso.start }
            if isPermitted, before.isEmpty {
                log?.add(.cue(.proviso), proviso)
                return Modal(kind: .binding, cue: proviso)
            }
        }
        if let last = before.last {
            // "shall ensure that women may ...": what one must make possible is owed. "shall meet and may invite
            // women": the permission is a clause of its own.
            if last.kind == .permissive, !followsCoordinator(last.cue), let owed = before.last(where: { $0.kind == .binding }) { return owed }
            return last
        }
        let after = modals(in: TokenSpan(Int(span.start), Int(unit.tokens.end)), unit)
        guard let first = after.first(where: { !isOfAnotherClause($0, after: span) }) else { return nil }
        // "Women shall endeavour": the verb after the modal softens it.
        if first.kind == .binding {
            let next = TokenSpan(Int(first.cue.end), min(Int(first.cue.end) + 3, Int(unit.tokens.end)))
            if let soft = modals(in: next, unit).first(where: { $0.kind == .soft }) { return soft }
        }
        return first
    }

    /// "an ombudsman, who is independent, may see all papers": the permission is of another clause. "women who should
    /// be paid": so is a wish right after the word that opens a relative clause.
    private func isOfAnotherClause(_ modal: Modal, after span: TokenSpan) -> Bool {
        guard modal.kind != .binding else { return false }
        let between = TokenSpan(Int(span.end), Int(modal.cue.start))
        let relatives = text.cue(.relative).inside(between)
        if relatives.last?.end == modal.cue.start { return true }
        return modal.kind == .permissive && !relatives.isEmpty && hasComma(between)
    }

    private func followsCoordinator(_ cue: TokenSpan) -> Bool {
        text.cue(.coordinator).inside(TokenSpan(Int(cue.start) - 1, Int(cue.start))).contains { $0.end == cue.start }
    }

    /// The modals in a range, in order, each read in its unit.
    private func modals(in range: TokenSpan, _ unit: Unit) -> [Modal] {
        let binding = text.cue(.binding).inside(range)
        var result = binding.map { Modal(kind: .binding, cue: $0) } + text.cue(.soft).inside(range).map { Modal(kind: .soft, cue: $0) }
        for cue in text.cue(.softVerb).inside(range) where isVerbOfItsClause(cue, unit) { result.append(Modal(kind: .soft, cue: cue)) }
        for cue in text.cue(.permissive).inside(range) where !binding.contains(where: { $0.overlaps(cue) }) {
            // "No person may ..." forbids.
            let denied = text.cue(.negation).inside(TokenSpan(Int(unit.tokens.start), Int(cue.start))).contains { reaches(from: Int($0.end), to: Int(cue.start)) }
                || text.cues(.negation, inside: TokenSpan(Int(cue.end), min(Int(cue.end) + 2, Int(unit.tokens.end))))
            result.append(Modal(kind: denied ? .binding : .permissive, cue: cue))
        }
        result.sort { $0.cue < $1.cue }
        // "may undertake reforms": the verb binds nobody where another modal governs it.
        return result.indices.filter { i in
            guard i > 0, result[i].kind == .binding, result[i - 1].kind != .binding else { return true }
            let gap = Int(result[i].cue.start) - Int(result[i - 1].cue.end)
            return gap < 0 || gap > 1 || followsCoordinator(result[i].cue)
        }.map { result[$0] }
    }

    /// Whether a verb that asks is what its clause does. "A commission shall be set up to recommend ...", "support for
    /// schools to encourage ...", "shall receive, consider and publish": there it is not.
    private func isVerbOfItsClause(_ cue: TokenSpan, _ unit: Unit) -> Bool {
        let flags = text.tokens[Int(cue.start)].flags
        let owed = text.cue(.binding).inside(TokenSpan(Int(unit.tokens.start), Int(cue.start))).last { $0.end <= cue.start }
        guard let owed else {
            if cue.start - unit.tokens.start <= 6 { return true }
            // "..., the assembly urges ...": a main clause after a comma.
            return (2...4).contains { back in
                let t = Int(cue.start) - back
                return t > unit.tokens.start && text.tokens[t].flags.contains(.afterComma)
            }
        }
        if cue.start > owed.end, flags.contains(.afterComma), !text.tokens[Int(owed.end)].flags.contains(.afterComma) { return false }
        return cue.start - owed.end <= 4
    }
}
