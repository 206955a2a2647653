import RuleLanguage

/// All word patterns of one language, numbered as word classes: one class for each distinct set of alternatives.
/// Immutable once built.
public final class Vocabulary: Sendable {
    public let language: String
    private let exact: [[UInt8]: [Int32]]
    private let stems: [[UInt8]: [Int32]]
    private let capitals: [[UInt8]: [Int32]]
    /// Sorted by text.
    private let prefixes: [(text: [UInt8], classes: [Int32])]
    /// For each set of entries, which of them to try where a word of some class stands.
    let anchors: [AnchorTable]
    /// What regular expressions need to stand in a text.
    let literals: LiteralIndex

    fileprivate init(language: String, classes: [[WordPattern]], anchors: [AnchorTable], literals: LiteralIndex) {
        self.language = language
        self.anchors = anchors
        self.literals = literals
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
        self.exact = exact
        self.stems = stems
        self.capitals = capitals
        self.prefixes = prefixes.map { ($0.key, $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    }

    /// The classes that a word belongs to, ascending, each once.
    func classes(folded: [UInt8], stem: [UInt8], capitals original: [UInt8]?) -> [Int32] {
        var result = exact[folded] ?? []
        if let more = stems[stem] { result += more }
        if let original, let more = capitals[original] { result += more }
        if !prefixes.isEmpty {
            for length in 1...max(1, folded.count) {
                if let more = prefixClasses(folded[..<min(length, folded.count)]) { result += more }
            }
        }
        guard result.count > 1 else { return result }
        result.sort()
        var unique: [Int32] = []
        for value in result where unique.last != value { unique.append(value) }
        return unique
    }

    private func prefixClasses(_ prefix: ArraySlice<UInt8>) -> [Int32]? {
        var low = 0
        var high = prefixes.count
        while low < high {
            let middle = (low + high) / 2
            if prefixes[middle].text.lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
        }
        guard low < prefixes.count, prefixes[low].text.elementsEqual(prefix) else { return nil }
        return prefixes[low].classes
    }
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
