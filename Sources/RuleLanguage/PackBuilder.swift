public import Diagnostics
import TextSpans

/// Makes a checked pack of rule files: parses each, joins them, resolves names, and reports every fault it finds.
public struct PackBuilder {
    private var pack = RulePack()
    private var diagnostics: [Diagnostic] = []
    private var names: [String: Reference.Target] = [:]
    private var places: [String: SourceLocation] = [:]

    private var replaced: Set<String> = []
    private var lost: Set<String> = []
    private var extensions: [(overlay: Overlay, lexicons: [Lexicon])] = []
    private var switchedOff: [Overlay] = []

    /// How many faults of one file are told. Whoever has more has given the wrong file.
    static let faultLimit = 500

    /// Candidates for "did you mean", sorted when the first unknown name asks for them.
    private var candidates: [String]?
    private var suggestionsLeft = 20

    private init() {}

    /// - Parameters:
    ///   - files: in any order; the result does not depend on it.
    ///   - applied: overlays that were applied before these files were made: see ``PackForm``.
    ///   - lints: whether to look for what is merely superfluous too (warnings).
    /// - Returns: the pack as far as it could be read, and all faults by file and place. The pack is fit for use
    ///   only if no fault is an error.
    public static func build(_ files: [RuleFile], applied: [Overlay] = [], lints: Bool = false)
        -> (pack: RulePack, diagnostics: [Diagnostic])
    {
        var builder = PackBuilder()
        let files = files.sorted { $0.path < $1.path }
        let trees = files.map { file in
            let (tree, diagnostics) = BlockParser.parse(file)
            builder.diagnostics += diagnostics
            return tree
        }
        builder.replaced = replacedNames(trees)
        builder.pack.overlays = applied
        // Topics come first, because provisions name them.
        for tree in trees { builder.declare(tree, only: { $0 == .topic }) }
        for tree in trees { builder.declare(tree, only: { $0 != .topic }) }
        builder.applyOverlays()
        builder.resolve()
        builder.sort()
        builder.diagnostics += PackChecks(builder.pack).run(lints: lints) + TargetChecks.run(builder.pack)
        builder.diagnostics.sort { ($0.file, $0.span?.start ?? 0, $0.message) < ($1.file, $1.span?.start ?? 0, $1.message) }
        return (builder.pack, limited(builder.diagnostics))
    }

    /// The first faults of each file, and a word on the rest.
    private static func limited(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        var counts: [String: Int] = [:]
        var result: [Diagnostic] = []
        for diagnostic in diagnostics {
            guard diagnostic.severity == .error else { result.append(diagnostic); continue }
            let count = counts[diagnostic.file, default: 0]
            counts[diagnostic.file] = count + 1
            if count < faultLimit { result.append(diagnostic) }
            if count == faultLimit {
                result.append(
                    Diagnostic(
                        RuleCodes.tooManyFaults, "more than \(faultLimit) faults: the rest is not told", file: diagnostic.file,
                        help: "is this a rule file?"))
            }
        }
        return result
    }

