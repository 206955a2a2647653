import Diagnostics
import Fractions
import TextSpans

extension DeclarationParser {
    mutating func rule() -> Rule? {
        let (id, title) = idAndTitle()
        let (strength, reason) = strengthAndReason()
        let sources = listValue(.source).map(\.0)
        let compares = listValue(.compare).map(\.0)
        let reading = textValue(.reading) ?? ""
        let kinds = kinds(.kindsOfDocument)
        let area = textValue(.area) ?? ""
        let derived = textValue(.derived)
        let when = condition(.when)
        let perhapsWhen = condition(.perhapsWhen)
        let ask = textValue(.ask)
        let otherwise = textValue(.otherwise)
        checkApplicability(when: when != nil, perhapsWhen: perhapsWhen != nil, ask: ask, otherwise: otherwise)
        let quantifier = quantifier()
        checkBoundBy()
        let elements = elements()
        let violations = violations(elements: Set(elements.map(\.id)))
        let examples = examples()
        guard let id, let strength else { return nil }
        return Rule(
            id: id, title: title, sources: sources, compares: compares, strength: strength, strengthReason: reason,
            derived: derived, reading: reading, kinds: kinds, area: area, isGate: isGate(), when: when,
            perhapsWhen: perhapsWhen, ask: ask, otherwise: otherwise, quantifier: quantifier, elements: elements,
            violations: violations, say: textValue(.say) ?? "", suggest: textValue(.suggest) ?? "",
            showsNot: textValue(.showsNot), examples: examples, location: location)
    }

