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
        while i < end {
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
        if isQuoted { throw ValueFault(message: "a quotation mark does not close", span: span, help: "add \"") }
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

    /// `a/b/c-d`: alternatives; a hyphen makes two words, as in texts.
    private func appendWords(_ span: ByteSpan, isQuoted: Bool, isOptional: Bool, to entry: inout LexiconEntry)
        throws(ValueFault)
    {
        // Only brackets may be empty.
        if span.isEmpty { throw ValueFault(message: "an empty word", span: ByteSpan(Int(span.start) - 1, Int(span.end) + 1), help: nil) }
        if text[Int(span.start)] == UInt8(ascii: "/") || text[Int(span.end) - 1] == UInt8(ascii: "/") {
            throw ValueFault(
                message: "a list with / does not mix quoted and other words", span: span,
                help: "quote the whole list, or write two entries separated by |")
        }
        if text[Int(span.start)] == UInt8(ascii: "[") {
            throw ValueFault(message: "a concept cannot be optional", span: span, help: "write two entries, with it and without it")
        }
        // Most words are plain; cutting them up as strings would cost more than all the rest of reading a pack.
        if let alternatives = plainAlternatives(span, isQuoted) { return append(alternatives, isOptional: isOptional, to: &entry) }
        let alternatives = text.string(span).split(separator: "/").map(LexiconParser.words)
        guard !alternatives.isEmpty, alternatives.allSatisfy({ !$0.isEmpty }) else {
            throw ValueFault(message: "an empty word", span: span, help: nil)
        }
        for word in alternatives.joined() { try checkWord(word, span) }
        append(alternatives.map { $0.map { pattern($0, isQuoted) } }, isOptional: isOptional, to: &entry)
    }

    private func append(_ alternatives: [[WordPattern]], isOptional: Bool, to entry: inout LexiconEntry) {
        if alternatives.count > 1 || alternatives[0].count == 1 {
            entry.elements.append(.word(alternatives, isOptional: isOptional))
        } else {
            for word in alternatives[0] { entry.elements.append(.word([[word]], isOptional: isOptional)) }
        }
    }

    /// Words that consist of small Latin letters, with `/`, `-` and a `*` at their ends; nil for anything else.
    private func plainAlternatives(_ span: ByteSpan, _ isQuoted: Bool) -> [[WordPattern]]? {
        var alternatives: [[WordPattern]] = []
        var words: [WordPattern] = []
        var start = Int(span.start)
        for i in Int(span.start)...Int(span.end) {
            let byte = i < Int(span.end) ? text[i] : UInt8(ascii: "/")
            switch byte {
            case 0x61...0x7A: continue
            case UInt8(ascii: "*"):
                // At the end of a word of some letters.
                guard i > start, i + 1 == Int(span.end) || text[i + 1] == UInt8(ascii: "/") || text[i + 1] == UInt8(ascii: "-") else { return nil }
            case UInt8(ascii: "/"), UInt8(ascii: "-"):
                if i > start {
                    let isPrefix = text[i - 1] == UInt8(ascii: "*")
                    words.append(WordPattern(text: text.string(ByteSpan(start, isPrefix ? i - 1 : i)), form: isPrefix ? .prefix : isQuoted ? .exact : .stem))
                }
                start = i + 1
                guard byte == UInt8(ascii: "/") else { continue }
                if words.isEmpty { return nil }
                alternatives.append(words)
                words = []
            default: return nil
            }
        }
        return alternatives
    }

    /// Texts are cut at signs: a word that holds one would never be found.
    private func checkWord(_ word: Substring, _ span: ByteSpan) throws(ValueFault) {
        let scalars = word.hasSuffix("*") ? word.dropLast().unicodeScalars : word.unicodeScalars
        guard let sign = scalars.first(where: { !LexiconParser.standsInWords($0) }) else { return }
        let isQuote = "“”„‟«»".unicodeScalars.contains(sign)
        throw ValueFault(
            message: "'\(sign)' stands in no word of a text", span: span,
            help: isQuote ? "use straight quotation marks: \"" : "leave it out; what the forms of entries are is said in the reference")
    }

    /// Letters, digits and what goes with them, as texts are cut. Control characters and invisible ones have been told
    /// of already; a bar in quotation marks is left alone.
    private static func standsInWords(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7C, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
        case 0x20..<0x7F: ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        case 0xAA, 0xAD, 0xB5, 0xBA: true
        case 0xA0...0xBF, 0x2000...0x206F, 0x2080...0x2BFF, 0xF080...0xF0FF: false
        default: true
        }
    }

    /// Cuts at hyphens and apostrophes, as texts are cut; a possessive "s" goes with its apostrophe.
    private static func words(_ text: Substring) -> [Substring] {
        text.split { $0 == "-" || $0 == " " || $0 == "\t" }.flatMap { word in
            var parts = word.split { $0 == "'" || $0 == "’" || $0 == "." }
            if parts.count > 1, parts.last == "s" { parts.removeLast() }
            return parts
        }
    }

    private func pattern(_ word: Substring, _ isQuoted: Bool) -> WordPattern {
        if word.hasSuffix("*"), word.count > 1 {
            return WordPattern(text: word.dropLast().lowercased(), form: .prefix)
        }
        let letters = word.unicodeScalars
        if letters.count > 1, letters.allSatisfy({ $0.properties.isUppercase || ("0"..."9").contains($0) }),
            letters.contains(where: { $0.properties.isUppercase })
        {
            return WordPattern(text: String(word), form: .capitals)
        }
        return WordPattern(text: word.lowercased(), form: isQuoted ? .exact : .stem)
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
