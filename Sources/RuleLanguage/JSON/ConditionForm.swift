/// Conditions in their JSON form, and back into the words of the rule language.
enum ConditionForm {
    // MARK: To JSON

    static func encode(_ condition: Condition) -> JSONValue {
        .array(
            condition.alternatives.map { alternative in
                .object(["anchor": encode(alternative.anchor), "relations": .array(alternative.relations.map(encode))])
            })
    }

    private static func encode(_ term: Term) -> JSONValue {
        let isCounted = term.references.count > 1 || term.minimum > 1 || term.scope != .document
        let polarity: JSONValue? = switch term.polarity {
        case .unspecified: nil
        case .affirmed: "affirmed"
        case .negated: "negated"
        case .eitherWay: "either way"
        }
        let force: JSONValue? = switch term.force {
        case .any: nil
        case .firm: "firm"
        case .binding: "binding"
        }
        return .object([
            "names": encode(term.references),
            "atLeast": isCounted ? JSONValue(.number(term.minimum)) : nil,
            "scope": isCounted ? encode(term.scope) : nil,
            "section": term.isSection ? true : nil,
            "loosely": term.isLoose ? true : nil,
            "polarity": polarity,
            "force": force,
            "bound": term.bound.map { bound in
                .object([
                    "limit": bound.isMinimum ? "at least" : "at most", "parameter": .string(bound.parameter),
                    "value": encode(bound.value),
                ])
            },
        ])
    }

    private static func encode(_ references: [Reference]) -> JSONValue { .strings(references.map(\.name)) }

    static func encode(_ quantity: Quantity) -> JSONValue {
        .object(["number": JSONValue(.number(quantity.number)), "unit": .string(quantity.unit.rawValue)])
    }

    private static func encode(_ scope: Scope) -> JSONValue {
        switch scope {
        case .sentence: "sentence"
        case .paragraph: "paragraph"
        case .article: "article"
        case .chapter: "chapter"
        case .document: "document"
        case .words(let count): .object(["words": JSONValue(.number(count))])
        }
    }

    private static func encode(_ relation: Relation) -> JSONValue {
        switch relation {
        case .company(let isWithout, let references, let all, let scope):
            return .object([
                "type": isWithout ? "without" : "with", "names": encode(references), "all": all ? true : nil,
                "scope": encode(scope),
            ])
        case .order(let isBefore, let reference, let isSection, let scope):
            return .object([
                "type": isBefore ? "before" : "after", "name": .string(reference.name), "section": isSection ? true : nil,
                "scope": isSection ? nil : encode(scope),
            ])
        case .excludedFrom(let reference): return .object(["type": "excluded from", "name": .string(reference.name)])
        case .coveredBy(let reference): return .object(["type": "covered by", "name": .string(reference.name)])
        case .byActor(let reference): return .object(["type": "by", "name": .string(reference.name)])
        case .place(let isOutside, let place):
            let (word, name, kind) = words(of: place)
            return .object([
                "type": isOutside ? "not in" : "in", "place": .string(word), "name": name.map(JSONValue.string),
                "kind": kind.map { .string($0.rawValue) },
            ])
        }
    }

    private static func words(of place: Place) -> (word: String, name: String?, kind: DocumentKind?) {
        switch place {
        case .preamble: ("the preamble", nil, nil)
        case .operativePart: ("the operative part", nil, nil)
        case .definitions: ("the definitions", nil, nil)
        case .heading: ("a heading", nil, nil)
        case .annex: ("an annex", nil, nil)
        case .sectionTitled(let reference): ("a section titled", reference.name, nil)
        case .companion(let kind): ("the companion", nil, kind)
        }
    }

    // MARK: To words

    /// The alternatives of a condition as the rule language writes them. What the form lacks or has too much of is
    /// left out: the reader compares what comes of the words with the form.
    static func alternatives(_ form: JSONValue?) -> [String] {
        (form?.items ?? []).map { alternative in
            let relations = alternative["relations"]?.items ?? []
            return ([term(alternative["anchor"])] + relations.map(relation)).joined(separator: " ")
        }
    }

    private static func term(_ form: JSONValue?) -> String {
        guard let form else { return "" }
        var parts: [String] = []
        if let count = form["atLeast"]?.number {
            parts.append("at least \(count) of \(names(form))\(scope(form["scope"], default: "document"))")
        } else {
            parts.append((form["section"]?.isTrue == true ? "section titled " : "") + names(form))
        }
        if form["loosely"]?.isTrue == true { parts.append("loosely") }
        parts += [form["polarity"]?.text, form["force"]?.text].compactMap { $0 }
        if let bound = form["bound"] {
            parts.append("of \(bound["limit"]?.text ?? "") {\(bound["parameter"]?.text ?? ""): \(quantity(bound["value"]))}")
        }
        return parts.joined(separator: " ")
    }

    private static func names(_ form: JSONValue) -> String {
        (form["names"]?.texts ?? []).map { "[\($0)]" }.joined(separator: ", ")
    }

    private static func relation(_ form: JSONValue) -> String {
        let type = form["type"]?.text ?? ""
        let name = form["name"]?.text.map { "[\($0)]" } ?? ""
        switch type {
        case "with", "without":
            let choice = form["all"]?.isTrue == true ? "all of " : (form["names"]?.items.count ?? 0) > 1 ? "any of " : ""
            return "\(type) \(choice)\(names(form))\(scope(form["scope"], default: "sentence"))"
        case "before", "after":
            if form["section"]?.isTrue == true { return "\(type) section titled \(name)" }
            return "\(type) \(name)\(scope(form["scope"], default: "sentence"))"
        case "in", "not in":
            return [type, form["place"]?.text ?? "", form["kind"]?.text ?? name].filter { !$0.isEmpty }.joined(separator: " ")
        default: return "\(type) \(name)"
        }
    }

    private static func scope(_ form: JSONValue?, default fallback: String) -> String {
        if let count = form?["words"]?.number { return " within \(count) words" }
        guard let word = form?.text, word != fallback else { return "" }
        return word == "document" ? " in the document" : " in one \(word)"
    }

    static func quantity(_ form: JSONValue?) -> String {
        let number = form?["number"]?.number.map(String.init) ?? ""
        switch form?["unit"]?.text {
        case nil, "none": return number
        case "percent": return "\(number) per cent"
        case let unit?: return "\(number) \(unit)"
        }
    }
}
