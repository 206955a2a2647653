import Fractions
import TextSpans

// Rules and conditions in an image; see `PackImage.swift`.

/// The names that references have by what they refer to.
struct ImageNames {
    let concepts: [String]
    let provisions: [String]
}

private let nowhere = ByteSpan(0, 0)

extension ImageWriter {
    mutating func rule(_ rule: Rule) {
        string(rule.id)
        string(rule.title)
        array(rule.sources) { $0.string($1) }
        array(rule.compares) { $0.string($1) }
        choice(rule.strength)
        optional(rule.strengthReason) { $0.string($1) }
        optional(rule.derived) { $0.string($1) }
        string(rule.reading)
        array(rule.kinds) { $0.choice($1) }
        string(rule.area)
        flag(rule.isGate)
        optional(rule.when) { $0.condition($1) }
        optional(rule.perhapsWhen) { $0.condition($1) }
        optional(rule.ask) { $0.string($1) }
        optional(rule.otherwise) { $0.string($1) }
        quantifier(rule.quantifier)
        array(rule.elements) { $0.element($1) }
        array(rule.violations) { image, violation in
            image.number(violation.id)
            image.string(violation.label)
            image.condition(violation.condition)
            image.array(violation.noneOf) { $0.number($1) }
        }
        string(rule.say)
        string(rule.suggest)
        optional(rule.showsNot) { $0.string($1) }
    }

    private mutating func quantifier(_ quantifier: Rule.Quantifier) {
        switch quantifier {
        case .document: number(0)
        case .eachArticle(let reference):
            number(1)
            self.reference(reference)
        case .eachItem(let reference):
            number(2)
            self.reference(reference)
        case .someArticle: number(3)
        }
    }

    private mutating func element(_ element: Rule.Element) {
        number(element.id)
        string(element.label)
        number(element.share.numerator)
        number(element.share.denominator)
        flag(element.isRequired)
        choice(element.enough)
        switch element.form {
        case .condition(let condition):
            number(0)
            self.condition(condition)
        case .comparison(let comparison):
            switch comparison.relation {
            case .sameText: number(1)
            case .itemsTakenUp: number(2)
            }
            reference(comparison.section)
            choice(comparison.companion)
        }
    }

    mutating func condition(_ condition: Condition) {
        array(condition.alternatives) { image, alternative in
            image.term(alternative.anchor)
            image.array(alternative.relations) { $0.relation($1) }
        }
    }

    private mutating func term(_ term: Term) {
        array(term.references) { $0.reference($1) }
        number(term.minimum)
        flag(term.isSection)
        flag(term.isLoose)
        choice(term.polarity)
        choice(term.force)
        scope(term.scope)
        optional(term.bound) { image, bound in
            image.flag(bound.isMinimum)
            image.string(bound.parameter)
            image.number(bound.value.number)
            image.choice(bound.value.unit)
        }
    }

    private mutating func relation(_ relation: Relation) {
        switch relation {
        case .company(let isWithout, let references, let all, let scope):
            number(0)
            flag(isWithout)
            array(references) { $0.reference($1) }
            flag(all)
            self.scope(scope)
        case .order(let isBefore, let reference, let isSection, let scope):
            number(1)
            flag(isBefore)
            self.reference(reference)
            flag(isSection)
            self.scope(scope)
        case .excludedFrom(let reference):
            number(2)
            self.reference(reference)
        case .coveredBy(let reference):
            number(3)
            self.reference(reference)
        case .byActor(let reference):
            number(4)
            self.reference(reference)
        case .place(let isOutside, let place):
            number(5)
            flag(isOutside)
            self.place(place)
        }
    }

    private mutating func place(_ place: Place) {
        switch place {
        case .preamble: number(0)
        case .operativePart: number(1)
        case .definitions: number(2)
        case .heading: number(3)
        case .annex: number(4)
        case .sectionTitled(let reference):
            number(5)
            self.reference(reference)
        case .companion(let kind):
            number(6)
            choice(kind)
        }
    }

