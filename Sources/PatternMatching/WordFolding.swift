/// Upper and lower case, ligatures and soft hyphens; letters with their accents beside them, letters of full width.
enum WordFolding {
    /// Letters with accents, by themselves: characters are equal however their accents are written.
    private static let composed: [Character: Unicode.Scalar] = {
        var result: [Character: Unicode.Scalar] = [:]
        for range in [0xC0...0x24F, 0x386...0x3CE, 0x400...0x45F, 0x1E00...0x1EFF] as [ClosedRange<UInt32>] {
            for scalar in range.compactMap(Unicode.Scalar.init) { result[Character(scalar)] = scalar }
        }
        return result
    }()

    static func fold(_ word: [UInt8]) -> [UInt8] {
        if word.allSatisfy({ $0 < 0x80 }) {
            return word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        }
        var folded = ""
        for character in String(decoding: word, as: UTF8.self) {
            let scalars = character.unicodeScalars
            if scalars.count > 1, let one = composed[character] { fold(one, into: &folded) } else { for scalar in scalars { fold(scalar, into: &folded) } }
        }
        return Array(folded.utf8)
    }

    private static func fold(_ scalar: Unicode.Scalar, into folded: inout String) {
        switch scalar.value {
        case 0xAD, 0x200C...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: break
        case 0xFB00: folded += "ff"
        case 0xFB01: folded += "fi"
        case 0xFB02: folded += "fl"
        case 0xFB03: folded += "ffi"
        case 0xFB04: folded += "ffl"
        case 0xFB05, 0xFB06: folded += "st"
        case 0x17F: folded += "s"
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            folded += Unicode.Scalar(scalar.value - 0xFEE0).map { $0.properties.lowercaseMapping } ?? ""
        default: folded += scalar.properties.lowercaseMapping
        }
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
