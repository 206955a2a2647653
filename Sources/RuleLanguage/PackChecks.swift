import Diagnostics
import TextSpans

/// What a checked pack must hold beyond its forms: sources and strengths that agree, no circles, nothing unused.
struct PackChecks {
    private let pack: RulePack
    private var diagnostics: [Diagnostic] = []

    init(_ pack: RulePack) { self.pack = pack }

    func run(lints: Bool) -> [Diagnostic] {
        var checks = self
        checks.checkRules()
        checks.checkCircles()
        checks.checkProvisionCircles()
        checks.checkParameters()
        checks.checkProfiles()
        if lints {
            checks.checkUse()
            checks.diagnostics += EntryChecks.run(pack)
        }
        return checks.diagnostics
    }

    private mutating func checkRules() {
        var statements: [String: Statement] = [:]
        for statement in pack.statements { statements[statement.id] = statement }
        let known = statements.keys.sorted()
        var suggestionsLeft = 20
        for rule in pack.rules {
            for id in rule.sources + rule.compares where statements[id] == nil {
                suggestionsLeft -= 1
                let suggestion = suggestionsLeft >= 0 ? SpellingSuggestion.nearest(to: id, among: known) : nil
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
        let components = Graph.components(uses)
        var sizes: [Int: Int] = [:]
        for component in components { sizes[component, default: 0] += 1 }
        return uses.indices.filter { sizes[components[$0]]! > 1 || uses[$0].contains($0) }
    }

    // MARK: Use

    private mutating func checkUse() {
        let used = Set(pack.references.flatMap { $0.references.map(\.target) })
        for (index, concept) in pack.concepts.enumerated() where !used.contains(.concept(index)) {
            diagnostics.append(
                Diagnostic(
                    RuleCodes.unusedName, .warning, "nothing uses concept '\(concept.name)'", file: concept.location.file,
                    span: concept.location.span, help: "use it or delete it"))
        }
        for (index, provision) in pack.provisions.enumerated() where provision.topic == nil && !used.contains(.provision(index)) {
            diagnostics.append(
                Diagnostic(
                    RuleCodes.unusedName, .warning, "nothing uses provision '\(provision.name)', and it has no topic",
                    file: provision.location.file, span: provision.location.span, help: "use it, give it a topic, or delete it"))
        }
    }

    // MARK: Parameters and profiles

    /// Parameters with their defaults, from all rules and provisions.
    private func bounds() -> [(bound: Term.Bound, file: String)] {
        func bounds(_ condition: Condition?) -> [Term.Bound] { condition?.alternatives.compactMap(\.anchor.bound) ?? [] }
        var result: [(bound: Term.Bound, file: String)] = []
        for provision in pack.provisions {
            result += (bounds(provision.matches) + bounds(provision.exceptWhen)).map { ($0, provision.location.file) }
        }
        for rule in pack.rules {
            var all = bounds(rule.when) + bounds(rule.perhapsWhen) + rule.violations.flatMap { bounds($0.condition) }
            for case .condition(let condition) in rule.elements.map(\.form) { all += bounds(condition) }
            result += all.map { ($0, rule.location.file) }
        }
        return result
    }

    private mutating func checkParameters() {
        var known: [String: Quantity] = [:]
        for (bound, file) in bounds() {
            if let other = known[bound.parameter], other != bound.value {
                diagnostics.append(
                    Diagnostic(
                        RuleCodes.badValue, "parameter '\(bound.parameter)' has two defaults", file: file, span: bound.span,
                        help: "give it the same default everywhere"))
            }
            known[bound.parameter] = known[bound.parameter] ?? bound.value
        }
    }

    private mutating func checkProfiles() {
        let parameters = Set(bounds().map(\.bound.parameter))
        let rules = Set(pack.rules.map(\.id)).union(pack.overlays.filter { $0.action == .off }.map(\.name))
        let choices = rules.union(pack.rules.map(\.area)).union(Strength.allCases.map(\.rawValue)).union(["gates"])
        for profile in pack.profiles {
            func report(_ message: String, _ word: String, _ known: Set<String>) {
                let suggestion = SpellingSuggestion.nearest(to: word, among: known.sorted())
                diagnostics.append(
                    Diagnostic(
                        RuleCodes.unknownName, message, file: profile.location.file, span: profile.location.span,
                        help: suggestion.map { "did you mean '\($0)'?" }))
            }
            for choice in profile.selects where !choices.contains(choice) {
                report("profile '\(profile.name)' selects '\(choice)', which is no strength, area or rule", choice, choices)
            }
            for (rule, _) in profile.leavesOut where !rules.contains(rule) {
                report("profile '\(profile.name)' leaves out '\(rule)', which is no rule", rule, rules)
            }
            for (parameter, _) in profile.sets where !parameters.contains(parameter) {
                report("profile '\(profile.name)' sets '\(parameter)', which no rule uses", parameter, parameters)
            }
        }
    }
}
