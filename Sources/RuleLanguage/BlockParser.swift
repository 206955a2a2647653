import Diagnostics
import Fractions
import TextSpans

/// Cuts a rule file into blocks and fields. Knows lines and headings, nothing of what the values mean.
struct BlockParser {
    private(set) var file: RuleFile
    private var tree: SyntaxTree
    private(set) var diagnostics: [Diagnostic] = []
    private var isInsideExamples = false
    /// Set after a line that could not be placed, so that its continuation lines are not reported one by one.
    private var isSkipping = false
    /// Set under a block keyword that does not exist: its lines belong to nothing.
    private var isInUnknownBlock = false
    /// What the block that is being read knows.
    private var form = BlockForm.of(.topic)

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
        let (faults, controls, isReadable) = CharacterChecks.run(file)
        diagnostics = faults
        guard isReadable else { return }
        // What has been told of is read as white space, so that it draws no other fault.
        for span in controls { for i in span.range { file.text[i] = 0x20 } }
        if !controls.isEmpty { tree.file = file }
        let text = file.text
        var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < text.count, diagnostics.count < PackBuilder.faultLimit {
            let end = lineEnd(start)
            line(trimmed(start, end))
            start = end + 1
        }
    }

    /// Where the line ends that holds a byte: eight bytes at a time.
    private func lineEnd(_ start: Int) -> Int {
        file.text.withUnsafeBytes { bytes in
            var i = start
            while i + 8 <= bytes.count {
                // A byte is zero where the text has a line feed; the lowest such byte shows truly.
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)) ^ 0x0A0A_0A0A_0A0A_0A0A
                let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
                if zeros != 0 { return i + zeros.trailingZeroBitCount / 8 }
                i += 8
            }
            while i < bytes.count, bytes[i] != 0x0A { i += 1 }
            return i
        }
    }

    private func trimmed(_ start: Int, _ end: Int) -> ByteSpan {
        var start = start
        var end = end
        while start < end, isBlank(file.text[start]) { start += 1 }
        while end > start, isBlank(file.text[end - 1]) { end -= 1 }
        return ByteSpan(start, end)
    }

    private mutating func line(_ span: ByteSpan) {
        guard !span.isEmpty else { return }
        let first = file.text[Int(span.start)]
        if first == UInt8(ascii: "#") { return tree.comments.append(span) }
        if first == UInt8(ascii: "|") { return continuation(trimmed(Int(span.start) + 1, Int(span.end))) }
        let word = firstWord(span)
        if word.count >= 3, file.text[word.range].allSatisfy({ (0x41...0x5A).contains($0) }) { return block(span, word: word) }
        if isInUnknownBlock || (isSkipping && tree.blocks.isEmpty) { return }
        guard !tree.blocks.isEmpty else {
            report(
                RuleCodes.strayText, "text before the first block", span,
                help: "start with a keyword such as CONCEPT, or make the line a comment with #")
            isSkipping = true
            return
        }
        field(span, word: word)
    }

    private mutating func block(_ span: ByteSpan, word: ByteSpan) {
        isInsideExamples = false
        let wordText = file.text.string(word)
        guard let keyword = BlockKeyword(rawValue: wordText) else {
            let suggestion = SpellingSuggestion.nearest(to: wordText, among: BlockKeyword.allCases.map(\.rawValue))
            report(
                RuleCodes.unknownBlock, "unknown block '\(wordText)'", word,
                help: suggestion.map { "did you mean '\($0)'?" }
                    ?? "blocks are \(BlockKeyword.allCases.map(\.rawValue).joined(separator: ", "))")
            isSkipping = true
            isInUnknownBlock = true
            return
        }
        isSkipping = false
        isInUnknownBlock = false
        form = BlockForm.of(keyword)
        tree.blocks.append(
            SyntaxBlock(keyword: keyword, keywordSpan: word, title: trimmed(Int(word.end), Int(span.end))))
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

    private mutating func field(_ span: ByteSpan, word: ByteSpan) {
        let block = tree.blocks.count - 1
        if word.count == 2, file.text[word.range].elementsEqual("or".utf8) {
            return alternative(trimmed(Int(word.end), Int(span.end)), word)
        }
        guard let (heading, headingSpan) = heading(span, word: word) else { return unknownHeading(word) }
        isSkipping = false
        if heading == .named(.examples) { isInsideExamples = true }
        tree.blocks[block].fields.append(
            SyntaxField(
                heading: heading, headingSpan: headingSpan, pieces: [trimmed(Int(headingSpan.end), Int(span.end))]))
    }

    /// A line that starts with `or`.
    private mutating func alternative(_ span: ByteSpan, _ word: ByteSpan) {
        guard !isSkipping else { return }
        let block = tree.blocks.count - 1
        guard form.hasConditions, !tree.blocks[block].fields.isEmpty else {
            report(
                RuleCodes.strayText, "'or' belongs to conditions only", word,
                help: form.hasLanguages ? "entries are separated by |" : "text that goes on starts with |")
            isSkipping = true
            return
        }
        tree.blocks[block].fields[tree.blocks[block].fields.count - 1].alternatives.append([span])
    }

    private mutating func unknownHeading(_ word: ByteSpan) {
        let block = tree.blocks.count - 1
        let wordText = file.text.string(word)
        if isInsideExamples {
            let known = ["met", "not met", "part", "violated", "review", "n/a"]
            report(
                RuleCodes.unknownHeading, "no example comes out as '\(wordText)'", word,
                help: SpellingSuggestion.nearest(to: wordText, among: known).map { "did you mean '\($0)'?" }
                    ?? "it is met, not met, part 2/4, violated, review or n/a; a paragraph that goes on starts with |")
            isSkipping = true
            return
        }
        let known = form.headings.map(\.rawValue)
        let suggestion = SpellingSuggestion.nearest(to: wordText, among: known)
        report(
            RuleCodes.unknownHeading, "\(tree.blocks[block].keyword.rawValue) knows no heading '\(wordText)'", word,
            help: suggestion.map { "did you mean '\($0)'?" }
                ?? "its headings are \(known.joined(separator: ", "))\(form.hasLanguages ? ", and language codes such as en" : ""); a line that goes on from the line above starts with |"
        )
        isSkipping = true
        if let suggestion, let meant = form.headings.first(where: { $0.rawValue == suggestion }) { tree.blocks[block].misspelt.append(meant) }
    }

    /// The heading at the start of a line: the longest that fits.
    private func heading(_ span: ByteSpan, word: ByteSpan) -> (Heading, ByteSpan)? {
        if isInsideExamples { return exampleHeading(span, word: word) }
        let first = file.text[Int(word.start)]
        if form.hasLanguages, word.count == 2 {
            let code = file.text.string(word)
            if LanguageCode.known.contains(code) { return (.language(code), word) }
        }
        if form.hasElements, first == UInt8(ascii: "E") || first == UInt8(ascii: "X"),
            let number = Int(file.text.string(ByteSpan(Int(word.start) + 1, Int(word.end)))), number > 0
        {
            return (first == UInt8(ascii: "E") ? .element(number) : .violation(number), word)
        }
        for spelling in form.spellings where spelling.bytes[0] == first {
            if let end = ends(span, after: spelling.bytes) { return (.named(spelling.word), ByteSpan(Int(span.start), end)) }
        }
        return nil
    }

    private func exampleHeading(_ span: ByteSpan, word: ByteSpan) -> (Heading, ByteSpan)? {
        switch file.text.string(word) {
        case "met": return (.example(.met), word)
        case "violated": return (.example(.violated), word)
        case "review": return (.example(.review), word)
        case "n/a": return (.example(.notApplicable), word)
        case "not":
            guard let end = ends(span, after: Array("not met".utf8)) else { return nil }
            return (.example(.notMet), ByteSpan(Int(span.start), end))
        case "part":
            let share = firstWord(trimmed(Int(word.end), Int(span.end)))
            guard let fraction = FractionSyntax.parse(file.text.string(share)) else { return nil }
            return (.example(.partly(fraction)), word.union(share))
        default: return nil
        }
    }

    /// Where a heading of one or several words ends, if the line starts with it.
    private func ends(_ span: ByteSpan, after heading: [UInt8]) -> Int? {
        var position = Int(span.start)
        let end = Int(span.end)
        for byte in heading {
            guard position < end else { return nil }
            if byte == 0x20 {
                guard isBlank(file.text[position]) else { return nil }
                while position < end, isBlank(file.text[position]) { position += 1 }
            } else {
                guard file.text[position] == byte else { return nil }
                position += 1
            }
        }
        guard position == end || isBlank(file.text[position]) else { return nil }
        return position
    }

    private mutating func report(_ code: DiagnosticCode, _ message: String, _ span: ByteSpan, help: String?) {
        diagnostics.append(Diagnostic(code, .error, message, file: file.path, span: span, help: help))
    }
}

enum FractionSyntax {
    /// `1/4`, `1`; nil for anything else, or a share above 1.
    static func parse(_ text: String) -> Fraction? {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
        guard (1...2).contains(parts.count), let numerator = Int(parts[0]), numerator >= 0 else { return nil }
        guard parts.count == 2 else { return numerator <= 1 ? Fraction(numerator) : nil }
        // Divisors of 27,720 (1 to 12 and more) only: sums of many shares stay exact in machine integers.
        guard let denominator = Int(parts[1]), denominator > 0, 27_720 % denominator == 0, denominator <= 100, numerator <= denominator else {
            return nil
        }
        return Fraction(numerator, denominator)
    }
}
