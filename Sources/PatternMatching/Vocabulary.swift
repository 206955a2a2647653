import RuleLanguage

/// All word patterns of one language, numbered as word classes: one class for each distinct set of alternatives.
/// Immutable once built.
public final class Vocabulary: Sendable {
    public let language: String
    let exact: WordIndex
    let stems: WordIndex
    let capitals: WordIndex
    let prefixes: WordIndex
    /// For each set of entries, which of them to try where a word of some class stands.
    let anchors: [AnchorTable]
    /// What regular expressions need to stand in a text.
    let literals: LiteralIndex

    fileprivate convenience init(language: String, classes: [[WordPattern]], anchors: [AnchorTable], literals: LiteralIndex) {
        let stemmer = Stemmer(language: language)
        var exact: [[UInt8]: [Int32]] = [:]
        var stems: [[UInt8]: [Int32]] = [:]
        var capitals: [[UInt8]: [Int32]] = [:]
        var prefixes: [[UInt8]: [Int32]] = [:]
        for (index, patterns) in classes.enumerated() {
            for pattern in patterns {
                let text = Array(pattern.text.utf8)
                switch pattern.form {
                case .exact: exact[text, default: []].append(Int32(index))
                case .stem: stems[stemmer.stem(text), default: []].append(Int32(index))
                case .capitals: capitals[text, default: []].append(Int32(index))
                case .prefix: prefixes[text, default: []].append(Int32(index))
                }
            }
        }
        self.init(
            language: language, exact: WordIndex(exact), stems: WordIndex(stems), capitals: WordIndex(capitals),
            prefixes: WordIndex(prefixes), anchors: anchors, literals: literals)
    }

    init(
        language: String, exact: WordIndex, stems: WordIndex, capitals: WordIndex, prefixes: WordIndex, anchors: [AnchorTable],
        literals: LiteralIndex
    ) {
        self.language = language
        self.exact = exact
        self.stems = stems
        self.capitals = capitals
        self.prefixes = prefixes
        self.anchors = anchors
        self.literals = literals
    }

    /// The classes that a word belongs to, ascending, each once.
    func classes(folded: [UInt8], stem: [UInt8], capitals original: [UInt8]?) -> [Int32] {
        var result = Array(exact[folded])
        result += stems[stem]
        if let original { result += capitals[original] }
        if !prefixes.isEmpty {
            for length in 1...max(1, folded.count) { result += prefixes[folded[..<min(length, folded.count)]] }
        }
        guard result.count > 1 else { return result }
        result.sort()
        var unique: [Int32] = []
        for value in result where unique.last != value { unique.append(value) }
        return unique
    }
}

/// Words with the classes of each, side by side: made in a moment, searched by halves.
struct WordIndex: Sendable {
    private(set) var letters: [UInt8] = []
    /// Of word `i` are `letters[starts[i]..<starts[i + 1]]` and `classes[classStarts[i]..<classStarts[i + 1]]`. Words ascend.
    private(set) var starts: [Int32] = [0]
    private(set) var classes: [Int32] = []
    private(set) var classStarts: [Int32] = [0]

    init(_ words: [[UInt8]: [Int32]]) {
        for (word, own) in words.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            letters += word
            starts.append(Int32(letters.count))
            classes += own
            classStarts.append(Int32(classes.count))
        }
    }

    init(letters: [UInt8], starts: [Int32], classes: [Int32], classStarts: [Int32]) {
        self.letters = letters
        self.starts = starts
        self.classes = classes
        self.classStarts = classStarts
    }

    var isEmpty: Bool { starts.count == 1 }

    /// The classes of a word; none if it is not in the index. O(log words).
    subscript(word: some RandomAccessCollection<UInt8>) -> ArraySlice<Int32> {
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high) / 2
            if letters(middle).lexicographicallyPrecedes(word) { low = middle + 1 } else { high = middle }
        }
        guard low < starts.count - 1, letters(low).elementsEqual(word) else { return [] }
        return classes[Int(classStarts[low])..<Int(classStarts[low + 1])]
    }

    private func letters(_ index: Int) -> ArraySlice<UInt8> { letters[Int(starts[index])..<Int(starts[index + 1])] }
}

/// Numbers word classes while entries are compiled.
struct VocabularyBuilder {
    private var numbers: [[WordPattern]: Int32] = [:]
    /// The classes of one pattern, which most are.
    private var singles: [WordPattern: Int32] = [:]
    private(set) var classes: [[WordPattern]] = []
    /// In how many compiled entries each class occurs.
    private(set) var uses: [Int] = []

    mutating func number(of patterns: [WordPattern]) -> Int32 {
        if patterns.count == 1 {
            if let number = singles[patterns[0]] {
                uses[Int(number)] += 1
                return number
            }
            singles[patterns[0]] = Int32(classes.count)
            return add(patterns)
        }
        let key = patterns.sorted { ($0.text, $0.form.rawValue) < ($1.text, $1.form.rawValue) }
        if let number = numbers[key] {
            uses[Int(number)] += 1
            return number
        }
        numbers[key] = Int32(classes.count)
        return add(key)
    }

    private mutating func add(_ patterns: [WordPattern]) -> Int32 {
        classes.append(patterns)
        uses.append(1)
        return Int32(classes.count - 1)
    }

    /// How common each class seems to be in texts: words that many entries use are words that texts use, and short words
    /// are commoner than long ones. Rare classes make good anchors.
    func commonness() -> [Int] {
        var frequency: [String: Int] = [:]
        for (index, patterns) in classes.enumerated() {
            for pattern in patterns { frequency[pattern.text, default: 0] += uses[index] }
        }
        return classes.map { patterns in
            patterns.reduce(0) { $0 + 16 * (frequency[$1.text] ?? 0) + 64 / max(1, $1.text.utf8.count) }
        }
    }

    func build(language: String, anchors: [AnchorTable], literals: LiteralIndex) -> Vocabulary {
        Vocabulary(language: language, classes: classes, anchors: anchors, literals: literals)
    }
}
