import Diagnostics

/// Finds for each name in square brackets what it stands for. The pack is changed in place: copying rules and entries
/// would cost more than looking their names up.
struct NameResolver {
    private let names: [String: Reference.Target]
    private(set) var diagnostics: [Diagnostic] = []
    private var file = ""

    /// Candidates for "did you mean", sorted when the first unknown name asks for them.
    private var candidates: [String]?
    private var suggestionsLeft = 20
    /// How many unknown names each file has.
    private var counts: [String: Int] = [:]

    /// - Parameter names: concepts, provisions and recognisers by name.
    init(_ names: [String: Reference.Target]) { self.names = names }

    mutating func resolve(_ pack: inout RulePack) {
        for c in pack.concepts.indices {
            for l in pack.concepts[c].lexicons.indices {
                file = pack.concepts[c].lexicons[l].file
                resolve(&pack.concepts[c].lexicons[l].entries)
                resolve(&pack.concepts[c].lexicons[l].falseFriends)
                resolve(&pack.concepts[c].lexicons[l].loose)
            }
        }
        for p in pack.provisions.indices {
            file = pack.provisions[p].location.file
            resolve(&pack.provisions[p].matches)
            resolve(&pack.provisions[p].exceptWhen)
        }
        for r in pack.rules.indices { resolve(&pack.rules[r]) }
        let cues = Set(pack.cues.map(\.kind))
        for e in pack.wordExamples.indices { resolve(&pack.wordExamples[e], cues) }
    }

    private mutating func resolve(_ examples: inout WordExamples, _ cues: Set<CueKind>) {
        file = examples.location.file
        switch names[examples.name] {
        case .concept(let concept): examples.subject = .concept(concept)
        case .provision(let provision): examples.subject = .provision(provision)
        case .recogniser, .unresolved, nil:
            guard let kind = CueKind(rawValue: examples.name), cues.contains(kind) else {
                var reference = Reference(name: examples.name, span: examples.location.span)
                return resolve(&reference)
            }
            examples.subject = .cues(kind)
        }
        if case .concept = examples.subject { return }
        for text in examples.texts where text.expectation == .loose {
            diagnostics.append(
                Diagnostic(
                    RuleCodes.badValue, "only concepts are found loosely", file: file, span: text.span,
                    help: "put the text under the language line, or under 'not'"))
        }
    }

    private mutating func resolve(_ rule: inout Rule) {
        file = rule.location.file
        resolve(&rule.when)
        resolve(&rule.perhapsWhen)
        switch rule.quantifier {
        case .document, .someArticle: break
        case .eachArticle(var reference):
            resolve(&reference)
            rule.quantifier = .eachArticle(with: reference)
        case .eachItem(var reference):
            resolve(&reference)
            rule.quantifier = .eachItem(inSectionTitled: reference)
        }
        for e in rule.elements.indices {
            switch rule.elements[e].form {
            case .condition(var condition):
                // Taken out, so that it has one owner while it changes.
                rule.elements[e].form = .condition(Condition(alternatives: []))
                resolve(&condition)
                rule.elements[e].form = .condition(condition)
            case .comparison(var comparison):
                resolve(&comparison.section)
                rule.elements[e].form = .comparison(comparison)
            }
        }
        for v in rule.violations.indices { resolve(&rule.violations[v].condition) }
    }

    private mutating func resolve(_ condition: inout Condition?) {
        guard condition != nil else { return }
        condition?.forEachReference { resolve(&$0) }
    }

    private mutating func resolve(_ condition: inout Condition) { condition.forEachReference { resolve(&$0) } }

    private mutating func resolve(_ entries: inout [LexiconEntry]) {
        for i in entries.indices {
            for e in entries[i].elements.indices {
                guard case .reference(var reference) = entries[i].elements[e] else { continue }
                resolve(&reference)
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

    private mutating func resolve(_ reference: inout Reference) {
        if let target = names[reference.name] {
            reference.target = target
            return
        }
        counts[file, default: 0] += 1
        guard counts[file, default: 0] <= PackBuilder.faultLimit + 1 else { return }
        diagnostics.append(
            Diagnostic(
                RuleCodes.unknownName, "nothing is called '\(reference.name)'", file: file, span: reference.span,
                help: suggestion(for: reference.name).map { "did you mean [\($0)]?" } ?? "declare it with CONCEPT or PROVISION"))
    }

    /// Near names, for the first unknown ones only: a file full of them is another kind of file.
    private mutating func suggestion(for name: String) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= 1
        let known = candidates ?? names.keys.sorted()
        candidates = known
        return SpellingSuggestion.nearest(to: name, among: known)
    }
}
