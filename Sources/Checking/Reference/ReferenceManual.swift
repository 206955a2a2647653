import Reporting
import RuleEngine
import RuleLanguage

/// The pages of the rule reference.
struct ReferenceManual {
    private let pack: RulePack
    private let index: ReferenceIndex
    private let entries: ReferenceEntries

    init(_ rules: LoadedRules) {
        pack = rules.pack
        index = ReferenceIndex(rules)
        entries = ReferenceEntries(index)
    }

    /// A page for each folder of rules, one for each file of statements, and the way to them.
    func pages() -> [ReferencePage] {
        let folders = Set((pack.rules.map(\.location) + pack.provisions.map(\.location) + pack.concepts.map(\.location)
            + pack.cues.map(\.location)).map(ReferenceManual.folder)).sorted()
        let pages = folders.map(page) + statementPages()
        return [start(pages)] + pages
    }

    /// For each pack one page with all that it rests on: its rules, the provisions and concepts that they use, near
    /// and far, and the statements for its kinds of document.
    func packPages() -> [ReferencePage] {
        pack.manifests.map { manifest in
            let folder = ReferenceManual.folder(manifest.location)
            let rules = pack.rules.filter { ReferenceManual.folder($0.location) == folder }
            let reach = rules.map { RuleReach($0, pack: pack) }
            let provisions = reach.reduce(into: Set()) { $0.formUnion($1.provisions) }.sorted().map { pack.provisions[$0] }
            let concepts = reach.reduce(into: Set()) { $0.formUnion($1.concepts) }.sorted().map { pack.concepts[$0] }
            let kinds = Set(rules.flatMap(\.kinds))
            let cited = Set(rules.flatMap { $0.sources + $0.compares })
            let statements = pack.statements.filter { cited.contains($0.id) || !kinds.isDisjoint(with: $0.kinds) }
            var page = page(folder, rules: rules, provisions: provisions, concepts: concepts, cues: [])
            page.sections.append(ReferenceSection(title: "Statements", introduction: [entries.table(statements)]))
            return page
        }
    }

    /// The last folder of a file's path.
    private static func folder(_ location: SourceLocation) -> String {
        let parts = location.file.split(separator: "/")
        return parts.count > 1 ? ReferenceIndex.slug(String(parts[parts.count - 2])) : "rules"
    }

    // MARK: Pages

    private func page(_ folder: String) -> ReferencePage {
        func here(_ location: SourceLocation) -> Bool { ReferenceManual.folder(location) == folder }
        return page(
            folder, rules: pack.rules.filter { here($0.location) }, provisions: pack.provisions.filter { here($0.location) },
            concepts: pack.concepts.filter { here($0.location) }, cues: pack.cues.filter { here($0.location) })
    }

    private func page(_ folder: String, rules: [Rule], provisions: [Provision], concepts: [Concept], cues: [CueList]) -> ReferencePage {
        let manifest = pack.manifests.first { ReferenceManual.folder($0.location) == folder }
        var introduction: [ReferenceText] = []
        if let manifest {
            if !manifest.means.isEmpty { introduction.append("\(manifest.means)") }
            introduction.append("Version \(manifest.version).\(manifest.changes.map { " \($0)" } ?? "")")
        }
        var sections: [ReferenceSection] = []
        if !rules.isEmpty {
            sections.append(ReferenceSection(title: "Rules", introduction: [entries.table(rules)], entries: rules.map(entries.entry)))
        }
        if !provisions.isEmpty { sections.append(ReferenceSection(title: "Provisions", entries: provisions.map(entries.entry))) }
        if !concepts.isEmpty { sections.append(ReferenceSection(title: "Concepts", entries: concepts.map(entries.entry))) }
        if !cues.isEmpty { sections.append(ReferenceSection(title: "Cues", entries: cues.map(entries.entry))) }
        return ReferencePage(name: folder, title: manifest?.title ?? "Words in \(folder)", introduction: introduction, sections: sections)
    }

    private func statementPages() -> [ReferencePage] {
        let files = Set(pack.statements.map(\.location.file)).sorted()
        return files.map { file in
            let stem = file.split(separator: "/").last.map(String.init) ?? file
            let name = ReferenceIndex.slug(stem.hasSuffix(".rules") ? String(stem.dropLast(6)) : stem)
            let statements = pack.statements.filter { $0.location.file == file }
            return ReferencePage(
                name: "statements-\(name)", title: "Statements: \(name.split(separator: "-").joined(separator: " "))",
                introduction: ["Normative statements of the source, in words of this project, with the rules that encode them."],
                sections: [ReferenceSection(title: "Register", introduction: [entries.table(statements)])])
        }
    }

    private func start(_ pages: [ReferencePage]) -> ReferencePage {
        var sections = [
            ReferenceSection(
                title: "Pages",
                introduction: [
                    .table(
                        header: ["Page", "Holds"],
                        rows: pages.map { page in
                            ReferenceRow(cells: [ReferenceText([.page(page.title, name: page.name)]), "\(ReferenceManual.count(page))"])
                        })
                ])
        ]
        if !pack.topics.isEmpty { sections.append(ReferenceSection(title: "Topics", introduction: [entries.table(pack.topics)])) }
        if !pack.profiles.isEmpty { sections.append(ReferenceSection(title: "Profiles", entries: pack.profiles.map(entries.entry))) }
        return ReferencePage(
            name: "README", title: "The rules",
            introduction: ["What the rules ask for, where each rule comes from, and which words it goes by. The language is explained in Documentation/rule-language.md."],
            sections: sections)
    }

    private static func count(_ page: ReferencePage) -> String {
        page.sections.compactMap { section in
            let rows = section.introduction.reduce(0) { if case .table(_, let rows) = $1 { $0 + rows.count } else { $0 } }
            let number = section.entries.isEmpty ? rows : section.entries.count
            return section.title == "Register" ? "\(number) statements" : "\(number) \(section.title.lowercased())"
        }.joined(separator: ", ")
    }
}
