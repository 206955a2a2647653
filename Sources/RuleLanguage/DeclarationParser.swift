import Diagnostics
import TextSpans

/// What the parsers of the single block kinds share: the fields of a block by heading, and the reporting of faults.
struct DeclarationParser {
    let file: RuleFile
    let block: SyntaxBlock
    private(set) var diagnostics: [Diagnostic] = []
    /// The named headings that the block has.
    private var seen: [Heading.Word] = []

    init(file: RuleFile, block: SyntaxBlock) {
        self.file = file
        self.block = block
        checkHeadings()
    }

    var text: [UInt8] { file.text }
    var titleText: String { text.folded(block.title) }
    var location: SourceLocation { SourceLocation(file: file.path, span: block.keywordSpan.union(block.title)) }

    mutating func report(_ code: DiagnosticCode, _ message: String, _ span: ByteSpan?, help: String? = nil) {
        diagnostics.append(Diagnostic(code, .error, message, file: file.path, span: span ?? block.keywordSpan, help: help))
    }

    mutating func report(_ fault: ValueFault, _ code: DiagnosticCode) {
        report(code, fault.message, fault.span, help: fault.help)
    }

    // MARK: Headings

    private mutating func checkHeadings() {
        let form = BlockForm.of(block.keyword)
        var ranks: [Int] = []
        var numbers: Set<Int> = []
        var languages: Set<String> = []
        var hasViolation = false
        for field in block.fields {
            let isNew: Bool
            switch field.heading {
            case .named(let word):
                isNew = !seen.contains(word) || !DeclarationParser.isUnique(word)
                if isNew { seen.append(word) }
            case .violation(let number):
                isNew = numbers.insert(-number).inserted
                hasViolation = true
            case .element(let number): isNew = numbers.insert(number).inserted
            case .language(let code): isNew = languages.insert(code).inserted
            case .example: isNew = true
            }
            if !isNew {
                report(
                    RuleCodes.duplicateHeading, "'\(text.string(field.headingSpan))' stands twice in one block",
                    field.headingSpan, help: "join the two values; a line that goes on starts with |")
            }
            rejectUnreadLines(field)
            ranks.append(form.rank(of: field.heading))
        }
        checkOrder(ranks, form)
        var missing = form.required.filter { !seen.contains($0) && !block.misspelt.contains($0) }
        if hasViolation, !seen.contains(.violatedIf), !block.misspelt.contains(.violatedIf) { missing.append(.violatedIf) }
        if !missing.isEmpty {
            report(
                RuleCodes.missingHeading,
                "\(block.keyword.rawValue) \(titleText.isEmpty ? "" : "'\(titleText)' ")has no \(missing.map { "'\($0.rawValue)'" }.joined(separator: ", "))",
                nil, help: "add the line")
        }
    }

    /// Names the fewest lines that could be moved to put all in order: one slip is one fault.
    ///
    /// - Parameter ranks: for each field the number of its heading in the order; -1 if it may stand anywhere.
    private mutating func checkOrder(_ ranks: [Int], _ form: BlockForm) {
        let ranked = ranks.indices.filter { ranks[$0] >= 0 }
        guard zip(ranked, ranked.dropFirst()).contains(where: { ranks[$0] > ranks[$1] }) else { return }
        // For each field, how many from there on can stay; `longest` by the least rank that they may have.
        var lengths = [Int](repeating: 0, count: ranks.count)
        var longest = [Int](repeating: 0, count: form.headings.count + 1)
        for field in ranked.reversed() {
            lengths[field] = longest[ranks[field]] + 1
            for rank in 0...ranks[field] { longest[rank] = max(longest[rank], lengths[field]) }
        }
        var wanted = longest[0]
        var last = 0
        for field in ranked {
            if lengths[field] == wanted, ranks[field] >= last {
                last = ranks[field]
                wanted -= 1
                continue
            }
            let span = block.fields[field].headingSpan
            report(
                RuleCodes.headingOrder, "'\(text.string(span))' stands too \(ranks[field] < last ? "late" : "early")", span,
                help: "the order is \(form.headings.map(\.rawValue).joined(separator: ", "))")
        }
    }

    /// Nothing that stands in a file is skipped: what no reader of a value asks for is a fault.
    private mutating func rejectUnreadLines(_ field: SyntaxField) {
        switch field.heading {
        case .named(.violatedIf), .named(.examples):
            rejectAlternatives(field)
            guard let piece = field.pieces.first(where: { !$0.isEmpty }) else { return }
            report(
                RuleCodes.strayText, "'\(text.string(field.headingSpan))' has no value of its own", piece,
                help: "put what belongs under it on lines of their own")
        case .named(.expect), .example: rejectAlternatives(field)
        default: return
        }
    }

