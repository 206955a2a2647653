import DocumentModel
public import PatternMatching
public import RuleLanguage
public import TextAnalysis
import TextSpans

/// Reads the number of a match and holds it against a bound.
public struct QuantityReader {
    private let text: AnalysedText

    public init(_ text: AnalysedText) { self.text = text }

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
        limit.days == nil ? number(in: span) : duration(in: span)?.days
    }

    /// The first number in figures in a span; nil if there is none. Numbers in words alone are not read.
    public func number(in span: TokenSpan) -> Int? {
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
        return Int(digits)
    }

    /// The first number in a span with the unit of time that stands there; nil if either is missing.
    ///
    /// - Parameter words: reads numbers in words, where there are none in figures.
    public func duration(in span: TokenSpan, words: NumberWords? = nil) -> Quantity? {
        func spelled() -> Int? { words?.value(of: span.range.map { text.document.text.string(text.tokens[$0].span).lowercased() }) }
        guard let number = number(in: span) ?? spelled() else { return nil }
        let units: [(CueKind, Quantity.Unit)] = [(.hourWord, .hours), (.dayWord, .days), (.weekWord, .weeks), (.monthWord, .months), (.yearWord, .years)]
        guard let unit = units.first(where: { text.cues($0.0, inside: span) })?.1 else { return nil }
        return Quantity(number, unit)
    }
}
