/// The words seen so far, each with the word classes that it belongs to. A worker keeps one table for each language
/// and shares it among its documents, so that each word is folded and stemmed once. Not thread-safe.
public final class WordTable {
    private let vocabulary: Vocabulary
    private let stemmer: Stemmer

    // Open addressing: slots hold word number + 1.
    private var slots: [Int32]
    private var keys: [UInt8] = []
    private var keyStarts: [Int32] = [0]
    private var hashes: [UInt64] = []
    private var classes: [Int32] = []
    private var classStarts: [Int32] = [0]
    /// For each word, a bit for each of its classes, many classes sharing one.
    private var signatures: [ClassSignature] = []
    /// For each set of entries, the candidates of each word.
    private var candidates: [WordCandidates]
    /// For each word, the literals of regular expressions that stand in it.
    private var literals: [Int32] = []
    private var literalStarts: [Int32] = [0]
    private var foldedForms: [[UInt8]] = []
    private var shapes: [UInt8] = []

    /// Beyond this many words the table starts afresh between documents, so that memory stays bounded.
    public static let limit = 200_000

    public init(vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        self.stemmer = Stemmer(language: vocabulary.language)
        self.slots = [Int32](repeating: 0, count: 1 << 13)
        candidates = vocabulary.anchors.map { _ in WordCandidates() }
    }

    public var count: Int { hashes.count }

    /// The number of a word, given as it stands in the text.
    func intern(_ key: UnsafeBufferPointer<UInt8>, hasHighByte: Bool) -> Int32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash ^= hash >> 29
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let word = Int(slots[slot] - 1)
            if hashes[word] == hash, equals(word, key) { return Int32(word) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let word = Int32(hashes.count)
        slots[slot] = word + 1
        add(key, hash, hasHighByte)
        if hashes.count * 2 > slots.count { grow() }
        return word
    }

    private func equals(_ word: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(keyStarts[word])
        guard Int(keyStarts[word + 1]) - start == key.count else { return false }
        for i in 0..<key.count where keys[start + i] != key[i] { return false }
        return true
    }

    private func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for (word, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(word + 1)
        }
    }

    private func add(_ key: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ hasHighByte: Bool) {
        hashes.append(hash)
        keys.append(contentsOf: key)
        keyStarts.append(Int32(keys.count))
        let original = Array(key)
        let folded = WordFolding.fold(original)
        foldedForms.append(folded)
        let isCapitals = original.count > 1 && WordFolding.isAllCapitals(original)
        let startsUpper = WordFolding.startsUpperCase(original)
        shapes.append((isCapitals ? 1 : 0) | (startsUpper ? 2 : 0))
        let own = vocabulary.classes(folded: folded, stem: stemmer.stem(folded), capitals: isCapitals ? original : nil)
        classes += own
        classStarts.append(Int32(classes.count))
        signatures.append(ClassSignature(own))
        for set in candidates.indices { candidates[set].append(own, vocabulary.anchors[set]) }
        literals += vocabulary.literals.literals(in: folded)
        literalStarts.append(Int32(literals.count))
    }

    /// Calls `body` with the table of words as it stands, for one set of entries. No word may be added meanwhile.
    func withLookup<T>(set: Int, _ body: (WordLookup) -> T) -> T {
        classStarts.withUnsafeBufferPointer { classStarts in
            classes.withUnsafeBufferPointer { classes in
                signatures.withUnsafeBufferPointer { signatures in
                    candidates[set].starts.withUnsafeBufferPointer { starts in
                        candidates[set].candidates.withUnsafeBufferPointer { candidates in
                            body(
                                WordLookup(
                                    classStarts: classStarts, classes: classes, signatures: signatures, candidateStarts: starts,
                                    candidates: candidates))
                        }
                    }
                }
            }
        }
    }

    /// For each literal that regular expressions need, the units in which it stands, ascending.
    func unitsOfLiterals(_ tokens: [Token], unitOf: [Int32]) -> [[Int32]] {
        var result = [[Int32]](repeating: [], count: vocabulary.literals.literals.count)
        if result.isEmpty { return result }
        for (index, token) in tokens.enumerated() {
            for i in Int(literalStarts[Int(token.word)])..<Int(literalStarts[Int(token.word) + 1]) where result[Int(literals[i])].last != unitOf[index] {
                result[Int(literals[i])].append(unitOf[index])
            }
        }
        return result
    }

    func isAllCapitals(_ word: Int32) -> Bool { shapes[Int(word)] & 1 != 0 }
    func startsUpperCase(_ word: Int32) -> Bool { shapes[Int(word)] & 2 != 0 }

    /// The lower-case form of a word.
    public func folded(_ word: Int32) -> [UInt8] { foldedForms[Int(word)] }
}

/// The candidates of all words of a table, side by side.
private struct WordCandidates {
    var starts: [Int32] = [0]
    var candidates: [AnchorTable.Candidate] = []

    /// - Parameter classes: of the next word.
    mutating func append(_ classes: [Int32], _ anchors: AnchorTable) {
        for wordClass in classes { candidates += anchors[wordClass] }
        starts.append(Int32(candidates.count))
    }
}

/// Says at a glance that a word is not of some class.
struct ClassSignature {
    private var bits = SIMD8<UInt64>()

    init(_ classes: [Int32]) {
        for wordClass in classes {
            let bit = ClassSignature.bit(of: wordClass)
            bits[bit >> 6] |= 1 << UInt64(bit & 63)
        }
    }

    @inline(__always)
    func mayHold(_ wordClass: Int32) -> Bool {
        let bit = ClassSignature.bit(of: wordClass)
        return bits[bit >> 6] & (1 << UInt64(bit & 63)) != 0
    }

    @inline(__always)
    private static func bit(of wordClass: Int32) -> Int { Int((UInt32(bitPattern: wordClass) &* 0x9E37_79B1) >> 23) }
}

/// What matching asks of the words, without the cost of a class.
struct WordLookup {
    let classStarts: UnsafeBufferPointer<Int32>
    let classes: UnsafeBufferPointer<Int32>
    let signatures: UnsafeBufferPointer<ClassSignature>
    let candidateStarts: UnsafeBufferPointer<Int32>
    let candidates: UnsafeBufferPointer<AnchorTable.Candidate>

    /// Whether a word is of a class. O(log classes of the word), mostly less.
    @inline(__always)
    func has(_ word: Int32, _ wordClass: Int32) -> Bool {
        guard signatures[Int(word)].mayHold(wordClass) else { return false }
        var low = Int(classStarts[Int(word)])
        var high = Int(classStarts[Int(word) + 1])
        while low < high {
            let middle = (low + high) >> 1
            if classes[middle] < wordClass { low = middle + 1 } else { high = middle }
        }
        return low < Int(classStarts[Int(word) + 1]) && classes[low] == wordClass
    }

    /// The entries to try where a word stands.
    @inline(__always)
    func candidates(of word: Int32) -> UnsafeBufferPointer<AnchorTable.Candidate> {
        UnsafeBufferPointer(rebasing: candidates[Int(candidateStarts[Int(word)])..<Int(candidateStarts[Int(word) + 1])])
    }
}
