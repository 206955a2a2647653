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
    }

    let text: [UInt8]
    let tokens: [Token]
    let words: WordTable
    let abbreviations: Set<[UInt8]>

    func split(_ range: TokenSpan) -> [Piece] {
        var pieces: [Piece] = []
        var start = Int(range.start)
        var t = start
        while t < Int(range.end) {
            if t > start, isSentenceStart(t, from: start) {
                pieces += items(TokenSpan(start, t), before: pieces.count)
                start = t
            }
            t += 1
        }
        if start < Int(range.end) { pieces += items(TokenSpan(start, Int(range.end)), before: pieces.count) }
        return pieces
    }

    /// Whether a new sentence starts at a word, seen from the start of the sentence before it.
    private func isSentenceStart(_ t: Int, from start: Int) -> Bool {
        let token = tokens[t]
        guard token.flags.contains(.afterStop) else { return false }
        let gap = text[Int(tokens[t - 1].span.end)..<Int(token.span.start)]
        // "e.g." and "1.2" have no space after the stop.
        guard gap.contains(0x20) || gap.contains(0x22) || gap.contains(0x29) else { return false }
        guard token.flags.contains(.startsUpperCase) || token.flags.contains(.isNumber) || token.flags.contains(.afterQuote)
            || token.flags.contains(.afterOpeningBracket) || token.flags.contains(.afterDash) || token.span.count <= 4 && isNumberedStart(t)
        else { return false }
        let previous = tokens[t - 1]
        // A stop after "?" or "!" or a bracket is no abbreviation's.
        if gap.first == UInt8(ascii: ".") {
            let folded = words.folded(previous.word)
            if previous.span.count == 1, previous.flags.contains(.startsUpperCase) { return false }
            if abbreviations.contains(folded) { return false }
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

    private func items(_ sentence: TokenSpan, before count: Int) -> [Piece] {
        var markers: [(token: Int, label: ItemLabel)] = []
        for t in Int(sentence.start)..<Int(sentence.end) where tokens[t].span.count <= 4 {
            guard let label = marker(t, sentence, previous: markers.map(\.label)) else { continue }
            // Markers of other styles inside an item stay part of it.
            if let last = markers.last, !label.continues(last.label) { continue }
            if markers.isEmpty, label.ordinal != 1 { continue }
            markers.append((t, label))
        }
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

    /// "(2)" or "5." at the start of a sentence.
    private func numberedParagraph(_ sentence: TokenSpan) -> ItemLabel? {
        let t = Int(sentence.start)
        guard t + 1 < Int(sentence.end), tokens[t].flags.contains(.isNumber), tokens[t].span.count <= 2,
            !tokens[t + 1].flags.isDisjoint(with: [.afterClosingBracket, .afterStop])
        else { return nil }
        let isBracketed = tokens[t].flags.contains(.afterOpeningBracket)
        let shown = text.string(tokens[t].span)
        return NumberParsing.decimal(shown.utf8).map {
            ItemLabel(style: isBracketed ? .bracketedNumber : .decimal(depth: 1), text: shown, ordinal: $0)
        }
    }

    /// "(a)", "a)", "(i)" or "1)" after punctuation or at the start.
    private func marker(_ t: Int, _ sentence: TokenSpan, previous: [ItemLabel]) -> ItemLabel? {
        guard t + 1 < Int(sentence.end), tokens[t + 1].flags.contains(.afterClosingBracket) else { return nil }
        let flags = tokens[t].flags
        let isBracketed = flags.contains(.afterOpeningBracket)
        if t > Int(sentence.start) {
            let isSeparated = !flags.isDisjoint(with: [.afterComma, .afterSemicolon, .afterColon, .afterDash, .afterStop])
            let previousWord = words.folded(tokens[t - 1].word)
            let isJoined = tokens[t - 1].span.count <= 3 && !tokens[t - 1].flags.contains(.isNumber) && previousWord.count >= 2
            guard isSeparated || (isBracketed && isJoined) else { return nil }
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
