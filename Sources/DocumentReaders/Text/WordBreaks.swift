/// Decides whether a hyphen at the end of a line cut a word in two or belongs to it ("imple-mentation" against
/// "well-being"), by the other words of the same document first.
struct WordBreaks {
    /// Hashes of the words that occur in the document, in lower case; hyphens count as letters.
    private var words: Set<Int> = []

    init(_ text: [UInt8]) {
        var hasher = WordHash()
        for byte in text {
            if byte.isASCIILetter || byte.isBeyondASCII || byte == UInt8(ascii: "-") {
                hasher.add(byte)
            } else if hasher.length > 0 {
                words.insert(hasher.value)
                hasher = WordHash()
            }
        }
        if hasher.length > 0 { words.insert(hasher.value) }
    }

    /// - Parameters:
    ///   - head: a line that ends with a letter and a hyphen.
    ///   - tail: the next line.
    /// - Returns: true if the hyphen is to be dropped.
    func isCut(_ head: ArraySlice<UInt8>, _ tail: ArraySlice<UInt8>) -> Bool {
        let start = head.dropLast().suffix(while: { $0.isASCIILetter || $0.isBeyondASCII || $0 == UInt8(ascii: "-") })
        let end = tail.prefix { $0.isASCIILetter || $0.isBeyondASCII || $0 == UInt8(ascii: "-") }
        guard start.count >= 2, let first = end.first, first.isASCIILower || first.isBeyondASCII else { return false }
        if end.count < 2 || start.last?.isASCIIUpper == true { return false }
        if words.contains(WordHash.value(Array(start) + Array(end))) { return true }
        if words.contains(WordHash.value(Array(start) + [UInt8(ascii: "-")] + Array(end))) { return false }
        return !Self.prefixes.contains(StructureWords.lowercased(start))
    }

    /// First parts of compounds that are written with a hyphen.
    private static let prefixes: Set<[UInt8]> = Set(
        [
            "all", "anti", "co", "counter", "cross", "decision", "ex", "full", "gender", "half", "high", "inter", "large",
            "law", "long", "low", "mid", "multi", "non", "off", "on", "peace", "policy", "post", "pre", "pro", "quasi",
            "rights", "self", "semi", "short", "small", "socio", "so", "sub", "time", "two", "three", "vice", "well", "vis",
            "after", "contre", "demi", "sous",
        ].map { [UInt8]($0.utf8) })
}

/// A hash of a word that does not depend on the process, so that results are the same on every run.
private struct WordHash {
    var value = 0
    var length = 0

    mutating func add(_ byte: UInt8) {
        value = (value &* 31 &+ Int(byte.isASCIIUpper ? byte | 0x20 : byte)) & Int.max
        length += 1
    }

    static func value(_ word: [UInt8]) -> Int {
        var hash = WordHash()
        for byte in word { hash.add(byte) }
        return hash.value
    }
}

extension ArraySlice<UInt8> {
    /// The longest end whose bytes all satisfy a condition.
    func suffix(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var start = endIndex
        while start > startIndex, isWanted(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
