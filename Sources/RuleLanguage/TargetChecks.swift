import Diagnostics

/// Headings are found by concepts, and exceptions are made to provisions: the other way round nothing would ever hold.
struct TargetChecks {
    private var diagnostics: [Diagnostic] = []
    private var file = ""

    static func run(_ pack: RulePack) -> [Diagnostic] {
        var checks = TargetChecks()
        pack.forEachCondition { condition, file in
            checks.file = file
            checks.check(condition)
        }
        for index in pack.rules.indices {
            checks.file = pack.rules[index].location.file
            if case .eachItem(let reference) = pack.rules[index].quantifier { checks.heading(reference) }
            for element in pack.rules[index].elements {
                if case .comparison(let comparison) = element.form { checks.heading(comparison.section) }
            }
        }
        return checks.diagnostics
    }

    private mutating func check(_ condition: Condition) {
        for alternative in condition.alternatives {
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
