import TextSpans

extension LexiconParser {
    /// `a/b/c-d`: alternatives; a hyphen makes two words, as in texts.
    func appendWords(_ span: ByteSpan, isQuoted: Bool, isOptional: Bool, to entry: inout LexiconEntry)
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
}
