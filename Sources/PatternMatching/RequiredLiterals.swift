/// Runs of letters and digits that stand in every match of a regular expression, so that it need only be tried where
/// they stand.
struct RequiredLiterals: Equatable, Sendable {
    /// Of each group, one literal at least is in every match: ASCII, lower case. No groups: nothing is known.
    var groups: [[[UInt8]]] = []

    /// Shorter ones stand everywhere.
    static let shortest = 3

    /// - Parameter pattern: in PCRE2's syntax. What this does not understand makes it say less, never something wrong.
    init(_ pattern: String) {
        var parser = Parser(bytes: Array(pattern.utf8))
        guard let alternatives = parser.alternatives(depth: 0), parser.isAtEnd else { return }
        groups = RequiredLiterals.joined(alternatives)
    }

    /// What all alternatives have in common: the groups of the only one, or one group with a literal of each.
    private static func joined(_ alternatives: [[[[UInt8]]]]) -> [[[UInt8]]] {
        if alternatives.count == 1 { return alternatives[0] }
        var group: [[UInt8]] = []
        for groups in alternatives {
            guard let best = groups.max(by: { (selectivity($0), $1.count) < (selectivity($1), $0.count) }) else { return [] }
            group += best
        }
        return [group]
    }

    private static func selectivity(_ group: [[UInt8]]) -> Int { group.map(\.count).min() ?? 0 }

    /// A careful reader of a part of the syntax. Every function returns nil at what it does not know.
    private struct Parser {
        let bytes: [UInt8]
        private var i = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { i == bytes.count }
        private var byte: UInt8? { i < bytes.count ? bytes[i] : nil }

        private mutating func take(_ text: StaticString) -> Bool {
            let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            guard bytes[i...].starts(with: wanted) else { return false }
            i += wanted.count
            return true
        }

        /// The groups of each alternative.
        mutating func alternatives(depth: Int) -> [[[[UInt8]]]]? {
            guard depth < 50 else { return nil }
            var result: [[[[UInt8]]]] = []
            repeat {
                guard let groups = sequence(depth) else { return nil }
                result.append(groups)
            } while take("|")
            return result
        }

        private mutating func sequence(_ depth: Int) -> [[[UInt8]]]? {
            var groups: [[[UInt8]]] = []
            var run: [UInt8] = []
            func close() {
                if run.count >= RequiredLiterals.shortest { groups.append([run]) }
                run = []
            }
            while let byte, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
                if byte == UInt8(ascii: "(") {
                    guard let inner = group(depth), let least = quantifier() else { return nil }
                    close()
                    if least > 0 { groups += inner }
                    continue
                }
                guard let letter = atom(), let least = quantifier() else { return nil }
                if let letter = letter.literal, least == 1 {
                    run.append(letter)
                } else {
                    // "steps?": the run ends before the letter that may be absent or repeated.
                    close()
                }
            }
            close()
            return groups
        }

        /// The groups that a bracket demands; none for one that only looks around.
        private mutating func group(_ depth: Int) -> [[[UInt8]]]? {
            let isLook = take("(?!") || take("(?=") || take("(?<!") || take("(?<=")
            if !isLook {
                guard take("(?:") || take("(?-i:") || take("(?i:") || take("(?") == false && take("(") else { return nil }
            }
            guard let alternatives = alternatives(depth: depth + 1), take(")") else { return nil }
            return isLook ? [] : RequiredLiterals.joined(alternatives)
        }

        private struct Atom { var literal: UInt8? }

        /// One character, class or assertion.
        private mutating func atom() -> Atom? {
            guard let byte else { return nil }
            switch byte {
            case UInt8(ascii: "\\"): return escape()
            case UInt8(ascii: "["): return characterClass()
            case UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"):
                i += 1
                return Atom()
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"): return nil
            default:
                i += 1
                // A letter of several bytes is repeated as a whole.
                while let next = self.byte, byte >= 0x80, next & 0xC0 == 0x80 { i += 1 }
                return Atom(literal: Parser.literal(byte))
            }
        }

        private static func literal(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: byte
            case 0x41...0x5A: byte | 0x20
            default: nil
            }
        }

        private mutating func escape() -> Atom? {
            guard i + 1 < bytes.count else { return nil }
            let next = bytes[i + 1]
            switch next {
            case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "w"), UInt8(ascii: "W"),
                UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "h"), UInt8(ascii: "R"):
                break
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: return nil
            default: break  // a sign that stands for itself
            }
            i += 2
            return Atom()
        }

        private mutating func characterClass() -> Atom? {
            i += 1
            if byte == UInt8(ascii: "^") { i += 1 }
            if byte == UInt8(ascii: "]") { i += 1 }
            while let byte {
                i += 1
                switch byte {
                case UInt8(ascii: "]"): return Atom()
                case UInt8(ascii: "["): return nil
                case UInt8(ascii: "\\"): i += 1
                default: break
                }
            }
            return nil
        }

        /// How often the last item must stand at least; 1 without a quantifier, 2 for 1 and more.
        private mutating func quantifier() -> Int? {
            var least = 1
            if take("?") || take("*") {
                least = 0
            } else if take("+") {
                least = 2
            } else if take("{") {
                let start = i
                while let byte, (0x30...0x39).contains(byte) { i += 1 }
                guard i > start, let number = Int(String(decoding: bytes[start..<i], as: UTF8.self)) else { return nil }
                while let byte, byte == UInt8(ascii: ",") || (0x30...0x39).contains(byte) { i += 1 }
                guard take("}") else { return nil }
                least = number == 0 ? 0 : 2
            } else {
                return 1
            }
            _ = take("?") || take("+")
            return least
        }
    }
}

/// Finds literals in words. One for each vocabulary.
struct LiteralIndex: Sendable {
    private(set) var literals: [[UInt8]] = []
    private var byStart: [UInt32: [Int32]] = [:]

    init() {}

    /// - Parameter literals: each once.
    init(_ literals: [[UInt8]]) {
        for literal in literals { _ = number(of: literal) }
    }

    /// The number of a literal; equal ones have one.
    mutating func number(of literal: [UInt8]) -> Int32 {
        let key = LiteralIndex.key(literal, 0)
        if let known = byStart[key]?.first(where: { literals[Int($0)] == literal }) { return known }
        let number = Int32(literals.count)
        literals.append(literal)
        byStart[key, default: []].append(number)
        return number
    }

    /// The literals that stand in a word, each once, ascending. O(length of the word), mostly.
    ///
    /// - Parameter folded: in lower case.
    func literals(in folded: [UInt8]) -> [Int32] {
        guard !literals.isEmpty, folded.count >= RequiredLiterals.shortest else { return [] }
        var found: [Int32] = []
        for start in 0...folded.count - RequiredLiterals.shortest {
            for number in byStart[LiteralIndex.key(folded, start)] ?? [] where folded[start...].starts(with: literals[Int(number)]) {
                found.append(number)
            }
        }
        guard found.count > 1 else { return found }
        return Set(found).sorted()
    }

    private static func key(_ bytes: [UInt8], _ start: Int) -> UInt32 {
        UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
    }
}
