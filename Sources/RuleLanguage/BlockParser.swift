import Diagnostics
import Fractions
import TextSpans

/// Cuts a rule file into blocks and fields. Knows lines and headings, nothing of what the values mean.
struct BlockParser {
    let file: RuleFile
    private var tree: SyntaxTree
    private(set) var diagnostics: [Diagnostic] = []
    private var isInsideExamples = false
    /// Set after a line that could not be placed, so that its continuation lines are not reported one by one.
    private var isSkipping = false
    /// Set under a block keyword that does not exist: its lines belong to nothing.
    private var isInUnknownBlock = false

    init(file: RuleFile) {
        self.file = file
        self.tree = SyntaxTree(file: file)
    }

    static func parse(_ file: RuleFile) -> (SyntaxTree, [Diagnostic]) {
        var parser = BlockParser(file: file)
        parser.run()
        return (parser.tree, parser.diagnostics)
    }

    private mutating func run() {
        guard String(validating: file.text, as: UTF8.self) != nil else {
            diagnostics.append(
                Diagnostic(
                    RuleCodes.notUTF8, "the file is not UTF-8 text", file: file.path, help: "save it again as UTF-8"))
            return
        }
        reportSuspiciousCharacters()
        reportMixedScripts()
        let text = file.text
        var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < text.count, diagnostics.count < PackBuilder.faultLimit {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            line(trimmed(start, end))
            start = end + 1
        }
    }

    private func trimmed(_ start: Int, _ end: Int) -> ByteSpan {
        var start = start
        var end = end
        while start < end, isBlank(file.text[start]) { start += 1 }
        while end > start, isBlank(file.text[end - 1]) { end -= 1 }
        return ByteSpan(start, end)
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private mutating func line(_ span: ByteSpan) {
        guard !span.isEmpty else { return }
        let first = file.text[Int(span.start)]
        if first == UInt8(ascii: "#") { return tree.comments.append(span) }
        if first == UInt8(ascii: "|") { return continuation(trimmed(Int(span.start) + 1, Int(span.end))) }
        let word = firstWord(span)
        let wordText = file.text.string(word)
        if let keyword = BlockKeyword(rawValue: wordText) {
            isInsideExamples = false
            isSkipping = false
            isInUnknownBlock = false
            tree.blocks.append(
                SyntaxBlock(keyword: keyword, keywordSpan: word, title: trimmed(Int(word.end), Int(span.end))))
            return
        }
        if word.count >= 3, wordText.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            let suggestion = SpellingSuggestion.nearest(to: wordText, among: BlockKeyword.allCases.map(\.rawValue))
            report(
                RuleCodes.unknownBlock, "unknown block '\(wordText)'", word,
                help: suggestion.map { "did you mean '\($0)'?" }
                    ?? "blocks are \(BlockKeyword.allCases.map(\.rawValue).joined(separator: ", "))")
            isSkipping = true
            isInUnknownBlock = true
            return
        }
        if isInUnknownBlock || (isSkipping && tree.blocks.isEmpty) { return }
        guard !tree.blocks.isEmpty else {
            report(
                RuleCodes.strayText, "text before the first block", span,
                help: "start with a keyword such as CONCEPT, or make the line a comment with #")
            isSkipping = true
            return
        }
        field(span, word: word, wordText: wordText)
    }

    private func firstWord(_ span: ByteSpan) -> ByteSpan {
        var end = Int(span.start)
        while end < Int(span.end), !isBlank(file.text[end]) { end += 1 }
        return ByteSpan(Int(span.start), end)
    }

    private mutating func continuation(_ span: ByteSpan) {
        guard !isSkipping else { return }
        guard let block = tree.blocks.indices.last, let field = tree.blocks[block].fields.indices.last else {
            report(RuleCodes.strayText, "a line with | continues nothing", span, help: "put a heading before it")
            return
        }
        if tree.blocks[block].fields[field].alternatives.isEmpty {
            tree.blocks[block].fields[field].pieces.append(span)
        } else {
            let last = tree.blocks[block].fields[field].alternatives.count - 1
            tree.blocks[block].fields[field].alternatives[last].append(span)
        }
    }

    private mutating func field(_ span: ByteSpan, word: ByteSpan, wordText: String) {
        let block = tree.blocks.count - 1
        let keyword = tree.blocks[block].keyword
        if wordText == "or", keyword == .provision || keyword == .rule, !tree.blocks[block].fields.isEmpty {
            let field = tree.blocks[block].fields.count - 1
            tree.blocks[block].fields[field].alternatives.append([trimmed(Int(word.end), Int(span.end))])
            return
        }
        guard let (heading, headingSpan) = heading(span, word: word, wordText: wordText, keyword: keyword) else {
            let form = BlockForm.of(keyword)
            let known = form.headings.map(\.rawValue)
            let suggestion = SpellingSuggestion.nearest(to: wordText, among: known)
            report(
                RuleCodes.unknownHeading, "\(keyword.rawValue) knows no heading '\(wordText)'", word,
                help: suggestion.map { "did you mean '\($0)'?" }
                    ?? "its headings are \(known.joined(separator: ", "))\(form.hasLanguages ? ", and language codes such as en" : ""); a line that goes on from the line above starts with |"
            )
            isSkipping = true
            if let suggestion, let meant = form.headings.first(where: { $0.rawValue == suggestion }) { tree.blocks[block].misspelt.append(meant) }
            return
        }
        isSkipping = false
        if heading == .named(.examples) { isInsideExamples = true }
        tree.blocks[block].fields.append(
            SyntaxField(
                heading: heading, headingSpan: headingSpan, pieces: [trimmed(Int(headingSpan.end), Int(span.end))]))
    }

