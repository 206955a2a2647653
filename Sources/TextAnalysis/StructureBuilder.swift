import DocumentModel
import PatternMatching
import TextSpans

/// Builds sections and units out of blocks.
struct StructureBuilder {
    private let document: Document
    private let tokens: [Token]
    private let words: WordTable
    private let lexicon: CueLexicon
    private let reader: BlockReader

    private(set) var units: [Unit] = []
    private(set) var sections: [Section] = []
    private(set) var sectionOf: [Int32] = []

    /// Sections that are open, outermost first.
    private var open: [Int] = []
    /// Words such as "chapter" or "article" in the order in which they first opened a section.
    private var rankWords: [String] = []
    /// The items that enclose the next block: `lead` opens a list below the item, `leader` opens the list of the item.
    private var items: [OpenItem] = []

    private struct OpenItem {
        var label: ItemLabel
        var lead: Int32 = -1
        var leader: Int32
    }

    private var paragraphLead: Int32 = -1
    private var paragraph: Int32 = 0
    /// The unit before in the same table row, and the row.
    private var lastCell: (unit: Int32, table: Int, row: Int)?
    /// The last unit of a table's header row, and the table: the header is read with every row.
    private var header: (unit: Int32, table: Int)?
    /// How many header rows the table has, and the row that the next units stand in.
    private var headerRows = (table: -1, count: 0)
    private var row: Int32?

    init(document: Document, tokens: [Token], words: WordTable, lexicon: CueLexicon) {
        self.document = document
        self.tokens = tokens
        self.words = words
        self.lexicon = lexicon
        self.reader = BlockReader(document: document, tokens: tokens, words: words, lexicon: lexicon)
    }

    /// What the next block is read with.
    private var around = BlockSurroundings()
    /// The first block after the table of contents, and the section of the table.
    private var contentsEnd = 0
    private var contentsSection: Int?

    /// Fewer headings of the file's own than this are titles on its first page.
    private static let ownHeadings = 3

    mutating func build(blockTokens: [TokenSpan]) {
        let blocks = document.blocks
        around.hasOwnHeadings = blocks.lazy.filter { if case .heading = $0.kind { true } else { false } }.prefix(Self.ownHeadings).count == Self.ownHeadings
        for (index, block) in blocks.enumerated() {
            if index == contentsEnd, index > 0 { endContents(at: index) }
            around.previous = items.map(\.label)
            around.isContents = index < contentsEnd
            around.followsQuotation = index > 0 && reader.endsQuotation(blocks[index - 1])
            around.next = index + 1 < blocks.count ? reader.neighbour(blocks[index + 1], tokens: blockTokens[index + 1]) : nil
            let reading = reader.read(block, tokens: blockTokens[index], around)
            note(reading)
            if let kind = reading.heading { heading(block, index, reading, kind) }
            sectionOf.append(Int32(open.last ?? -1))
            if reading.heading == nil || reading.hasBody { body(block, index, reading) }
        }
        closeSections(downTo: 0, at: blocks.count)
    }

    /// Keeps what later numbers are held against.
    private mutating func note(_ reading: BlockReading) {
        guard !around.isContents, let number = reading.item ?? headingNumber(reading) else { return }
        if number.style == .capitalLetter { around.lastCapital = number.ordinal }
        if number.style == .capitalRoman { around.lastRoman = number.ordinal }
        guard reading.heading == .numbered else { return }
        around.headings.removeAll { $0.style == number.style }
        around.headings.append(number)
    }

    private func headingNumber(_ reading: BlockReading) -> ItemLabel? {
        guard reading.heading == .numbered else { return nil }
        let bytes = Array(reading.sectionLabel.utf8)
        // As a number at the start of a line: with the stop that labels lose.
        return NumberParsing.label(in: bytes + [UInt8(ascii: "."), 0x20], from: 0, to: bytes.count + 2, previous: around.headings)?.0
    }

    // MARK: Contents

    /// A title such as "Contents" opens a table whose lines open no sections.
    private mutating func beginContents(_ index: Int, _ reading: BlockReading) {
        let words = reading.tokens
        // A draft has one table of contents; a text of nothing but such titles is read in linear time.
        guard contentsEnd == 0, words.end - words.start <= 3,
            words.range.contains(where: { lexicon.contentsWords.contains(self.words.folded(tokens[$0].word)) })
        else { return }
        contentsEnd = ContentsRange(document).end(after: index)
        contentsSection = open.last
    }

    private mutating func endContents(at index: Int) {
        guard let section = contentsSection, let depth = open.firstIndex(of: section) else { return }
        closeSections(downTo: depth, at: index)
        contentsSection = nil
        items = []
        paragraphLead = -1
    }

    // MARK: Sections

