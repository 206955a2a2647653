import PatternMatching
import RuleLanguage

/// A modal as its clause reads it: a permission that is denied binds.
struct Modal: Sendable {
    var kind: CueKind
    var cue: TokenSpan
}

/// Which modal governs some words.
extension ClauseReader {
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
        let before = text.modals(in: TokenSpan(start, Int(span.start)))
        // "may be limited, provided that no one is harmed": what a proviso says limits the permission, it is not permitted.
        if let proviso = text.cue(.proviso).inside(TokenSpan(start, Int(span.start))).last {
            if let last = before.last, last.kind == .permissive, last.cue.start < proviso.start, !before.contains(where: { $0.kind != .permissive }) {
                log?.add(.cue(.proviso), proviso)
                return Modal(kind: .binding, cue: proviso)
            }
        }
        if let last = before.last {
            // "shall ensure that women may ...": what one must make possible is owed. "shall meet and may invite
            // women": the permission is a clause of its own.
            if last.kind == .permissive, !text.followsCoordinator(last.cue), let owed = before.last(where: { $0.kind == .binding }) { return owed }
            return last
        }
        let after = text.modals(in: TokenSpan(Int(span.start), Int(unit.tokens.end)))
        guard let first = after.first(where: { !isOfAnotherClause($0, after: span) }) else { return nil }
        // "Women shall endeavour": the verb after the modal softens it.
        if first.kind == .binding {
            let next = TokenSpan(Int(first.cue.end), min(Int(first.cue.end) + 3, Int(unit.tokens.end)))
            if let soft = text.modals(in: next).first(where: { $0.kind == .soft }) { return soft }
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
        return modal.kind == .permissive && !relatives.isEmpty && text.hasComma(between)
    }
}
