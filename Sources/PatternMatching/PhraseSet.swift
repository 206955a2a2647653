public import RuleLanguage

/// Names a list of matches inside a matcher.
public struct ListID: Hashable, Sendable {
    public var index: Int
    public init(_ index: Int) { self.index = index }
}

/// Numbers the lexicon entries of a set from 0, in the order in which they were added.
public struct EntryID: Hashable, Comparable, Sendable {
    public var index: Int32
    public init(_ index: Int) { self.index = Int32(index) }
    public static func < (a: EntryID, b: EntryID) -> Bool { a.index < b.index }
}

/// Lexicon entries compiled for one language. Each entry belongs to a list; matching fills the lists.
public struct PhraseSet: Sendable {
    struct Entry: Sendable {
        var list: Int32
        /// Word class if not negative; `gap`; or a reference to a list, as `-2 - list`.
        var elements: [Int32]
        /// The element that is looked up first.
        var anchor: Int
        /// The lexicon entry that it was compiled from; one may give several, side by side.
        var source: EntryID
    }

    static let gap: Int32 = -1

    private(set) var entries: [Entry] = []
    /// For each word class, the entries anchored on it: `anchored[anchorStarts[c]..<anchorStarts[c + 1]]`.
    var anchored: [Int32] = []
    var anchorStarts: [Int32] = []
    /// What remains to be done list by list once plain words are matched: entries that reuse other lists, and false
    /// friends. Every list comes after those that it needs.
    var steps: [(list: Int32, entries: [Int32])] = []
    var expressions: [(list: Int32, expression: RegularExpression, source: EntryID)] = []
    public private(set) var listCount = 0
    /// For each list, the list of its false friends; -1 if it has none.
    private(set) var friendOf: [Int32] = []

    /// A regular expression that PCRE2 refused.
    public struct Fault: Error {
        public var message: String
        public var entry: LexiconEntry
        public var list: ListID
    }
}

/// Compiles the lexicons of one language: first every list, then `finish`.
public struct PhraseCompiler {
    private var vocabulary = VocabularyBuilder()
    private var sets: [PhraseSet.Builder] = []
    public private(set) var faults: [PhraseSet.Fault] = []
    private let language: String

    public init(language: String) { self.language = language }

    /// Starts a set of lists that are matched together.
    ///
    /// - Parameter listCount: lists that entries may refer to or fill.
    public mutating func beginSet(listCount: Int) { sets.append(PhraseSet.Builder(listCount: listCount)) }

    /// Adds entries to a list of the set begun last.
    ///
    /// - Parameter listOf: the list that a reference stands for; nil if it cannot be matched.
    public mutating func add(_ entries: [LexiconEntry], to list: ListID, listOf: (Reference) -> ListID?) {
        let set = sets.count - 1
        for entry in entries {
            let source = EntryID(sets[set].sourceCount)
            sets[set].sourceCount += 1
            if let pattern = entry.regularExpression {
                do throws(RegularExpression.Fault) {
                    sets[set].expressions.append((Int32(list.index), try RegularExpression(pattern), source))
                } catch {
                    faults.append(.init(message: "\(error.message) at offset \(error.offset)", entry: entry, list: list))
                }
                continue
            }
            if let elements = wording(entry, listOf: listOf) {
                sets[set].entries.append(PhraseSet.Entry(list: Int32(list.index), elements: elements, anchor: -1, source: source))
                continue
            }
            for elements in variants(entry, listOf: listOf) {
                sets[set].entries.append(PhraseSet.Entry(list: Int32(list.index), elements: elements, anchor: -1, source: source))
            }
        }
    }

    /// Declares that matches of `list` sharing a word with a match of `friend` do not count.
    public mutating func setFalseFriends(of list: ListID, to friend: ListID) {
        sets[sets.count - 1].friendOf[list.index] = Int32(friend.index)
    }

    public func finish() -> (Vocabulary, [PhraseSet]) {
        (vocabulary.build(language: language), sets.map { $0.build(vocabulary) })
    }

    /// The word classes of an entry that stands for one wording only, as most do; nil for others.
    private mutating func wording(_ entry: LexiconEntry, listOf: (Reference) -> ListID?) -> [Int32]? {
        let isPlain = entry.elements.allSatisfy { element in
            if case .word(let alternatives, let isOptional) = element { !isOptional && alternatives.allSatisfy { $0.count == 1 } } else { true }
        }
        guard isPlain else { return nil }
        var wording: [Int32] = []
        wording.reserveCapacity(entry.elements.count)
        for element in entry.elements {
            switch element {
            case .gap: wording.append(PhraseSet.gap)
            case .reference(let reference):
                guard let list = listOf(reference) else { return nil }
                wording.append(-2 - Int32(list.index))
            case .word(let alternatives, _):
                wording.append(alternatives.count == 1 ? vocabulary.number(of: alternatives[0]) : vocabulary.number(of: alternatives.map { $0[0] }))
            }
        }
        return wording
    }

