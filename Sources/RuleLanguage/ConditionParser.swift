import Diagnostics
import TextSpans

/// The first fault of a value; the rest of the value is not read after it.
struct ValueFault: Error {
    var message: String
    var span: ByteSpan
    var help: String?
}

/// Reads conditions: recursive descent over ``ValueScanner``.
struct ConditionParser {
    private var scanner: ValueScanner

    static let relationWords = [
        "with", "without", "before", "after", "excluded", "covered", "by", "in", "not", "loosely", "affirmed",
        "negated", "either", "binding", "firm", "of", "or", "and",
    ]

    init(text: [UInt8], pieces: [ByteSpan]) { scanner = ValueScanner(text: text, pieces: pieces) }

    /// A whole condition from a field: its value and its `or` lines.
    static func parse(_ field: SyntaxField, text: [UInt8]) throws(ValueFault) -> Condition {
        var alternatives = try wholeValue(text, field.pieces).alternatives
        for pieces in field.alternatives { alternatives += try wholeValue(text, pieces).alternatives }
        return Condition(alternatives: alternatives)
    }

    private static func wholeValue(_ text: [UInt8], _ pieces: [ByteSpan]) throws(ValueFault) -> Condition {
        var parser = ConditionParser(text: text, pieces: pieces)
        let condition = try parser.condition()
        try parser.expectEnd()
        return condition
    }

    mutating func condition() throws(ValueFault) -> Condition {
        var alternatives = [try alternative()]
        while scanner.take("or") { alternatives.append(try alternative()) }
        return Condition(alternatives: alternatives)
    }

    /// `and none of E1, E2` at the end of a violation.
    mutating func noneOf() throws(ValueFault) -> [Int] {
        guard scanner.take("and none of") else { return [] }
        var numbers: [Int] = []
        repeat {
            guard case .word(let word) = scanner.token, word.hasPrefix("E"), let number = Int(word.dropFirst()) else {
                throw fault("expected an element such as E1")
            }
            numbers.append(number)
            scanner.advance()
        } while takeComma()
        return numbers
    }

    func expectEnd() throws(ValueFault) {
        guard !scanner.isAtEnd else { return }
        if case .word(let word) = scanner.token {
            // A word that the language has, but not here, is no misspelling of another.
            let suggestion = ConditionParser.relationWords.contains(word) ? nil : SpellingSuggestion.nearest(to: word, among: ConditionParser.relationWords)
            throw fault(
                "'\(word)' has no meaning here",
                help: suggestion.map { "did you mean '\($0)'?" } ?? "relations are with, without, before, after, excluded from, covered by, by, in, not in")
        }
        throw fault("this has no meaning here", help: "join alternatives with 'or', relations with 'with'")
    }

    private mutating func alternative() throws(ValueFault) -> Alternative {
        let start = scanner.span
        let anchor = try term()
        var relations: [Relation] = []
        while let relation = try relation() { relations.append(relation) }
        return Alternative(
            anchor: anchor, relations: relations, span: ByteSpan(Int(start.start), max(Int(start.end), scanner.previousEnd)))
    }

    private mutating func term() throws(ValueFault) -> Term {
        var term: Term
        if scanner.take("at least") {
            guard case .word(let word) = scanner.token, let count = Int(word), count > 0 else {
                throw fault("expected a number after 'at least'")
            }
            scanner.advance()
            guard scanner.take("of") else { throw fault("expected 'of'") }
            let references = try names()
            guard count <= references.count else {
                throw fault("at least \(count) of \(references.count) can never hold")
            }
            term = Term(references: references, minimum: count)
            term.scope = try scope(default: .document)
        } else if scanner.take("section titled") {
            term = Term(references: [try name()], isSection: true)
        } else {
            term = Term(references: [try name()])
        }
        while true {
            if scanner.take("loosely") { term.isLoose = true; continue }
            if scanner.take("affirmed") { term.polarity = .affirmed; continue }
            if scanner.take("negated") { term.polarity = .negated; continue }
            if scanner.take("either way") { term.polarity = .eitherWay; continue }
            if scanner.take("binding") { term.force = .binding; continue }
            if scanner.take("firm") { term.force = .firm; continue }
            if scanner.take("of at least") { term.bound = try bound(isMinimum: true, term); continue }
            if scanner.take("of at most") { term.bound = try bound(isMinimum: false, term); continue }
            return term
        }
    }

