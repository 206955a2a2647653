import Fractions
import TextSpans

/// Declarations in their JSON form. Everything that the checked pack holds is in it, save for places in files: only
/// the name of the file stays. Members stand in the order of the rule language's headings.
struct FormEncoder {
    /// The texts of the rule files: entries are shown as they are written there.
    let texts: [String: [UInt8]]
    /// The names of the topics, in the order of their numbers.
    let topics: [String]

    func encode(_ manifest: PackManifest) -> JSONValue {
        .object([
            "name": .string(manifest.name), "file": .string(manifest.location.file), "title": .string(manifest.title),
            "version": .string(manifest.version), "means": nonempty(manifest.means), "changes": manifest.changes.map(JSONValue.string),
        ])
    }

    func encode(_ topic: Topic) -> JSONValue {
        .object(["name": .string(topic.name), "file": .string(topic.location.file), "means": .string(topic.means)])
    }

    func encode(_ profile: Profile) -> JSONValue {
        .object([
            "name": .string(profile.name), "file": .string(profile.location.file), "means": .string(profile.means),
            "selects": .strings(profile.selects),
            "leavesOut": .array(profile.leavesOut.map { .object(["rule": .string($0.rule), "reason": .string($0.reason)]) }),
            "sets": .array(
                profile.sets.map { .object(["parameter": .string($0.parameter), "value": ConditionForm.encode($0.value)]) }),
        ])
    }

    func encode(_ overlay: Overlay) -> JSONValue {
        .object([
            "action": .string(overlay.action.rawValue), "name": .string(overlay.name), "reason": .string(overlay.reason),
            "file": .string(overlay.location.file),
        ])
    }

    func encode(_ statement: Statement) -> JSONValue {
        .object([
            "id": .string(statement.id), "file": .string(statement.location.file), "where": .string(statement.place),
            "modal": nonempty(statement.modal), "strength": .string(statement.strength.rawValue),
            "to": nonempty(statement.addressee), "says": .string(statement.says),
            "kinds": .strings(statement.kinds.map(\.rawValue)), "area": .string(statement.area),
            "print": statement.fingerprint.map { .string($0.written) }, "disposition": statement.disposition.map(encode),
        ])
    }

    func encode(_ disposition: Disposition) -> JSONValue {
        var relation: String?
        var obstacle: String?
        switch disposition {
        case .checked(let value, _): relation = value.rawValue
        case .notCheckable(let value, _): obstacle = value.rawValue
        case .notNormative, .repeats, .superseded: break
        }
        return .object([
            "is": .string(disposition.name), "relation": relation.map(JSONValue.string), "reason": obstacle.map(JSONValue.string),
            "statement": disposition.standIn.map(JSONValue.string), "remark": disposition.remark.map(JSONValue.string),
        ])
    }

    func encode(_ provision: Provision) -> JSONValue {
        .object([
            "name": .string(provision.name), "file": .string(provision.location.file),
            "topic": provision.topic.map { .string(topics[$0]) }, "means": .string(provision.means),
            "matches": ConditionForm.encode(provision.matches), "not": provision.exceptWhen.map(ConditionForm.encode),
            "atMost": provision.cap == .commitment ? nil : word(provision.cap),
        ])
    }

    func word(_ level: LevelCap) -> JSONValue {
        switch level {
        case .commitment: "commitment"
        case .weak: "weak"
        case .mention: "mention"
        }
    }

    func nonempty(_ text: String) -> JSONValue? { text.isEmpty ? nil : .string(text) }
    func encode(_ fraction: Fraction) -> JSONValue {
        .object(["numerator": JSONValue(.number(fraction.numerator)), "denominator": JSONValue(.number(fraction.denominator))])
    }

    // MARK: Lexicons

    func encode(_ concept: Concept) -> JSONValue {
        .object([
            "name": .string(concept.name), "file": .string(concept.location.file), "means": .string(concept.means),
            "lexicons": .array(concept.lexicons.map { encode($0, owner: concept.location.file) }),
        ])
    }

    func encode(_ cues: CueList) -> JSONValue {
        .object([
            "name": .string(cues.kind.rawValue), "file": .string(cues.location.file), "means": .string(cues.means),
            "lexicons": .array(cues.lexicons.map { encode($0, owner: cues.location.file) }),
        ])
    }

    /// - Parameter owner: the file of the declaration that the words belong to.
    func encode(_ lexicon: Lexicon, owner: String) -> JSONValue {
        func list(_ entries: [LexiconEntry]) -> JSONValue { .array(entries.map { encode($0, file: lexicon.file) }) }
        return .object([
            "language": .string(lexicon.language), "file": lexicon.file == owner ? nil : .string(lexicon.file),
            "entries": list(lexicon.entries), "not": lexicon.falseFriends.isEmpty ? nil : list(lexicon.falseFriends),
            "loose": lexicon.loose.isEmpty ? nil : list(lexicon.loose),
        ])
    }

    func encode(_ examples: WordExamples) -> JSONValue {
        let languages = examples.texts.reduce(into: [String]()) { if !$0.contains($1.language) { $0.append($1.language) } }
        return .object([
            "name": .string(examples.name), "file": .string(examples.location.file),
            "texts": .array(
                languages.map { language in
                    func list(_ expectation: WordExamples.Expectation) -> JSONValue? {
                        let texts = examples.texts.filter { $0.language == language && $0.expectation == expectation }.map(\.words)
                        return texts.isEmpty ? nil : .strings(texts)
                    }
                    return .object([
                        "language": .string(language), "found": list(.found), "not": list(.absent), "loose": list(.loose),
                    ])
                }),
        ])
    }

    private func encode(_ entry: LexiconEntry, file: String) -> JSONValue {
        let written = LexiconEntry.canonical(texts[file]?.string(entry.span) ?? "")
        return .object([
            "written": .string(written), "elements": entry.regularExpression == nil ? .array(entry.elements.map(encode)) : nil,
            "regularExpression": entry.regularExpression.map(JSONValue.string),
        ])
    }

    private func encode(_ element: LexiconEntry.Element) -> JSONValue {
        switch element {
        case .word(let alternatives, let isOptional):
            .object([
                "anyOf": .array(alternatives.map { .array($0.map(encode)) }), "optional": isOptional ? true : nil,
            ])
        case .gap: .object(["gap": JSONValue(.number(LexiconEntry.gapLimit))])
        case .reference(let reference): .object(["concept": .string(reference.name)])
        }
    }

    private func encode(_ pattern: WordPattern) -> JSONValue {
        let form: JSONValue = switch pattern.form {
        case .stem: "stem"
        case .exact: "exact"
        case .prefix: "prefix"
        case .capitals: "capitals"
        }
        return .object(["text": .string(pattern.text), "form": form])
    }
}
