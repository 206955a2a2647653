/// Which concepts speak of denial themselves: "shall not be prosecuted" denies nothing by its "not".
public struct Denials {
    /// For each concept of the pack, whether one of its entries, or of those that it refers to, has a word of denial.
    public let isOwn: [Bool]

    public init(_ pack: RulePack, language: String) {
        let lexicons: (CueList) -> [Lexicon] = { $0.lexicons.filter { $0.language == language } }
        let words = Set(pack.cues.filter { $0.kind == .negation }.flatMap(lexicons).flatMap(\.entries).compactMap(Denials.firstWord))
        var own = [Bool](repeating: false, count: pack.concepts.count)
        var uses: [[Int]] = pack.concepts.map { _ in [] }
        for (index, concept) in pack.concepts.enumerated() {
            for lexicon in concept.lexicons where lexicon.language == language {
                for entry in lexicon.entries + lexicon.loose {
                    // What a regular expression matches is not known here.
                    if entry.regularExpression != nil { own[index] = true }
                    for element in entry.elements {
                        switch element {
                        case .word(let runs, _): if runs.contains(where: { $0.contains { words.contains($0.text) } }) { own[index] = true }
                        case .reference(let reference): if case .concept(let target) = reference.target { uses[index].append(target) }
                        case .gap: break
                        }
                    }
                }
            }
        }
        // Concepts before those that use them.
        for index in Graph.order(uses) where uses[index].contains(where: { own[$0] }) { own[index] = true }
        isOwn = own
    }

    private static func firstWord(_ entry: LexiconEntry) -> String? {
        guard case .word(let runs, _)? = entry.elements.first else { return nil }
        return runs.first?.first?.text
    }
}
