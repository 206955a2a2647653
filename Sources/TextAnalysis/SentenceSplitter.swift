import PatternMatching
import TextSpans

/// Cuts the words of a block into sentences, and sentences with "(a) ... (b) ..." into a lead-in and its items.
struct SentenceSplitter {
    struct Piece {
        var tokens: TokenSpan
        /// Number of the piece, counted from the first of the block, that leads in to this one.
        var opener: Int?
        /// The number of an inline item.
        var label: ItemLabel?
        /// The piece goes on with the list that its block's own number began.
        var isSibling = false
    }

    let text: [UInt8]
    let tokens: [Token]
    let words: WordTable
    let lexicon: CueLexicon

    /// - Parameter label: the number of the block, if it has one.
    func split(_ range: TokenSpan, label: ItemLabel? = nil) -> [Piece] {
        var pieces: [Piece] = []
        var start = Int(range.start)
        var t = start
        while t < Int(range.end) {
            if t > start, isSentenceStart(t, from: start) {
                pieces += items(TokenSpan(start, t), before: pieces.count, label: pieces.isEmpty ? label : nil)
                start = t
            }
            t += 1
        }
        if start < Int(range.end) {
            pieces += items(TokenSpan(start, Int(range.end)), before: pieces.count, label: pieces.isEmpty ? label : nil)
        }
        return pieces
    }

    /// Whether a new sentence starts at a word, seen from the start of the sentence before it.
    private func isSentenceStart(_ t: Int, from start: Int) -> Bool {
        let token = tokens[t]
        guard token.flags.contains(.afterStop) else { return false }
        let gap = text[Int(tokens[t - 1].span.end)..<Int(token.span.start)]
        // "e.g." and "1.2" have no space after the stop.
        guard gap.contains(where: { $0 == 0x20 || $0 == 0x22 || $0 == 0x29 || $0 == 0x09 || $0 >= 0x80 }) else { return false }
        guard token.flags.contains(.startsUpperCase) || token.flags.contains(.isNumber) || token.flags.contains(.afterQuote)
            || token.flags.contains(.afterOpeningBracket) || token.flags.contains(.afterDash) || token.span.count <= 4 && isNumberedStart(t)
        else { return false }
        let previous = tokens[t - 1]
        // A stop after "?" or "!" or a bracket is no abbreviation's.
        if gap.first == UInt8(ascii: ".") {
            let folded = words.folded(previous.word)
            if previous.span.count == 1, previous.flags.contains(.startsUpperCase) { return false }
            if lexicon.abbreviations.contains(folded) { return false }
        }
        // "5. The ...": the number belongs to the sentence that it opens.
        if t - 1 == start, isNumberWord(t - 1) { return false }
        return true
    }

    private func isNumberWord(_ t: Int) -> Bool {
        tokens[t].flags.contains(.isNumber) || NumberParsing.roman(words.folded(tokens[t].word)) != nil || tokens[t].span.count == 1
    }

    /// "ii. the" in lower case after a stop.
    private func isNumberedStart(_ t: Int) -> Bool {
        guard t + 1 < tokens.count, tokens[t + 1].flags.contains(.afterStop) || tokens[t + 1].flags.contains(.afterClosingBracket) else { return false }
        return NumberParsing.roman(words.folded(tokens[t].word)) != nil
    }

    // MARK: Inline items

    private func items(_ sentence: TokenSpan, before count: Int, label: ItemLabel?) -> [Piece] {
        if let label, label.ordinal == 1, let pieces = siblings(sentence, of: label) { return pieces }
        var markers = markers(sentence, after: nil)
        if markers.count < 2 { markers = unmarkedList(sentence) }
        if markers.count < 2 {
            // "... is excluded. (2) Paragraph (1) does not apply": a sentence with a number of its own.
            if let first = numberedParagraph(sentence) {
                return [Piece(tokens: TokenSpan(Int(sentence.start) + 1, Int(sentence.end)), opener: nil, label: first)]
            }
            return [Piece(tokens: sentence, opener: nil, label: nil)]
        }
        var pieces: [Piece] = []
        let hasOpener = markers[0].token > Int(sentence.start)
        if hasOpener { pieces.append(Piece(tokens: TokenSpan(Int(sentence.start), markers[0].token), opener: nil, label: nil)) }
        for (index, marker) in markers.enumerated() {
            let end = index + 1 < markers.count ? markers[index + 1].token : Int(sentence.end)
            guard marker.token + 1 < end else { continue }
            pieces.append(
                Piece(
                    tokens: TokenSpan(marker.token + 1, end), opener: hasOpener ? count : nil, label: marker.label))
        }
        return pieces
    }

