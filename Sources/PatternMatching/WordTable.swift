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
    private var foldedForms: [[UInt8]] = []
    private var shapes: [UInt8] = []

    /// Beyond this many words the table starts afresh between documents, so that memory stays bounded.
    public static let limit = 200_000

    public init(vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        self.stemmer = Stemmer(language: vocabulary.language)
        self.slots = [Int32](repeating: 0, count: 1 << 13)
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
        classes += vocabulary.classes(folded: folded, stem: stemmer.stem(folded), capitals: isCapitals ? original : nil)
        classStarts.append(Int32(classes.count))
    }

    /// The word classes of a word, ascending.
    @inline(__always)
    func forEachClass(_ word: Int32, _ body: (Int32) -> Void) {
        for i in Int(classStarts[Int(word)])..<Int(classStarts[Int(word) + 1]) { body(classes[i]) }
    }

    @inline(__always)
    func has(_ word: Int32, _ wordClass: Int32) -> Bool {
        for i in Int(classStarts[Int(word)])..<Int(classStarts[Int(word) + 1]) where classes[i] >= wordClass {
            return classes[i] == wordClass
        }
        return false
    }

    func isAllCapitals(_ word: Int32) -> Bool { shapes[Int(word)] & 1 != 0 }
    func startsUpperCase(_ word: Int32) -> Bool { shapes[Int(word)] & 2 != 0 }

    /// The lower-case form of a word.
    public func folded(_ word: Int32) -> [UInt8] { foldedForms[Int(word)] }
}
