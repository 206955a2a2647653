import Fractions
import Reporting
import RuleLanguage

/// What the reference says of each kind of declaration.
struct ReferenceEntries {
    let index: ReferenceIndex
    private let words: RuleWords
    private let statements: [String: Statement]
    private var pack: RulePack { index.rules.pack }

    init(_ index: ReferenceIndex) {
        self.index = index
        words = RuleWords(files: index.rules.files)
        statements = Dictionary(index.rules.pack.statements.map { ($0.id, $0) }) { first, _ in first }
    }

    // MARK: Rules

    func entry(_ rule: Rule) -> ReferenceEntry {
        var parts: [ReferencePart] = []
        func say(_ label: String?, _ text: ReferenceText?) { if let text { parts.append(.paragraph(label: label, text)) } }
        let strength = rule.strength.rawValue + (rule.strengthReason.map { ", because \($0)" } ?? "")
        let gate = rule.isGate ? "; a violation blocks the draft" : ""
        say(nil, "\(strength); \(rule.area)\(gate); for \(rule.kinds.map(\.rawValue).joined(separator: ", "))")
        say("Reading", "\(rule.reading)")
        say("Derived", rule.derived.map { "\($0)" })
        parts.append(.list(label: "Sources", rule.sources.map(source)))
        if !rule.compares.isEmpty { say("Compare", ReferenceText(rule.compares.map(link))) }
        say("Applies when", rule.when.map { condition($0) + "\(rule.otherwise.map { ". Otherwise: \($0)" } ?? "")" })
        say("Perhaps when", rule.perhapsWhen.map { condition($0) + "\(rule.ask.map { ". The question then: \($0)" } ?? "")" })
        if !rule.elements.isEmpty { parts.append(.list(label: expectation(rule.quantifier), rule.elements.map(element))) }
        if !rule.violations.isEmpty { parts.append(.list(label: "Violated if", rule.violations.map(violation))) }
        say("Says", "\(rule.say)")
        say("Suggests", "\(rule.suggest)")
        say("Does not show", rule.showsNot.map { "\($0)" })
        parts.append(.examples(rule.examples.map { (ReferenceEntries.name($0.expectation), $0.paragraphs) }))
        return ReferenceEntry(anchor: index.anchor(Declaration(rule)), name: rule.id, title: rule.title, parts: parts)
    }

    private func link(_ statement: String) -> ReferenceText {
        statements[statement].map { index.link(Declaration($0)) } ?? "\(statement)"
    }

    private func source(_ id: String) -> ReferenceText {
        guard let statement = statements[id] else { return "\(id)" }
        let addressee = statement.addressee.isEmpty ? "" : ", to \(statement.addressee)"
        return link(id) + " (\(statement.strength.rawValue)\(addressee)): \(statement.says) (\(statement.place))"
    }

    private func condition(_ condition: Condition) -> ReferenceText {
        ReferenceText(words.alternatives(condition).map { index.linked($0) }, separator: "; or ")
    }

    private func expectation(_ quantifier: Rule.Quantifier) -> String {
        switch quantifier {
        case .document: "Expects"
        case .someArticle: "Expects, all in one article"
        case .eachArticle(let reference): "Expects of each article with \(reference.name)"
        case .eachItem(let reference): "Expects of each item in a section titled \(reference.name)"
        }
    }

    private func element(_ element: Rule.Element) -> ReferenceText {
        var notes = ["\(element.share)"]
        if element.isRequired { notes.append("without it the rest earns nothing") }
        switch element.enough {
        case .commitment: break
        case .weak: notes.append("a weak commitment is enough")
        case .mention: notes.append("a mention is enough")
        }
        let form: ReferenceText = switch element.form {
        case .condition(let value): condition(value)
        case .comparison(let comparison): words(of: comparison)
        }
        return "E\(element.id), \(element.label) (\(notes.joined(separator: "; "))): " + form
    }

    private func words(of comparison: Rule.Element.Comparison) -> ReferenceText {
        let section = index.linked("[\(comparison.section.name)]")
        return switch comparison.relation {
        case .sameText: "the same text as in the companion \(comparison.companion.rawValue), in a section titled " + section
        case .itemsTakenUp: "every item of a section titled " + section + " in the companion \(comparison.companion.rawValue) is taken up"
        }
    }

    private func violation(_ violation: Rule.Violation) -> ReferenceText {
        let without = violation.noneOf.isEmpty ? "" : ", and none of \(violation.noneOf.map { "E\($0)" }.joined(separator: ", "))"
        return "X\(violation.id), \(violation.label): " + condition(violation.condition) + "\(without)"
    }

    private static func name(_ expectation: Example.Expectation) -> String {
        switch expectation {
        case .met: "met"
        case .notMet: "not met"
        case .partly(let share): "part \(share)"
        case .violated: "violated"
        case .review: "review"
        case .notApplicable: "not applicable"
        }
    }

