import Diagnostics
import TextSpans

/// What the parsers of the single block kinds share: the fields of a block by heading, and the reporting of faults.
struct DeclarationParser {
    let file: RuleFile
    let block: SyntaxBlock
    private(set) var diagnostics: [Diagnostic] = []

    init(file: RuleFile, block: SyntaxBlock) {
        self.file = file
        self.block = block
        checkHeadings()
    }

    var text: [UInt8] { file.text }
    var titleText: String { text.string(block.title) }
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
        var seen: Set<Heading> = []
        var lastRank = -1
        for field in block.fields {
            if !seen.insert(field.heading).inserted, isUnique(field.heading) {
                report(
                    RuleCodes.duplicateHeading, "'\(text.string(field.headingSpan))' stands twice in one block",
                    field.headingSpan, help: "join the two values; a line that goes on starts with |")
            }
            rejectUnreadLines(field)
            guard let rank = rank(field.heading, form) else { continue }
            if rank < lastRank {
                report(
                    RuleCodes.headingOrder, "'\(text.string(field.headingSpan))' stands too late", field.headingSpan,
                    help: "the order is \(form.headings.map(\.rawValue).joined(separator: ", "))")
            }
            lastRank = max(lastRank, rank)
        }
        let missing = form.required.filter { !seen.contains(.named($0)) && !block.misspelt.contains($0) }
        if !missing.isEmpty {
            report(
                RuleCodes.missingHeading,
                "\(block.keyword.rawValue) \(titleText.isEmpty ? "" : "'\(titleText)' ")has no \(missing.map { "'\($0.rawValue)'" }.joined(separator: ", "))",
                nil, help: "add the line")
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

    private func isUnique(_ heading: Heading) -> Bool {
        switch heading {
        case .named(.not), .named(.loose), .named(.leavesOut), .named(.sets), .example: false
        default: true
        }
    }

    private func rank(_ heading: Heading, _ form: BlockForm) -> Int? {
        let word: Heading.Word
        switch heading {
        case .named(.not), .named(.loose), .language: return nil
        case .named(let named): word = named
        case .element: word = .expect
        case .violation: word = .violatedIf
        case .example: word = .examples
        }
        return form.headings.firstIndex(of: word)
    }

    // MARK: Values

    func field(_ word: Heading.Word) -> SyntaxField? { block.fields.first { $0.heading == .named(word) } }

    /// The value of a heading as one line of text; nil if the heading is absent or empty.
    mutating func textValue(_ word: Heading.Word) -> String? {
        guard let field = field(word) else { return nil }
        rejectAlternatives(field)
        let value = field.pieces.map { text.string($0) }.filter { !$0.isEmpty }.joined(separator: " ")
        if value.isEmpty {
            report(RuleCodes.badValue, "'\(word.rawValue)' has no value", field.headingSpan)
            return nil
        }
        return value
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
                while from < to, text[from] == 0x20 { from += 1 }
                while to > from, text[to - 1] == 0x20 { to -= 1 }
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
        let name = titleText.split(separator: " ").joined(separator: " ")
        let isGood = !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0.properties.isLowercase || ("0"..."9").contains($0) || " -.'".unicodeScalars.contains($0)
            }
        guard isGood else {
            report(
                RuleCodes.badName, name.isEmpty ? "\(block.keyword.rawValue) has no name" : "'\(name)' is not a good name",
                block.title.isEmpty ? nil : block.title, help: "use lower-case words, digits, spaces, hyphens and dots")
            return nil
        }
        return name
    }
}