    private mutating func heading(_ block: Block, _ index: Int, _ reading: BlockReading, _ kind: BlockReading.HeadingKind) {
        items = []
        paragraphLead = -1
        paragraph = 0
        lastCell = nil
        let titleTokens = TokenSpan(Int(reading.bodyStart), Int(reading.tokens.end))
        let title = reading.hasBody ? "" : text(titleTokens)
        // A bare "Article 7" takes the next heading as its title.
        if kind == .plain, let last = open.last, sections[last].headingBlock == Int32(index - 1), sections[last].title.isEmpty,
            !sections[last].label.isEmpty, !sections[last].hasContent
        {
            sections[last].title = title
            sections[last].headingBlock = Int32(index)
            sections[last].blocks = (index + 1)..<(index + 1)
        } else {
            let rank = rank(block, reading, kind)
            while let last = open.last, sections[last].rank >= rank { close(at: index) }
            sections.append(
                Section(
                    label: reading.sectionLabel, title: title, rank: rank, parent: Int32(open.last ?? -1),
                    isArticle: kind == .article, isAnnex: kind == .annex, isPart: kind == .part, headingBlock: Int32(index),
                    blocks: (index + 1)..<(index + 1)))
            open.append(sections.count - 1)
            if kind == .plain { beginContents(index, reading) }
        }
        if !reading.hasBody { addUnit(reading.tokens, body: reading.bodyStart, block: index, isHeading: true, numbers: [], leadIn: -1) }
    }

    private func text(_ range: TokenSpan) -> String {
        guard range.start < range.end else { return "" }
        return document.text.string(
            ByteSpan(Int(tokens[Int(range.start)].span.start), Int(tokens[Int(range.end) - 1].span.end)))
    }

    /// Smaller ranks enclose larger ones.
    private mutating func rank(_ block: Block, _ reading: BlockReading, _ kind: BlockReading.HeadingKind) -> Int {
        if case .heading(let level) = block.kind { return kind == .annex ? min(level * 10, 10) : level * 10 }
        let word = reading.sectionLabel.split(separator: " ").first.map { $0.lowercased() } ?? ""
        switch kind {
        case .annex: return 5
        case .part: return 12 + order(of: word)
        // Under a heading by the file's own structure, a title by its looks stands below it.
        case .plain: return max(26, ownRank + 6)
        case .article: return 30 + order(of: word)
        case .numbered:
            let depth = reading.sectionLabel.split(separator: ".").count
            // Capital letters and roman numbers stand above decimals.
            return reading.sectionLabel.first?.isNumber == true ? max(40, ownRank) + depth : max(28, ownRank + 6)
        }
    }

    /// The rank of the innermost open heading of the file's own; 0 if there is none.
    private var ownRank: Int {
        let own = open.last { if case .heading = document.blocks[Int(sections[$0].headingBlock)].kind { true } else { false } }
        return own.map { sections[$0].rank } ?? 0
    }

    private mutating func order(of word: String) -> Int {
        if let index = rankWords.firstIndex(of: word) { return min(index, 9) }
        rankWords.append(word)
        return min(rankWords.count - 1, 9)
    }

    private mutating func close(at index: Int) {
        let section = open.removeLast()
        sections[section].blocks = sections[section].blocks.lowerBound..<index
    }

    private mutating func closeSections(downTo count: Int, at index: Int) { while open.count > count { close(at: index) } }

    // MARK: Units

    private mutating func body(_ block: Block, _ index: Int, _ reading: BlockReading) {
        for section in open { sections[section].hasContent = true }
        var leadIn: Int32 = -1
        if case .tableCell(let table, let row, _, let isHeader) = block.kind {
            if headerRows.table != table { headerRows = (table, 0) }
            if isHeader { headerRows.count = row + 1 }
            self.row = isHeader ? 0 : Int32(row + 1 - headerRows.count)
            if let lastCell, lastCell.table == table, lastCell.row == row {
                leadIn = lastCell.unit
            } else if let header, header.table == table {
                leadIn = header.unit
            } else {
                leadIn = items.last(where: { $0.lead >= 0 })?.lead ?? paragraphLead
            }
            items = []
        } else if case .note = block.kind {
            // A note stands where its reference does, and parts no list.
        } else {
            lastCell = nil
            row = nil
            leadIn = enter(block, reading)
        }
        var labels = items.map(\.label)
        let range = TokenSpan(Int(reading.hasBody || block.label == nil ? reading.bodyStart : reading.tokens.start), Int(reading.tokens.end))
        let first = units.count
        let splitter = SentenceSplitter(text: document.text, tokens: tokens, words: words, lexicon: lexicon)
        for piece in splitter.split(range, label: reading.item) {
            let isFirst = units.count == first
            let pieceLead = piece.opener.map { Int32(first + $0) } ?? (isFirst || piece.isSibling ? leadIn : -1)
            var numbers = labels
            if let label = piece.label {
                // The next number of a list that is open already replaces the one before.
                if let same = numbers.lastIndex(where: { $0.style == label.style }) { numbers.removeSubrange(same...) }
                numbers.append(label)
                if piece.opener == nil { labels = numbers }
            }
            addUnit(piece.tokens, block: index, isHeading: false, numbers: numbers.map(\.text), leadIn: pieceLead)
        }
        guard units.count > first else {
            // A number alone: the text comes with the next block.
            return
        }
        if case .note = block.kind { return }
        let last = Int32(units.count - 1)
        if case .tableCell(let table, let row, _, let isHeader) = block.kind {
            lastCell = (last, table, row)
            if isHeader { header = (last, table) }
            return
        }
        let lead = opensList(block) ? last : -1
        if items.isEmpty || reading.item == nil && !isListItem(block) { paragraphLead = lead } else { items[items.count - 1].lead = lead }
    }

