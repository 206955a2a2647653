import Fractions
import TextSpans

// What checking a document needs of a pack, written and read in the same order. Left out: places in rule files, which only
// messages about rules show; examples, which only test them; the words of concepts and cues, which are compiled apart.

extension RulePack {
    /// Writes what checking needs. See ``init(_:)``.
    public func write(to image: inout ImageWriter) {
        image.array(manifests) { image, manifest in
            image.string(manifest.name)
            image.string(manifest.title)
            image.string(manifest.version)
            image.string(manifest.means)
            image.optional(manifest.changes) { $0.string($1) }
        }
        image.array(topics) { image, topic in
            image.string(topic.name)
            image.string(topic.means)
        }
        image.array(concepts) { image, concept in
            image.string(concept.name)
            // What concepts reuse is still asked for when one of them cannot be matched to the end.
            image.array(concept.lexicons.map(\.reused)) { $0.lexicon($1) }
        }
        image.array(cues) { image, cue in
            image.choice(cue.kind)
            image.array(RulePack.cuesReadAsWords.contains(cue.kind) ? cue.lexicons.map(\.plain) : []) { $0.lexicon($1) }
        }
        image.array(provisions) { image, provision in
            image.string(provision.name)
            image.optional(provision.topic) { $0.number($1) }
            image.choice(provision.cap)
        }
        for provision in provisions {
            image.condition(provision.matches)
            image.optional(provision.exceptWhen) { $0.condition($1) }
        }
        image.array(statements) { $0.statement($1) }
        image.array(rules) { $0.rule($1) }
        image.array(profiles) { $0.profile($1) }
        image.array(overlays) { image, overlay in
            image.choice(overlay.action)
            image.string(overlay.name)
            image.string(overlay.reason)
        }
    }

    /// Cue lists whose words are asked for themselves: by them languages are told, and numbers and dates understood.
    private static let cuesReadAsWords: Set<CueKind> = [.functionWord, .binding, .numberWord, .month]

    /// Reads what ``write(to:)`` wrote.
    public init(_ image: inout ImageReader) {
        self.init()
        manifests = image.array {
            PackManifest(
                name: $0.string(), title: $0.string(), version: $0.string(), means: $0.string(), changes: $0.optional { $0.string() },
                location: .none)
        }
        topics = image.array { Topic(name: $0.string(), means: $0.string(), location: .none) }
        concepts = image.array { Concept(name: $0.string(), means: "", lexicons: $0.array { $0.lexicon() }, location: .none) }
        cues = image.array { CueList(kind: $0.choice(), means: "", lexicons: $0.array { $0.lexicon() }, location: .none) }
        provisions = image.array {
            Provision(
                name: $0.string(), topic: $0.optional { $0.number() }, means: "", matches: Condition(alternatives: []), exceptWhen: nil,
                cap: $0.choice(), location: .none)
        }
        let names = ImageNames(concepts: concepts.map(\.name), provisions: provisions.map(\.name))
        for index in provisions.indices {
            provisions[index].matches = image.condition(names)
            provisions[index].exceptWhen = image.optional { $0.condition(names) }
        }
        statements = image.array { $0.statement() }
        rules = image.array { $0.rule(names) }
        profiles = image.array { $0.profile() }
        overlays = image.array { Overlay(action: $0.choice(), name: $0.string(), reason: $0.string(), location: .none) }
    }
}

extension SourceLocation {
    /// Of what comes from an image.
    fileprivate static let none = SourceLocation(file: "", span: ByteSpan(0, 0))
}


extension Lexicon {
    /// Only what the entries refer to.
    fileprivate var reused: Lexicon {
        func references(_ entries: [LexiconEntry]) -> [LexiconEntry] {
            entries.compactMap { entry in
                var entry = entry
                entry.elements.removeAll { if case .reference = $0 { false } else { true } }
                entry.regularExpression = nil
                return entry.elements.isEmpty ? nil : entry
            }
        }
        return Lexicon(language: language, entries: references(entries + falseFriends + loose))
    }

    /// Only the plain words.
    fileprivate var plain: Lexicon { Lexicon(language: language, entries: entries.filter { $0.regularExpression == nil }) }
}

