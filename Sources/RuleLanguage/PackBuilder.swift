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
    /// What is declared and could not be read: that is its fault, and naming it is none.
    private var unreadable: Set<String> = []
    private var extensions: [(overlay: Overlay, lexicons: [Lexicon])] = []
    private var switchedOff: [Overlay] = []

    /// How many faults of one file are told. Whoever has more has given the wrong file.
    static let faultLimit = 500
    private static let messageLimit = 300

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
        // Files are read side by side; what they declare is put together in their order.
        let parsed = files.mapConcurrently(BlockParser.parse)
        let trees = parsed.map(\.0)
        for (tree, diagnostics) in parsed {
            builder.diagnostics += diagnostics
            guard tree.blocks.isEmpty, diagnostics.isEmpty else { continue }
            builder.diagnostics.append(
                Diagnostic(
                    RuleCodes.emptyFile, "the file declares nothing", file: tree.file.path, span: ByteSpan(0, 0),
                    help: "delete it, or write a block such as CONCEPT into it"))
        }
        builder.replaced = replacedNames(trees)
        builder.pack.overlays = applied
        let blockCount = trees.reduce(0) { $0 + $1.blocks.count }
        builder.names.reserveCapacity(blockCount)
        builder.places.reserveCapacity(blockCount)
        // Topics come first, because provisions name them.
        for tree in trees { builder.add(FileDeclarations(tree) { $0 == .topic }) }
        let topics = Dictionary(builder.pack.topics.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
        for file in trees.mapConcurrently({ FileDeclarations($0, topics: topics) { $0 != .topic } }) { builder.add(file) }
        builder.applyOverlays()
        for name in builder.unreadable where builder.names[name] == nil { builder.names[name] = .unresolved }
        for recogniser in Recogniser.allCases { builder.names[recogniser.rawValue] = .recogniser(recogniser) }
        var resolver = NameResolver(builder.names)
        resolver.resolve(&builder.pack)
        builder.diagnostics += resolver.diagnostics
        builder.sort()
        let isWhole = !builder.diagnostics.contains { $0.severity == .error }
        builder.diagnostics += PackChecks(builder.pack, unreadable: builder.unreadable).run(lints: lints, isWhole: isWhole) + TargetChecks.run(builder.pack)
        builder.diagnostics.sort { ($0.file, $0.span?.start ?? 0, $0.message) < ($1.file, $1.span?.start ?? 0, $1.message) }
        return (builder.pack, limited(builder.diagnostics))
    }

    /// The first faults of each file, and a word on the rest.
    private static func limited(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        var counts: [String: Int] = [:]
        var result: [Diagnostic] = []
        for var diagnostic in diagnostics {
            // Some "name" may be a whole file.
            if diagnostic.message.utf8.count > messageLimit { diagnostic.message = String(diagnostic.message.prefix(messageLimit)) + "..." }
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

    /// Adds what a file declares. Files come in the order of their paths: the first of two equal names stands.
    private mutating func add(_ file: FileDeclarations) {
        for declared in file.declared {
            switch declared {
            case .manifest(let value): pack.manifests.append(value)
            case .topic(let value): if isNew("topic " + value.name, value.location) { pack.topics.append(value) }
            case .cues(let value): if isNew("cues " + value.kind.rawValue, value.location) { pack.cues.append(value) }
            case .concept(let value, let replacement):
                guard isWinner(value.name, value.location, replacement) else { continue }
                names[value.name] = .concept(pack.concepts.count)
                pack.concepts.append(value)
            case .provision(let value, let replacement):
                guard isWinner(value.name, value.location, replacement) else { continue }
                names[value.name] = .provision(pack.provisions.count)
                pack.provisions.append(value)
            case .statement(let value): if isNew("statement " + value.id, value.location) { pack.statements.append(value) }
            case .rule(let value, let replacement):
                if isWinner("rule " + value.id, value.location, replacement) { pack.rules.append(value) }
            case .extended(let overlay, let lexicons): extensions.append((overlay, lexicons))
            case .examples(let value): pack.wordExamples.append(value)
            case .off(let value): switchedOff.append(value)
            case .profile(let value): if isNew("profile " + value.name, value.location) { pack.profiles.append(value) }
            case .unreadable(let name): unreadable.insert(name)
            }
        }
        diagnostics += file.diagnostics
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
        if unreadable.contains(overlay.action == .off ? "rule " + overlay.name : overlay.name) { return }
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

    /// Rules and statements are listed by id wherever they are shown.
    private mutating func sort() {
        pack.rules.sort { $0.id < $1.id }
        pack.statements.sort { $0.id < $1.id }
        pack.manifests.sort { $0.name < $1.name }
        pack.profiles.sort { $0.name < $1.name }
        pack.wordExamples.sort { ($0.name, $0.location.file, $0.location.span.start) < ($1.name, $1.location.file, $1.location.span.start) }
    }
}
