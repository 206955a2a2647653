import Diagnostics
import TextSpans

/// What the blocks of one file declare, each read by itself and in its JSON form. Two files with equal forms mean the
/// same. Names are not looked up.
struct DeclaredForms {
    private(set) var forms: [JSONValue] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ tree: SyntaxTree) {
        for block in tree.blocks {
            var parser = DeclarationParser(file: tree.file, block: block)
            if let form = DeclaredForms.form(&parser) { forms.append(form) }
            diagnostics += parser.diagnostics
        }
    }

    private static func form(_ parser: inout DeclarationParser) -> JSONValue? {
        // The topic that a provision names is taken as known.
        let topic = parser.field(.topic).map { parser.text.string($0.pieces.first { !$0.isEmpty } ?? $0.pieces[0]) }
        let encoder = FormEncoder(texts: [parser.file.path: parser.file.text], topics: topic.map { [$0] } ?? [])
        let replaced = parser.replacement(parser.titleText)
        let form: JSONValue? = switch parser.block.keyword {
        case .pack: parser.manifest().map(encoder.encode)
        case .topic: parser.topic().map(encoder.encode)
        case .cues: parser.cueList().map(encoder.encode)
        case .concept: parser.concept().map(encoder.encode)
        case .provision: parser.provision(topics: topic.map { [$0: 0] } ?? [:]).map(encoder.encode)
        case .statement: parser.statement().map(encoder.encode)
        case .rule: parser.rule().map(encoder.encode)
        case .off: parser.off().map(encoder.encode)
        case .profile: parser.profile().map(encoder.encode)
        case .examples: parser.wordExamples().map(encoder.encode)
        case .extend: parser.lexiconExtension().map { encoder.extended($0.overlay, $0.lexicons) }
        }
        return replaced.map { .object(["replaces": .string($0.reason), "form": form]) } ?? form
    }
}

extension FormEncoder {
    /// Entries that a file adds to a lexicon of another.
    func extended(_ overlay: Overlay, _ lexicons: [Lexicon]) -> JSONValue {
        .object([
            "name": .string(overlay.name), "because": .string(overlay.reason), "file": .string(overlay.location.file),
            "lexicons": .array(lexicons.map { encode($0, owner: overlay.location.file) }),
        ])
    }
}
