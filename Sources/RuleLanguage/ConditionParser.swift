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
        "negated", "either", "binding", "firm", "or", "and",
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
        guard scanner.take(["and", "none", "of"]) else { return [] }
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
        guard scanner.token != .end else { return }
        if case .word(let word) = scanner.token {
            let suggestion = SpellingSuggestion.nearest(to: word, among: ConditionParser.relationWords)
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
        if scanner.take(["at", "least"]) {
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
        } else if scanner.take(["section", "titled"]) {
            term = Term(references: [try name()], isSection: true)
        } else {
            term = Term(references: [try name()])
        }
        while true {
            if scanner.take("loosely") { term.isLoose = true; continue }
            if scanner.take("affirmed") { term.polarity = .affirmed; continue }
            if scanner.take("negated") { term.polarity = .negated; continue }
            if scanner.take(["either", "way"]) { term.polarity = .eitherWay; continue }
            if scanner.take("binding") { term.force = .binding; continue }
            if scanner.take("firm") { term.force = .firm; continue }
            return term
        }
    }

    private mutating func relation() throws(ValueFault) -> Relation? {
        if scanner.take("with") { return try company(isWithout: false) }
        if scanner.take("without") { return try company(isWithout: true) }
        if scanner.take("before") { return .order(isBefore: true, try name(), try scope()) }
        if scanner.take("after") { return .order(isBefore: false, try name(), try scope()) }
        if scanner.take(["excluded", "from"]) { return .excludedFrom(try name()) }
        if scanner.take(["covered", "by"]) { return .coveredBy(try name()) }
        if scanner.take("by") { return .byActor(try name()) }
        if scanner.take(["not", "in"]) { return .place(isOutside: true, try place()) }
        if scanner.take("in") { return .place(isOutside: false, try place()) }
        return nil
    }

    private mutating func company(isWithout: Bool) throws(ValueFault) -> Relation {
        var all = false
        var references: [Reference]
        if scanner.take(["any", "of"]) {
            references = try names()
        } else if scanner.take(["all", "of"]) {
            references = try names()
            all = true
        } else {
            references = [try name()]
        }
        return .company(isWithout: isWithout, references, all: all, try scope())
    }

    private mutating func scope() throws(ValueFault) -> Scope {
        if scanner.take(["in", "one"]) {
            if scanner.take("sentence") { return .sentence }
            if scanner.take("paragraph") { return .paragraph }
            if scanner.take("article") { return .article }
            if scanner.take("chapter") { return .chapter }
            throw fault("expected sentence, paragraph, article or chapter")
        }
        if scanner.take(["in", "the", "document"]) { return .document }
        if scanner.take("within") {
            guard case .word(let word) = scanner.token, let count = Int(word), count > 0, count < 1000 else {
                throw fault("expected a number of words after 'within'")
            }
            scanner.advance()
            guard scanner.take("words") else { throw fault("expected 'words'") }
            return .words(count)
        }
        return .sentence
    }

    private mutating func place() throws(ValueFault) -> Place {
        if scanner.take(["the", "preamble"]) { return .preamble }
        if scanner.take(["the", "operative", "part"]) { return .operativePart }
        if scanner.take(["the", "definitions"]) { return .definitions }
        if scanner.take(["a", "heading"]) { return .heading }
        if scanner.take(["an", "annex"]) { return .annex }
        if scanner.take(["a", "section", "titled"]) { return .sectionTitled(try name()) }
        throw fault(
            "expected a place",
            help: "places are the preamble, the operative part, the definitions, a heading, an annex, a section titled [name]")
    }

    private mutating func names() throws(ValueFault) -> [Reference] {
        var references = [try name()]
        while takeComma() { references.append(try name()) }
        return references
    }

    private mutating func takeComma() -> Bool {
        guard scanner.token == .punctuation(UInt8(ascii: ",")) else { return false }
        scanner.advance()
        return true
    }

    mutating func name() throws(ValueFault) -> Reference {
        guard case .name(let name) = scanner.token else {
            throw fault("expected a name in square brackets", help: "write it like [civilian oversight]")
        }
        guard !name.isEmpty else { throw fault("empty square brackets") }
        let reference = Reference(name: name, span: scanner.span)
        scanner.advance()
        return reference
    }

    mutating func take(_ words: [String]) -> Bool { scanner.take(words) }
    var isAtEnd: Bool { scanner.token == .end }
    var currentWord: String? { if case .word(let word) = scanner.token { word } else { nil } }
    mutating func advance() { scanner.advance() }

    func fault(_ message: String, help: String? = nil) -> ValueFault {
        ValueFault(message: message, span: scanner.span.isEmpty ? scanner.fullSpan : scanner.span, help: help)
    }
}
