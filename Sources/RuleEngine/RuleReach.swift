public import RuleLanguage

/// What the result of a rule can depend on: the concepts and provisions that it names, and those that these name.
public struct RuleReach: Sendable {
    public private(set) var concepts: Set<Int> = []
    public private(set) var provisions: Set<Int> = []

    /// - Complexity: linear in the size of what is reached.
    public init(_ rule: Rule, pack: RulePack) {
        follow(rule.references, pack)
    }

    /// What a condition depends on.
    public init(_ condition: Condition, pack: RulePack) { follow(condition.references, pack) }

    /// What a concept or provision depends on, itself included.
    public init(_ reference: Reference, pack: RulePack) { follow([reference], pack) }

    private mutating func follow(_ references: [Reference], _ pack: RulePack) {
        var open = references
        while let reference = open.popLast() {
            switch reference.target {
            case .concept(let index):
                guard concepts.insert(index).inserted else { continue }
                for lexicon in pack.concepts[index].lexicons {
                    for entry in lexicon.entries + lexicon.falseFriends + lexicon.loose {
                        for case .reference(let inner) in entry.elements { open.append(inner) }
                    }
                }
            case .provision(let index):
                guard provisions.insert(index).inserted else { continue }
                open += pack.provisions[index].matches.references + (pack.provisions[index].exceptWhen?.references ?? [])
            case .recogniser, .unresolved: continue
            }
        }
    }
}
