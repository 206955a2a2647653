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

/// Upper and lower case, ligatures and soft hyphens.
enum WordFolding {
    static func fold(_ word: [UInt8]) -> [UInt8] {
        if word.allSatisfy({ $0 < 0x80 }) {
            return word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        }
        var folded = ""
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0xAD: continue
            case 0xFB00: folded += "ff"
            case 0xFB01: folded += "fi"
            case 0xFB02: folded += "fl"
            case 0xFB03: folded += "ffi"
            case 0xFB04: folded += "ffl"
            default: folded += scalar.properties.lowercaseMapping
            }
        }
        return Array(folded.utf8)
    }

    static func isAllCapitals(_ word: [UInt8]) -> Bool {
        var hasLetter = false
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { hasLetter = true }
        }
        return hasLetter
    }

    static func startsUpperCase(_ word: [UInt8]) -> Bool {
        if let first = word.first, first < 0x80 { return (0x41...0x5A).contains(first) }
        return String(decoding: word, as: UTF8.self).unicodeScalars.first?.properties.isUppercase ?? false
    }
}
