public import DocumentModel
public import PatternMatching
import RuleLanguage
import TextSpans

/// Reads a document: words, structure, cues, places. The passes run in this order because each needs the one before:
/// words -> blocks and sections -> units -> cues -> recognised values -> zones and marks -> articles.
public struct TextAnalyser {
    private let lexicon: CueLexicon
    private let language: String

    public init(lexicon: CueLexicon, language: String) {
        self.lexicon = lexicon
        self.language = language
    }

    /// - Parameter words: the worker's table for the same language.
    public func analyse(_ document: Document, words: WordTable) -> AnalysedText {
        var tokens: [Token] = []
        tokens.reserveCapacity(document.text.count / 6)
        var blockTokens: [TokenSpan] = []
        let tokenizer = Tokenizer(text: document.text)
        for block in document.blocks {
            let start = tokens.count
            tokenizer.tokenize(block.span, words: words, into: &tokens)
            blockTokens.append(TokenSpan(start, tokens.count))
        }
        var builder = StructureBuilder(document: document, tokens: tokens, words: words, lexicon: lexicon)
        builder.build(blockTokens: blockTokens)
        var unitOf = [Int32](repeating: -1, count: tokens.count)
        for (index, unit) in builder.units.enumerated() {
            for t in unit.tokens.range { unitOf[t] = Int32(index) }
        }
        var text = AnalysedText(
            document: document, language: language, tokens: tokens, units: builder.units, unitOf: unitOf,
            sections: builder.sections, sectionOf: builder.sectionOf, articleOf: [], chapterOf: [], itemsEnd: [], cues: [],
            recognised: [])
        NumberedThrough.mark(&text)
        adoptNumbers(&text)
        matchCues(&text, words)
        text.recognised = ValueRecogniser(text: text, words: words).recognise()
        dropNames(&text)
        text.modals = ModalReader(text: text).read()
        ZoneMarker(text: text).mark(&text)
        markItemsEnd(&text)
        markArticles(&text)
        return text
    }

    /// Words of a number before a unit's text belong to no unit; matching needs one for every word.
    private func adoptNumbers(_ text: inout AnalysedText) {
        var next: Int32 = Int32(max(0, text.units.count - 1))
        for t in text.unitOf.indices.reversed() {
            if text.unitOf[t] < 0 { text.unitOf[t] = next } else { next = text.unitOf[t] }
        }
    }

    private func matchCues(_ text: inout AnalysedText, _ words: WordTable) {
        let matcher = PhraseMatcher(
            set: lexicon.phrases, tokens: text.tokens, words: words, unitOf: text.unitOf, units: text.units.map(\.tokens))
        var lists = [[TokenSpan]](repeating: [], count: CueLexicon.listCount)
        if !text.units.isEmpty {
            let found = matcher.matches(in: text.document.text, given: lists)
            lists = found.lists
            if !found.unfinished.isEmpty {
                text.document.remarks.append("A regular expression of a cue list ran into its limit: some clauses may be misread.")
            }
        }
        text.cues = CueLexicon.kinds.indices.map { index in
            CueMatches(lists[index * 2])
        }
        // "not only" denies nothing: a negation inside a pseudo-negation is none.
        let pseudo = text.cue(.pseudoNegation).spans
        let negation = CueLexicon.list(.negation) / 2
        text.cues[negation] = CueMatches(FalseFriends.drop(text.cues[negation].spans, sharingWordsWith: pseudo))
    }

    /// The month "May" allows nothing: a word with a capital inside a sentence is a name.
    private func dropNames(_ text: inout AnalysedText) {
        let permissive = CueLexicon.list(.permissive) / 2
        let tokens = text.tokens
        let units = text.units
        let unitOf = text.unitOf
        text.cues[permissive] = CueMatches(
            text.cues[permissive].spans.filter { span in
                let flags = tokens[Int(span.start)].flags
                let isFirst = units[Int(unitOf[Int(span.start)])].tokens.start == span.start
                return isFirst || !flags.contains(.startsUpperCase) || flags.contains(.isAllCapitals)
            })
    }

    private func markItemsEnd(_ text: inout AnalysedText) {
        text.itemsEnd = text.units.indices.map { Int32($0 + 1) }
        for unit in text.units.indices {
            var leader = Int(text.units[unit].leadIn)
            while leader >= 0 {
                text.itemsEnd[leader] = max(text.itemsEnd[leader], Int32(unit + 1))
                leader = Int(text.units[leader].leadIn)
            }
        }
    }

    private func markArticles(_ text: inout AnalysedText) {
        var numbers: [String: Int32] = [:]
        func number(_ key: String) -> Int32 {
            if let known = numbers[key] { return known }
            let new = Int32(numbers.count)
            numbers[key] = new
            return new
        }
        // A title above everything makes no article.
        let titleSection: Int32 = text.sections.first.map { $0.label.isEmpty && $0.headingBlock <= 2 } == true ? 0 : -1
        for unit in text.units {
            var chain: [Int32] = []
            var section = unit.section
            while section >= 0, section != titleSection {
                chain.append(section)
                section = text.sections[Int(section)].parent
            }
            let article = chain.first { text.sections[Int($0)].isArticle } ?? chain.first { !text.sections[Int($0)].label.isEmpty } ?? chain.first
            if let article {
                text.articleOf.append(number("section \(article)"))
            } else if let first = unit.numbers.first, !first.isEmpty {
                text.articleOf.append(number("item \(first)"))
            } else {
                text.articleOf.append(number("text"))
            }
            let chapter = chain.first { text.sections[Int($0)].isPart || text.sections[Int($0)].isAnnex } ?? chain.last
            text.chapterOf.append(chapter.map { number("section \($0)") } ?? text.articleOf[text.articleOf.count - 1])
        }
    }
}
