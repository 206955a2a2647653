/// The number at the start of a block or item: "7", "(2)", "(a)", "iv.", "3.2.1".
struct ItemLabel: Hashable {
    enum Style: Hashable {
        case decimal(depth: Int)
        case bracketedNumber
        case letter
        case capitalLetter
        case roman
        case capitalRoman
        case bullet
    }

    var style: Style
    /// As shown in addresses: "2", "a", "iv", "3.2.1"; empty for bullets.
    var text: String
    /// Position in its sequence, from 1; 0 for bullets.
    var ordinal: Int

    /// Whether this label could come right after another of its list.
    func continues(_ other: ItemLabel) -> Bool { style == other.style && (ordinal == other.ordinal + 1 || style == .bullet) }

    /// Whether this label comes right after another of its list, whose other parts it shares: "3.2" after "3.1".
    func follows(_ other: ItemLabel) -> Bool { continues(other) && parents == other.parents }

    /// Whether this label is a part of another's paragraph: "3.2.1" of "3.2".
    func isBelow(_ other: ItemLabel) -> Bool { !other.text.isEmpty && parts.count > other.parts.count && parts.starts(with: other.parts) }

    private var parts: [Substring] { text.drop { $0 == "(" }.prefix { $0 != ")" }.split(separator: ".") }
    /// "3.1" of "3.1.2"; a name stays with its number.
    private var parents: [Substring] { if case .decimal(let depth) = style, depth > 1 { parts.dropLast() } else { [] } }
}

enum NumberParsing {
    /// Value of a roman number, 1 to 399; nil if it is not one.
    static func roman(_ word: some Collection<UInt8>) -> Int? {
        guard !word.isEmpty, word.count <= 9 else { return nil }
        var total = 0
        var last = Int.max
        var repeated = 0
        for byte in word {
            let value: Int
            switch byte | 0x20 {
            case UInt8(ascii: "i"): value = 1
            case UInt8(ascii: "v"): value = 5
            case UInt8(ascii: "x"): value = 10
            case UInt8(ascii: "l"): value = 50
            case UInt8(ascii: "c"): value = 100
            default: return nil
            }
            repeated = value == last ? repeated + 1 : 1
            if repeated > 3 { return nil }
            if value > last { total += value - 2 * last } else { total += value }
            last = value
        }
        guard (1...399).contains(total), write(total) == word.map({ $0 | 0x20 }) else { return nil }
        return total
    }

    private static func write(_ number: Int) -> [UInt8] {
        var rest = number
        var result = ""
        for (value, text) in [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
            while rest >= value {
                result += text
                rest -= value
            }
        }
        return Array(result.utf8)
    }

