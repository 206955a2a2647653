import DocumentModel
import PatternMatching
import Reporting
import RuleLanguage
import TextAnalysis
import TextSpans

/// A sentence or item of a draft, with what it is known by in another draft.
struct DraftSentence {
    var span: ByteSpan
    var text: String
    /// For an item of a list: the sentences that lead in to it, as text and by their numbers.
    var leadIn: String?
    var leaders: [Int] = []
    var address: String
    var line: Int
    var page: Int?
    /// The words without case, blanks and the numbers of divisions: the same in two drafts if the sentence is.
    var key: String
    /// Numbers of its distinct words, ascending.
    var words: [Int32]
    var values: [PassageValue]
    /// A line of the table of contents changes with what it lists.
    var isContents = false
}

/// Numbers words, the same way for all drafts compared.
final class WordNumbers {
    private var numbers: [String: Int32] = [:]

    func number(_ word: String) -> Int32 {
        if let number = numbers[word] { return number }
        let number = Int32(numbers.count)
        numbers[word] = number
        return number
    }
}

/// Cuts an analysed draft into its sentences.
struct DraftSentenceReader {
    let text: AnalysedText
    let pack: RulePack
    let numbers: WordNumbers

    /// The titles of divisions that references lead to, folded: what is left of "Article 9" when numbers move.
    var referredTitles: Set<String> { Set(targets.values.compactMap(\.self)) }

    /// For each reference to a division of this text, by its first word, the title of the division, if it has one.
    private var targets: [TokenSpan: String?] {
        var result: [TokenSpan: String?] = [:]
        for reference in text.crossReferences() {
            switch reference.target {
            case .section(let section):
                let title = text.sections[section].title
                result[reference.span] = .some(title.isEmpty ? nil : DraftSentenceReader.folded(title))
            case .unit: result[reference.span] = .some(nil)
            case .elsewhere, .absent: break
            }
        }
        return result
    }

    /// - Parameter commonTitles: titles that both drafts have: a reference to one of them must go on leading there.
    func sentences(commonTitles: Set<String>) -> [DraftSentence] {
        let values = PassageValueReader(text, pack: pack).values()
        var references: [Int: [(span: ByteSpan, name: String)]] = [:]
        for (span, title) in targets {
            let name = title.flatMap { commonTitles.contains($0) ? $0 : nil } ?? ""
            references[Int(text.unitOf[Int(span.start)]), default: []].append((text.span(of: span), "§" + name))
        }
        return text.units.indices.map { unit in
            sentence(unit, values[unit], references: (references[unit] ?? []).sorted { $0.span < $1.span })
        }
    }

    private func sentence(_ index: Int, _ values: [PassageValue], references: [(span: ByteSpan, name: String)]) -> DraftSentence {
        let unit = text.units[index]
        let body = text.span(of: TokenSpan(Int(unit.bodyStart), Int(max(unit.bodyStart, unit.tokens.end))))
        var leaders: [Int] = []
        var leader = Int(unit.leadIn)
        while leader >= 0 {
            leaders.insert(leader, at: 0)
            leader = Int(text.units[leader].leadIn)
        }
        var key = ""
        var from = Int(body.start)
        for reference in references where Int(reference.span.start) >= from && reference.span.end <= body.end {
            key += text.document.text.string(ByteSpan(from, Int(reference.span.start))) + reference.name
            from = Int(reference.span.end)
        }
        key += text.document.text.string(ByteSpan(from, Int(body.end)))
        let words = Set(body.isEmpty ? [] : (unit.bodyStart..<unit.tokens.end).map { token in
            numbers.number(text.document.text.string(text.tokens[Int(token)].span).lowercased())
        })
        let origins = text.document.origins
        let position = origins.sourcePosition(at: Int(body.start))
        let origin = origins.origin(at: Int(body.start))
        return DraftSentence(
            span: text.span(of: index), text: text.document.text.string(body),
            leadIn: leaders.isEmpty ? nil : leaders.map { text.document.text.string(text.span(of: $0)) }.joined(separator: " … "),
            leaders: leaders, address: text.address(of: index), line: position?.line ?? origin?.paragraph ?? 0,
            page: origin.flatMap { $0.page > 0 ? $0.page : nil },
            // Brackets around a sentence stand outside it, and take back what it says.
            key: (unit.hasOpenBrackets ? "[" : "") + DraftSentenceReader.folded(key), words: words.sorted(), values: values,
            isContents: unit.zone == .contents)
    }

    static func folded(_ text: String) -> String { text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
