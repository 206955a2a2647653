public import PatternMatching
import RuleLanguage

/// What an exception takes out: the words after "except", "shall not extend to" ..., the items of a list that such
/// words open, and the words before "shall not benefit from" or "remain liable to prosecution".
public struct ExceptionScope {
    private let text: AnalysedText

    public enum Standing: Sendable {
        case outside
        case excluded
        /// An exception inside the exception brings it back in.
        case broughtBack
    }

    public init(_ text: AnalysedText) { self.text = text }

    /// How some words stand to the exceptions of their own sentence.
    public func standing(of span: TokenSpan) -> Standing {
        let unitNumber = Int(text.unitOf[Int(span.start)])
        let unit = text.units[unitNumber]
        let before = TokenSpan(Int(unit.tokens.start), Int(span.start))
        var cues = text.cue(.exclusion).inside(before).filter { ends(after: $0, before: span) }[...]
        // "except" inside "other than in exceptional ..." counts once.
        cues = merged(cues)
        let tail = TokenSpan(Int(span.end), Int(unit.tokens.end))
        let hasTail = text.cue(.exclusionTail).inside(tail).contains { !isAcrossSemicolon(Int(span.end), Int($0.start)) }
        var isExcluded = cues.count % 2 == 1 || hasTail
        if !isExcluded, cues.isEmpty {
            var leader = Int(unit.leadIn)
            while leader >= 0 {
                let leading = text.units[leader]
                if !text.cue(.exclusion).inside(leading.tokens).isEmpty { isExcluded = true; break }
                leader = Int(leading.leadIn)
            }
        }
        guard isExcluded else { return cues.count >= 2 ? .broughtBack : .outside }
        // "... shall not cover war crimes, save where political": what follows brings it back.
        if text.cue(.exclusion).inside(tail).contains(where: { cue in !text.cue(.exclusionTail).inside(tail).contains { $0.overlaps(cue) } }), !cues.isEmpty {
            return .broughtBack
        }
        return .excluded
    }

    /// Whether the reach of an exception gets as far as some words.
    private func ends(after cue: TokenSpan, before span: TokenSpan) -> Bool {
        let between = TokenSpan(Int(cue.end), max(Int(cue.end), Int(span.start)))
        return text.cue(.exclusionEnd).inside(between).isEmpty && !isAcrossSemicolon(Int(cue.end), Int(span.start))
    }

    private func isAcrossSemicolon(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        var semicolons = 0
        for t in start..<end where text.tokens[t].flags.contains(.afterSemicolon) { semicolons += 1 }
        // Lists are separated by semicolons too: one of them between short items is no end.
        return semicolons > 0 && text.cue(.binding).inside(TokenSpan(start, end)).isEmpty == false
    }

    private func merged(_ cues: ArraySlice<TokenSpan>) -> ArraySlice<TokenSpan> {
        var result: [TokenSpan] = []
        for cue in cues {
            if let last = result.last, cue.overlaps(last) || cue.start - last.end <= 0 { continue }
            result.append(cue)
        }
        return result[...]
    }
}