    /// Spells out optional words and alternatives of several words.
    private mutating func variants(_ entry: LexiconEntry, listOf: (Reference) -> ListID?) -> [[Int32]] {
        var variants: [[Int32]] = [[]]
        variants[0].reserveCapacity(entry.elements.count)
        for element in entry.elements {
            var choices: [[Int32]] = []
            switch element {
            case .gap: choices = [[PhraseSet.gap]]
            case .reference(let reference):
                guard let list = listOf(reference) else { return [] }
                choices = [[-2 - Int32(list.index)]]
            case .word(let alternatives, let isOptional):
                let single = alternatives.filter { $0.count == 1 }.map { $0[0] }
                if !single.isEmpty { choices.append([vocabulary.number(of: single)]) }
                for run in alternatives where run.count > 1 { choices.append(run.map { vocabulary.number(of: [$0]) }) }
                if isOptional { choices.append([]) }
            }
            if choices.count == 1 {
                for i in variants.indices { variants[i] += choices[0] }
                continue
            }
            // Their number is bounded: entries with more wordings are faults.
            variants = variants.flatMap { start in choices.map { start + $0 } }
        }
        // An optional word beside a gap may leave the gap at the edge.
        guard entry.elements.contains(where: { if case .word(_, isOptional: true) = $0 { true } else { false } }) else { return variants }
        return variants.map { elements in
            var elements = elements[...]
            while elements.first == PhraseSet.gap { elements = elements.dropFirst() }
            while elements.last == PhraseSet.gap { elements = elements.dropLast() }
            return Array(elements)
        }.filter { !$0.isEmpty }
    }
}

extension PhraseSet {
    struct Builder {
        var listCount: Int
        var entries: [Entry] = []
        var expressions: [(Int32, RegularExpression, EntryID)] = []
        var sourceCount = 0
        var friendOf: [Int32]

        init(listCount: Int) {
            self.listCount = listCount
            friendOf = [Int32](repeating: -1, count: listCount)
        }

        func build(_ vocabulary: VocabularyBuilder) -> PhraseSet {
            var set = PhraseSet()
            set.listCount = listCount
            set.entries = entries
            set.friendOf = friendOf
            set.expressions = expressions.map { (list: $0.0, expression: $0.1, source: $0.2) }
            // How many entries are anchored on each class; then where those of each begin.
            var starts = [Int32](repeating: 0, count: vocabulary.classes.count + 1)
            var byList: [Int32: [Int32]] = [:]
            for index in entries.indices {
                let elements = entries[index].elements
                if elements.contains(where: { $0 <= -2 }) {
                    byList[entries[index].list, default: []].append(Int32(index))
                    set.entries[index].anchor = elements.firstIndex { $0 <= -2 } ?? 0
                    continue
                }
                var best = 0
                for i in elements.indices where elements[i] >= 0 {
                    if elements[best] < 0 || vocabulary.rarity(elements[i]) > vocabulary.rarity(elements[best]) { best = i }
                }
                set.entries[index].anchor = best
                starts[Int(elements[best]) + 1] += 1
            }
            for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
            set.anchorStarts = starts
            set.anchored = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
            for (index, entry) in set.entries.enumerated() where entry.elements[entry.anchor] >= 0 {
                let number = Int(entry.elements[entry.anchor])
                set.anchored[Int(starts[number])] = Int32(index)
                starts[number] += 1
            }
            set.steps = order(byList)
            return set
        }

        /// Lists after the lists that they reuse and after their false friends. Circles were refused when the pack was
        /// checked.
        private func order(_ byList: [Int32: [Int32]]) -> [(list: Int32, entries: [Int32])] {
            var needs = [[Int]](repeating: [], count: listCount)
            for list in 0..<listCount {
                for entry in byList[Int32(list)] ?? [] {
                    for element in entries[Int(entry)].elements where element <= -2 { needs[list].append(Int(-2 - element)) }
                }
                if friendOf[list] >= 0 { needs[list].append(Int(friendOf[list])) }
            }
            return Graph.order(needs).compactMap { list in
                let entries = byList[Int32(list)] ?? []
                return entries.isEmpty && friendOf[list] < 0 ? nil : (Int32(list), entries)
            }
        }
    }
}
