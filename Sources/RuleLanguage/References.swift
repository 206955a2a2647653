extension Condition {
    /// All references in the condition, in order.
    public var references: [Reference] {
        alternatives.flatMap { alternative in
            alternative.anchor.references + alternative.relations.flatMap(\.references)
        }
    }
}

extension Relation {
    /// All references in the relation, in order.
    public var references: [Reference] {
        switch self {
        case .company(_, let references, _, _): references
        case .order(_, let reference, _, _), .excludedFrom(let reference), .coveredBy(let reference), .byActor(let reference),
            .place(_, .sectionTitled(let reference)):
            [reference]
        case .place: []
        }
    }
}

extension Rule {
    /// Every reference in the rule, in order.
    public var references: [Reference] {
        var result = (when?.references ?? []) + (perhapsWhen?.references ?? [])
        switch quantifier {
        case .document, .someArticle: break
        case .eachArticle(let reference), .eachItem(let reference): result.append(reference)
        }
        for element in elements {
            switch element.form {
            case .condition(let condition): result += condition.references
            case .sameText(let section, _): result.append(section)
            }
        }
        return result + violations.flatMap(\.condition.references)
    }
}

extension RulePack {
    /// What each concept, provision and rule refers to, in the order of the declarations.
    public var references: [(user: Declaration, references: [Reference])] {
        func words(_ lexicons: [Lexicon]) -> [Reference] {
            lexicons.flatMap { $0.entries + $0.falseFriends + $0.loose }.flatMap(\.elements)
                .compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
        }
        return concepts.map { (Declaration($0), words($0.lexicons)) }
            + provisions.map { (Declaration($0), $0.matches.references + ($0.exceptWhen?.references ?? [])) }
            + rules.map { (Declaration($0), $0.references) }
    }
}
