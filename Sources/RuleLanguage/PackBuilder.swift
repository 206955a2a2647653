public import Diagnostics
import TextSpans

/// Makes a checked pack of rule files: parses each, joins them, resolves names, and reports every fault it finds.
public struct PackBuilder {
    private var pack = RulePack()
    private var diagnostics: [Diagnostic] = []
    private var names: [String: Reference.Target] = [:]
    private var places: [String: SourceLocation] = [:]

    private init() {}

    /// - Parameter files: in any order; the result does not depend on it.
    /// - Returns: the pack as far as it could be read, and all faults by file and place. The pack is fit for use
    ///   only if no fault is an error.
    public static func build(_ files: [RuleFile]) -> (pack: RulePack, diagnostics: [Diagnostic]) {
        var builder = PackBuilder()
        let files = files.sorted { $0.path < $1.path }
        let trees = files.map { file in
            let (tree, diagnostics) = BlockParser.parse(file)
            builder.diagnostics += diagnostics
            return tree
        }
        // Topics come first, because provisions name them.
        for tree in trees { builder.declare(tree, only: { $0 == .topic }) }
        for tree in trees { builder.declare(tree, only: { $0 != .topic }) }
        builder.resolve()
        builder.checkRules()
        builder.checkCircles()
        builder.sort()
        builder.diagnostics.sort { ($0.file, $0.span?.start ?? 0, $0.message) < ($1.file, $1.span?.start ?? 0, $1.message) }
        return (builder.pack, builder.diagnostics)
    }

    private mutating func declare(_ tree: SyntaxTree, only isWanted: (BlockKeyword) -> Bool) {
        var topics: [String: Int] = [:]
        for (index, topic) in pack.topics.enumerated() { topics[topic.name] = index }
        for block in tree.blocks where isWanted(block.keyword) {
            var parser = DeclarationParser(file: tree.file, block: block)
            switch block.keyword {
            case .pack: if let value = parser.manifest() { pack.manifests.append(value) }
            case .topic:
                if let value = parser.topic(), isNew("topic " + value.name, value.location) { pack.topics.append(value) }
            case .cues:
                if let value = parser.cueList(), isNew("cues " + value.kind.rawValue, value.location) { pack.cues.append(value) }
            case .concept:
                if let value = parser.concept(), isNew(value.name, value.location) {
                    names[value.name] = .concept(pack.concepts.count)
                    pack.concepts.append(value)
                }
            case .provision:
                if let value = parser.provision(topics: topics), isNew(value.name, value.location) {
                    names[value.name] = .provision(pack.provisions.count)
                    pack.provisions.append(value)
                }
            case .statement:
                if let value = parser.statement(), isNew("statement " + value.id, value.location) { pack.statements.append(value) }
            case .rule:
                if let value = parser.rule(), isNew("rule " + value.id, value.location) { pack.rules.append(value) }
            }
            diagnostics += parser.diagnostics
        }
    }

    private mutating func isNew(_ name: String, _ location: SourceLocation) -> Bool {
        guard let first = places.updateValue(location, forKey: name) else { return true }
        places[name] = first
        diagnostics.append(
            Diagnostic(
                RuleCodes.duplicateName, "'\(name)' is declared twice", file: location.file, span: location.span,
                help: "rename one of them", notes: ["the first one stands in \(first.file)"]))
        return false
    }

    // MARK: Names

    private mutating func resolve() {
        for recogniser in Recogniser.allCases { names[recogniser.rawValue] = .recogniser(recogniser) }
        for c in pack.concepts.indices {
            var concept = pack.concepts[c]
            for l in concept.lexicons.indices {
                resolve(&concept.lexicons[l].entries, concept.location.file)
                resolve(&concept.lexicons[l].falseFriends, concept.location.file)
                resolve(&concept.lexicons[l].loose, concept.location.file)
            }
            pack.concepts[c] = concept
        }
        for p in pack.provisions.indices {
            var provision = pack.provisions[p]
            let file = provision.location.file
            provision.matches.forEachReference { resolve(&$0, file) }
            provision.exceptWhen?.forEachReference { resolve(&$0, file) }
            pack.provisions[p] = provision
        }
        for r in pack.rules.indices { resolveRule(r) }
        checkProvisionCircles()
    }

    private mutating func resolveRule(_ r: Int) {
        var rule = pack.rules[r]
        let file = rule.location.file
        rule.when?.forEachReference { resolve(&$0, file) }
        rule.perhapsWhen?.forEachReference { resolve(&$0, file) }
        switch rule.quantifier {
        case .document: break
        case .eachArticle(var reference):
            resolve(&reference, file)
            rule.quantifier = .eachArticle(with: reference)
        case .eachItem(var reference):
            resolve(&reference, file)
            rule.quantifier = .eachItem(inSectionTitled: reference)
        }
        for e in rule.elements.indices {
            switch rule.elements[e].form {
            case .condition(var condition):
                condition.forEachReference { resolve(&$0, file) }
                rule.elements[e].form = .condition(condition)
            case .sameText(var section, let companion):
                resolve(&section, file)
                rule.elements[e].form = .sameText(section: section, companion: companion)
            }
        }
        for v in rule.violations.indices { rule.violations[v].condition.forEachReference { resolve(&$0, file) } }
        pack.rules[r] = rule
    }

