public import Diagnostics

/// A checked rule pack as JSON (`Documentation/rules.schema.json`), and back.
public enum PackForm {
    /// How many bytes a pack in JSON may have. The same rules are several times as long in JSON as in a rule file.
    public static let sizeLimit = 32_000_000

    /// Grows by one when a reader of the last version could misread this one.
    public static let schemaVersion = 1

    /// The lists of a pack, in their order.
    enum Section: String, CaseIterable { case packs, topics, cues, concepts, provisions, statements, rules, profiles, examples, overlays }

    /// Keys that a form may give with nothing in them instead of leaving them out.
    static let optionalKeys: Set<String> = [
        "all", "compares", "gate", "loose", "loosely", "must", "noneOf", "not", "optional", "section", "violations",
    ]

    /// - Parameters:
    ///   - pack: a checked pack.
    ///   - files: the files that it was made of: entries are shown as they are written there.
    ///   - isWanted: which declarations are to be shown; all lists are there, if only with nothing in them.
    /// - Returns: an object with its lists in a fixed order, each in the order of the pack.
    public static func encode(
        _ pack: RulePack, files: [RuleFile], where isWanted: (Declaration) -> Bool = { _ in true }
    ) -> JSONValue {
        let texts = Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
        let encoder = FormEncoder(texts: texts, topics: pack.topics.map(\.name))
        func list<Value>(_ values: [Value], _ declaration: (Value) -> Declaration, _ form: (Value) -> JSONValue) -> JSONValue {
            .array(values.filter { isWanted(declaration($0)) }.map(form))
        }
        let shown = Set(pack.declarations.filter(isWanted).map(\.name))
        let isWhole = pack.declarations.allSatisfy(isWanted)
        return .object([
            "schemaVersion": JSONValue(.number(schemaVersion)),
            "packs": list(pack.manifests, Declaration.init, encoder.encode),
            "topics": list(pack.topics, Declaration.init, encoder.encode),
            "cues": list(pack.cues, Declaration.init, encoder.encode),
            "concepts": list(pack.concepts, Declaration.init, encoder.encode),
            "provisions": list(pack.provisions, Declaration.init, encoder.encode),
            "statements": list(pack.statements, Declaration.init, encoder.encode),
            "rules": list(pack.rules, Declaration.init, encoder.encode),
            "profiles": list(pack.profiles, Declaration.init, encoder.encode),
            "examples": .array(pack.wordExamples.filter { shown.contains($0.name) }.map(encoder.encode)),
            "overlays": .array(isWhole ? pack.overlays.map(encoder.encode) : []),
        ])
    }

    /// What a JSON file of rules holds.
    public struct Decoded: Sendable {
        /// The same rules in the words of the rule language, under the names of the files that they once stood in.
        public var files: [RuleFile]
        /// What overlays did before the form was made.
        public var overlays: [Overlay]
        /// Faults of the form, with their places in it. The files are fit for use only if there are none.
        public var diagnostics: [Diagnostic]
    }

    public static func decode(_ file: RuleFile) -> Decoded {
        var decoder = FormDecoder(path: file.path)
        do throws(ValueFault) { decoder.read(try JSONParser.parse(file.text)) } catch {
            let fault = Diagnostic(RuleCodes.badForm, error.message, file: file.path, span: error.span, help: error.help)
            return Decoded(files: [], overlays: [], diagnostics: [fault])
        }
        return Decoded(files: decoder.files, overlays: decoder.overlays, diagnostics: decoder.diagnostics)
    }
}

/// Writes conditions and word lists in the words of the rule language, for those who show them.
public struct RuleWords: Sendable {
    private let encoder: FormEncoder

    /// - Parameter files: the files that the pack was made of.
    public init(files: [RuleFile]) {
        encoder = FormEncoder(texts: Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }, topics: [])
    }

    /// The alternatives of a condition, in order.
    public func alternatives(_ condition: Condition) -> [String] { ConditionForm.alternatives(ConditionForm.encode(condition)) }

    /// A language line with the lines that belong to it, in the canonical layout.
    public func lines(_ lexicon: Lexicon) -> [String] {
        var writer = BlockWriter(.concept, title: "")
        writer.lexicon(encoder.encode(lexicon, owner: lexicon.file))
        return writer.text.split(separator: "\n").dropFirst().map(String.init)
    }
}
