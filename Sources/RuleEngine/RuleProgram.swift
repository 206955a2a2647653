import DocumentModel
import Synchronization
public import PatternMatching
public import RuleLanguage
public import TextAnalysis

/// A checked pack made ready to run: lexicons compiled for each language, provisions in an order in which each comes
/// after those that it refers to. Immutable; shared by all workers.
public final class RuleProgram: Sendable {
    public let pack: RulePack
    /// ISO 639-1 codes of the languages that have cues, sorted.
    public let languageCodes: [String]
    /// Provision numbers, dependencies first.
    let provisionOrder: [Int]
    /// Whether any rule or provision looks into a companion document.
    let usesCompanions: Bool
    private let compiled = Mutex<[String: LanguageProgram]>([:])
    /// Languages that were compiled when the program was built.
    private let images: [String: LanguageImage]

    public convenience init(_ pack: RulePack) { self.init(pack, images: [:]) }

    init(_ pack: RulePack, images: [String: LanguageImage]) {
        self.pack = pack
        self.images = images
        var codes: Set<String> = []
        for cue in pack.cues where cue.kind == .binding { for lexicon in cue.lexicons { codes.insert(lexicon.language) } }
        languageCodes = codes.sorted()
        provisionOrder = RuleProgram.order(pack)
        let conditions = pack.provisions.map(\.matches)
            + pack.rules.flatMap { rule in
                rule.violations.map(\.condition) + [rule.when, rule.perhapsWhen].compactMap { $0 }
                    + rule.elements.compactMap { if case .condition(let condition) = $0.form { condition } else { nil } }
            }
        usesCompanions = conditions.contains { $0.alternatives.contains { $0.companionPlace != nil } } || pack.rules.contains { !$0.companionKinds.isEmpty }
    }

    /// The program for a language, compiled when it is first asked for; nil for a language without cues.
    public func language(_ code: String) -> LanguageProgram? {
        guard languageCodes.contains(code) else { return nil }
        return compiled.withLock { compiled in
            if let program = compiled[code] { return program }
            let program = images[code].map { LanguageProgram($0) } ?? LanguageProgram(pack, language: code)
            compiled[code] = program
            return program
        }
    }

    /// A variant of a program: another pack with the same lexicons, or other lexicons of one language. Nothing is
    /// compiled.
    ///
    /// - Parameters:
    ///   - pack: differs from the program's in rules and provisions at most; their numbers are the same.
    ///   - language: takes the place of the program's own of that code.
    init(_ program: RuleProgram, pack: RulePack, language: LanguageProgram?) {
        self.pack = pack
        images = [:]
        languageCodes = program.languageCodes
        provisionOrder = program.provisionOrder
        usesCompanions = program.usesCompanions
        var known = program.compiled.withLock { $0 }
        if let language { known[language.code] = language }
        compiled.withLock { $0 = known }
    }

    private static func order(_ pack: RulePack) -> [Int] {
        Graph.order(
            pack.provisions.map { provision in
                (provision.matches.references + (provision.exceptWhen?.references ?? [])).compactMap {
                    if case .provision(let target) = $0.target { target } else { nil }
                }
            })
    }
}

/// The lexicons of one language, compiled.
public final class LanguageProgram: Sendable {
    public let code: String
    public let vocabulary: Vocabulary
    public let cues: CueLexicon
    let concepts: PhraseSet
    /// Whether each concept has words in this language.
    let hasConcept: [Bool]
    /// For each concept, whether a denial among the words that it matches denies them.
    let isDeniedInside: [Bool]
    public let faults: [PhraseSet.Fault]
    /// Whether any concept has words in this language.
    public var hasWords: Bool { hasConcept.contains(true) }

    init(_ pack: RulePack, language: String) {
        code = language
        var compiler = PhraseCompiler(language: language)
        CueLexicon.add(pack.cues, language: language, to: &compiler)
        let lists = ConceptLists(conceptCount: pack.concepts.count)
        compiler.beginSet(listCount: lists.count)
        var hasConcept = [Bool](repeating: false, count: pack.concepts.count)
        for (index, concept) in pack.concepts.enumerated() {
            compiler.setFalseFriends(of: lists.strict(index), to: lists.falseFriends(index))
            compiler.setFalseFriends(of: lists.loose(index), to: lists.falseFriends(index))
            for lexicon in concept.lexicons where lexicon.language == language {
                hasConcept[index] = hasConcept[index] || !lexicon.entries.isEmpty
                compiler.add(lexicon.entries, to: lists.strict(index), listOf: lists.list)
                compiler.add(lexicon.falseFriends, to: lists.falseFriends(index), listOf: lists.list)
                compiler.add(lexicon.loose, to: lists.loose(index), listOf: lists.list)
            }
        }
        let (vocabulary, sets) = compiler.finish()
        self.vocabulary = vocabulary
        self.cues = CueLexicon(pack.cues, language: language, phrases: sets[0])
        self.concepts = sets[1]
        self.hasConcept = hasConcept
        isDeniedInside = Denials(pack, language: language).isOwn.map { !$0 }
        self.faults = compiler.faults
    }

    init(
        code: String, vocabulary: Vocabulary, cues: CueLexicon, concepts: PhraseSet, hasConcept: [Bool], isDeniedInside: [Bool]
    ) {
        self.code = code
        self.vocabulary = vocabulary
        self.cues = cues
        self.concepts = concepts
        self.hasConcept = hasConcept
        self.isDeniedInside = isDeniedInside
        faults = []
    }

    /// A variant with other cues or concepts of the same vocabulary.
    init(_ program: LanguageProgram, cues: CueLexicon? = nil, concepts: PhraseSet? = nil, hasConcept: [Bool]? = nil) {
        code = program.code
        vocabulary = program.vocabulary
        self.cues = cues ?? program.cues
        self.concepts = concepts ?? program.concepts
        self.hasConcept = hasConcept ?? program.hasConcept
        isDeniedInside = program.isDeniedInside
        faults = program.faults
    }
}

/// How the lists of a concept set are numbered.
struct ConceptLists {
    let conceptCount: Int

    var count: Int { conceptCount * 3 + Recogniser.allCases.count }
    func strict(_ concept: Int) -> ListID { ListID(concept * 3) }
    func falseFriends(_ concept: Int) -> ListID { ListID(concept * 3 + 1) }
    func loose(_ concept: Int) -> ListID { ListID(concept * 3 + 2) }
    func recogniser(_ recogniser: Recogniser) -> ListID {
        ListID(conceptCount * 3 + (Recogniser.allCases.firstIndex(of: recogniser) ?? 0))
    }

    func list(_ reference: Reference) -> ListID? {
        switch reference.target {
        case .concept(let index): strict(index)
        case .recogniser(let kind): recogniser(kind)
        case .provision, .unresolved: nil
        }
    }
}

extension Rule {
    /// The kinds of document that the rule compares with.
    public var companionKinds: [DocumentKind] {
        elements.flatMap { element -> [DocumentKind] in
            switch element.form {
            case .comparison(let comparison): [comparison.companion]
            case .condition(let condition): condition.alternatives.compactMap { $0.companionPlace?.kind }
            }
        }
    }
}