    static func decimal(_ word: some Collection<UInt8>) -> Int? {
        guard !word.isEmpty, word.count <= 4, word.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    static func letter(_ word: some Collection<UInt8>) -> Int? {
        guard word.count == 1, let byte = word.first else { return nil }
        let lower = byte | 0x20
        return (0x61...0x7A).contains(lower) ? Int(lower) - 0x60 : nil
    }

    /// Reads a label at a position: the label and where it ends, or nil.
    ///
    /// - Parameter previous: the label before it in the same list, which decides whether "(i)" follows "(h)" or starts
    ///   a roman list.
    static func label(in text: [UInt8], from start: Int, to end: Int, previous: [ItemLabel]) -> (ItemLabel, Int)? {
        guard start < end else { return nil }
        var i = start
        let isBracketed = text[i] == UInt8(ascii: "(") || text[i] == UInt8(ascii: "[")
        if isBracketed { i += 1 }
        let wordStart = i
        while i < end, (0x30...0x39).contains(text[i]) || (0x41...0x5A).contains(text[i] & 0xDF), i - wordStart < 10 { i += 1 }
        if i == wordStart { return bullet(in: text, from: start, to: end) }
        let word = text[wordStart..<i]
        if !isBracketed, let first = decimal(word) {
            // "1999. The war" begins with a year.
            return first < 1900 ? decimals(first, text, i, end, start: wordStart) : nil
        }
        // "(5.1.1)": shown with its brackets, as the document has it.
        if isBracketed, let first = decimal(word), i < end, text[i] == UInt8(ascii: "."),
            let (label, close) = decimals(first, text, i, end, start: wordStart), text[close - 1] == UInt8(ascii: ")")
        {
            return (ItemLabel(style: label.style, text: "(\(label.text))", ordinal: label.ordinal), close)
        }
        var close = i
        if isBracketed {
            guard close < end, text[close] == UInt8(ascii: ")") || text[close] == UInt8(ascii: "]") else { return nil }
            close += 1
        } else {
            guard close < end, text[close] == UInt8(ascii: ")") || text[close] == UInt8(ascii: ".") else { return nil }
            close += 1
        }
        guard close == end || text[close] == 0x20 || text[close] >= 0x80 || isBracketed else { return nil }
        guard let label = interpret(word, isBracketed: isBracketed, previous: previous) else { return nil }
        return (label, close)
    }

    private static func interpret(_ word: ArraySlice<UInt8>, isBracketed: Bool, previous: [ItemLabel]) -> ItemLabel? {
        let shown = String(decoding: word, as: UTF8.self)
        if let number = decimal(word) {
            return ItemLabel(style: isBracketed ? .bracketedNumber : .decimal(depth: 1), text: shown, ordinal: number)
        }
        let isCapital = word.first! & 0x20 == 0
        let asLetter = letter(word).map {
            ItemLabel(style: isCapital ? .capitalLetter : .letter, text: shown, ordinal: $0)
        }
        let asRoman = roman(word).map { ItemLabel(style: isCapital ? .capitalRoman : .roman, text: shown, ordinal: $0) }
        guard let asRoman else { return asLetter }
        guard let asLetter else { return asRoman }
        if previous.contains(where: { asLetter.continues($0) }) { return asLetter }
        if previous.contains(where: { asRoman.continues($0) }) { return asRoman }
        return asRoman.ordinal == 1 ? asRoman : asLetter
    }

    private static func decimals(_ first: Int, _ text: [UInt8], _ afterFirst: Int, _ end: Int, start: Int) -> (ItemLabel, Int)? {
        var i = afterFirst
        var depth = 1
        var ordinal = first
        while i + 1 < end, text[i] == UInt8(ascii: "."), (0x30...0x39).contains(text[i + 1]) {
            let partStart = i + 1
            var j = partStart
            while j < end, (0x30...0x39).contains(text[j]) { j += 1 }
            guard let part = decimal(text[partStart..<j]) else { return nil }
            ordinal = part
            depth += 1
            i = j
        }
        // "38-4." was put in after 38.
        if depth == 1, i + 1 < end, text[i] == UInt8(ascii: "-"), (0x30...0x39).contains(text[i + 1]) {
            var j = i + 1
            while j < end, (0x30...0x39).contains(text[j]) { j += 1 }
            guard j < end, text[j] == UInt8(ascii: "."), let part = decimal(text[(i + 1)..<j]) else { return nil }
            (ordinal, depth, i) = (part, 2, j)
        }
        let shown = String(decoding: text[start..<i], as: UTF8.self)
        let label = ItemLabel(style: .decimal(depth: depth), text: shown, ordinal: ordinal)
        if i == end { return depth > 1 ? (label, i) : nil }
        if text[i] == UInt8(ascii: ".") || text[i] == UInt8(ascii: ")") || text[i] == UInt8(ascii: ":") {
            i += 1
            guard i == end || text[i] == 0x20 || text[i] >= 0x41 else { return nil }
            return (label, i)
        }
        // "1.2 Title" has no stop after the number; "30 days" is no label.
        return depth > 1 && text[i] == 0x20 ? (label, i) : nil
    }

    private static func bullet(in text: [UInt8], from start: Int, to end: Int) -> (ItemLabel, Int)? {
        let label = ItemLabel(style: .bullet, text: "", ordinal: 0)
        let byte = text[start]
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") {
            return start + 1 < end && text[start + 1] == 0x20 ? (label, start + 1) : nil
        }
        if byte == 0xE2, start + 2 < end {
            let (second, third) = (text[start + 1], text[start + 2])
            // Bullet, en and em dash, triangles, squares, check marks.
            if second == 0x80, third == 0xA2 || third == 0x93 || third == 0x94 { return (label, start + 3) }
            if (0x96...0x9E).contains(second) { return (label, start + 3) }
        }
        if byte == 0xEF, start + 2 < end, text[start + 1] == 0x82 || text[start + 1] == 0x83 { return (label, start + 3) }
        if byte == 0xC2, start + 1 < end, text[start + 1] == 0xB7 { return (label, start + 2) }
        return nil
    }
}
