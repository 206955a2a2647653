import Annotating
import Diagnostics
import DocumentReaders
import ProjectFiles
import RuleLanguage

/// Explains a rule or a diagnostic code in plain text.
struct Explanation {
    let session: Session

    /// Nil if nothing has that name; then `suggestion` may help.
    func text(of name: String) -> String? {
        if let rule = session.rules.pack.rules.first(where: { $0.id == name }) { return text(of: rule) }
        if let code = Explanation.codes.first(where: { $0.name == name }) { return "\(code.name)\n\n\(code.explanation)\n" }
        return nil
    }

    func suggestion(for name: String) -> String? {
        SpellingSuggestion.nearest(to: name, among: session.rules.pack.rules.map(\.id) + Explanation.codes.map(\.name))
    }

    static let codes = RuleCodes.all + ReadingCodes.all + AnnotationCodes.all + ProjectCodes.all
        + [
            Changes.noRevision, Discovery.emptyFolder, Discovery.lockFile, Discovery.missingDocument, RuleLoading.unreadableRules,
            ProvisionCoder.badPassageFile,
        ]

    private func text(of rule: Rule) -> String {
        var out = "\(rule.id): \(rule.title)\n\n"
        func line(_ label: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            out += label.padded(to: 14) + value + "\n"
        }
        line("Strength", rule.strength.rawValue + (rule.strengthReason.map { ", because \($0)" } ?? ""))
        line("Area", rule.area)
        line("For", rule.kinds.map(\.rawValue).joined(separator: ", "))
        line("Reading", rule.reading)
        line("Derived", rule.derived)
        if let when = rule.otherwise { line("Or else", when) }
        line("Shows not", rule.showsNot)
        out += "\nSource statements\n"
        for id in rule.sources + rule.compares {
            guard let statement = session.rules.pack.statements.first(where: { $0.id == id }) else { continue }
            let relation = rule.sources.contains(id) ? "encodes" : "compare"
            out += "  \(id) (\(relation), \(statement.strength.rawValue), to \(statement.addressee)): \(statement.says)\n      \(statement.place)\n"
        }
        out += "\nExpects\n"
        for element in rule.elements {
            out += "  E\(element.id) \(element.share)\(element.isRequired ? ", must" : ""): \(element.label)\n"
        }
        if !rule.violations.isEmpty {
            out += "Violated if\n"
            for violation in rule.violations { out += "  X\(violation.id): \(violation.label)\n" }
        }
        out += "\nSuggested wording\n  \(rule.suggest)\n\nExamples\n"
        for example in rule.examples {
            out += "  \(Explanation.name(example.expectation).padded(to: 12))\(example.paragraphs.joined(separator: "\n              "))\n"
        }
        return out
    }

    private static func name(_ expectation: Example.Expectation) -> String {
        switch expectation {
        case .met: "met"
        case .notMet: "not met"
        case .partly(let share): "part \(share)"
        case .violated: "violated"
        case .review: "review"
        case .notApplicable: "n/a"
        }
    }
}

extension String {
    /// The string with spaces up to a width, and at least one space after it.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
