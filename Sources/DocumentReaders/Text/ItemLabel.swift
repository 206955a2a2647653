/// A number or letter before an item, as people type it: `(a)`, `a)`, `1.`, `(1)`, `1.2`, `1.2.3.`, `IV.`, `A.`.
struct ItemLabel {
    /// Bytes of the label with its signs, without white space.
    var length: Int
    /// True for labels that hardly occur inside sentences.
    var isStrong: Bool

    /// - Parameter line: a line from its first visible character on.
    /// - Returns: nil if the line does not start with a label.
    init?(_ line: ArraySlice<UInt8>) {
        if let length = Self.numberWithoutSpace(line) {
            self.length = length
            isStrong = true
            return
        }
        var parser = Parser(rest: line)
        let isOpened = parser.take { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
        guard let first = parser.part() else { return nil }
        var parts = 1
        while parser.rest.first == UInt8(ascii: "."), let next = Parser.part(after: parser.rest.dropFirst()) {
            parser.rest = next
            parts += 1
        }
        let isBracketed = parser.take { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "]") }
        if isOpened, !isBracketed { return nil }
        let hasDot = parser.take { $0 == UInt8(ascii: ".") }
        length = parser.rest.startIndex - line.startIndex
        let isSeparate = parser.rest.first.map { $0 == 0x20 || $0 == 0x09 } ?? true
        if !isSeparate, !isOpened { return nil }
        if isBracketed {
            isStrong = true
        } else if hasDot {
            isStrong = first.isDigits && (parts > 1 || first.count <= 3)
        } else {
            // Without a sign after it only a number of several parts is a label: "1.2 Text", not "12 soldiers".
            guard parts > 1, first.isDigits else { return nil }
            let next = parser.rest.first { $0 != 0x20 && $0 != 0x09 }
            if let next, !next.isASCIIUpper, !next.isBeyondASCII { return nil }
            isStrong = false
        }
    }

    /// `2.The Parties`: the space was forgotten or lost in recognition.
    private static func numberWithoutSpace(_ line: ArraySlice<UInt8>) -> Int? {
        let digits = line.prefix { $0.isASCIIDigit }
        let rest = line.dropFirst(digits.count)
        guard (1...3).contains(digits.count), rest.count >= 3, rest.first == UInt8(ascii: ".") else { return nil }
        let letters = rest.dropFirst()
        guard letters.first?.isASCIIUpper == true, let second = letters.dropFirst().first else { return nil }
        return second.isASCIILower || second == UInt8(ascii: "'") || second.isBeyondASCII ? digits.count + 1 : nil
    }

    private struct Parser {
        var rest: ArraySlice<UInt8>

        mutating func take(_ isWanted: (UInt8) -> Bool) -> Bool {
            guard let byte = rest.first, isWanted(byte) else { return false }
            rest.removeFirst()
            return true
        }

        /// Up to four digits, a letter, a letter doubled, or a Roman number (also as character recognition reads it).
        mutating func part() -> (isDigits: Bool, count: Int)? {
            let word = rest.prefix { $0.isASCIIDigit || $0.isASCIILetter }
            guard let first = word.first else { return nil }
            let isDigits = word.allSatisfy { $0.isASCIIDigit }
            let isLetter = word.count == 1 || word.count == 2 && word.last == first
            let isRoman = word.count <= 6 && word.allSatisfy(Self.isRoman)
            guard isDigits && word.count <= 4 || isLetter || isRoman else { return nil }
            rest = rest[word.endIndex...]
            return (isDigits, word.count)
        }

        static func part(after start: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
            var parser = Parser(rest: start)
            return parser.part() == nil ? nil : parser.rest
        }

        private static func isRoman(_ byte: UInt8) -> Bool {
            switch byte | 0x20 {
            case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "l"): true
            default: byte == UInt8(ascii: "1")
            }
        }
    }
}
