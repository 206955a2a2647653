import DocumentModel
import PatternMatching
import TextSpans

/// What one block is: its number, whether it is a heading, and where its words start.
struct BlockReading {
    enum HeadingKind {
        case part, article, annex
        /// A heading with a plain number ("3.2 Oversight", "IV. Oversight").
        case numbered
        case plain
    }

    var tokens: TokenSpan
    /// First token after the number.
    var bodyStart: Int32
    var item: ItemLabel?
    /// "Article 7", "Annex I", "3.2" where the block opens a section.
    var sectionLabel = ""
    var heading: HeadingKind?
    /// The block opens an article and goes on with its text on the same line.
    var hasBody = false
}

/// Reads numbers and recognises headings, block by block.
struct BlockReader {
    let document: Document
    let tokens: [Token]
    let words: WordTable
    let lexicon: CueLexicon

    func read(_ block: Block, tokens range: TokenSpan, _ around: BlockSurroundings) -> BlockReading {
        var reading = BlockReading(tokens: range, bodyStart: range.start, item: nil)
        if let label = block.label {
            readGivenLabel(label, around.previous, &reading)
        } else if !readSectionWord(&reading), !readNamedItem(&reading) {
            readItemLabel(block, around, &reading)
        }
        classify(block, around, &reading)
        if around.isContents { reading.heading = nil }
        return reading
    }

    // MARK: Numbers

    /// A number that the file's program shows, outside the text.
    private func readGivenLabel(_ label: String, _ previous: [ItemLabel], _ reading: inout BlockReading) {
        let bytes = Array(label.utf8)
        let parts = label.split(separator: " ", maxSplits: 1)
        if parts.count == 2, let kind = sectionKind(Array(parts[0].lowercased().utf8)) {
            reading.heading = kind
            reading.sectionLabel = trimmed(label)
        } else if let (item, _) = NumberParsing.label(in: bytes + [0x20], from: 0, to: bytes.count + 1, previous: previous) {
            reading.item = item
        }
    }

    private func trimmed(_ label: String) -> String {
        var label = Substring(label)
        while let last = label.last, last == "." || last == ":" || last == " " || last == "-" || last == "–" || last == "—" {
            label = label.dropLast()
        }
        return String(label)
    }

    private func sectionKind(_ folded: [UInt8]) -> BlockReading.HeadingKind? {
        if lexicon.articleWords.contains(folded) { return .article }
        if lexicon.partWords.contains(folded) { return .part }
        if lexicon.annexWords.contains(folded) { return .annex }
        return nil
    }

    /// "Article IX", "CHAPTER V", "Annex", "Part Seven": at the start of the block.
    private func readSectionWord(_ reading: inout BlockReading) -> Bool {
        let start = Int(reading.tokens.start)
        let end = Int(reading.tokens.end)
        guard start < end, let kind = sectionKind(words.folded(tokens[start].word)) else { return false }
        var last = start
        if start + 1 < end, isNumber(start + 1) {
            last = start + 1
            // "5.1.1" is three words.
            while last + 1 < end, tokens[last + 1].flags.contains(.isNumber), !hasSpace(before: last + 1) { last += 1 }
        } else if kind == .annex, end - start == 1 || isTitleBreak(start + 1) {
            last = start
        } else {
            return false
        }
        // Running text that merely begins with the words: "Article 7 shall apply".
        if last + 1 < end, !isTitleBreak(last + 1), !tokens[last + 1].flags.contains(.startsUpperCase) { return false }
        var kindFound = kind
        // "Chapter V, Article (5.1.1)"
        if last + 2 < end, kind == .part, let second = sectionKind(words.folded(tokens[last + 1].word)), isNumber(last + 2) {
            kindFound = second
            last += 2
            while last + 1 < end, tokens[last + 1].flags.contains(.isNumber), !hasSpace(before: last + 1) { last += 1 }
        }
        reading.heading = kindFound
        reading.bodyStart = Int32(last + 1)
        // "Article 7. (1) ...": the first paragraph has its number too.
        if last + 1 < end {
            var from = Int(tokens[last + 1].span.start)
            while from > Int(tokens[last].span.end), document.text[from - 1] != 0x20 { from -= 1 }
            if let (item, after) = NumberParsing.label(in: document.text, from: from, to: Int(tokens[end - 1].span.end), previous: []), item.ordinal == 1 {
                reading.item = item
                while reading.bodyStart < reading.tokens.end, Int(tokens[Int(reading.bodyStart)].span.start) < after { reading.bodyStart += 1 }
            }
        }
        reading.sectionLabel = label(from: start, to: last)
        return true
    }

