import Diagnostics
import TextSpans

/// What a checked pack must hold beyond its forms: sources and strengths that agree, no circles, nothing unused.
struct PackChecks {
    private let pack: RulePack
    private var diagnostics: [Diagnostic] = []

    /// What is declared and could not be read: `statement T-1`, `rule a.b`.
    private let unreadable: Set<String>

    init(_ pack: RulePack, unreadable: Set<String>) {
        self.pack = pack
        self.unreadable = unreadable
    }

    /// - Parameters:
    ///   - lints: whether to look for what is merely superfluous too.
    ///   - isWhole: whether all could be read. What cannot be read may use what seems to be of no use.
    func run(lints: Bool, isWhole: Bool) -> [Diagnostic] {
        var checks = self
        checks.checkRules()
        checks.checkCircles()
        checks.checkProvisionCircles()
        let bounds = checks.bounds()
        checks.checkParameters(bounds)
        checks.checkProfiles(bounds)
        if lints {
            if isWhole { checks.checkUse() }
            checks.diagnostics += EntryChecks.run(pack)
        }
        return checks.diagnostics
    }

    private mutating func checkRules() {
        var statements: [String: Statement] = [:]
        for statement in pack.statements { statements[statement.id] = statement }
        checkStandIns(statements)
        lazy var known = statements.keys.sorted()
        var suggestionsLeft = 20
        for index in pack.rules.indices {
            // A rule is large, and copying it costs more than these looks at it.
            let (id, location) = (pack.rules[index].id, pack.rules[index].location)
            var strongest: Strength?
            for source in pack.rules[index].sources {
                if let strength = statements[source]?.strength { strongest = max(strongest ?? strength, strength) } else { report(source) }
            }
            for source in pack.rules[index].compares where statements[source] == nil { report(source) }
            func report(_ source: String) {
                if unreadable.contains("statement " + source) { return }
                suggestionsLeft -= 1
                let suggestion = suggestionsLeft >= 0 ? SpellingSuggestion.nearest(to: source, among: known) : nil
                diagnostics.append(
                    Diagnostic(
                        RuleCodes.unknownStatement, "there is no statement \(source)", file: location.file,
                        span: location.span, help: suggestion.map { "did you mean \($0)?" }))
            }
            let strength = pack.rules[index].strength
            let areKnown = !pack.rules[index].sources.contains { unreadable.contains("statement " + $0) }
            if let strongest, areKnown, strongest != strength, pack.rules[index].strengthReason == nil {
                diagnostics.append(
                    Diagnostic(
                        RuleCodes.strengthDiffers, "rule \(id) says \(strength.rawValue), its strongest source says \(strongest.rawValue)",
                        file: location.file, span: location.span,
                        help: "write 'Strength \(strongest.rawValue)', or give the reason with 'because'"))
            }
        }
    }

    /// A statement that stands for another one must be there, and stand for itself.
    private mutating func checkStandIns(_ statements: [String: Statement]) {
        for statement in pack.statements {
            guard let id = statement.disposition?.standIn, !unreadable.contains("statement " + id) else { continue }
            let (code, message): (DiagnosticCode, String)
            if let standIn = statements[id] {
                guard standIn.disposition?.standIn != nil else { continue }
                (code, message) = (RuleCodes.badValue, "\(statement.id) \(statement.disposition?.head ?? ""), which stands for another one itself")
            } else {
                (code, message) = (RuleCodes.unknownStatement, "there is no statement \(id)")
            }
            diagnostics.append(
                Diagnostic(code, message, file: statement.location.file, span: statement.location.span, help: "name the statement that carries the rules"))
        }
    }

    private mutating func checkCircles() {
        var uses: [[Int]] = pack.concepts.map { _ in [] }
        for (index, concept) in pack.concepts.enumerated() {
            for lexicon in concept.lexicons {
                lexicon.forEachEntry { entry in
                    for case .reference(let reference) in entry.elements {
                        if case .concept(let target) = reference.target { uses[index].append(target) }
                    }
                }
            }
        }
        for circle in Graph.circles(uses) { report(circle, "concept", pack.concepts.map { ($0.name, $0.location) }) }
    }

    private mutating func checkProvisionCircles() {
        var uses: [[Int]] = pack.provisions.map { _ in [] }
        for index in pack.provisions.indices {
            let visit: (Reference) -> Void = { if case .provision(let target) = $0.target { uses[index].append(target) } }
            pack.provisions[index].matches.visitReferences(visit)
            pack.provisions[index].exceptWhen?.visitReferences(visit)
        }
        for circle in Graph.circles(uses) { report(circle, "provision", pack.provisions.map { ($0.name, $0.location) }) }
    }

    /// A circle is one fault, however many names are in it.
    private mutating func report(_ circle: [Int], _ kind: String, _ declarations: [(name: String, location: SourceLocation)]) {
        let (name, location) = declarations[circle[0]]
        var way = circle.prefix(6).map { declarations[$0].name }
        if way.count < circle.count { way.append("...") }
        way.append(name)
        diagnostics.append(
            Diagnostic(
                RuleCodes.circularConcept, "\(kind) '\(name)' refers to itself in a circle", file: location.file, span: location.span,
                help: kind == "concept" ? "break the circle: list the words themselves in one of them" : "break the circle: leave one reference out",
                notes: circle.count > 1 ? ["the way round is \(way.joined(separator: ", "))"] : []))
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
        var result: [(bound: Term.Bound, file: String)] = []
        pack.forEachCondition { condition, file in
            for alternative in condition.alternatives {
                if let bound = alternative.anchor.bound { result.append((bound, file)) }
            }
        }
        return result
    }

    private mutating func checkParameters(_ bounds: [(bound: Term.Bound, file: String)]) {
        var known: [String: Quantity] = [:]
        for (bound, file) in bounds {
            if let other = known[bound.parameter], other != bound.value {
                diagnostics.append(
                    Diagnostic(
                        RuleCodes.badValue, "parameter '\(bound.parameter)' has two defaults", file: file, span: bound.span,
                        help: "give it the same default everywhere"))
            }
            known[bound.parameter] = known[bound.parameter] ?? bound.value
        }
    }

    private mutating func checkProfiles(_ bounds: [(bound: Term.Bound, file: String)]) {
        let parameters = Set(bounds.map(\.bound.parameter))
        let rules = Set(pack.rules.map(\.id)).union(unreadable.lazy.filter { $0.hasPrefix("rule ") }.map { String($0.dropFirst(5)) }).union(pack.overlays.filter { $0.action == .off }.map(\.name))
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