    private mutating func resolve(_ entries: inout [LexiconEntry], _ file: String) {
        for i in entries.indices {
            for e in entries[i].elements.indices {
                guard case .reference(var reference) = entries[i].elements[e] else { continue }
                resolve(&reference, file)
                if case .provision = reference.target {
                    diagnostics.append(
                        Diagnostic(
                            RuleCodes.badEntry, "'\(reference.name)' is a provision; entries reuse concepts only", file: file,
                            span: reference.span))
                    reference.target = .unresolved
                }
                entries[i].elements[e] = .reference(reference)
            }
        }
    }

    private mutating func resolve(_ reference: inout Reference, _ file: String) {
        if let target = names[reference.name] {
            reference.target = target
            return
        }
        let suggestion = SpellingSuggestion.nearest(to: reference.name, among: names.keys.sorted())
        diagnostics.append(
            Diagnostic(
                RuleCodes.unknownName, "nothing is called '\(reference.name)'", file: file, span: reference.span,
                help: suggestion.map { "did you mean [\($0)]?" } ?? "declare it with CONCEPT or PROVISION"))
    }

    // MARK: Checks

    private mutating func checkRules() {
        var statements: [String: Statement] = [:]
        for statement in pack.statements { statements[statement.id] = statement }
        for rule in pack.rules {
            for id in rule.sources + rule.compares where statements[id] == nil {
                let suggestion = SpellingSuggestion.nearest(to: id, among: statements.keys.sorted())
                diagnostics.append(
                    Diagnostic(
                        RuleCodes.unknownStatement, "there is no statement \(id)", file: rule.location.file,
                        span: rule.location.span, help: suggestion.map { "did you mean \($0)?" }))
            }
            let strongest = rule.sources.compactMap { statements[$0]?.strength }.max()
            if let strongest, strongest != rule.strength, rule.strengthReason == nil {
                diagnostics.append(
                    Diagnostic(
                        RuleCodes.strengthDiffers,
                        "rule \(rule.id) says \(rule.strength.rawValue), its strongest source says \(strongest.rawValue)",
                        file: rule.location.file, span: rule.location.span,
                        help: "write 'Strength \(strongest.rawValue)', or give the reason with 'because'"))
            }
        }
    }

    private mutating func checkCircles() {
        var uses: [[Int]] = pack.concepts.map { _ in [] }
        for (index, concept) in pack.concepts.enumerated() {
            for lexicon in concept.lexicons {
                for entry in lexicon.entries + lexicon.falseFriends + lexicon.loose {
                    for case .reference(let reference) in entry.elements {
                        if case .concept(let target) = reference.target { uses[index].append(target) }
                    }
                }
            }
        }
        for index in circular(uses) {
            let concept = pack.concepts[index]
            diagnostics.append(
                Diagnostic(
                    RuleCodes.circularConcept, "concept '\(concept.name)' refers to itself in a circle",
                    file: concept.location.file, span: concept.location.span))
        }
    }

    private mutating func checkProvisionCircles() {
        var uses: [[Int]] = pack.provisions.map { _ in [] }
        for index in pack.provisions.indices {
            let visit: (inout Reference) -> Void = { if case .provision(let target) = $0.target { uses[index].append(target) } }
            var provision = pack.provisions[index]
            provision.matches.forEachReference(visit)
            provision.exceptWhen?.forEachReference(visit)
        }
        for index in circular(uses) {
            let provision = pack.provisions[index]
            diagnostics.append(
                Diagnostic(
                    RuleCodes.circularConcept, "provision '\(provision.name)' refers to itself in a circle",
                    file: provision.location.file, span: provision.location.span))
        }
    }

    /// The nodes that can reach themselves.
    private func circular(_ uses: [[Int]]) -> [Int] {
        uses.indices.filter { start in
            var seen: Set<Int> = []
            var stack = uses[start]
            while let next = stack.popLast() {
                if next == start { return true }
                if seen.insert(next).inserted { stack += uses[next] }
            }
            return false
        }
    }

    /// Rules and statements are listed by id wherever they are shown.
    private mutating func sort() {
        pack.rules.sort { $0.id < $1.id }
        pack.statements.sort { $0.id < $1.id }
        pack.manifests.sort { $0.name < $1.name }
    }
}