    /// The numbers of the items in a sentence, each the next of the one before.
    ///
    /// - Parameters:
    ///   - first: the number that stands before the sentence.
    ///   - anywhere: the first number may follow any word.
    private func markers(_ sentence: TokenSpan, after first: ItemLabel?, anywhere: Bool = false) -> [(token: Int, label: ItemLabel)] {
        var markers: [(token: Int, label: ItemLabel)] = []
        for t in Int(sentence.start)..<Int(sentence.end) where tokens[t].span.count <= 4 {
            let last = markers.last?.label ?? first
            guard let label = marker(t, sentence, previous: last.map { [$0] } ?? [], anywhere: anywhere && last == nil) else { continue }
            // Markers of other styles inside an item stay part of it.
            if let last, !label.continues(last) { continue }
            if last == nil, label.ordinal != 1 { continue }
            markers.append((t, label))
        }
        return markers
    }

    /// "The army; (b) the police; (c) the courts": the number of the block opens the list.
    private func siblings(_ sentence: TokenSpan, of label: ItemLabel) -> [Piece]? {
        let markers = markers(sentence, after: label)
        guard let first = markers.first, first.token > Int(sentence.start), isSeparated(first.token) else { return nil }
        var pieces = [Piece(tokens: TokenSpan(Int(sentence.start), first.token), opener: nil, label: nil)]
        for (index, marker) in markers.enumerated() {
            let end = index + 1 < markers.count ? markers[index + 1].token : Int(sentence.end)
            guard marker.token + 1 < end else { continue }
            pieces.append(Piece(tokens: TokenSpan(marker.token + 1, end), opener: nil, label: marker.label, isSibling: true))
        }
        return pieces
    }

    /// "The commission shall (a) vet officers; and (b) teach them": no punctuation before the first number. It opens a
    /// list if words of its own follow it and punctuation stands before the next number, and if it is no reference.
    private func unmarkedList(_ sentence: TokenSpan) -> [(token: Int, label: ItemLabel)] {
        let found = markers(sentence, after: nil, anywhere: true)
        guard found.count >= 2, found[0].token > Int(sentence.start), !isReference(found[0].token),
            zip(found, found.dropFirst()).allSatisfy({ $1.token - $0.token > 1 && (isSeparated($1.token) || isSeparated($1.token - 1)) })
        else { return [] }
        return found
    }

    /// "paragraph (a)", "Article 7 (a)", "(b) (i)".
    private func isReference(_ t: Int) -> Bool {
        let before = tokens[t - 1]
        let folded = words.folded(before.word)
        let stems = [folded, folded.last == UInt8(ascii: "s") ? Array(folded.dropLast()) : folded]
        return before.flags.contains(.isNumber) || before.span.count == 1
            || stems.contains { lexicon.articleWords.contains($0) || lexicon.partWords.contains($0) || lexicon.annexWords.contains($0)
                || lexicon.paragraphWords.contains($0) }
    }

    private func isSeparated(_ t: Int) -> Bool {
        !tokens[t].flags.isDisjoint(with: [.afterComma, .afterSemicolon, .afterColon, .afterDash, .afterStop])
    }

    /// "(2)" or "5." at the start of a sentence.
    private func numberedParagraph(_ sentence: TokenSpan) -> ItemLabel? {
        let t = Int(sentence.start)
        guard t + 1 < Int(sentence.end), tokens[t].flags.contains(.isNumber), tokens[t].span.count <= 2,
            !tokens[t + 1].flags.isDisjoint(with: [.afterClosingBracket, .afterStop]),
            text[Int(tokens[t].span.end)..<Int(tokens[t + 1].span.start)].contains(0x20)
        else { return nil }
        let isBracketed = tokens[t].flags.contains(.afterOpeningBracket)
        let shown = text.string(tokens[t].span)
        return NumberParsing.decimal(shown.utf8).map {
            ItemLabel(style: isBracketed ? .bracketedNumber : .decimal(depth: 1), text: shown, ordinal: $0)
        }
    }

    /// "(a)", "a)", "(i)" or "1)" after punctuation or at the start.
    private func marker(_ t: Int, _ sentence: TokenSpan, previous: [ItemLabel], anywhere: Bool) -> ItemLabel? {
        guard t + 1 < Int(sentence.end), tokens[t + 1].flags.contains(.afterClosingBracket) else { return nil }
        let flags = tokens[t].flags
        let isBracketed = flags.contains(.afterOpeningBracket)
        if t > Int(sentence.start) {
            let previousWord = words.folded(tokens[t - 1].word)
            let isJoined = tokens[t - 1].span.count <= 3 && !tokens[t - 1].flags.contains(.isNumber) && previousWord.count >= 2
            guard isSeparated(t) || (isBracketed && (isJoined || anywhere)) else { return nil }
        }
        let shown = text.string(tokens[t].span)
        let lookup = Array(((isBracketed ? "(" : "") + shown + ") ").utf8)
        guard let (label, _) = NumberParsing.label(in: lookup, from: 0, to: lookup.count, previous: previous) else { return nil }
        switch label.style {
        case .letter, .roman, .bracketedNumber: return label
        case .decimal(let depth): return depth == 1 ? label : nil
        default: return nil
        }
    }
}