    private mutating func scope(_ scope: Scope) {
        switch scope {
        case .sentence: number(0)
        case .paragraph: number(1)
        case .article: number(2)
        case .chapter: number(3)
        case .document: number(4)
        case .words(let count): number(5 + count)
        }
    }

    private mutating func reference(_ reference: Reference) {
        // All references of a checked pack are resolved.
        target(reference.target)
    }
}

extension ImageReader {
    mutating func rule(_ names: ImageNames) -> Rule {
        Rule(
            id: string(), title: string(), sources: array { $0.string() }, compares: array { $0.string() }, strength: choice(),
            strengthReason: optional { $0.string() }, derived: optional { $0.string() }, reading: string(), kinds: array { $0.choice() },
            area: string(), isGate: flag(), when: optional { $0.condition(names) }, perhapsWhen: optional { $0.condition(names) },
            ask: optional { $0.string() }, otherwise: optional { $0.string() }, quantifier: quantifier(names),
            elements: array { $0.element(names) },
            violations: array {
                Rule.Violation(
                    id: $0.number(), label: $0.string(), condition: $0.condition(names), noneOf: $0.array { $0.number() }, span: nowhere)
            },
            say: string(), suggest: string(), showsNot: optional { $0.string() }, examples: [],
            location: SourceLocation(file: "", span: nowhere))
    }

    private mutating func quantifier(_ names: ImageNames) -> Rule.Quantifier {
        switch number() {
        case 0: .document
        case 1: .eachArticle(with: reference(names))
        case 2: .eachItem(inSectionTitled: reference(names))
        default: .someArticle
        }
    }

    private mutating func element(_ names: ImageNames) -> Rule.Element {
        Rule.Element(
            id: number(), label: string(), share: Fraction(number(), number()), isRequired: flag(), enough: choice(), form: form(names),
            span: nowhere)
    }

    private mutating func form(_ names: ImageNames) -> Rule.Element.Form {
        switch number() {
        case 0: .condition(condition(names))
        case 1: .comparison(.init(relation: .sameText, section: reference(names), companion: choice()))
        default: .comparison(.init(relation: .itemsTakenUp, section: reference(names), companion: choice()))
        }
    }

    mutating func condition(_ names: ImageNames) -> Condition {
        Condition(alternatives: array { Alternative(anchor: $0.term(names), relations: $0.array { $0.relation(names) }, span: nowhere) })
    }

    private mutating func term(_ names: ImageNames) -> Term {
        var term = Term(references: array { $0.reference(names) }, minimum: number(), isSection: flag())
        term.isLoose = flag()
        term.polarity = choice()
        term.force = choice()
        term.scope = scope()
        term.bound = optional {
            Term.Bound(isMinimum: $0.flag(), parameter: $0.string(), value: Quantity($0.number(), $0.choice()), span: nowhere)
        }
        return term
    }

    private mutating func relation(_ names: ImageNames) -> Relation {
        switch number() {
        case 0: .company(isWithout: flag(), array { $0.reference(names) }, all: flag(), scope())
        case 1: .order(isBefore: flag(), reference(names), isSection: flag(), scope())
        case 2: .excludedFrom(reference(names))
        case 3: .coveredBy(reference(names))
        case 4: .byActor(reference(names))
        default: .place(isOutside: flag(), place(names))
        }
    }

    private mutating func place(_ names: ImageNames) -> Place {
        switch number() {
        case 0: .preamble
        case 1: .operativePart
        case 2: .definitions
        case 3: .heading
        case 4: .annex
        case 5: .sectionTitled(reference(names))
        default: .companion(choice())
        }
    }

    private mutating func scope() -> Scope {
        switch number() {
        case 0: .sentence
        case 1: .paragraph
        case 2: .article
        case 3: .chapter
        case 4: .document
        case let value: .words(value - 5)
        }
    }

    private mutating func reference(_ names: ImageNames) -> Reference {
        let target = target()
        let name = switch target {
        case .concept(let index): names.concepts[index]
        case .provision(let index): names.provisions[index]
        case .recogniser(let recogniser): recogniser.rawValue
        case .unresolved: ""
        }
        return Reference(name: name, span: nowhere, target: target)
    }
}