    /// "Objective 3: ...", "Output 2.1: ...": a numbered item with a name.
    private func readNamedItem(_ reading: inout BlockReading) -> Bool {
        let start = Int(reading.tokens.start)
        guard start + 2 < Int(reading.tokens.end), lexicon.itemWords.contains(words.folded(tokens[start].word)),
            tokens[start].flags.contains(.startsUpperCase), tokens[start + 1].flags.contains(.isNumber)
        else { return false }
        var last = start + 1
        // "Output 2.1" is three words.
        while last + 1 < Int(reading.tokens.end), tokens[last + 1].flags.contains(.isNumber), !hasSpace(before: last + 1) { last += 1 }
        guard last + 1 < Int(reading.tokens.end), isTitleBreak(last + 1) else { return false }
        let ordinal = NumberParsing.decimal(words.folded(tokens[last].word)) ?? 0
        reading.item = ItemLabel(style: .decimal(depth: last - start), text: label(from: start, to: last), ordinal: ordinal)
        reading.bodyStart = Int32(last + 1)
        return true
    }

    private func label(from first: Int, to last: Int) -> String {
        let span = ByteSpan(Int(tokens[first].span.start), Int(tokens[last].span.end))
        var text = document.text.string(span)
        let after = Int(tokens[last].span.end)
        if after < document.text.count, document.text[after] == UInt8(ascii: ")"), text.contains("(") { text += ")" }
        // "ARTICLE IX" reads better as "Article IX".
        var parts = text.split(separator: " ").map(String.init)
        if let word = parts.first, word.count > 1, word.uppercased() == word {
            parts[0] = word.prefix(1) + word.dropFirst().lowercased()
        }
        return parts.joined(separator: " ")
    }

    private func isNumber(_ t: Int) -> Bool {
        if tokens[t].flags.contains(.isNumber) { return true }
        let folded = words.folded(tokens[t].word)
        if NumberParsing.roman(folded) != nil { return tokens[t].flags.contains(.startsUpperCase) || folded.count > 1 }
        return folded.count == 1 && tokens[t].flags.contains(.startsUpperCase) || lexicon.numberWords.contains(folded)
    }

    private func isTitleBreak(_ t: Int) -> Bool {
        !tokens[t].flags.isDisjoint(with: [.afterStop, .afterColon, .afterDash, .afterClosingBracket, .afterOpeningBracket, .afterSemicolon])
            || hasLongGap(before: t)
    }

    private func hasSpace(before t: Int) -> Bool {
        document.text[Int(tokens[t - 1].span.end)..<Int(tokens[t].span.start)].contains(0x20)
    }

    private func hasLongGap(before t: Int) -> Bool { Int(tokens[t].span.start) - Int(tokens[t - 1].span.end) > 3 }

    private func readItemLabel(_ block: Block, _ around: BlockSurroundings, _ reading: inout BlockReading) {
        guard
            let (item, end) = NumberParsing.label(
                in: document.text, from: Int(block.span.start), to: Int(block.span.end), previous: around.previous + around.headings),
            around.allows(item)
        else { return }
        reading.item = item
        while reading.bodyStart < reading.tokens.end, Int(tokens[Int(reading.bodyStart)].span.start) < end { reading.bodyStart += 1 }
    }

    // MARK: Headings

    private func classify(_ block: Block, _ around: BlockSurroundings, _ reading: inout BlockReading) {
        let count = Int(reading.tokens.end - reading.bodyStart)
        switch block.kind {
        case .tableCell, .note, .quotation:
            reading.heading = nil
            return
        case .heading:
            if reading.heading == nil {
                reading.heading = reading.item == nil ? .plain : .numbered
                reading.sectionLabel = reading.item?.text ?? ""
                reading.item = nil
            }
            return
        case .listItem:
            // "- Title One: Peace" in a table of contents names a division, and does not open it.
            let isNumbered = block.label.map { $0.contains { $0.isLetter || $0.isNumber } } ?? false
            if !isNumbered || !looksLikeTitle(block, reading, limit: 14) { reading.heading = nil }
            if isNumbered, reading.heading == nil, block.isBold, count > 0, isNumberedTitle(block, around, reading) { openNumbered(&reading) }
            return
        case .paragraph: break
        }
        if reading.heading != nil {
            reading.hasBody = count > 0 && !looksLikeTitle(block, reading, limit: 16)
            return
        }
        guard count > 0 else { return }
        if reading.item != nil {
            if isNumberedTitle(block, around, reading) { openNumbered(&reading) }
        } else if isPlainTitle(block, around, reading) {
            reading.heading = .plain
        }
    }

