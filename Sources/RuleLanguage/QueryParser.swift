public import Diagnostics
import TextSpans

/// A condition that somebody asks of documents, outside any rule.
public struct Query: Sendable {
    /// The rules, with the words of the query as one concept more where it consists of words.
    public var pack: RulePack
    public var condition: Condition
}

/// Reads what a person types: a condition as rules have them, or plain words, which are read as entries of a lexicon.
public struct QueryParser {
    private let text: [UInt8]
    private let whole: ByteSpan
    private let pack: RulePack

    /// The name under which faults of the expression are reported.
    public static let sourceName = "expression"

    private init(_ expression: String, _ pack: RulePack) {
        text = Array(expression.utf8).map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
        whole = ByteSpan(0, text.count)
        self.pack = pack
    }

    /// - Parameters:
    ///   - expression: a condition, if it begins with a name in square brackets, `at least` or `section titled`; else
    ///     words, with `|` between alternatives.
    ///   - languages: ISO 639-1 codes; words count in each of them.
    /// - Throws: the faults, with places in the expression.
    public static func parse(_ expression: String, languages: [String], pack: RulePack) throws(DiagnosticsError) -> Query {
        try QueryParser(expression, pack).query(languages)
    }

    private func query(_ languages: [String]) throws(DiagnosticsError) -> Query {
        guard text.contains(where: { $0 != 0x20 && $0 != 0x09 }) else {
            throw error([ValueFault(message: "the expression is empty", span: whole, help: QueryParser.forms)], RuleCodes.badCondition)
        }
        if beginsLikeCondition {
            switch parsedCondition {
            case .success(let condition): return Query(pack: pack, condition: try resolved(condition))
            case .failure(let fault):
                // "[parliament] ... budget" begins like a condition and is an entry.
                let hasEntrySigns = expression.contains("...") || expression.contains("|")
                guard hasEntrySigns else { throw error([fault], RuleCodes.badCondition) }
            }
        }
        return try words(languages)
    }

    private var parsedCondition: Result<Condition, ValueFault> {
        Result { () throws(ValueFault) in
            var parser = ConditionParser(text: text, pieces: [whole])
            let condition = try parser.condition()
            try parser.expectEnd()
            return condition
        }
    }

    private static let forms = "write a condition such as [civilian oversight] with [parliament], or words such as vetting ... officers"

    private var expression: String { text.string(whole) }

    private var beginsLikeCondition: Bool {
        let start = expression.drop { $0 == " " || $0 == "\t" }
        return ["[", "at least ", "section titled "].contains { start.hasPrefix($0) }
    }

    private func words(_ languages: [String]) throws(DiagnosticsError) -> Query {
        var parser = LexiconParser(text: text)
        var entries = parser.entries([whole])
        guard parser.faults.isEmpty else { throw error(parser.faults, RuleCodes.badEntry) }
        var faults: [ValueFault] = []
        let names = names
        for i in entries.indices {
            for e in entries[i].elements.indices {
                guard case .reference(var reference) = entries[i].elements[e] else { continue }
                resolve(&reference, names, &faults)
                if case .provision = reference.target {
                    faults.append(
                        ValueFault(
                            message: "'\(reference.name)' is a provision, which cannot stand among words", span: reference.span,
                            help: "write it as a condition: [\(reference.name)] with ..."))
                }
                entries[i].elements[e] = .reference(reference)
            }
        }
        guard faults.isEmpty else { throw error(faults, RuleCodes.unknownName) }
        var pack = pack
        let reference = Reference(name: expression, span: whole, target: .concept(pack.concepts.count))
        pack.concepts.append(
            Concept(
                name: expression, means: "", lexicons: languages.map { Lexicon(language: $0, file: QueryParser.sourceName, entries: entries) },
                location: SourceLocation(file: QueryParser.sourceName, span: whole)))
        let alternative = Alternative(anchor: Term(references: [reference]), relations: [], span: whole)
        return Query(pack: pack, condition: Condition(alternatives: [alternative]))
    }

    // MARK: Names

    private var names: [String: Reference.Target] {
        var names: [String: Reference.Target] = [:]
        for (index, concept) in pack.concepts.enumerated() { names[concept.name] = .concept(index) }
        for (index, provision) in pack.provisions.enumerated() { names[provision.name] = .provision(index) }
        for recogniser in Recogniser.allCases { names[recogniser.rawValue] = .recogniser(recogniser) }
        return names
    }

    private func resolved(_ condition: Condition) throws(DiagnosticsError) -> Condition {
        var condition = condition
        var faults: [ValueFault] = []
        let names = names
        condition.forEachReference { resolve(&$0, names, &faults) }
        guard faults.isEmpty else { throw error(faults, RuleCodes.unknownName) }
        return condition
    }

    private func resolve(_ reference: inout Reference, _ names: [String: Reference.Target], _ faults: inout [ValueFault]) {
        if let target = names[reference.name] {
            reference.target = target
            return
        }
        faults.append(
            ValueFault(message: "nothing is called '\(reference.name)'", span: reference.span, help: suggestion(reference.name, names.keys.sorted())))
    }

    /// The name nearest in spelling, or those that share a word with it.
    private func suggestion(_ name: String, _ known: [String]) -> String {
        if let nearest = SpellingSuggestion.nearest(to: name, among: known) { return "did you mean [\(nearest)]?" }
        let words = Set(name.split { $0 == " " || $0 == "." || $0 == "-" }.map { $0.lowercased() }.filter { $0.utf8.count > 3 })
        let akin = known.filter { candidate in candidate.split { $0 == " " || $0 == "." || $0 == "-" }.contains { words.contains(String($0)) } }
        guard !akin.isEmpty else { return "names are those of CONCEPT and PROVISION; plain words need no brackets" }
        let shown = akin.prefix(4).map { "[\($0)]" }.joined(separator: ", ")
        return akin.count == 1 ? "did you mean \(shown)?" : "names like it are \(shown)"
    }

    private func error(_ faults: [ValueFault], _ code: DiagnosticCode) -> DiagnosticsError {
        DiagnosticsError(faults.map { Diagnostic(code, $0.message, file: QueryParser.sourceName, span: $0.span, help: $0.help) })
    }
}
