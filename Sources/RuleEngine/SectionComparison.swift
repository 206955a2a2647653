import DocumentModel
import PatternMatching
import RuleLanguage
import TextAnalysis
import TextSpans

/// Compares the text under a heading with the text under such a heading in a companion document, word by word.
struct SectionComparison {
    private let evaluator: ConditionEvaluator
    private let companion: AnalysedText?

    init(_ evaluator: ConditionEvaluator, _ companion: AnalysedText?) {
        self.evaluator = evaluator
        self.companion = companion
    }

    func judge(_ element: Rule.Element, _ section: Reference) -> ElementResult {
        let text = evaluator.matches.text
        let sections = evaluator.matchingSections(section).filter { text.sections[$0].hasContent }
        guard let companion, let own = sections.first else {
            return ElementResult(element: element, status: .notMet, hits: [], note: "there is no such section")
        }
        let words = SectionComparison.words(text, text.sections[own])
        // The companion's section is found by the same title words, or by the best likeness of its text.
        let best = companion.sections.indices.filter { companion.sections[$0].hasContent }
            .map { SectionComparison.likeness(words, SectionComparison.words(companion, companion.sections[$0])) }.max() ?? 0
        let hits = text.units.indices.first { text.units[$0].block >= text.sections[own].blocks.lowerBound && !text.units[$0].isHeading }
            .map { [Hit(unit: $0, span: text.units[$0].tokens, level: .commitment, doubt: nil, cue: nil)] } ?? []
        let status: ElementResult.Status = best >= 1 ? .met : (best >= 0.5 ? .partlyMet : .notMet)
        let note = best >= 1 ? nil : "\(Int(best * 100)) per cent of the words are the same"
        return ElementResult(element: element, status: status, hits: hits, note: note)
    }

    private static func words(_ text: AnalysedText, _ section: Section) -> [String] {
        var words: [String] = []
        for unit in text.units where section.blocks.contains(Int(unit.block)) && !unit.isHeading {
            for t in unit.tokens.range { words.append(text.document.text.string(text.tokens[t].span).lowercased()) }
        }
        return words
    }

    /// Share of equal words in a longest common subsequence, by the longer text. O(a * b); sections are cut to 1,000 words.
    private static func likeness(_ a: [String], _ b: [String]) -> Double {
        let (a, b) = (Array(a.prefix(1000)), Array(b.prefix(1000)))
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        if a == b { return 1 }
        var row = [Int](repeating: 0, count: b.count + 1)
        for x in a {
            var diagonal = 0
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = x == y ? diagonal + 1 : max(above, row[j])
                diagonal = above
            }
        }
        return min(0.99, Double(row[b.count]) / Double(max(a.count, b.count)))
    }
}