    /// Near names, for the first unknown ones only: a file full of them is another kind of file.
    private mutating func suggestion(for name: String) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= 1
        let known = candidates ?? names.keys.sorted()
        candidates = known
        return SpellingSuggestion.nearest(to: name, among: known)
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
                if let value = parser.concept(), isWinner(value.name, value.location, parser.replacement(value.name)) {
                    names[value.name] = .concept(pack.concepts.count)
                    pack.concepts.append(value)
                }
            case .provision:
                if let value = parser.provision(topics: topics), isWinner(value.name, value.location, parser.replacement(value.name)) {
                    names[value.name] = .provision(pack.provisions.count)
                    pack.provisions.append(value)
                }
            case .statement:
                if let value = parser.statement(), isNew("statement " + value.id, value.location) { pack.statements.append(value) }
            case .rule:
                if let value = parser.rule(), isWinner("rule " + value.id, value.location, parser.replacement(value.id)) {
                    pack.rules.append(value)
                }
            case .extend: if let value = parser.lexiconExtension() { extensions.append(value) }
            case .examples: if let value = parser.wordExamples() { pack.wordExamples.append(value) }
            case .off: if let value = parser.off() { switchedOff.append(value) }
            case .profile:
                if let value = parser.profile(), isNew("profile " + value.name, value.location) { pack.profiles.append(value) }
            }
            diagnostics += parser.diagnostics
        }
    }

    /// The names that some block with `Replaces` takes over.
    private static func replacedNames(_ trees: [SyntaxTree]) -> Set<String> {
        var names: Set<String> = []
        for tree in trees {
            for block in tree.blocks where block.fields.contains(where: { $0.heading == .named(.replaces) }) {
                let title = tree.file.text.folded(block.title)
                names.insert(block.keyword == .rule ? "rule " + title.prefix { $0 != " " } : title)
            }
        }
        return names
    }

    /// Whether a declaration stands: it is new, or it replaces, and is not itself replaced.
    private mutating func isWinner(_ name: String, _ location: SourceLocation, _ replacement: Overlay?) -> Bool {
        if let replacement {
            pack.overlays.append(replacement)
            return isNew(name, location)
        }
        guard replaced.contains(name) else { return isNew(name, location) }
        lost.insert(name)
        return false
    }

    // MARK: Overlays

    private mutating func applyOverlays() {
        for name in replaced.subtracting(lost).sorted() {
            guard let place = places[name] else { continue }
            diagnostics.append(
                Diagnostic(RuleCodes.replacesNothing, "there is no '\(name)' to replace", file: place.file, span: place.span, help: "leave out 'Replaces', or check the name"))
        }
        for (overlay, lexicons) in extensions {
            if let index = pack.concepts.firstIndex(where: { $0.name == overlay.name }) {
                pack.concepts[index].lexicons += lexicons
            } else if let index = pack.cues.firstIndex(where: { $0.kind.rawValue == overlay.name }) {
                pack.cues[index].lexicons += lexicons
            } else {
                reportUnknown(overlay, among: pack.concepts.map(\.name) + pack.cues.map(\.kind.rawValue))
                continue
            }
            pack.overlays.append(overlay)
        }
        for overlay in switchedOff {
            guard let index = pack.rules.firstIndex(where: { $0.id == overlay.name }) else {
                reportUnknown(overlay, among: pack.rules.map(\.id))
                continue
            }
            pack.rules.remove(at: index)
            pack.overlays.append(overlay)
        }
        pack.overlays.sort { ($0.name, $0.location.file) < ($1.name, $1.location.file) }
    }

    private mutating func reportUnknown(_ overlay: Overlay, among known: [String]) {
        let suggestion = SpellingSuggestion.nearest(to: overlay.name, among: known.sorted())
        let isProvision = overlay.action == .extended && pack.provisions.contains { $0.name == overlay.name }
        diagnostics.append(
            Diagnostic(
                RuleCodes.replacesNothing, isProvision ? "'\(overlay.name)' is a provision and has no words" : "there is no '\(overlay.name)'",
                file: overlay.location.file, span: overlay.location.span,
                help: isProvision ? "extend a concept that it uses" : suggestion.map { "did you mean '\($0)'?" }))
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
                let file = concept.lexicons[l].file
                resolve(&concept.lexicons[l].entries, file)
                resolve(&concept.lexicons[l].falseFriends, file)
                resolve(&concept.lexicons[l].loose, file)
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
        for e in pack.wordExamples.indices { resolveExamples(e) }
    }

    private mutating func resolveExamples(_ index: Int) {
        let examples = pack.wordExamples[index]
        var subject = WordExamples.Subject.unresolved
        switch names[examples.name] {
        case .concept(let concept): subject = .concept(concept)
        case .provision(let provision): subject = .provision(provision)
        case .recogniser, .unresolved, nil:
            guard let kind = CueKind(rawValue: examples.name), pack.cues.contains(where: { $0.kind == kind }) else {
                var reference = Reference(name: examples.name, span: examples.location.span)
                return resolve(&reference, examples.location.file)
            }
            subject = .cues(kind)
        }
        pack.wordExamples[index].subject = subject
        if case .concept = subject { return }
        for text in examples.texts where text.expectation == .loose {
            diagnostics.append(
                Diagnostic(
                    RuleCodes.badValue, "only concepts are found loosely", file: examples.location.file, span: text.span,
                    help: "put the text under the language line, or under 'not'"))
        }
    }

    private mutating func resolveRule(_ r: Int) {
        var rule = pack.rules[r]
        let file = rule.location.file
        rule.when?.forEachReference { resolve(&$0, file) }
        rule.perhapsWhen?.forEachReference { resolve(&$0, file) }
        switch rule.quantifier {
        case .document, .someArticle: break
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
        let suggestion = suggestion(for: reference.name)
        diagnostics.append(
            Diagnostic(
                RuleCodes.unknownName, "nothing is called '\(reference.name)'", file: file, span: reference.span,
                help: suggestion.map { "did you mean [\($0)]?" } ?? "declare it with CONCEPT or PROVISION"))
    }

    /// Rules and statements are listed by id wherever they are shown.
    private mutating func sort() {
        pack.rules.sort { $0.id < $1.id }
        pack.statements.sort { $0.id < $1.id }
        pack.manifests.sort { $0.name < $1.name }
        pack.profiles.sort { $0.name < $1.name }
        pack.wordExamples.sort { ($0.name, $0.location.file, $0.location.span.start) < ($1.name, $1.location.file, $1.location.span.start) }
    }
}