    /// The heading at the start of a line: the longest that fits.
    private func heading(_ span: ByteSpan, word: ByteSpan, wordText: String, keyword: BlockKeyword)
        -> (Heading, ByteSpan)?
    {
        let form = BlockForm.of(keyword)
        if isInsideExamples { return exampleHeading(span, word: word, wordText: wordText) }
        if form.hasLanguages, LanguageCode.known.contains(wordText) {
            return (.language(wordText), word)
        }
        if keyword == .rule, let number = Int(wordText.dropFirst()), number > 0 {
            if wordText.hasPrefix("E") { return (.element(number), word) }
            if wordText.hasPrefix("X") { return (.violation(number), word) }
        }
        for heading in form.headings where heading.rawValue.contains(" ") {
            if let end = ends(span, after: heading.rawValue) { return (.named(heading), ByteSpan(Int(span.start), end)) }
        }
        if let heading = form.headings.first(where: { $0.rawValue == wordText }) { return (.named(heading), word) }
        return nil
    }

    private func exampleHeading(_ span: ByteSpan, word: ByteSpan, wordText: String) -> (Heading, ByteSpan)? {
        switch wordText {
        case "met": return (.example(.met), word)
        case "violated": return (.example(.violated), word)
        case "review": return (.example(.review), word)
        case "n/a": return (.example(.notApplicable), word)
        case "not":
            guard let end = ends(span, after: "not met") else { return nil }
            return (.example(.notMet), ByteSpan(Int(span.start), end))
        case "part":
            let share = firstWord(trimmed(Int(word.end), Int(span.end)))
            guard let fraction = FractionSyntax.parse(file.text.string(share)) else { return nil }
            return (.example(.partly(fraction)), word.union(share))
        default: return nil
        }
    }

    /// Where a heading of several words ends, if the line starts with it.
    private func ends(_ span: ByteSpan, after heading: String) -> Int? {
        var position = Int(span.start)
        for byte in heading.utf8 {
            if byte == 0x20 {
                guard position < Int(span.end), isBlank(file.text[position]) else { return nil }
                while position < Int(span.end), isBlank(file.text[position]) { position += 1 }
            } else {
                guard position < Int(span.end), file.text[position] == byte else { return nil }
                position += 1
            }
        }
        guard position == Int(span.end) || isBlank(file.text[position]) else { return nil }
        return position
    }

    private mutating func reportSuspiciousCharacters() {
        let text = file.text
        var i = 0
        while i < text.count {
            let byte = text[i]
            var length = 0
            if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { length = 1 }
            if byte == 0xE2, i + 2 < text.count {
                // U+200B-200F, U+202A-202E, U+2066-2069: invisible or bidirectional controls.
                let (second, third) = (text[i + 1], text[i + 2])
                if second == 0x80, (0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third) { length = 3 }
                if second == 0x81, (0xA6...0xA9).contains(third) { length = 3 }
            }
            if length > 0 {
                if diagnostics.count >= PackBuilder.faultLimit { return }
                report(
                    RuleCodes.suspiciousCharacter, "an invisible or control character", ByteSpan(i, i + length),
                    help: "delete it")
            }
            i += max(1, length)
        }
    }

    /// A Latin word with a Cyrillic or Greek letter in it looks right and matches nothing.
    private mutating func reportMixedScripts() {
        let text = file.text
        var start = 0
        var hasLatin = false
        var hasOther = false
        for i in 0...text.count {
            let byte = i < text.count ? text[i] : 0x20
            if byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF) {
                if byte < 0x80 || byte == 0xC3 || byte == 0xC4 || byte == 0xC5 { hasLatin = true }
                // Lead bytes of U+0370-04FF.
                if (0xCD...0xD3).contains(byte) { hasOther = true }
                continue
            }
            if hasLatin, hasOther {
                report(
                    RuleCodes.suspiciousCharacter, "'\(text.string(ByteSpan(start, i)))' mixes scripts", ByteSpan(start, i),
                    help: "write the word in one alphabet")
            }
            (start, hasLatin, hasOther) = (i + 1, false, false)
        }
    }

    private mutating func report(_ code: DiagnosticCode, _ message: String, _ span: ByteSpan, help: String?) {
        diagnostics.append(Diagnostic(code, .error, message, file: file.path, span: span, help: help))
    }
}

enum FractionSyntax {
    /// `1/4`, `1`; nil for anything else, or a share above 1.
    static func parse(_ text: String) -> Fraction? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let numerator = Int(parts[0]), numerator >= 0 else { return nil }
        guard parts.count == 2 else { return numerator <= 1 ? Fraction(numerator) : nil }
        // Divisors of 27,720 (1 to 12 and more) only: sums of many shares stay exact in machine integers.
        guard let denominator = Int(parts[1]), denominator > 0, 27_720 % denominator == 0, denominator <= 100, numerator <= denominator else {
            return nil
        }
        return Fraction(numerator, denominator)
    }
}