    private static func isUnique(_ heading: Heading.Word) -> Bool {
        switch heading {
        case .not, .loose, .leavesOut, .sets: false
        default: true
        }
    }

    // MARK: Values

    func field(_ word: Heading.Word) -> SyntaxField? {
        guard seen.contains(word) else { return nil }
        return block.fields.first { if case .named(word) = $0.heading { true } else { false } }
    }

    /// The value of a heading as one line of text, white space folded; nil if the heading is absent or empty.
    mutating func textValue(_ word: Heading.Word) -> String? {
        guard let field = field(word) else { return nil }
        rejectAlternatives(field)
        let value = lineValue(field)
        if value.isEmpty {
            report(RuleCodes.badValue, "'\(word.rawValue)' has no value", field.headingSpan)
            return nil
        }
        return value
    }

    func lineValue(_ field: SyntaxField) -> String {
        if field.pieces.count == 1 { return text.folded(field.pieces[0]) }
        return field.pieces.lazy.map { text.folded($0) }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    mutating func rejectAlternatives(_ field: SyntaxField) {
        guard let first = field.alternatives.first?.first else { return }
        report(RuleCodes.strayText, "'or' belongs to conditions only", first, help: "text that goes on starts with |")
    }

    /// A list of words separated by commas.
    mutating func listValue(_ word: Heading.Word) -> [(String, ByteSpan)] {
        guard let field = field(word) else { return [] }
        rejectAlternatives(field)
        var items: [(String, ByteSpan)] = []
        for piece in field.pieces {
            var start = Int(piece.start)
            while start < Int(piece.end) {
                let end = text[start..<Int(piece.end)].firstIndex(of: UInt8(ascii: ",")) ?? Int(piece.end)
                var from = start
                var to = end
                while from < to, isBlank(text[from]) { from += 1 }
                while to > from, isBlank(text[to - 1]) { to -= 1 }
                if from < to { items.append((text.string(ByteSpan(from, to)), ByteSpan(from, to))) }
                start = end + 1
            }
        }
        if items.isEmpty { report(RuleCodes.badValue, "'\(word.rawValue)' has no value", field.headingSpan) }
        return items
    }

    /// A value out of a closed list.
    mutating func choice<T: RawRepresentable & CaseIterable>(_ word: Heading.Word, _: T.Type) -> T?
    where T.RawValue == String {
        guard let field = field(word), let value = textValue(word) else { return nil }
        return choice(value, field.pieces[0], word)
    }

    mutating func choice<T: RawRepresentable & CaseIterable>(_ value: String, _ span: ByteSpan, _ word: Heading.Word) -> T?
    where T.RawValue == String {
        if let result = T(rawValue: value) { return result }
        let known = T.allCases.map(\.rawValue)
        let suggestion = SpellingSuggestion.nearest(to: value, among: known)
        report(
            RuleCodes.badValue, "'\(word.rawValue)' knows no '\(value)'", span,
            help: suggestion.map { "did you mean '\($0)'?" } ?? "it is one of \(known.joined(separator: ", "))")
        return nil
    }

    mutating func kinds(_ word: Heading.Word) -> [DocumentKind] {
        listValue(word).compactMap { choice($0.0, $0.1, word) }
    }

    mutating func condition(_ word: Heading.Word) -> Condition? {
        guard let field = field(word) else { return nil }
        do throws(ValueFault) { return try ConditionParser.parse(field, text: text) } catch {
            report(error, RuleCodes.badCondition)
            return nil
        }
    }

    // MARK: Names

    /// A concept's or provision's name, checked.
    mutating func declaredName() -> String? {
        let name = titleText
        let isGood = !name.isEmpty
            && (name.utf8.allSatisfy(DeclarationParser.standsInNames)
                || name.unicodeScalars.allSatisfy { $0.properties.isLowercase || ($0.isASCII && DeclarationParser.standsInNames(UInt8($0.value))) })
        guard isGood else {
            report(
                RuleCodes.badName, name.isEmpty ? "\(block.keyword.rawValue) has no name" : "'\(name)' is not a good name",
                block.title.isEmpty ? nil : block.title, help: "use lower-case words, digits, spaces, hyphens and dots")
            return nil
        }
        return name
    }

    private static func standsInNames(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x20, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "'"): true
        default: false
        }
    }
}
