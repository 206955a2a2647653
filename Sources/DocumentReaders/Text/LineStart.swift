/// What the first characters of a line tell about whether it starts something new.
enum LineStart: Equatable {
    /// "Article 5", "ANNEX II": a structure word and a number. `isTitle` if nothing but a title follows, not the
    /// rest of a sentence ("Article 5 of this Agreement").
    case structureWord(isTitle: Bool)
    /// A label that hardly occurs inside sentences: "(a)", "1.", "ii)", a bullet.
    case strongLabel
    /// A label that may be an initial or a reference: "A.", "I.", "1.2", a dash.
    case weakLabel
    /// A label or bullet and nothing else on the line.
    case labelAlone
    /// Letters, and no small one among them.
    case capitals
    case lowercase
    case other

    init(_ line: ArraySlice<UInt8>) {
        if let bullet = Self.bullet(line) {
            self = bullet.isDash ? (bullet.isAlone ? .other : .weakLabel) : bullet.isAlone ? .labelAlone : .strongLabel
        } else if let label = ItemLabel(line) {
            self = label.length == line.count ? .labelAlone : label.isStrong ? .strongLabel : .weakLabel
        } else if let isTitle = Self.structureWord(line) {
            self = .structureWord(isTitle: isTitle)
        } else if Self.isAllCapitals(line) {
            self = .capitals
        } else {
            self = Self.startsSmall(line) ? .lowercase : .other
        }
    }

    private static let bullets: [[UInt8]] = [
        "•", "●", "○", "▪", "■", "□", "◦", "‣", "·", "\u{F0B7}", "➢", "✓", "*",
    ].map { [UInt8]($0.utf8) }
    private static let dashes: [[UInt8]] = ["-", "–", "—"].map { [UInt8]($0.utf8) }

    private static func bullet(_ line: ArraySlice<UInt8>) -> (isDash: Bool, isAlone: Bool)? {
        for mark in bullets + dashes where line.starts(with: mark) {
            let rest = line.dropFirst(mark.count)
            if rest.isEmpty { return (dashes.contains(mark), true) }
            let isSpaced = rest.first == 0x20 || rest.first == 0x09
            // Signs that text uses otherwise, such as a dash, need a space after them.
            if isSpaced || bullets.contains(mark) && mark.count > 1 { return (dashes.contains(mark), false) }
        }
        return nil
    }

    /// nil unless the line starts with a structure word and a number; else whether a title or nothing follows.
    private static func structureWord(_ line: ArraySlice<UInt8>) -> Bool? {
        let word = line.prefix { $0 > 0x20 }
        guard StructureWords.starters.contains(StructureWords.lowercased(word)) else { return nil }
        let rest = line[word.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
        if rest.isEmpty { return word.first?.isASCIILower == true ? nil : true }
        let number = rest.prefix { $0 > 0x20 }
        guard isNumber(number) else { return nil }
        let title = rest[number.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
        guard let next = title.first else { return true }
        if [UInt8]("-–—.:".utf8).contains(next) { return true }
        let last = number.last ?? 0x20
        if last == UInt8(ascii: ":") || last == UInt8(ascii: ".") || last == UInt8(ascii: "-") { return true }
        // A wrapped line may begin with a reference: then its word is small, or small letters follow the number.
        return word.first?.isASCIILower == true ? nil : next.isASCIIUpper
    }

    /// Digits with or without parts, a Roman number, a single capital, a number in words, each with signs around it.
    private static func isNumber(_ token: ArraySlice<UInt8>) -> Bool {
        let signs = [UInt8]("().:-*°º,;".utf8)
        let core = token.filter { !signs.contains($0) }
        guard let first = core.first else { return false }
        if first.isASCIIDigit || core.count == 1 && first.isASCIIUpper { return true }
        let capitals = core.map { $0.isASCIILower ? $0 & 0xDF : $0 }
        if first.isASCIIUpper, capitals.allSatisfy({ [UInt8]("IVXLCDM1".utf8).contains($0) }) { return true }
        // Arabic digits.
        if core.count >= 2, core[0] == 0xD9, (0xA0...0xA9).contains(core[1]) { return true }
        return numberWords.contains(StructureWords.lowercased(core[...]))
    }

    private static let numberWords: Set<[UInt8]> = Set(
        [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "first",
            "second", "third", "fourth", "fifth", "premier", "première", "deuxième", "primero", "primera", "único",
        ].map { [UInt8]($0.utf8) })

    private static func isAllCapitals(_ line: ArraySlice<UInt8>) -> Bool {
        var capitals = 0
        var before: UInt8 = 0
        for byte in line {
            if byte.isASCIILower { return false }
            // Accented Latin and Russian capitals take two bytes.
            let isCapitalPair =
                before == 0xC3 && (0x80...0x9E).contains(byte) || before == 0xD0 && (0x81...0xAF).contains(byte)
            if byte.isASCIIUpper || isCapitalPair { capitals += 1 }
            before = byte
        }
        return capitals >= 4 && !hasSmallLetterBeyondASCII(line)
    }

    private static func hasSmallLetterBeyondASCII(_ line: ArraySlice<UInt8>) -> Bool {
        var before: UInt8 = 0
        for byte in line {
            if before == 0xC3, (0x9F...0xBF).contains(byte), byte != 0xB7 { return true }
            if before == 0xD0, (0xB0...0xBF).contains(byte) { return true }
            if before == 0xD1, (0x80...0x9F).contains(byte) { return true }
            before = byte
        }
        return false
    }

    private static func startsSmall(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return false }
        return first.isASCIILower || hasSmallLetterBeyondASCII(line.prefix(2))
    }
}