    /// `{minimum share of women: 30 per cent}`
    private mutating func bound(isMinimum: Bool, _ term: Term) throws(ValueFault) -> Term.Bound {
        if scanner.isAt(UInt8(ascii: "{")) { throw fault("a brace does not close") }
        guard case .parameter(let text) = scanner.token else {
            throw fault("expected a parameter in braces", help: "write it like {minimum share of women: 30 per cent}")
        }
        let parts = text.split(separator: ":", maxSplits: 1).map { $0.split(separator: " ").joined(separator: " ") }
        guard parts.count == 2, !parts[0].isEmpty, let value = Quantity(parts[1]) else {
            throw fault("a parameter is a name, a colon and a value", help: "write it like {minimum share of women: 30 per cent}")
        }
        let numeric = ["a number", "a percentage", "a duration", "a deadline", "a sum of money"]
        guard term.references.allSatisfy({ numeric.contains($0.name) }) else {
            throw fault("only numbers can be bounded", help: "bound one of \(numeric.map { "[\($0)]" }.joined(separator: ", "))")
        }
        let bound = Term.Bound(isMinimum: isMinimum, parameter: parts[0], value: value, span: scanner.span)
        scanner.advance()
        return bound
    }

    private mutating func relation() throws(ValueFault) -> Relation? {
        if scanner.take("with") { return try company(isWithout: false) }
        if scanner.take("without") { return try company(isWithout: true) }
        if scanner.take("before") { return try order(isBefore: true) }
        if scanner.take("after") { return try order(isBefore: false) }
        if scanner.take("excluded from") { return .excludedFrom(try name()) }
        if scanner.take("covered by") { return .coveredBy(try name()) }
        if scanner.take("by") { return .byActor(try name()) }
        if scanner.take("not in") { return .place(isOutside: true, try place()) }
        if scanner.take("in") { return .place(isOutside: false, try place()) }
        return nil
    }

    private mutating func order(isBefore: Bool) throws(ValueFault) -> Relation {
        if scanner.take("section titled") { return .order(isBefore: isBefore, try name(), isSection: true, .document) }
        return .order(isBefore: isBefore, try name(), isSection: false, try scope())
    }

    private mutating func company(isWithout: Bool) throws(ValueFault) -> Relation {
        var all = false
        var references: [Reference]
        if scanner.take("any of") {
            references = try names()
        } else if scanner.take("all of") {
            references = try names()
            all = true
        } else {
            references = [try name()]
        }
        return .company(isWithout: isWithout, references, all: all, try scope())
    }

    private mutating func scope(default fallback: Scope = .sentence) throws(ValueFault) -> Scope {
        if scanner.take("in one") {
            if scanner.take("sentence") { return .sentence }
            if scanner.take("paragraph") { return .paragraph }
            if scanner.take("article") { return .article }
            if scanner.take("chapter") { return .chapter }
            throw fault("expected sentence, paragraph, article or chapter")
        }
        if scanner.take("in the document") { return .document }
        if scanner.take("within") {
            guard case .word(let word) = scanner.token, let count = Int(word), count > 0, count < 1000 else {
                throw fault("expected a number of words after 'within'")
            }
            scanner.advance()
            guard scanner.take("words") else { throw fault("expected 'words'") }
            return .words(count)
        }
        return fallback
    }

    private mutating func place() throws(ValueFault) -> Place {
        if scanner.take("the preamble") { return .preamble }
        if scanner.take("the operative part") { return .operativePart }
        if scanner.take("the definitions") { return .definitions }
        if scanner.take("a heading") { return .heading }
        if scanner.take("an annex") { return .annex }
        if scanner.take("a section titled") { return .sectionTitled(try name()) }
        if scanner.take("the companion") { return .companion(try documentKind()) }
        throw fault(
            "expected a place",
            help: "places are the preamble, the operative part, the definitions, a heading, an annex, a section titled [name], the companion KIND")
    }

    mutating func documentKind() throws(ValueFault) -> DocumentKind {
        guard case .word(let word) = scanner.token, let kind = DocumentKind(rawValue: word) else {
            throw fault("expected a kind of document", help: "kinds are \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        scanner.advance()
        return kind
    }

    private mutating func names() throws(ValueFault) -> [Reference] {
        var references = [try name()]
        while takeComma() { references.append(try name()) }
        return references
    }

    private mutating func takeComma() -> Bool {
        guard scanner.isAt(UInt8(ascii: ",")) else { return false }
        scanner.advance()
        return true
    }

    mutating func name() throws(ValueFault) -> Reference {
        if scanner.isAt(UInt8(ascii: "[")) { throw fault("a square bracket does not close") }
        guard case .name(let name) = scanner.token else {
            throw fault("expected a name in square brackets", help: "write it like [civilian oversight]")
        }
        guard !name.isEmpty else { throw fault("empty square brackets") }
        let reference = Reference(name: name, span: scanner.span)
        scanner.advance()
        return reference
    }

    mutating func take(_ phrase: StaticString) -> Bool { scanner.take(phrase) }
    func fault(_ message: String, help: String? = nil) -> ValueFault {
        ValueFault(message: message, span: scanner.span.isEmpty ? scanner.fullSpan : scanner.span, help: help)
    }
}
