import Diagnostics

/// What the blocks of one file declare, read without regard to any other file but for the topics, which provisions name.
struct FileDeclarations: Sendable {
    enum Declared: Sendable {
        case manifest(PackManifest)
        case topic(Topic)
        case cues(CueList)
        case concept(Concept, Overlay?)
        case provision(Provision, Overlay?)
        case statement(Statement)
        case rule(Rule, Overlay?)
        case extended(Overlay, [Lexicon])
        case examples(WordExamples)
        case off(Overlay)
        case profile(Profile)
        /// Something of this name is there and could not be read.
        case unreadable(String)
    }

    private(set) var declared: [Declared] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// - Parameters:
    ///   - topics: the numbers of the topics by name.
    ///   - isWanted: which blocks are read.
    init(_ tree: SyntaxTree, topics: [String: Int] = [:], where isWanted: (BlockKeyword) -> Bool) {
        for block in tree.blocks where isWanted(block.keyword) && diagnostics.count <= PackBuilder.faultLimit {
            var parser = DeclarationParser(file: tree.file, block: block)
            if let value = FileDeclarations.declared(&parser, topics) { declared.append(value) }
            diagnostics += parser.diagnostics
        }
    }

    private static func declared(_ parser: inout DeclarationParser, _ topics: [String: Int]) -> Declared? {
        switch parser.block.keyword {
        case .pack: return parser.manifest().map(Declared.manifest)
        case .topic: return parser.topic().map(Declared.topic)
        case .cues: return parser.cueList().map(Declared.cues)
        case .concept: return parser.concept().map { .concept($0, parser.replacement($0.name)) }
        case .provision:
            guard let value = parser.provision(topics: topics) else { return .unreadable(parser.titleText) }
            return .provision(value, parser.replacement(value.name))
        case .statement: return parser.statement().map(Declared.statement) ?? .unreadable("statement " + parser.titleText)
        case .rule:
            guard let value = parser.rule() else { return .unreadable("rule " + parser.titleText.prefix { $0 != " " }) }
            return .rule(value, parser.replacement(value.id))
        case .extend: return parser.lexiconExtension().map { .extended($0.overlay, $0.lexicons) }
        case .examples: return parser.wordExamples().map(Declared.examples)
        case .off: return parser.off().map(Declared.off)
        case .profile: return parser.profile().map(Declared.profile)
        }
    }
}
