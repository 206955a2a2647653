import RuleLanguage

/// Which names have words in one language. A rule that needs one without is not checked, never not met.
struct LanguageCover {
    private let hasConcept: [Bool]
    private var hasProvision: [Bool]

    /// - Complexity: linear in the provisions, each looked at after those that it refers to.
    init(_ program: RuleProgram, _ language: LanguageProgram) {
        hasConcept = language.hasConcept
        hasProvision = [Bool](repeating: false, count: program.pack.provisions.count)
        for index in program.provisionOrder {
            hasProvision[index] = program.pack.provisions[index].matches.alternatives.contains(where: hasWords)
        }
    }

    /// Whether everything that an alternative needs has words.
    func hasWords(_ alternative: Alternative) -> Bool {
        guard alternative.anchor.references.contains(where: hasWords) else { return false }
        return alternative.relations.allSatisfy { relation in
            switch relation {
            case .company(isWithout: false, let references, let all, _):
                all ? references.allSatisfy(hasWords) : references.contains(where: hasWords)
            case .order(_, let reference, _, _), .excludedFrom(let reference), .coveredBy(let reference), .byActor(let reference): hasWords(reference)
            case .company, .place: true
            }
        }
    }

    func hasWords(_ reference: Reference) -> Bool {
        switch reference.target {
        case .concept(let index): hasConcept[index]
        case .recogniser: true
        case .provision(let index): hasProvision[index]
        case .unresolved: false
        }
    }
}