extension ImageWriter {
    fileprivate mutating func lexicon(_ lexicon: Lexicon) {
        string(lexicon.language)
        array(lexicon.entries) { image, entry in
            image.array(entry.elements) { image, element in
                switch element {
                case .word(let runs, let isOptional):
                    image.number(isOptional ? 1 : 0)
                    image.array(runs) { image, run in
                        image.array(run) { image, word in
                            image.string(word.text)
                            image.number(word.form.rawValue)
                        }
                    }
                case .gap: image.number(2)
                case .reference(let reference):
                    image.number(3)
                    image.string(reference.name)
                    image.target(reference.target)
                }
            }
        }
    }

    mutating func target(_ target: Reference.Target) {
        switch target {
        case .unresolved: number(0)
        case .recogniser(let recogniser): number(1 + (Recogniser.allCases.firstIndex(of: recogniser) ?? 0) * 3)
        case .concept(let index): number(2 + index * 3)
        case .provision(let index): number(3 + index * 3)
        }
    }

    fileprivate mutating func statement(_ statement: Statement) {
        string(statement.id)
        string(statement.place)
        choice(statement.strength)
        string(statement.area)
        array(statement.kinds) { $0.choice($1) }
        optional(statement.disposition) { image, disposition in
            switch disposition {
            case .checked(let relation, let remark):
                image.number(0)
                image.choice(relation)
                image.optional(remark) { $0.string($1) }
            case .notCheckable(let obstacle, let remark):
                image.number(1)
                image.choice(obstacle)
                image.optional(remark) { $0.string($1) }
            case .notNormative(let remark):
                image.number(2)
                image.string(remark)
            case .repeats(let id, let remark):
                image.number(3)
                image.string(id)
                image.optional(remark) { $0.string($1) }
            case .superseded(let id, let remark):
                image.number(4)
                image.string(id)
                image.string(remark)
            }
        }
    }

    fileprivate mutating func profile(_ profile: Profile) {
        string(profile.name)
        string(profile.means)
        array(profile.selects) { $0.string($1) }
        array(profile.leavesOut) { image, left in
            image.string(left.rule)
            image.string(left.reason)
        }
        array(profile.sets) { image, set in
            image.string(set.parameter)
            image.quantity(set.value)
        }
    }

    fileprivate mutating func quantity(_ quantity: Quantity) {
        number(quantity.number)
        choice(quantity.unit)
    }
}

extension ImageReader {
    fileprivate mutating func lexicon() -> Lexicon {
        Lexicon(
            language: string(),
            entries: array { image in
                LexiconEntry(
                    elements: image.array { image in
                        let form = image.number()
                        switch form {
                        case 0, 1:
                            return .word(
                                image.array { $0.array { WordPattern(text: $0.string(), form: WordPattern.Form(rawValue: $0.number())!) } },
                                isOptional: form == 1)
                        case 2: return .gap
                        default: return .reference(Reference(name: image.string(), span: ByteSpan(0, 0), target: image.target()))
                        }
                    }, span: ByteSpan(0, 0))
            })
    }

    mutating func target() -> Reference.Target {
        let value = number()
        if value == 0 { return .unresolved }
        let index = (value - 1) / 3
        switch (value - 1) % 3 {
        case 0: return .recogniser(Recogniser.allCases[index])
        case 1: return .concept(index)
        default: return .provision(index)
        }
    }

    fileprivate mutating func statement() -> Statement {
        let (id, place) = (string(), string())
        let strength: Strength = choice()
        let area = string()
        return Statement(
            id: id, place: place, modal: "", strength: strength, addressee: "", says: "", kinds: array { $0.choice() }, area: area,
            fingerprint: nil, disposition: optional { $0.disposition() }, location: .none)
    }

    private mutating func disposition() -> Disposition {
        switch number() {
        case 0: .checked(choice(), remark: optional { $0.string() })
        case 1: .notCheckable(choice(), remark: optional { $0.string() })
        case 2: .notNormative(remark: string())
        case 3: .repeats(string(), remark: optional { $0.string() })
        default: .superseded(by: string(), remark: string())
        }
    }

    fileprivate mutating func profile() -> Profile {
        Profile(
            name: string(), means: string(), selects: array { $0.string() }, leavesOut: array { (rule: $0.string(), reason: $0.string()) },
            sets: array { (parameter: $0.string(), value: $0.quantity()) }, location: .none)
    }

    fileprivate mutating func quantity() -> Quantity { Quantity(number(), choice()) }
}
