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
    /// The elements of all entries lie side by side.
    struct Entry: Sendable {
        var list: Int32
        var first: Int32
        var count: Int32
        /// The element that is looked up first, counted from the entry's first.
        var anchor: Int32
        var beside = AnchorTable.Beside.none
        /// The lexicon entry that it was compiled from; one may give several, side by side.
        var source: EntryID
    }

    struct Expression: Sendable {
        var list: Int32
        var expression: RegularExpression
        /// Numbers of literals of the vocabulary; of each group, one stands in every match.
        var needs: [[Int32]]
        var source: EntryID
    }

    struct Step: Sendable {
        var list: Int32
        var entries: [Int32]
    }

    static let gap: Int32 = -1

    /// Which of the sets of its vocabulary this is.
    let number: Int
    private(set) var entries: [Entry]
    /// Word class if not negative; `gap`; or a reference to a list, as `-2 - list`.
    let elements: [Int32]
    /// What remains to be done list by list once plain words are matched: entries that reuse other lists, and false
    /// friends. Every list comes after those that it needs.
    private(set) var steps: [Step]
    let expressions: [Expression]
    public let listCount: Int
    /// For each list, the list of its false friends; -1 if it has none.
    let friendOf: [Int32]
    /// A lexicon entry that matches nothing in this variant of a set.
    private(set) var removed: EntryID?

    init(
        number: Int, listCount: Int, friendOf: [Int32], entries: [Entry], elements: [Int32], steps: [Step] = [], expressions: [Expression]
    ) {
        self.number = number
        self.listCount = listCount
        self.friendOf = friendOf
        self.entries = entries
        self.elements = elements
        self.steps = steps
        self.expressions = expressions
    }

    /// A regular expression that PCRE2 refused.
    public struct Fault: Error {
        public var message: String
        public var entry: LexiconEntry
        public var list: ListID
    }

    /// The same set without one lexicon entry. All else stays as it was compiled: the word by which another entry is
    /// looked up does not change because the words have become rarer.
    ///
    /// - Complexity: nothing is compiled or copied.
    public func without(_ source: EntryID) -> PhraseSet {
        precondition(removed == nil, "a variant lacks one entry")
        var set = self
        set.removed = source
        return set
    }
}

/// Compiles the lexicons of one language: first every list, then `finish`.
public struct PhraseCompiler {
    private var vocabulary = VocabularyBuilder()
    private var literals = LiteralIndex()
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
                    let expression = try RegularExpression(pattern)
                    let needs = RequiredLiterals(pattern).groups.map { $0.map { literals.number(of: $0) } }
                    sets[set].expressions.append(.init(list: Int32(list.index), expression: expression, needs: needs, source: source))
                } catch {
                    faults.append(.init(message: "\(error.message) at offset \(error.offset)", entry: entry, list: list))
                }
                continue
            }
            if let elements = wording(entry, listOf: listOf) {
                sets[set].add(elements, to: list, source)
                continue
            }
            for elements in variants(entry, listOf: listOf) { sets[set].add(elements, to: list, source) }
        }
    }

    /// Declares that matches of `list` sharing a word with a match of `friend` do not count.
    public mutating func setFalseFriends(of list: ListID, to friend: ListID) {
        sets[sets.count - 1].friendOf[list.index] = Int32(friend.index)
    }

    public func finish() -> (Vocabulary, [PhraseSet]) {
        let commonness = vocabulary.commonness()
        let built = sets.enumerated().map { $1.build(number: $0, commonness) }
        return (vocabulary.build(language: language, anchors: built.map(\.anchors), literals: literals), built.map(\.set))
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
        let listCount: Int
        private var entries: [Entry] = []
        private var elements: [Int32] = []
        var expressions: [Expression] = []
        var sourceCount = 0
        var friendOf: [Int32]

        init(listCount: Int) {
            self.listCount = listCount
            friendOf = [Int32](repeating: -1, count: listCount)
        }

        mutating func add(_ wording: [Int32], to list: ListID, _ source: EntryID) {
            entries.append(
                Entry(list: Int32(list.index), first: Int32(elements.count), count: Int32(wording.count), anchor: 0, source: source))
            elements += wording
        }

        /// - Parameter commonness: of each word class.
        func build(number: Int, _ commonness: [Int]) -> (set: PhraseSet, anchors: AnchorTable) {
            var set = PhraseSet(
                number: number, listCount: listCount, friendOf: friendOf, entries: entries, elements: elements, expressions: expressions)
            var byList: [Int32: [Int32]] = [:]
            for index in entries.indices {
                let words = wording(index)
                if let reference = words.firstIndex(where: { $0 <= -2 }) {
                    byList[entries[index].list, default: []].append(Int32(index))
                    set.entries[index].anchor = Int32(reference - words.startIndex)
                    continue
                }
                // Every entry has a word: one of gaps alone is a fault.
                guard let anchor = words.indices.filter({ words[$0] >= 0 }).min(by: { commonness[Int(words[$0])] < commonness[Int(words[$1])] })
                else { continue }
                set.entries[index].anchor = Int32(anchor - words.startIndex)
                set.entries[index].beside = neighbour(of: anchor, words, commonness)
            }
            set.steps = order(byList)
            return (set, AnchorTable(classCount: commonness.count, entries: set.entries, elements: elements))
        }

        private func wording(_ entry: Int) -> ArraySlice<Int32> {
            elements[Int(entries[entry].first)..<Int(entries[entry].first + entries[entry].count)]
        }

        /// The rarer of the words beside the anchor.
        private func neighbour(of anchor: Int, _ words: ArraySlice<Int32>, _ commonness: [Int]) -> AnchorTable.Beside {
            let after = anchor + 1 < words.endIndex ? words[anchor + 1] : gap
            let before = anchor > words.startIndex ? words[anchor - 1] : gap
            if after >= 0, before < 0 || commonness[Int(after)] <= commonness[Int(before)] { return .after }
            return before >= 0 ? .before : .none
        }

        /// Lists after the lists that they reuse and after their false friends. Circles were refused when the pack was
        /// checked.
        private func order(_ byList: [Int32: [Int32]]) -> [Step] {
            var needs = [[Int]](repeating: [], count: listCount)
            for list in 0..<listCount {
                for entry in byList[Int32(list)] ?? [] {
                    for element in wording(Int(entry)) where element <= -2 { needs[list].append(Int(-2 - element)) }
                }
                if friendOf[list] >= 0 { needs[list].append(Int(friendOf[list])) }
            }
            return Graph.order(needs).compactMap { list in
                let entries = byList[Int32(list)] ?? []
                return entries.isEmpty && friendOf[list] < 0 ? nil : Step(list: Int32(list), entries: entries)
            }
        }
    }
}
