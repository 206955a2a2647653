import DocumentModel
import PatternMatching
import RuleLanguage
import TextAnalysis
import TextSpans

/// Looks in a draft for what a section of a companion document lists.
struct ItemComparison {
    private let evaluator: ConditionEvaluator
    private let comparison: Rule.Element.Comparison
    private let stemmer: Stemmer

    init(_ evaluator: ConditionEvaluator, _ comparison: Rule.Element.Comparison) {
        self.evaluator = evaluator
        self.comparison = comparison
        stemmer = Stemmer(language: evaluator.matches.text.language)
    }

    func judge(_ element: Rule.Element) -> ElementResult {
        guard let companion = evaluator.companions[comparison.companion] else {
            return ElementResult(element: element, status: .needsReview, hits: [], note: "the companion is in another language")
        }
        let names = companion.matchingSections(comparison.section).flatMap { self.names(of: $0, in: companion.matches.text) }
        guard !names.isEmpty else {
            return ElementResult(element: element, status: .needsReview, hits: [], note: "the companion lists nothing under such a heading")
        }
        let text = evaluator.matches.text
        let paragraphs = self.paragraphs(text)
        var hits: [Hit] = []
        var missing: [String] = []
        for name in names {
            guard let unit = paragraphs.first(where: { ItemComparison.takesUp(name.words, $0.words) })?.unit else {
                missing.append(name.title)
                continue
            }
            if !hits.contains(where: { $0.unit == unit }) { hits.append(Hit(unit: unit, span: text.units[unit].tokens, level: .commitment)) }
        }
        let status: ElementResult.Status = missing.isEmpty ? .met : (missing.count == names.count ? .notMet : .partlyMet)
        let list = missing.prefix(5).map { "‘\($0)’" }.joined(separator: ", ") + (missing.count > 5 ? " ..." : "")
        let note = missing.isEmpty ? nil : "\(names.count - missing.count) of \(names.count) are taken up; not found: \(list)"
        return ElementResult(element: element, status: status, hits: Array(hits.sorted { $0.span < $1.span }.prefix(5)), note: note)
    }

    /// Half of the words, and two of them if there are two.
    private static func takesUp(_ name: Set<[UInt8]>, _ paragraph: Set<[UInt8]>) -> Bool {
        name.intersection(paragraph).count >= max((name.count + 1) / 2, min(2, name.count))
    }

    // MARK: Names and paragraphs

    /// What the items of a section are called: their headings, or how they begin.
    private func names(of section: Int, in text: AnalysedText) -> [(title: String, words: Set<[UInt8]>)] {
        let items = SectionItems(text)
        let headings = items.subsections(of: section).compactMap { sub in
            text.units.first { $0.isHeading && $0.block == text.sections[sub].headingBlock }?.tokens
        }
        let spans = headings.count >= 2 ? headings : items.items(of: section).compactMap { $0.min() }.map { beginning(of: $0, in: text) }
        return spans.map { (title(of: $0, in: text), words(of: $0, in: text)) }.filter { !$0.words.isEmpty }
    }

    /// A sentence up to its first colon.
    private func beginning(of unit: Int, in text: AnalysedText) -> TokenSpan {
        let span = text.units[unit].tokens
        let colon = span.range.dropLast().first { index in
            text.document.text[Int(text.tokens[index].span.end)..<Int(text.tokens[index + 1].span.start)].contains(UInt8(ascii: ":"))
        }
        return colon.map { TokenSpan(Int(span.start), $0 + 1) } ?? span
    }

    private func title(of span: TokenSpan, in text: AnalysedText) -> String {
        let longest = 12
        let last = min(Int(span.end), Int(span.start) + longest)
        let bytes = ByteSpan(Int(text.tokens[Int(span.start)].span.start), Int(text.tokens[last - 1].span.end))
        return text.document.text.string(bytes) + (last < Int(span.end) ? " ..." : "")
    }

    private func words(of span: TokenSpan, in text: AnalysedText) -> Set<[UInt8]> {
        let shortest = 4
        return Set(span.range.map { text.document.text.string(text.tokens[$0].span).lowercased() }.filter { $0.count >= shortest }.map { stemmer.stem(Array($0.utf8)) })
    }

    /// The words of each paragraph and heading, with its first unit.
    private func paragraphs(_ text: AnalysedText) -> [(unit: Int, words: Set<[UInt8]>)] {
        var result: [(unit: Int, words: Set<[UInt8]>)] = []
        for (index, unit) in text.units.enumerated() {
            let words = words(of: unit.tokens, in: text)
            if index > 0, text.units[index - 1].block == unit.block { result[result.count - 1].words.formUnion(words) } else { result.append((index, words)) }
        }
        return result
    }
}
