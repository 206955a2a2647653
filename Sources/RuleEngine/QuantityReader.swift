import DocumentModel
import PatternMatching
import RuleLanguage
import TextAnalysis
import TextSpans

/// Reads the number of a match and holds it against a bound.
struct QuantityReader {
    private let text: AnalysedText

    init(_ text: AnalysedText) { self.text = text }

    /// The hit if its number is within the bound; with a doubt if its number cannot be read; else nil.
    func keep(_ hit: Hit, _ bound: Term.Bound, _ limit: Quantity) -> Hit? {
        guard let value = value(of: hit.span, limit) else {
            var hit = hit
            hit.doubt = .value
            return hit
        }
        let target = limit.days ?? limit.number
        return (bound.isMinimum ? value >= target : value <= target) ? hit : nil
    }

    /// The number in a span: days for durations, else the number itself. Numbers in words alone are not read.
    private func value(of span: TokenSpan, _ limit: Quantity) -> Int? {
        guard let token = span.range.first(where: { text.tokens[$0].flags.contains(.isNumber) }) else { return nil }
        var digits = text.document.text.string(text.tokens[token].span)
        // "1,500" is two words; "30%" ends in a sign that is none.
        var next = token + 1
        while next < Int(span.end), text.tokens[next].flags.contains(.isNumber), text.tokens[next].span.count == 3,
            text.tokens[next].flags.contains(.afterComma), text.tokens[next].span.start - text.tokens[next - 1].span.end == 1
        {
            digits += text.document.text.string(text.tokens[next].span)
            next += 1
        }
        guard let number = Int(digits) else { return nil }
        guard limit.days != nil else { return number }
        let around = TokenSpan(Int(span.start), Int(span.end))
        let units: [(CueKind, Quantity.Unit)] = [(.hourWord, .hours), (.dayWord, .days), (.weekWord, .weeks), (.monthWord, .months), (.yearWord, .years)]
        guard let unit = units.first(where: { text.cues($0.0, inside: around) })?.1 else { return nil }
        return Quantity(number, unit).days
    }
}
