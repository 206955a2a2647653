extension Condition {
    /// All references in the condition, in order.
    public var references: [Reference] {
        alternatives.flatMap { alternative in
            alternative.anchor.references + alternative.relations.flatMap(\.references)
        }
    }

    /// Calls `body` on all references in the condition, in order.
    func visitReferences(_ body: (Reference) -> Void) {
        for alternative in alternatives {
            for reference in alternative.anchor.references { body(reference) }
            for relation in alternative.relations { for reference in relation.references { body(reference) } }
        }
    }
}

extension RulePack {
    /// Calls `body` on the conditions of all provisions and rules, in their order, with the file that each stands in.
    func forEachCondition(_ body: (Condition, String) -> Void) {
        for index in provisions.indices {
            let file = provisions[index].location.file
            body(provisions[index].matches, file)
            if let condition = provisions[index].exceptWhen { body(condition, file) }
        }
        for index in rules.indices {
            let file = rules[index].location.file
            if let condition = rules[index].when { body(condition, file) }
            if let condition = rules[index].perhapsWhen { body(condition, file) }
            for element in rules[index].elements {
                if case .condition(let condition) = element.form { body(condition, file) }
            }
            for violation in rules[index].violations { body(violation.condition, file) }
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
            case .comparison(let comparison): result.append(comparison.section)
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
