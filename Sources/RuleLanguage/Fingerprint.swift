/// Marks a passage of a source without repeating it: who has the source can find the passage, nobody else can read it.
///
/// Only letters and ASCII digits count, in lower case: line breaks, hyphens at the ends of lines, spaces, quotation marks
/// and markup may differ between copies. The code points c1 ... cn of these characters give the number
/// (... (c1 B + c2) B + ...) + cn modulo 2^64, with B = 1,000,003, which can be moved along a text a character at a
/// time. It guards against slips, not against forgery.
public struct Fingerprint: Hashable, Sendable {
    /// How many characters count.
    public var length: Int
    public var hash: UInt64

    init(length: Int, hash: UInt64) {
        self.length = length
        self.hash = hash
    }

    public init(of text: String) {
        let letters = SourceLetters(text)
        self.init(length: letters.count, hash: letters.prefixes.last ?? 0)
    }

    /// As it is written in a rule file: `143 letters, 05f0c91aa03b7e1d`.
    public var written: String {
        let digits = String(hash, radix: 16)
        return "\(length) letters, " + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Reads what ``written`` writes; nil if it is not that.
    public init?(written: String) {
        let parts = written.split(separator: " ")
        guard parts.count == 3, parts[1] == "letters,", let length = Int(parts[0]), length > 0, parts[2].utf8.count == 16,
            let hash = UInt64(parts[2], radix: 16)
        else { return nil }
        self.init(length: length, hash: hash)
    }
}

/// What counts of a source's text for fingerprints, so that they can be found in it.
public struct SourceLetters: Sendable {
    /// The hash of the first n characters, at n.
    fileprivate private(set) var prefixes: [UInt64] = [0]
    /// The line, from 1, of each character.
    private var lines: [Int32] = []
    private static let base: UInt64 = 1_000_003

    var count: Int { lines.count }

    public init(_ text: String) {
        var line: Int32 = 1
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            if scalar == "<", let end = SourceLetters.markupEnd(scalars, index) {
                index = end
                continue
            }
            index = scalars.index(after: index)
            switch scalar {
            case "\n": line += 1
            case "0"..."9", "a"..."z": append(scalar, line)
            case "A"..."Z": append(Unicode.Scalar(UInt8(scalar.value) | 0x20), line)
            default:
                guard !scalar.isASCII, scalar.properties.isAlphabetic else { continue }
                for lower in scalar.properties.lowercaseMapping.unicodeScalars { append(lower, line) }
            }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ line: Int32) {
        prefixes.append(prefixes[prefixes.count - 1] &* SourceLetters.base &+ UInt64(scalar.value))
        lines.append(line)
    }

    /// After a tag such as `<p>`; nil if it is a sign of its own.
    private static func markupEnd(_ text: String.UnicodeScalarView, _ start: String.Index) -> String.Index? {
        let longest = 40
        var index = text.index(after: start)
        guard index < text.endIndex, text[index] == "/" || text[index].properties.isAlphabetic else { return nil }
        for _ in 0..<longest {
            guard index < text.endIndex, text[index] != "\n" else { return nil }
            if text[index] == ">" { return text.index(after: index) }
            index = text.index(after: index)
        }
        return nil
    }

    /// The lines, from 1, on which passages start; of several places of one passage the first. Takes time in proportion
    /// to the text for each different length.
    public func lines(of fingerprints: some Sequence<Fingerprint>) -> [Fingerprint: Int] {
        var byLength: [Int: Set<UInt64>] = [:]
        for fingerprint in fingerprints { byLength[fingerprint.length, default: []].insert(fingerprint.hash) }
        var found: [Fingerprint: Int] = [:]
        for (length, hashes) in byLength where length <= count {
            let power = (0..<length).reduce(UInt64(1)) { power, _ in power &* SourceLetters.base }
            for start in 0...(count - length) {
                let hash = prefixes[start + length] &- prefixes[start] &* power
                guard hashes.contains(hash) else { continue }
                let fingerprint = Fingerprint(length: length, hash: hash)
                if found[fingerprint] == nil { found[fingerprint] = Int(lines[start]) }
            }
        }
        return found
    }
}