    private func openNumbered(_ reading: inout BlockReading) {
        reading.heading = .numbered
        reading.sectionLabel = reading.item?.text ?? ""
        reading.item = nil
    }

    /// A title by its looks: capitals, or bold letters; in a file without headings of its own also title case.
    private func isPlainTitle(_ block: Block, _ around: BlockSurroundings, _ reading: BlockReading) -> Bool {
        guard looksLikeTitle(block, reading, limit: 14) else { return false }
        let count = Int(reading.tokens.end - reading.bodyStart)
        if isAllCapitals(reading) { return true }
        // The name under a quotation.
        if around.followsQuotation, count <= 8 { return false }
        if block.isBold, count <= 8 { return tokens[Int(reading.bodyStart)].flags.contains(.startsUpperCase) }
        return !around.hasOwnHeadings && count <= 10 && isTitleCase(reading)
    }

    /// "2. Law that applies": a number with a title, not an item of a list.
    private func isNumberedTitle(_ block: Block, _ around: BlockSurroundings, _ reading: BlockReading) -> Bool {
        guard let item = reading.item else { return false }
        switch item.style {
        case .decimal, .capitalRoman, .capitalLetter: break
        case .bracketedNumber, .letter, .roman, .bullet: return false
        }
        // "Objective 3: ..." is an item with a name.
        if item.text.first?.isLetter == true, item.style == .decimal(depth: 1) { return false }
        guard looksLikeTitle(block, reading, limit: block.isBold ? 14 : 9) else { return false }
        if block.kind == .paragraph, isTitleCase(reading) || isAllCapitals(reading) { return true }
        guard tokens[Int(reading.bodyStart)].flags.contains(.startsUpperCase), let next = around.next else { return false }
        // Items that follow one another are a list, unless all of them are set apart by bold letters.
        if let label = next.label, label.continues(item) { return block.kind == .paragraph && block.isBold }
        if block.isBold { return true }
        guard next.startsUpperCase, !around.previous.contains(where: { item.continues($0) }) else { return false }
        if let label = next.label { return label.ordinal == 1 && label.style != item.style && (next.isSentence || around.continuesHeading(item)) }
        return next.isSentence && (item.ordinal == 1 || around.continuesHeading(item))
    }

    /// Short, and does not end like a sentence or a lead-in.
    private func looksLikeTitle(_ block: Block, _ reading: BlockReading, limit: Int) -> Bool {
        let count = Int(reading.tokens.end - reading.bodyStart)
        guard count <= limit else { return false }
        // Brackets and quotation marks close after the stop of a sentence.
        guard let last = document.text[block.span.range].last(where: { $0 != 0x20 && $0 != 0x5D && $0 != 0x22 && $0 != 0x29 }) else { return false }
        switch last {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ","):
            // "Article 7." alone is a heading.
            return count == 0
        default: break
        }
        for t in Int(reading.bodyStart) + 1..<max(Int(reading.bodyStart) + 1, Int(reading.tokens.end))
        where !tokens[t].flags.isDisjoint(with: [.afterStop, .afterSemicolon]) && hasSpace(before: t) {
            return false
        }
        return true
    }

    private func isAllCapitals(_ reading: BlockReading) -> Bool {
        var letters = 0
        for t in reading.bodyStart..<reading.tokens.end {
            let flags = tokens[Int(t)].flags
            if flags.contains(.isNumber) { continue }
            let isShort = tokens[Int(t)].span.count == 1
            if !flags.contains(.isAllCapitals), !(isShort && flags.contains(.startsUpperCase)) { return false }
            letters += tokens[Int(t)].span.count
        }
        return letters >= 3
    }

    private func isTitleCase(_ reading: BlockReading) -> Bool {
        var long = 0
        var upper = 0
        for t in reading.bodyStart..<reading.tokens.end where tokens[Int(t)].span.count > 3 {
            long += 1
            if tokens[Int(t)].flags.contains(.startsUpperCase) { upper += 1 }
        }
        guard long > 0, reading.bodyStart < reading.tokens.end else { return false }
        return tokens[Int(reading.bodyStart)].flags.contains(.startsUpperCase) && upper * 10 >= long * 7
    }
}
