import Diagnostics
import TextSpans

/// Reads the entries of a lexicon line.
struct LexiconParser {
    let text: [UInt8]
    private(set) var faults: [ValueFault] = []

    init(text: [UInt8]) { self.text = text }

    /// Entries separated by `|` within a line, and by line ends.
    mutating func entries(_ pieces: [ByteSpan]) -> [LexiconEntry] {
        var result: [LexiconEntry] = []
        for piece in pieces {
            for part in split(piece) {
                if faults.count > PackBuilder.faultLimit { return result }
                guard !part.isEmpty else {
                    if pieces.count > 1 || piece.count > 0 {
                        faults.append(ValueFault(message: "an empty entry", span: piece, help: "delete one |"))
                    }
                    continue
                }
                do throws(ValueFault) { result.append(try entry(part)) } catch { faults.append(error) }
            }
        }
        return result
    }

    /// Cuts at `|` outside quotation marks and regular expressions, and trims.
    func split(_ piece: ByteSpan) -> [ByteSpan] {
        var parts: [ByteSpan] = []
        var start = Int(piece.start)
        var i = start
        var isQuoted = false
        var isExpression = startsExpression(start, Int(piece.end))
        while i < Int(piece.end) {
            let byte = text[i]
            if isExpression {
                if byte == UInt8(ascii: "\\") { i += 2; continue }
                if byte == UInt8(ascii: "/"), i > start, isBoundary(i + 1, Int(piece.end)) { isExpression = false }
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == UInt8(ascii: "|"), !isQuoted {
                parts.append(trimmed(start, i))
                start = i + 1
                isExpression = startsExpression(start, Int(piece.end))
                if isExpression {
                    while text[i + 1] != UInt8(ascii: "/") { i += 1 }
                    start = i + 1
                    i += 1
                }
            }
            i += 1
        }
        parts.append(trimmed(start, Int(piece.end)))
        return parts
    }

    private func startsExpression(_ position: Int, _ end: Int) -> Bool {
        var position = position
        while position < end, isBlank(text[position]) { position += 1 }
        return position < end && text[position] == UInt8(ascii: "/")
    }

    /// Whether only blanks stand between here and the next `|` or the end.
    private func isBoundary(_ position: Int, _ end: Int) -> Bool {
        var position = position
        while position < end, isBlank(text[position]) { position += 1 }
        return position >= end || text[position] == UInt8(ascii: "|")
    }

    private func trimmed(_ start: Int, _ end: Int) -> ByteSpan {
        var start = start
        var end = end
        while start < end, isBlank(text[start]) { start += 1 }
        while end > start, isBlank(text[end - 1]) { end -= 1 }
        return ByteSpan(start, end)
    }

    private func entry(_ span: ByteSpan) throws(ValueFault) -> LexiconEntry {
        var entry = LexiconEntry(elements: [], regularExpression: nil, span: span)
        if text[Int(span.start)] == UInt8(ascii: "/") {
            guard span.count > 2, text[Int(span.end) - 1] == UInt8(ascii: "/") else {
                throw ValueFault(message: "a regular expression does not end", span: span, help: "end it with /")
            }
            entry.regularExpression = text.string(ByteSpan(Int(span.start) + 1, Int(span.end) - 1))
            return entry
        }
        var i = Int(span.start)
        let end = Int(span.end)
        entry.elements.reserveCapacity(min(LexiconEntry.lengthLimit, text[i..<end].count { $0 == 0x20 } + 1))
        var isQuoted = false
        while i < end, entry.elements.count <= LexiconEntry.lengthLimit {
            let byte = text[i]
            switch byte {
            case 0x20, 0x09, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"): i += 1
            case UInt8(ascii: "\""):
                isQuoted.toggle()
                i += 1
            case UInt8(ascii: "["):
                let close = text[i..<end].firstIndex(of: UInt8(ascii: "]"))
                guard let close, !isQuoted else {
                    throw ValueFault(message: "a square bracket does not close", span: ByteSpan(i, end), help: nil)
                }
                let name = text.folded(ByteSpan(i + 1, close))
                entry.elements.append(.reference(Reference(name: name, span: ByteSpan(i, close + 1))))
                i = close + 1
            case UInt8(ascii: "("):
                let close = text[i..<end].firstIndex(of: UInt8(ascii: ")"))
                guard let close else {
                    throw ValueFault(message: "a bracket does not close", span: ByteSpan(i, end), help: nil)
                }
                try appendWords(ByteSpan(i + 1, close), isQuoted: isQuoted, isOptional: true, to: &entry)
                i = close + 1
            case UInt8(ascii: ".") where i + 2 < end && text[i + 1] == byte && text[i + 2] == byte:
                entry.elements.append(.gap)
                i += 3
            default:
                var stop = i
                while stop < end, !endsWord(stop, end) { stop += 1 }
                if stop == i {
                    throw ValueFault(
                        message: "unexpected '\(text.string(ByteSpan(i, i + 1)))' in an entry", span: ByteSpan(i, i + 1),
                        help: nil)
                }
                try appendWords(ByteSpan(i, stop), isQuoted: isQuoted, isOptional: false, to: &entry)
                i = stop
            }
        }
        if isQuoted, i == end { throw ValueFault(message: "a quotation mark does not close", span: span, help: "add \"") }
        try check(entry)
        return entry
    }

    private func endsWord(_ position: Int, _ end: Int) -> Bool {
        switch text[position] {
        case 0x20, 0x09, UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: ";"),
            UInt8(ascii: ":"):
            true
        case UInt8(ascii: "."):
            position + 2 < end && text[position + 1] == UInt8(ascii: ".") && text[position + 2] == UInt8(ascii: ".")
        default: false
        }
    }

    private func check(_ entry: LexiconEntry) throws(ValueFault) {
        if entry.elements.count > LexiconEntry.lengthLimit {
            throw ValueFault(message: "an entry of more than \(LexiconEntry.lengthLimit) words", span: entry.span, help: "look for fewer words")
        }
        if wordings(entry) > LexiconEntry.wordingLimit {
            throw ValueFault(
                message: "an entry that stands for more than \(LexiconEntry.wordingLimit) wordings", span: entry.span,
                help: "write several entries with fewer words that may be absent")
        }
        var hasAnchor = false
        for (index, element) in entry.elements.enumerated() {
            switch element {
            case .word(let patterns, let isOptional):
                if patterns.contains(where: { $0.contains { $0.text.isEmpty } }) {
                    throw ValueFault(message: "an empty word", span: entry.span, help: nil)
                }
                if !isOptional { hasAnchor = true }
            case .gap:
                if index == 0 || index == entry.elements.count - 1 {
                    throw ValueFault(message: "a gap at the edge of an entry", span: entry.span, help: "'...' stands between words")
                }
            case .reference: hasAnchor = true
            }
        }
        if !hasAnchor {
            throw ValueFault(message: "an entry without a word that must be there", span: entry.span, help: nil)
        }
    }

    /// How many wordings the optional words and the alternatives of several words make. Alternatives of one word each
    /// are one wording.
    private func wordings(_ entry: LexiconEntry) -> Int {
        entry.elements.reduce(1) { product, element in
            guard case .word(let alternatives, let isOptional) = element, product <= LexiconEntry.wordingLimit else { return product }
            let runs = alternatives.filter { $0.count > 1 }.count
            return product * (runs + (runs < alternatives.count ? 1 : 0) + (isOptional ? 1 : 0))
        }
    }
}
