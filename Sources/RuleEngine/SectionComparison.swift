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
        // A section may say more than the statement itself: its paragraphs are compared one by one.
        let theirs = companion.sections.filter(\.hasContent).flatMap { SectionComparison.paragraphs(companion, $0) }
        var best: (likeness: Double, unit: Int)?
        for (unit, words) in SectionComparison.paragraphs(text, text.sections[own]) {
            let likeness = theirs.map { SectionComparison.likeness(words, $0.words) }.max() ?? 0
            if likeness > (best?.likeness ?? -1) { best = (likeness, unit) }
        }
        guard let best else { return ElementResult(element: element, status: .notMet, hits: [], note: "there is no such section") }
        let hit = Hit(unit: best.unit, span: text.units[best.unit].tokens, level: .commitment)
        let status: ElementResult.Status = best.likeness >= 1 ? .met : (best.likeness >= 0.6 ? .partlyMet : .notMet)
        let note = best.likeness >= 1 ? nil : "\(Int(best.likeness * 100)) per cent of the words are the same"
        return ElementResult(element: element, status: status, hits: [hit], note: note)
    }

    /// The paragraphs of a section with more than a few words, each with its first unit.
    private static func paragraphs(_ text: AnalysedText, _ section: Section) -> [(unit: Int, words: [String])] {
        var result: [(unit: Int, words: [String])] = []
        var block: Int32 = -1
        for (index, unit) in text.units.enumerated() where section.blocks.contains(Int(unit.block)) && !unit.isHeading {
            let words = unit.tokens.range.map { text.document.text.string(text.tokens[$0].span).lowercased() }
            if unit.block == block { result[result.count - 1].words += words } else { result.append((index, words)) }
            block = unit.block
        }
        return result.filter { $0.words.count >= 6 }
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