    // MARK: Provisions and words

    func entry(_ provision: Provision) -> ReferenceEntry {
        var parts: [ReferencePart] = [.paragraph(label: nil, "\(provision.means)")]
        if let topic = provision.topic { parts.append(.paragraph(label: "Topic", index.link(Declaration(pack.topics[topic])))) }
        parts.append(.list(label: "Matches", words.alternatives(provision.matches).map { index.linked($0) }))
        if let except = provision.exceptWhen { parts.append(.list(label: "Not", words.alternatives(except).map { index.linked($0) })) }
        switch provision.cap {
        case .commitment: break
        case .weak: parts.append(.paragraph(label: "Level", "at most weak"))
        case .mention: parts.append(.paragraph(label: "Level", "at most mention"))
        }
        return ReferenceEntry(
            anchor: index.anchor(Declaration(provision)), name: provision.name, parts: parts + use(of: provision.name))
    }

    func entry(_ concept: Concept) -> ReferenceEntry {
        ReferenceEntry(
            anchor: index.anchor(Declaration(concept)), name: concept.name,
            parts: [.paragraph(label: nil, "\(concept.means)"), lines(concept.lexicons)] + use(of: concept.name))
    }

    func entry(_ cues: CueList) -> ReferenceEntry {
        ReferenceEntry(
            anchor: index.anchor(Declaration(cues)), name: cues.kind.rawValue,
            parts: [.paragraph(label: nil, "\(cues.means)"), lines(cues.lexicons)])
    }

    private func lines(_ lexicons: [Lexicon]) -> ReferencePart { .lines(lexicons.flatMap(words.lines).map { index.linked($0, keepsBrackets: true) }) }

    private func use(of name: String) -> [ReferencePart] {
        let users = index.users(of: name)
        return users.isEmpty ? [] : [.paragraph(label: "Used by", ReferenceText(users.map(index.link)))]
    }

    // MARK: Tables

    func table(_ statements: [Statement]) -> ReferencePart {
        .table(
            header: ["Statement", "Strength", "To", "Says", "Where", "Area", "Rules"],
            rows: statements.map { statement in
                ReferenceRow(
                    anchor: index.anchor(Declaration(statement)),
                    cells: [
                        "\(statement.id)", "\(statement.strength.rawValue)", "\(statement.addressee)", "\(statement.says)",
                        "\(statement.place)", "\(statement.area)", rules(of: statement),
                    ])
            })
    }

    /// The rules that encode a statement, or why there are none.
    private func rules(of statement: Statement) -> ReferenceText {
        var parts = (index.encoders[statement.id] ?? []).map { index.link(Declaration($0)) }
        parts += (index.comparers[statement.id] ?? []).map { "compare " + index.link(Declaration($0)) }
        switch statement.disposition {
        case .repeats(let id, _): parts.append("repeats " + link(id))
        case .superseded(let id, _): parts.append("superseded by " + link(id))
        case .checked(let relation, let remark): parts.append("\(relation.rawValue)\(remark.map { "; \($0)" } ?? "")")
        case .notCheckable, .notNormative: parts.append("\(statement.disposition?.written ?? "")")
        case nil: break
        }
        return ReferenceText(parts)
    }

    func table(_ rules: [Rule]) -> ReferencePart {
        .table(
            header: ["Rule", "Title", "Strength", "Area"],
            rows: rules.sorted { ($0.area.lowercased(), $0.id) < ($1.area.lowercased(), $1.id) }.map {
                ReferenceRow(cells: [index.link(Declaration($0)), "\($0.title)", "\($0.strength.rawValue)", "\($0.area)"])
            })
    }

    func table(_ topics: [Topic]) -> ReferencePart {
        .table(
            header: ["Topic", "Means", "Provisions"],
            rows: topics.enumerated().map { number, topic in
                let provisions = pack.provisions.filter { $0.topic == number }.map { index.link(Declaration($0)) }
                return ReferenceRow(
                    anchor: index.anchor(Declaration(topic)), cells: ["\(topic.name)", "\(topic.means)", ReferenceText(provisions)])
            })
    }

    func entry(_ profile: Profile) -> ReferenceEntry {
        var items: [ReferenceText] = []
        if !profile.selects.isEmpty { items.append("selects \(profile.selects.joined(separator: ", "))") }
        items += profile.leavesOut.map { "leaves out \($0.rule), because \($0.reason)" }
        items += profile.sets.map { "sets \($0.parameter) to \($0.value.described)" }
        return ReferenceEntry(
            anchor: index.anchor(Declaration(profile)), name: profile.name,
            parts: [.paragraph(label: nil, "\(profile.means)")] + (items.isEmpty ? [] : [.list(label: nil, items)]))
    }
}
