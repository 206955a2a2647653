public import DocumentModel
public import PatternMatching
public import RuleLanguage
public import TextSpans

/// Where in the document a unit stands.
public enum Zone: Sendable {
    case preamble, operative, definitions, contents, signature
}

/// A sentence, or an item of a list: the smallest piece that says one thing.
public struct Unit: Sendable {
    public var tokens: TokenSpan
    /// The first word after the number of a heading; elsewhere the first word.
    public var bodyStart: Int32
    public var block: Int32
    /// The unit that opens the list of which this unit is an item; -1 if none.
    public var leadIn: Int32
    public var section: Int32
    public var zone: Zone
    public var isHeading: Bool
    public var isInAnnex: Bool
    /// Numbers below the section, outermost first: ["2", "a"].
    public var numbers: [String]
    /// 1-based paragraph in its section, for text without numbers.
    public var paragraph: Int32
    /// 1-based row of a table, without its header rows; 0 outside tables and in a header.
    public var row: Int32 = 0

    public var isInTable = false
    /// The numbers of its paragraphs go on from section to section: "para. 27" says where it stands.
    public var isNumberedThrough = false

    // Set by the reading of cues.
    public var isRecital = false
    public var isHistory = false
    /// Under a title such as "Recommendations".
    public var isAdvice = false
    public var isDefinition = false
    public var hasOpenBrackets = false
}

/// A heading with all that stands under it.
public struct Section: Sendable {
    /// "Article 7", "Annex I", "3.2"; empty if the heading has no number.
    public var label: String
    public var title: String
    public var rank: Int
    public var parent: Int32
    public var isArticle: Bool
    public var isAnnex: Bool
    public var isPart: Bool
    public var headingBlock: Int32
    /// Blocks under the heading, without it, sub-sections included.
    public var blocks: Range<Int>
    /// Whether text, not only headings, stands under it.
    public var hasContent = false
}

/// A document read: words, units, sections, cues. What rules are evaluated on.
public struct AnalysedText: Sendable {
    public var document: Document
    public var language: String
    public var tokens: [Token]
    public var units: [Unit]
    /// For each token, its unit.
    public var unitOf: [Int32]
    public var sections: [Section]
    /// For each block, its innermost section; -1 above the first heading.
    public var sectionOf: [Int32]
    /// For each unit, the number of its article: units with the same number stand in one article.
    public var articleOf: [Int32]
    /// For each unit, the number of its chapter.
    public var chapterOf: [Int32]
    /// For each unit, one past the last unit whose chain of lead-ins runs through it.
    public var itemsEnd: [Int32]
    public var cues: [CueMatches]
    public var recognised: [[TokenSpan]]
    /// In order; see ``ModalReader``.
    var modals: [Modal] = []

    public func cue(_ kind: CueKind) -> CueMatches { cues[CueLexicon.list(kind) / 2] }

    /// The places of one kind of value, sorted.
    public func values(_ kind: Recogniser) -> [TokenSpan] { recognised[Recogniser.allCases.firstIndex(of: kind)!] }

    /// Bytes of a unit.
    public func span(of unit: Int) -> ByteSpan { span(of: units[unit].tokens) }

    public func span(of tokens: TokenSpan) -> ByteSpan {
        guard tokens.start < tokens.end else { return ByteSpan(0, 0) }
        return ByteSpan(Int(self.tokens[Int(tokens.start)].span.start), Int(self.tokens[Int(tokens.end) - 1].span.end))
    }

    /// Whether two units are read as one sentence: the same, or one leads in to the other.
    public func isOneSentence(_ a: Int, _ b: Int) -> Bool {
        a == b || (a < b ? leads(a, to: b) : leads(b, to: a))
    }

    /// Whether `item` is an item, at any depth, of the list that `unit` opens.
    public func leads(_ unit: Int, to item: Int) -> Bool {
        var current = Int(units[item].leadIn)
        while current >= 0 {
            if current == unit { return true }
            current = Int(units[current].leadIn)
        }
        return false
    }

    /// Where a unit stands, as lawyers say it: "Article 7(2)(a)".
    public func address(of unit: Int) -> String { AddressWriter.address(of: units[unit], sections: sections) }
}

extension AnalysedText {
    /// Whether words name the agent of a passive clause: "by the commission", "by an independent commission".
    public func isAgent(_ span: TokenSpan) -> Bool {
        let start = max(Int(units[Int(unitOf[Int(span.start)])].tokens.start), Int(span.start) - 3)
        return cue(.agent).inside(TokenSpan(start, Int(span.start))).contains { cue in
            (Int(cue.end)...Int(span.start)).allSatisfy { tokens[$0].flags.isDisjoint(with: [.afterComma, .afterSemicolon, .afterColon]) }
        }
    }

    /// Whether a cue of some kind stands inside a range of tokens.
    public func cues(_ kind: CueKind, inside range: TokenSpan) -> Bool { !cue(kind).inside(range).isEmpty }
}
