public import Diagnostics
public import Reporting
import RuleEngine
import RuleLanguage
import TextSpans

extension Session {
    /// What of the rules no example would miss.
    ///
    /// - Parameters:
    ///   - filter: only the examples of rules, concepts, provisions and cue lists whose name contains it, and what they
    ///     reach.
    ///   - pack: only what stands in this pack, with every example that reaches it.
    /// - Throws: that nothing has the name.
    public func coverage(filter: String? = nil, pack: String? = nil) throws(DiagnosticsError) -> CoverageReport {
        try CoverageBuilder(rules: rules, program: program).report(filter: filter, pack: pack)
    }
}

/// Selects what is taken away, and puts the outcomes into a report.
struct CoverageBuilder {
    static let nothingSelected = DiagnosticCode(
        "nothing-selected", "A filter names no rule, or a name that was given names no pack.")

    let rules: LoadedRules
    let program: RuleProgram
    private let packs: PackFolders

    init(rules: LoadedRules, program: RuleProgram) {
        self.rules = rules
        self.program = program
        packs = PackFolders(rules.pack)
    }

    func report(filter: String?, pack: String?) throws(DiagnosticsError) -> CoverageReport {
        let isWanted: @Sendable (String) -> Bool = { name in filter.map(name.contains) ?? true }
        let languages = program.languageCodes
        var mutations = languages.map { code in
            (code, program.wordMutations(language: code) + (code == ExampleBench.ruleLanguage ? program.conditionMutations : []))
        }
        if let pack {
            let names = Set(mutations.flatMap(\.1).map { packs.name(of: $0.location.file) }).sorted()
            guard names.contains(pack) else {
                throw failure("there is no pack '\(pack)'", help: SpellingSuggestion.nearest(to: pack, among: names) ?? names.joined(separator: ", "))
            }
            for index in mutations.indices { mutations[index].1.removeAll { packs.name(of: $0.location.file) != pack } }
        }
        let benches = languages.compactMap { ExampleBench(program, language: $0, where: isWanted) }
        guard languages.contains(ExampleBench.ruleLanguage) else {
            throw failure("there are no cues in the language of the examples", help: "add the shipped rules")
        }
        if let filter {
            guard benches.contains(where: { !$0.examples.isEmpty }) else {
                throw failure("no example is of a name that contains '\(filter)'", help: SpellingSuggestion.nearest(to: filter, among: named))
            }
            let reach = Reach(benches)
            for index in mutations.indices { mutations[index].1.removeAll { !reach.contains($0.target) } }
        }
        let coverage = RuleCoverage(program: program, isWanted: isWanted)
        var found: [(Mutation, RuleCoverage.Outcome)] = []
        for (code, mutations) in mutations {
            found += zip(mutations, coverage.outcomes(of: mutations, language: code) ?? [])
        }
        let examples = benches.flatMap { bench in bench.examples.map { bench.passes($0, by: program) } }
        return report(found, examples: examples.count, failing: examples.count { !$0 })
    }

    private var named: [String] { program.pack.rules.map(\.id) + program.pack.wordExamples.map(\.name) }

    /// What some examples reach together.
    private struct Reach {
        private var concepts: Set<Int> = []
        private var provisions: Set<Int> = []
        private var rules: Set<Int> = []
        private var cues: Set<CueKind> = []

        init(_ benches: [ExampleBench]) {
            for bench in benches {
                for example in bench.examples {
                    let reach = bench.reach(of: example)
                    concepts.formUnion(reach.concepts)
                    provisions.formUnion(reach.provisions)
                    switch example.trial {
                    case .rule(let rule, _): rules.insert(rule)
                    case .words(.cues(let kind), _): cues.insert(kind)
                    case .words: break
                    }
                }
            }
        }

        func contains(_ target: Mutation.Target) -> Bool {
            switch target {
            case .conceptEntry(_, let concept, _): concepts.contains(concept)
            case .cueEntry(_, let kind, _): cues.contains(kind)
            case .element(let rule, _), .violation(let rule, _): rules.contains(rule)
            case .alternative(let provision, _), .notCondition(let provision): provisions.contains(provision)
            }
        }
    }

    private func failure(_ message: String, help: String?) -> DiagnosticsError {
        DiagnosticsError([Diagnostic(CoverageBuilder.nothingSelected, message, file: "proviso", help: help.map { "did you mean \($0)?" })])
    }

    private func report(_ found: [(Mutation, RuleCoverage.Outcome)], examples: Int, failing: Int) -> CoverageReport {
        var byPack: [String: CoverageReport.Count] = [:]
        var byKind: [Mutation.Kind: CoverageReport.Count] = [:]
        var missed: [CoverageReport.Item] = []
        let lines = Dictionary(rules.files.map { ($0.path, LineIndex($0.text)) }, uniquingKeysWith: { first, _ in first })
        for (mutation, outcome) in found {
            let pack = packs.name(of: mutation.location.file)
            let noticed = outcome.isNoticed ? 1 : 0
            byPack[pack, default: .init(name: pack)].mutations += 1
            byPack[pack]?.noticed += noticed
            byKind[mutation.kind, default: .init(name: mutation.kind.rawValue)].mutations += 1
            byKind[mutation.kind]?.noticed += noticed
            guard !outcome.isNoticed else { continue }
            let text = rules.text(of: mutation.location.file) ?? []
            let written = text.string(mutation.location.span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            missed.append(
                .init(
                    kind: mutation.kind.rawValue, name: mutation.name, entry: written, file: mutation.location.file,
                    line: lines[mutation.location.file]?.line(at: Int(mutation.location.span.start)) ?? 0, examples: outcome.examples))
        }
        missed.sort { ($0.file, $0.line, $0.entry) < ($1.file, $1.line, $1.entry) }
        return CoverageReport(
            packs: byPack.values.sorted { $0.name < $1.name }, kinds: Mutation.Kind.allCases.compactMap { byKind[$0] },
            examples: examples, failing: failing, notNoticed: missed)
    }
}

/// Which pack a rule file belongs to: the one whose manifest stands in the same folder or nearest above; where there is
/// none, the folder's own name.
struct PackFolders {
    private let folders: [(folder: Substring, name: String)]

    init(_ pack: RulePack) {
        folders = pack.manifests.map { (PackFolders.folder(of: $0.location.file), $0.name) }
            .sorted { ($0.folder.count, $0.name) > ($1.folder.count, $1.name) }
    }

    func name(of file: String) -> String {
        let folder = PackFolders.folder(of: file)
        if let known = folders.first(where: { folder == $0.folder || folder.hasPrefix($0.folder + "/") }) { return known.name }
        return folder.split(separator: "/").last.map(String.init) ?? "rules"
    }

    private static func folder(of file: String) -> Substring { file.lastIndex(of: "/").map { file[..<$0] } ?? "" }
}
