/// What the last characters of a line tell about whether its sentence goes on.
enum LineEnding {
    /// A full stop, colon, semicolon, question or exclamation mark, before closing quotes and brackets.
    case terminal
    /// A semicolon or comma with "and" or "or" after it, as in the last but one item of a list.
    case listConnector
    case comma
    /// A letter and a hyphen: perhaps a word cut in two.
    case hyphen
    /// Dots and a page number, as in a table of contents.
    case leader
    /// A letter, a digit or anything else.
    case open

    init(_ line: ArraySlice<UInt8>) {
        if Self.endsWithLeader(line) { self = .leader; return }
        var rest = line
        while let last = rest.last {
            if [UInt8]("\"')]".utf8).contains(last) {
                rest.removeLast()
            } else if rest.hasSuffix([0xE2, 0x80, 0x9D]) || rest.hasSuffix([0xE2, 0x80, 0x99]) {
                rest.removeLast(3)
            } else if rest.hasSuffix([0xC2, 0xBB]) {
                rest.removeLast(2)
            } else {
                break
            }
        }
        switch rest.last {
        // Arabic question mark and semicolon end in 0x9F and 0x9B after 0xD8.
        case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"): self = .terminal
        case 0x9F where rest.hasSuffix([0xD8, 0x9F]): self = .terminal
        case 0x9B where rest.hasSuffix([0xD8, 0x9B]): self = .terminal
        case 0xA6 where rest.hasSuffix([0xE2, 0x80, 0xA6]): self = .terminal
        case UInt8(ascii: ","): self = .comma
        case 0x8C where rest.hasSuffix([0xD8, 0x8C]): self = .comma
        case UInt8(ascii: "-"):
            let before = rest.dropLast().last ?? 0x20
            self = before.isASCIILetter || before >= 0x80 ? .hyphen : .open
        default:
            self = Self.endsWithConnector(rest) ? .listConnector : .open
        }
    }

    /// True if a sentence or a list item may have ended here.
    var allowsNewItem: Bool { self == .terminal || self == .listConnector || self == .leader }

    private static func endsWithLeader(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line
        while let last = rest.last, last.isASCIIDigit || last == 0x20 { rest.removeLast() }
        if rest.hasSuffix([UInt8](". . .".utf8)) { return true }
        return rest.endIndex < line.endIndex && rest.hasSuffix([UInt8]("...".utf8)) || rest.hasSuffix([UInt8]("....".utf8))
    }

    private static func endsWithConnector(_ line: ArraySlice<UInt8>) -> Bool {
        for word in ["; and", "; or", "; et", "; ou", "; y", "; o", "; e"] where line.hasSuffix([UInt8](word.utf8)) {
            return true
        }
        return false
    }
}

extension ArraySlice<UInt8> {
    func hasSuffix(_ bytes: [UInt8]) -> Bool { count >= bytes.count && suffix(bytes.count).elementsEqual(bytes) }
}

extension UInt8 {
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    var isASCIILower: Bool { (0x61...0x7A).contains(self) }
    var isASCIIUpper: Bool { (0x41...0x5A).contains(self) }
    /// Part of a character outside ASCII, which in the languages of drafts is mostly a letter.
    var isBeyondASCII: Bool { self >= 0x80 }
}
