import PatternMatching
import RuleLanguage

/// Finds the modals of a text, once for all readings: a long sentence with many words that count would be read anew for
/// each of them.
struct ModalReader {
    let text: AnalysedText

    /// The modals of all units, in order, each read in its unit.
    func read() -> [Modal] {
        let binding = text.cue(.binding)
        var result = binding.spans.map { Modal(kind: .binding, cue: $0) } + text.cue(.soft).spans.map { Modal(kind: .soft, cue: $0) }
        for cue in text.cue(.softVerb).spans where isVerbOfItsClause(cue) { result.append(Modal(kind: .soft, cue: cue)) }
        for cue in text.cue(.permissive).spans where !binding.inside(TokenSpan(Int(cue.start) - 4, Int(cue.end))).contains(where: { $0.overlaps(cue) }) {
            result.append(Modal(kind: isDenied(cue) ? .binding : .permissive, cue: cue))
        }
        result.sort { $0.cue < $1.cue }
        // "may undertake reforms": the verb binds nobody where another modal governs it.
        return result.indices.filter { i in
            guard i > 0, result[i].kind == .binding, result[i - 1].kind != .binding, isInOneUnit(result[i].cue, result[i - 1].cue) else { return true }
            let gap = Int(result[i].cue.start) - Int(result[i - 1].cue.end)
            return gap < 0 || gap > 1 || text.followsCoordinator(result[i].cue)
        }.map { result[$0] }
    }

    /// "No person may ..." forbids. Only the nearest denial before matters: what stops it stops those before it too.
    private func isDenied(_ cue: TokenSpan) -> Bool {
        let unit = unit(of: cue).tokens
        if text.cues(.negation, inside: TokenSpan(Int(cue.end), min(Int(cue.end) + 2, Int(unit.end)))) { return true }
        guard let denial = text.cue(.negation).inside(TokenSpan(Int(unit.start), Int(cue.start))).last else { return false }
        return text.reaches(from: Int(denial.end), to: Int(cue.start))
    }

    /// Whether a verb that asks is what its clause does. "A commission shall be set up to recommend ...", "support for
    /// schools to encourage ...", "shall receive, consider and publish": there it is not.
    private func isVerbOfItsClause(_ cue: TokenSpan) -> Bool {
        let start = unit(of: cue).tokens.start
        let flags = text.tokens[Int(cue.start)].flags
        let owed = text.cue(.binding).inside(TokenSpan(Int(start), Int(cue.start))).last { $0.end <= cue.start }
        guard let owed else {
            if cue.start - start <= 6 { return true }
            // "..., the assembly urges ...": a main clause after a comma.
            return (2...4).contains { back in
                let t = Int(cue.start) - back
                return t > start && text.tokens[t].flags.contains(.afterComma)
            }
        }
        if cue.start > owed.end, flags.contains(.afterComma), !text.tokens[Int(owed.end)].flags.contains(.afterComma) { return false }
        return cue.start - owed.end <= 4
    }

    private func unit(of cue: TokenSpan) -> Unit { text.units[Int(text.unitOf[Int(cue.start)])] }

    private func isInOneUnit(_ a: TokenSpan, _ b: TokenSpan) -> Bool { text.unitOf[Int(a.start)] == text.unitOf[Int(b.start)] }
}

extension AnalysedText {
    /// The modals that start inside a range of tokens, in order.
    func modals(in range: TokenSpan) -> ArraySlice<Modal> {
        func index(from token: Int32) -> Int {
            var low = 0
            var high = modals.count
            while low < high {
                let middle = (low + high) / 2
                if modals[middle].cue.start < token { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let from = index(from: range.start)
        return modals[from..<max(from, index(from: range.end))]
    }

    func followsCoordinator(_ cue: TokenSpan) -> Bool {
        cue.start > 0 && cues(.coordinator, inside: TokenSpan(Int(cue.start) - 1, Int(cue.start)))
    }

    /// Whether a denial before one place still holds at another.
    func reaches(from start: Int, to end: Int) -> Bool {
        guard start < end else { return true }
        if !cue(.negationEnd).inside(TokenSpan(start, end)).isEmpty { return false }
        for t in start..<end where !tokens[t].flags.isDisjoint(with: [.afterSemicolon, .afterColon]) { return false }
        return true
    }

    func hasComma(_ range: TokenSpan) -> Bool {
        guard range.start <= range.end else { return false }
        return (Int(range.start)...Int(range.end)).contains { $0 < tokens.count && tokens[$0].flags.contains(.afterComma) }
    }
}
