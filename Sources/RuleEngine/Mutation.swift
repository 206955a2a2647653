import DocumentModel
import Fractions
public import PatternMatching
public import RuleLanguage
import TextAnalysis
import TextSpans

/// One thing that the author of a rule wrote and that can be taken away, to see whether any example notices.
public struct Mutation: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case entry
        case falseFriend = "false friend"
        case looseEntry = "loose entry"
        case cue
        case cueFalseFriend = "cue false friend"
        case element
        case violation
        case alternative
        case notCondition = "not condition"
    }

    public enum Target: Sendable {
        /// - Parameter isLast: whether the concept has no other entry in the language.
        case conceptEntry(EntryID, concept: Int, isLast: Bool)
        /// - Parameter words: the single words by which segmentation can come upon the entry.
        case cueEntry(EntryID, CueKind, words: [[UInt8]])
        /// A rule and the position of the element or violation in it.
        case element(Int, Int)
        case violation(Int, Int)
        /// A provision and the position of the alternative in what it matches.
        case alternative(Int, Int)
        case notCondition(Int)
    }

    public var kind: Kind
    public var target: Target
    /// The concept, cue list, rule or provision that it belongs to.
    public var name: String
    /// Where it is written.
    public var location: SourceLocation
}

extension RuleProgram {
    /// The entries of concepts and cues in one language, each to be taken away, in the order of the pack.
    public func wordMutations(language: String) -> [Mutation] { conceptMutations(language) + cueMutations(language) }

    /// What can be taken away in every language: elements and violations of rules, alternatives and `Not` conditions
    /// of provisions.
    public var conditionMutations: [Mutation] { ruleMutations() + provisionMutations() }

    /// The concepts that some entries belong to.
    func concepts(of entries: Set<EntryID>, language: String) -> Set<Int> {
        var concepts: Set<Int> = []
        for case .conceptEntry(let entry, let concept, _) in conceptMutations(language).map(\.target) where entries.contains(entry) {
            concepts.insert(concept)
        }
        return concepts
    }

    // Entries are numbered as `LanguageProgram` and `CueLexicon` add them: entries, false friends, loose entries.

    private func conceptMutations(_ language: String) -> [Mutation] {
        var result: [Mutation] = []
        var number = 0
        for (index, concept) in pack.concepts.enumerated() {
            let lexicons = concept.lexicons.filter { $0.language == language }
            let isLast = lexicons.reduce(0) { $0 + $1.entries.count } == 1
            for lexicon in lexicons {
                let lists: [(Mutation.Kind, [LexiconEntry])] = [
                    (.entry, lexicon.entries), (.falseFriend, lexicon.falseFriends), (.looseEntry, lexicon.loose),
                ]
                for (kind, entries) in lists {
                    for entry in entries {
                        result.append(
                            Mutation(
                                kind: kind,
                                target: .conceptEntry(EntryID(number), concept: index, isLast: isLast && kind == .entry),
                                name: concept.name, location: SourceLocation(file: lexicon.file, span: entry.span)))
                        number += 1
                    }
                }
            }
        }
        return result
    }

    private func cueMutations(_ language: String) -> [Mutation] {
        var result: [Mutation] = []
        var number = 0
        for cue in pack.cues {
            for lexicon in cue.lexicons where lexicon.language == language {
                for (kind, entries) in [(Mutation.Kind.cue, lexicon.entries), (.cueFalseFriend, lexicon.falseFriends)] {
                    for entry in entries {
                        let words = kind == .cue ? CueLexicon.segmentationWords(cue.kind, entry) : []
                        result.append(
                            Mutation(
                                kind: kind, target: .cueEntry(EntryID(number), cue.kind, words: words), name: cue.kind.rawValue,
                                location: SourceLocation(file: lexicon.file, span: entry.span)))
                        number += 1
                    }
                }
            }
        }
        return result
    }

    private func ruleMutations() -> [Mutation] {
        pack.rules.enumerated().flatMap { index, rule in
            let elements = rule.elements.enumerated().map { position, element in
                Mutation(
                    kind: .element, target: .element(index, position), name: rule.id,
                    location: SourceLocation(file: rule.location.file, span: element.span))
            }
            let violations = rule.violations.enumerated().map { position, violation in
                Mutation(
                    kind: .violation, target: .violation(index, position), name: rule.id,
                    location: SourceLocation(file: rule.location.file, span: violation.span))
            }
            return elements + violations
        }
    }

    private func provisionMutations() -> [Mutation] {
        pack.provisions.enumerated().flatMap { index, provision in
            let file = provision.location.file
            var result = provision.matches.alternatives.enumerated().map { position, alternative in
                Mutation(
                    kind: .alternative, target: .alternative(index, position), name: provision.name,
                    location: SourceLocation(file: file, span: alternative.span))
            }
            if let not = provision.exceptWhen, let first = not.alternatives.first {
                let span = not.alternatives.reduce(first.span) { $0.union($1.span) }
                result.append(
                    Mutation(
                        kind: .notCondition, target: .notCondition(index), name: provision.name,
                        location: SourceLocation(file: file, span: span)))
            }
            return result
        }
    }
}

extension RuleProgram {
    /// The program with something taken away. It has the vocabulary of this program, so that tables of words and, unless
    /// a cue was taken away, analysed texts go on to serve.
    public func without(_ mutation: Mutation, language code: String) -> RuleProgram {
        var changed = pack
        switch mutation.target {
        case .conceptEntry(let entry, let concept, let isLast):
            guard let language = language(code) else { return self }
            var hasConcept = language.hasConcept
            if isLast { hasConcept[concept] = false }
            let variant = LanguageProgram(language, concepts: language.concepts.without(entry), hasConcept: hasConcept)
            return RuleProgram(self, pack: pack, language: variant)
        case .cueEntry(let entry, let kind, _):
            guard let language = language(code) else { return self }
            let others = pack.cues.filter { $0.kind == kind }.flatMap(\.lexicons).filter { $0.language == code }.flatMap { lexicon in
                lexicon.entries.filter { SourceLocation(file: lexicon.file, span: $0.span) != mutation.location }
            }
            let variant = LanguageProgram(language, cues: language.cues.without(entry, of: kind, others: others))
            return RuleProgram(self, pack: pack, language: variant)
        case .element(let rule, let position):
            changed.rules[rule] = pack.rules[rule].without(element: position)
        case .violation(let rule, let position):
            changed.rules[rule].violations.remove(at: position)
        case .alternative(let provision, let position):
            changed.provisions[provision].matches.alternatives.remove(at: position)
        case .notCondition(let provision):
            changed.provisions[provision].exceptWhen = nil
        }
        return RuleProgram(self, pack: changed, language: nil)
    }
}

extension Rule {
    /// The rule as its author would have written it without an element: the other shares grow in proportion.
    fileprivate func without(element position: Int) -> Rule {
        var rule = self
        let gone = rule.elements.remove(at: position)
        let rest = Fraction.one - gone.share
        if rest > .zero { for i in rule.elements.indices { rule.elements[i].share = rule.elements[i].share / rest } }
        for i in rule.violations.indices { rule.violations[i].noneOf.removeAll { $0 == gone.id } }
        return rule
    }
}