    private mutating func idAndTitle() -> (String?, String) {
        let words = titleText.words(maxSplits: 1)
        guard let id = words.first, id.utf8.contains(UInt8(ascii: ".")),
            id.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E })
        else {
            report(
                RuleCodes.badName, "'\(words.first ?? "")' is not a good rule id", block.title.isEmpty ? nil : block.title,
                help: "an id has lower-case letters, digits, hyphens and a dot, like peace.timelines; the title follows")
            return (nil, "")
        }
        if words.count == 1 { report(RuleCodes.badName, "rule \(id) has no title", block.title, help: "write it after the id") }
        return (String(id), words.count == 2 ? String(words[1]) : "")
    }

    private mutating func strengthAndReason() -> (Strength?, String?) {
        guard let field = field(.strength), let value = textValue(.strength) else { return (nil, nil) }
        let parts = value.words(maxSplits: 2)
        let strength: Strength? = choice(String(parts[0]), field.pieces[0], .strength)
        if parts.count > 1 {
            if parts[1] == "because", parts.count == 3 { return (strength, String(parts[2])) }
            report(
                RuleCodes.badValue, "only 'because' and a reason may follow the strength", field.pieces[0],
                help: "write it like: Strength should because the statement leaves the State free")
        }
        return (strength, nil)
    }

    private mutating func isGate() -> Bool {
        guard let value = textValue(.gate) else { return false }
        if value != "yes" && value != "no" {
            report(RuleCodes.badValue, "'Gate' is yes or no", field(.gate)?.pieces[0])
        }
        return value == "yes"
    }

    private mutating func checkApplicability(when: Bool, perhapsWhen: Bool, ask: String?, otherwise: String?) {
        if perhapsWhen, ask == nil {
            report(RuleCodes.missingHeading, "'Perhaps when' needs 'Ask', the question for a person", field(.perhapsWhen)?.headingSpan)
        }
        if when, otherwise == nil {
            report(
                RuleCodes.missingHeading, "'When' needs 'Otherwise', the sentence for not applicable", field(.when)?.headingSpan)
        }
        if perhapsWhen, field(.when) == nil {
            report(RuleCodes.missingHeading, "'Perhaps when' needs 'When'", field(.perhapsWhen)?.headingSpan)
        }
    }

    private mutating func quantifier() -> Rule.Quantifier {
        guard let field = field(.expect), field.pieces.contains(where: { !$0.isEmpty }) else { return .document }
        var parser = ConditionParser(text: text, pieces: field.pieces)
        do throws(ValueFault) {
            let quantifier: Rule.Quantifier
            if parser.take("for each article with") {
                quantifier = .eachArticle(with: try parser.name())
            } else if parser.take("for each item in a section titled") {
                quantifier = .eachItem(inSectionTitled: try parser.name())
            } else if parser.take("in some article") {
                quantifier = .someArticle
            } else {
                throw parser.fault(
                    "'Expect' knows only its own forms",
                    help: "leave it empty, or write 'for each article with [name]', 'in some article' or 'for each item in a section titled [name]'")
            }
            try parser.expectEnd()
            return quantifier
        } catch {
            report(error, RuleCodes.badCondition)
            return .document
        }
    }

    /// The weakest level that earns an element in full, where the element says nothing of its own.
    private func boundBy() -> LevelCap {
        switch field(.boundBy).map(lineValue) {
        case "a weak commitment": .weak
        case "a mention": .mention
        default: .commitment
        }
    }

    private mutating func checkBoundBy() {
        guard let value = textValue(.boundBy), !["a commitment", "a weak commitment", "a mention"].contains(value) else { return }
        report(
            RuleCodes.badValue, "'Bound by' knows no '\(value)'", field(.boundBy)?.pieces[0],
            help: "write 'a commitment', 'a weak commitment' or 'a mention'")
    }

    // MARK: Elements and violations

    private mutating func elements() -> [Rule.Element] {
        var result: [Rule.Element] = []
        var shares: [Fraction?] = []
        for field in block.fields {
            guard case .element(let id) = field.heading else { continue }
            do throws(ValueFault) {
                let (element, share) = try element(id, field)
                result.append(element)
                shares.append(share)
            } catch { report(error, RuleCodes.badElement) }
        }
        if result.isEmpty, let expect = self.field(.expect) {
            let hasLines = block.fields.contains { field in
                switch field.heading {
                case .element, .violation: true
                default: false
                }
            }
            if !hasLines {
                report(RuleCodes.badElement, "nothing is expected", expect.headingSpan, help: "add a line such as 'E1 label: [concept] affirmed'")
            }
            return []
        }
        let given = shares.compactMap { $0 }
        if given.count == result.count {
            let sum = given.reduce(Fraction.zero, +)
            if sum != .one, !result.isEmpty {
                report(RuleCodes.badElement, "the shares add up to \(sum), not 1", result.last?.span, help: "write shares such as 1/4 that add up to 1")
            }
        } else if given.isEmpty {
            for i in result.indices { result[i].share = Fraction(1, result.count) }
        } else {
            report(RuleCodes.badElement, "some elements have a share and some have none", result.first?.span, help: "give shares to all or to none")
        }
        return result
    }

    private mutating func element(_ id: Int, _ field: SyntaxField) throws(ValueFault) -> (Rule.Element, Fraction?) {
        var (label, parser) = try labelled(field)
        var share: Fraction?
        var isRequired = false
        var enough = boundBy()
        // Before the label: share, must, "weak enough", "mention enough".
        var words = label.words()[...]
        if let first = words.first, first.utf8.first.map({ (0x30...0x39).contains($0) }) == true {
            guard let fraction = FractionSyntax.parse(String(first)) else {
                throw ValueFault(message: "'\(first)' is not a share", span: field.pieces[0], help: "write it like 1/4")
            }
            share = fraction
            words = words.dropFirst()
        }
        if words.first == "must" { isRequired = true; words = words.dropFirst() }
        if words.starts(with: ["weak", "enough"]) { enough = .weak; words = words.dropFirst(2) }
        if words.starts(with: ["mention", "enough"]) { enough = .mention; words = words.dropFirst(2) }
        if words.first == "must" { isRequired = true; words = words.dropFirst() }
        label = words.joined(separator: " ")
        guard !label.isEmpty else {
            throw ValueFault(message: "E\(id) has no label", span: field.headingSpan, help: "write it like: E\(id) 1/4 genocide: [genocide] ...")
        }
        let form: Rule.Element.Form
        if parser.take("same text in a section titled") {
            let section = try parser.name()
            guard parser.take("as in the companion") else {
                throw parser.fault("expected 'as in the companion' and a kind of document")
            }
            form = .comparison(.init(relation: .sameText, section: section, companion: try parser.documentKind()))
            try parser.expectEnd()
        } else if parser.take("items of a section titled") {
            let section = try parser.name()
            guard parser.take("in the companion") else { throw parser.fault("expected 'in the companion' and a kind of document") }
            let companion = try parser.documentKind()
            guard parser.take("taken up") else { throw parser.fault("expected 'taken up'") }
            form = .comparison(.init(relation: .itemsTakenUp, section: section, companion: companion))
            try parser.expectEnd()
        } else {
            var condition = try parser.condition()
            try parser.expectEnd()
            for pieces in field.alternatives {
                var more = ConditionParser(text: text, pieces: pieces)
                condition.alternatives += try more.condition().alternatives
                try more.expectEnd()
            }
            form = .condition(condition)
        }
        return (
            Rule.Element(
                id: id, label: label, share: share ?? .one, isRequired: isRequired, enough: enough, form: form,
                span: field.span), share
        )
    }

    private mutating func violations(elements: Set<Int>) -> [Rule.Violation] {
        var result: [Rule.Violation] = []
        for field in block.fields {
            guard case .violation(let id) = field.heading else { continue }
            do throws(ValueFault) {
                var (label, parser) = try labelled(field)
                var condition = try parser.condition()
                var noneOf = try parser.noneOf()
                try parser.expectEnd()
                for pieces in field.alternatives {
                    var more = ConditionParser(text: text, pieces: pieces)
                    condition.alternatives += try more.condition().alternatives
                    noneOf += try more.noneOf()
                    try more.expectEnd()
                }
                if let unknown = noneOf.first(where: { !elements.contains($0) }) {
                    throw ValueFault(message: "there is no element E\(unknown)", span: field.span, help: nil)
                }
                result.append(Rule.Violation(id: id, label: label, condition: condition, noneOf: noneOf, span: field.span))
            } catch { report(error, RuleCodes.badCondition) }
        }
        if result.isEmpty, let field = field(.violatedIf) {
            report(RuleCodes.badCondition, "'Violated if' lists nothing", field.headingSpan, help: "add a line such as 'X1 label: [concept]'")
        }
        return result
    }

    /// Splits `label: condition` at the first colon before any square bracket.
    private func labelled(_ field: SyntaxField) throws(ValueFault) -> (String, ConditionParser) {
        guard let piece = field.pieces.first else { throw ValueFault(message: "empty", span: field.headingSpan, help: nil) }
        let bytes = text[piece.range]
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            bytes.firstIndex(of: UInt8(ascii: "[")).map({ colon < $0 }) ?? true
        else {
            throw ValueFault(
                message: "a label and a colon are missing before the condition", span: piece,
                help: "write it like: E1 1/4 genocide: [genocide] excluded from [amnesty.grant]")
        }
        let label = text.folded(ByteSpan(Int(piece.start), colon))
        let rest = ByteSpan(colon + 1, Int(piece.end))
        return (label, ConditionParser(text: text, pieces: [rest] + field.pieces.dropFirst()))
    }

    // MARK: Examples

    private mutating func examples() -> [Example] {
        var result: [Example] = []
        for field in block.fields {
            guard case .example(let expectation) = field.heading else { continue }
            let paragraphs = field.pieces.map { text.string($0) }.filter { !$0.isEmpty }
            if paragraphs.isEmpty {
                report(RuleCodes.badExample, "an example without text", field.headingSpan)
            } else {
                result.append(Example(expectation: expectation, paragraphs: paragraphs, span: field.span))
            }
        }
        let hasMet = result.contains { $0.expectation == .met }
        let hasMiss = result.contains { $0.expectation == .notMet || $0.expectation == .violated }
        if let field = field(.examples), !hasMet || !hasMiss {
            report(
                RuleCodes.missingExample, "the examples need one 'met' and one 'not met' or 'violated'", field.headingSpan,
                help: "add the line")
        }
        return result
    }
}
