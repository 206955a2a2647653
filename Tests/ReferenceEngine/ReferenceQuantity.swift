import DocumentModel
import PatternMatching
import RuleLanguage
import TextAnalysis
import TextSpans

/// Holds the number in some words against a bound.
struct ReferenceQuantity {
    private let text: AnalysedText

    init(_ text: AnalysedText) { self.text = text }

    /// Nil if the number cannot be read.
    func holds(_ bound: Term.Bound, of span: TokenSpan) -> Bool? {
        let words = span.range.map { text.document.text.string(text.tokens[$0].span) }
        guard let first = words.indices.first(where: { words[$0].first!.isNumber }) else { return nil }
        // "1,500" is two words of the text and one number.
        var digits = words[first]
        for next in (first + 1)..<max(first + 1, words.count) {
            let between = ByteSpan(Int(text.tokens[Int(span.start) + next - 1].span.end), Int(text.tokens[Int(span.start) + next].span.start))
            guard words[next].utf8.count == 3, words[next].first!.isNumber, text.document.text.string(between) == "," else { break }
            digits += words[next]
        }
        guard var number = Int(digits) else { return nil }
        var limit = bound.value.number
        if let days = bound.value.days {
            limit = days
            let units: [(CueKind, Int)] = [(.hourWord, 0), (.dayWord, 1), (.weekWord, 7), (.monthWord, 30), (.yearWord, 365)]
            guard let unit = units.first(where: { kind, _ in text.cue(kind).spans.contains { span.range.contains(Int($0.start)) } }) else { return nil }
            number = unit.0 == .hourWord ? number / 24 : number * unit.1
        }
        return bound.isMinimum ? number >= limit : number <= limit
    }
}

extension Alternative {
    /// The companion document that the alternative looks into.
    var companion: (kind: DocumentKind, isOutside: Bool)? {
        for case .place(let isOutside, .companion(let kind)) in relations { return (kind, isOutside) }
        return nil
    }
}
