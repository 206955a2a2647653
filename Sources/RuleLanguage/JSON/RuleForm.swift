import Fractions

extension FormEncoder {
    func encode(_ rule: Rule) -> JSONValue {
        .object([
            "id": .string(rule.id), "title": .string(rule.title), "file": .string(rule.location.file),
            "sources": .strings(rule.sources), "compares": rule.compares.isEmpty ? nil : .strings(rule.compares),
            "strength": .string(rule.strength.rawValue), "because": rule.strengthReason.map(JSONValue.string),
            "derived": rule.derived.map(JSONValue.string), "reading": .string(rule.reading),
            "for": .strings(rule.kinds.map(\.rawValue)), "area": .string(rule.area), "gate": rule.isGate ? true : nil,
            "when": rule.when.map(ConditionForm.encode), "perhapsWhen": rule.perhapsWhen.map(ConditionForm.encode),
            "ask": rule.ask.map(JSONValue.string), "otherwise": rule.otherwise.map(JSONValue.string),
            "expect": encode(rule.quantifier), "elements": .array(rule.elements.map(encode)),
            "violations": rule.violations.isEmpty ? nil : .array(rule.violations.map(encode)), "say": .string(rule.say),
            "suggest": .string(rule.suggest), "showsNot": rule.showsNot.map(JSONValue.string),
            "examples": .array(rule.examples.map(encode)),
        ])
    }

    private func encode(_ quantifier: Rule.Quantifier) -> JSONValue {
        switch quantifier {
        case .document: .object(["over": "the document"])
        case .someArticle: .object(["over": "some article"])
        case .eachArticle(let reference): .object(["over": "each article with", "name": .string(reference.name)])
        case .eachItem(let reference): .object(["over": "each item in a section titled", "name": .string(reference.name)])
        }
    }

    private func encode(_ element: Rule.Element) -> JSONValue {
        var condition: JSONValue?
        var sameText: JSONValue?
        var takenUp: JSONValue?
        switch element.form {
        case .condition(let value): condition = ConditionForm.encode(value)
        case .comparison(let comparison):
            let form = JSONValue.object(["section": .string(comparison.section.name), "companion": .string(comparison.companion.rawValue)])
            switch comparison.relation {
            case .sameText: sameText = form
            case .itemsTakenUp: takenUp = form
            }
        }
        return .object([
            "id": JSONValue(.number(element.id)), "label": .string(element.label), "share": encode(element.share),
            "must": element.isRequired ? true : nil, "enough": word(element.enough), "condition": condition,
            "sameText": sameText, "takenUp": takenUp,
        ])
    }

    private func encode(_ violation: Rule.Violation) -> JSONValue {
        .object([
            "id": JSONValue(.number(violation.id)), "label": .string(violation.label),
            "condition": ConditionForm.encode(violation.condition),
            "noneOf": violation.noneOf.isEmpty ? nil : .array(violation.noneOf.map { JSONValue(.number($0)) }),
        ])
    }

    private func encode(_ example: Example) -> JSONValue {
        var share: JSONValue?
        let outcome: JSONValue
        switch example.expectation {
        case .met: outcome = "met"
        case .notMet: outcome = "not met"
        case .partly(let value): (outcome, share) = ("part", encode(value))
        case .violated: outcome = "violated"
        case .review: outcome = "review"
        case .notApplicable: outcome = "n/a"
        }
        return .object(["outcome": outcome, "share": share, "paragraphs": .strings(example.paragraphs)])
    }
}

extension FormDecoder {
    /// The fields of a rule, from its form.
    static func write(rule: JSONValue, to writer: inout BlockWriter) {
        writer.list("Source", rule["sources"])
        writer.list("Compare", rule["compares"])
        let reason = rule["because"]?.text.map { " because \($0)" } ?? ""
        writer.text("Strength", rule["strength"]?.text.map { $0 + reason })
        writer.text("Derived", rule["derived"]?.text)
        writer.text("Reading", rule["reading"]?.text)
        writer.list("For", rule["for"])
        writer.text("Area", rule["area"]?.text)
        if rule["gate"]?.isTrue == true { writer.text("Gate", "yes") }
        writer.condition("When", ConditionForm.alternatives(rule["when"]))
        writer.condition("Perhaps when", ConditionForm.alternatives(rule["perhapsWhen"]))
        writer.text("Ask", rule["ask"]?.text)
        writer.text("Otherwise", rule["otherwise"]?.text)
        let over = rule["expect"]?["over"]?.text ?? "the document"
        let name = rule["expect"]?["name"]?.text.map { " [\($0)]" } ?? ""
        writer.field("Expect", over == "the document" ? [] : [.chunk(over == "some article" ? "in some article" : "for \(over)\(name)")])
        // Equal shares are what elements have without any: an odd number of them may have no fraction of its own.
        let elements = rule["elements"]?.items ?? []
        let equalShare = FormEncoder(texts: [:], topics: []).encode(Fraction(1, max(1, elements.count)))
        let isEqual = elements.allSatisfy { $0["share"] == equalShare }
        for element in elements { write(element: element, withShare: !isEqual, to: &writer) }
        let violations = rule["violations"]?.items ?? []
        if !violations.isEmpty { writer.field("Violated if", []) }
        for violation in violations { write(violation: violation, to: &writer) }
        writer.text("Say", rule["say"]?.text)
        writer.text("Suggest", rule["suggest"]?.text)
        writer.text("Shows not", rule["showsNot"]?.text)
        writer.field("Examples", [])
        for example in rule["examples"]?.items ?? [] {
            let share = example["share"].map { " " + fraction($0) } ?? ""
            writer.field(
                (example["outcome"]?.text ?? "") + share,
                (example["paragraphs"]?.texts ?? []).flatMap { [.paragraph, .chunk($0)] })
        }
    }

    private static func write(element: JSONValue, withShare: Bool, to writer: inout BlockWriter) {
        var heading = ["E\(element["id"]?.number ?? 0)"]
        if withShare, let share = element["share"] { heading.append(fraction(share)) }
        if element["must"]?.isTrue == true { heading.append("must") }
        if let enough = element["enough"]?.text, enough != "commitment" { heading.append("\(enough) enough") }
        var alternatives = ConditionForm.alternatives(element["condition"])
        func words(_ form: JSONValue) -> (section: String, companion: String) {
            ("[\(form["section"]?.text ?? "")]", form["companion"]?.text ?? "")
        }
        if let same = element["sameText"].map(words) {
            alternatives = ["same text in a section titled \(same.section) as in the companion \(same.companion)"]
        }
        if let items = element["takenUp"].map(words) {
            alternatives = ["items of a section titled \(items.section) in the companion \(items.companion) taken up"]
        }
        writer.condition(heading.joined(separator: " "), label: element["label"]?.text, alternatives)
    }

    private static func write(violation: JSONValue, to writer: inout BlockWriter) {
        var alternatives = ConditionForm.alternatives(violation["condition"])
        let numbers = (violation["noneOf"]?.items ?? []).compactMap(\.number)
        if let last = alternatives.indices.last, !numbers.isEmpty {
            alternatives[last] += " and none of " + numbers.map { "E\($0)" }.joined(separator: ", ")
        }
        writer.condition("X\(violation["id"]?.number ?? 0)", label: violation["label"]?.text, alternatives)
    }

    private static func fraction(_ form: JSONValue) -> String {
        "\(form["numerator"]?.number ?? 0)/\(form["denominator"]?.number ?? 0)"
    }
}
