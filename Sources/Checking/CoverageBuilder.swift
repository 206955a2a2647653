public import Diagnostics
public import Reporting
import RuleEngine
import RuleLanguage
import TextSpans

extension Session {
    /// What of the rules no example would miss.
    ///
    /// - Parameters:
    ///   - filter: only rules whose id contains it, with their examples and what they reach; cues are left out then.
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
        let all = program.pack.rules
        let selected = all.indices.filter { index in filter.map { all[index].id.contains($0) } ?? true }
        if let filter, selected.isEmpty {
            throw failure("no rule's id contains '\(filter)'", help: SpellingSuggestion.nearest(to: filter, among: all.map(\.id)))
        }
        var mutations = program.mutations(language: ExampleBench.languageCode)
        if let pack {
            let names = Set(mutations.map { packs.name(of: $0.location.file) }).sorted()
            guard names.contains(pack) else {
                throw failure("there is no pack '\(pack)'", help: SpellingSuggestion.nearest(to: pack, among: names) ?? names.joined(separator: ", "))
            }
            mutations.removeAll { packs.name(of: $0.location.file) != pack }
        }
        let reaches = selected.map { RuleReach(all[$0], pack: program.pack) }
        let reach = (
            rules: Set(selected), concepts: reaches.reduce(into: Set<Int>()) { $0.formUnion($1.concepts) },
            provisions: reaches.reduce(into: Set<Int>()) { $0.formUnion($1.provisions) }
        )
        let count = mutations.count
        mutations.removeAll { mutation in
            switch mutation.target {
            case .conceptEntry(_, let concept, _): !reach.concepts.contains(concept)
            case .cueEntry(_, let kind, _): filter != nil || !isUsedOnExamples(kind)
            case .element(let rule, _), .violation(let rule, _): !reach.rules.contains(rule)
            case .alternative(let provision, _), .notCondition(let provision): !reach.provisions.contains(provision)
            }
        }
        let coverage = RuleCoverage(program: program, rules: selected)
        guard let outcomes = coverage.outcomes(of: mutations) else {
            throw failure("there are no cues in the language of the examples", help: "add the shipped rules")
        }
        return report(mutations, outcomes, outOfReach: filter == nil ? count - mutations.count : 0, selected)
    }

    /// Examples come in one language and have the kind that their rule is for: nothing is guessed on them.
    private func isUsedOnExamples(_ kind: CueKind) -> Bool {
        kind != .functionWord && !DocumentKind.allCases.contains { CueKind.of($0) == kind }
    }

    private func failure(_ message: String, help: String?) -> DiagnosticsError {
        DiagnosticsError([Diagnostic(CoverageBuilder.nothingSelected, message, file: "proviso", help: help.map { "did you mean \($0)?" })])
    }

    private func report(
        _ mutations: [Mutation], _ outcomes: [RuleCoverage.Outcome], outOfReach: Int, _ selected: [Int]
    ) -> CoverageReport {
        var byPack: [String: CoverageReport.Count] = [:]
        var byKind: [Mutation.Kind: CoverageReport.Count] = [:]
        var missed: [CoverageReport.Item] = []
        let lines = Dictionary(rules.files.map { ($0.path, LineIndex($0.text)) }, uniquingKeysWith: { first, _ in first })
        for (mutation, outcome) in zip(mutations, outcomes) {
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
        let bench = ExampleBench(program, rules: selected)
        let examples = bench?.examples ?? []
        return CoverageReport(
            packs: byPack.values.sorted { $0.name < $1.name }, kinds: Mutation.Kind.allCases.compactMap { byKind[$0] },
            examples: examples.count, failing: examples.count { bench?.passes($0, by: program) == false },
            outOfReach: outOfReach, notNoticed: missed)
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