    private func isListItem(_ block: Block) -> Bool { if case .listItem = block.kind { true } else { false } }

    /// Places a block among the items around it and finds the unit that leads in to it.
    private mutating func enter(_ block: Block, _ reading: BlockReading) -> Int32 {
        var label = reading.item
        if label == nil, case .listItem = block.kind { label = ItemLabel(style: .bullet, text: "", ordinal: 0) }
        // "... the following principles:" and then lines without numbers that go on in lower case.
        if label == nil, paragraphLead >= 0 || items.last.map({ $0.label.style == .bullet }) == true, startsLowerCase(reading) {
            label = ItemLabel(style: .bullet, text: "", ordinal: 0)
        }
        guard let label else {
            // A paragraph without a number goes on under the numbered paragraph before it.
            while let last = items.last, !isParagraphNumber(last.label.style) { items.removeLast() }
            for i in items.indices { items[i].lead = -1 }
            paragraphLead = -1
            paragraph += 1
            return -1
        }
        paragraph += 1
        return enter(label)
    }

    /// Places an item: after the one that it continues, else below the one that opens a list.
    private mutating func enter(_ label: ItemLabel) -> Int32 {
        let leader: Int32
        let isFirst = label.ordinal <= 1
        let last = Int32(units.count - 1)
        if let index = items.lastIndex(where: { label.follows($0.label) }) {
            leader = items[index].leader
            items.removeSubrange(index...)
        } else if isFirst, let above = items.last, above.lead >= 0, items.count(where: { $0.label.style == label.style }) < (label.style == .bullet ? 1 : 2) {
            // "5. The guard shall:" and then a list that begins with 1 again: once, or lists would never end.
            leader = above.lead
        } else {
            if label.ordinal == 1, let above = items.last, above.lead < 0, endsSentence(last) { paragraphLead = -1 }
            if let index = items.firstIndex(where: { $0.label.style == label.style }) { items.removeSubrange(index...) }
            let lead = items.last(where: { $0.lead >= 0 })?.lead ?? paragraphLead
            // A list begins with its first number, or goes on where that was lost: "2." after a list of another kind is
            // no item of that.
            leader = isFirst || lead == last ? lead : -1
            if leader < 0, items.isEmpty { paragraphLead = -1 }
        }
        // "3.2.1" says itself where it stands.
        if case .decimal(let depth) = label.style, depth > 1 { items = [] }
        items.append(OpenItem(label: label, leader: leader))
        return leader
    }

    private func endsSentence(_ unit: Int32) -> Bool {
        guard unit >= 0 else { return false }
        let block = document.blocks[Int(units[Int(unit)].block)].span
        return document.text[block.range].last { $0 != 0x20 } == UInt8(ascii: ".")
    }

    private func startsLowerCase(_ reading: BlockReading) -> Bool {
        guard reading.bodyStart < reading.tokens.end else { return false }
        return tokens[Int(reading.bodyStart)].flags.isDisjoint(with: [.startsUpperCase, .isNumber])
    }

    private func isParagraphNumber(_ style: ItemLabel.Style) -> Bool {
        switch style {
        case .decimal, .bracketedNumber: true
        default: false
        }
    }

    /// A block opens a list when it ends in a colon or dash, or ends like an unfinished sentence.
    private func opensList(_ block: Block) -> Bool {
        guard let last = document.text[block.span.range].last(where: { $0 != 0x20 }) else { return false }
        switch last {
        case UInt8(ascii: ":"), UInt8(ascii: "-"), 0x94, 0x93: return true
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ")"), UInt8(ascii: "]"): return false
        default: return units.last.map { $0.tokens.end - $0.tokens.start >= 2 } ?? false
        }
    }

    private mutating func addUnit(_ range: TokenSpan, body: Int32? = nil, block: Int, isHeading: Bool, numbers: [String], leadIn: Int32) {
        guard range.start < range.end else { return }
        units.append(
            Unit(
                tokens: range, bodyStart: body ?? range.start, block: Int32(block), leadIn: leadIn, section: Int32(open.last ?? -1), zone: .operative,
                isHeading: isHeading, isInAnnex: open.contains { sections[$0].isAnnex }, numbers: numbers,
                paragraph: paragraph, row: isHeading ? 0 : row ?? 0, isInTable: row != nil && !isHeading))
    }
}
