import Diagnostics

/// Headings are found by concepts, and exceptions are made to provisions: the other way round nothing would ever hold.
struct TargetChecks {
    private var diagnostics: [Diagnostic] = []
    private var file = ""

    static func run(_ pack: RulePack) -> [Diagnostic] {
        var checks = TargetChecks()
        for provision in pack.provisions {
            checks.file = provision.location.file
            checks.check(provision.matches)
            checks.check(provision.exceptWhen)
        }
        for rule in pack.rules {
            checks.file = rule.location.file
            checks.check(rule.when)
            checks.check(rule.perhapsWhen)
            if case .eachItem(let reference) = rule.quantifier { checks.heading(reference) }
            for element in rule.elements {
                switch element.form {
                case .condition(let condition): checks.check(condition)
                case .sameText(let section, _): checks.heading(section)
                }
            }
            for violation in rule.violations { checks.check(violation.condition) }
        }
        return checks.diagnostics
    }

    private mutating func check(_ condition: Condition?) {
        for alternative in condition?.alternatives ?? [] {
            if alternative.anchor.isSection { for reference in alternative.anchor.references { heading(reference) } }
            for relation in alternative.relations {
                switch relation {
                case .excludedFrom(let reference), .coveredBy(let reference): exception(reference)
                case .order(_, let reference, isSection: true, _), .place(_, .sectionTitled(let reference)): heading(reference)
                default: break
                }
            }
        }
    }

    private mutating func heading(_ reference: Reference) {
        guard case .provision = reference.target else { return }
        diagnostics.append(
            Diagnostic(
                RuleCodes.badCondition, "'\(reference.name)' is a provision; headings are found by concepts", file: file, span: reference.span,
                help: "name a concept with the words of the heading"))
    }

    private mutating func exception(_ reference: Reference) {
        switch reference.target {
        case .provision, .unresolved: return
        case .concept, .recogniser:
            diagnostics.append(
                Diagnostic(
                    RuleCodes.badCondition, "'\(reference.name)' is no provision; exceptions are made to provisions", file: file,
                    span: reference.span, help: "declare a PROVISION and name it"))
        }
    }
}
