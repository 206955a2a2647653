/// Fields: a code that tells Word what to compute (page number, reference, table of contents) and the result that
/// it shows. Fields lie in each other and run over paragraphs.
struct WordFields {
    /// For each open field, whether its result has begun.
    private var showsResult: [Bool] = []

    /// True where the file shows codes, not text.
    private(set) var isInCode = false

    var isOpen: Bool { !showsResult.isEmpty }

    mutating func note(_ type: UnsafeBufferPointer<UInt8>?) {
        guard let type else { return }
        if type.elementsEqual("begin".utf8) {
            showsResult.append(false)
        } else if type.elementsEqual("separate".utf8) {
            if !showsResult.isEmpty { showsResult[showsResult.count - 1] = true }
        } else if type.elementsEqual("end".utf8) {
            _ = showsResult.popLast()
        }
        isInCode = showsResult.contains(false)
    }
}

/// Characters of fonts of signs, which have no letters at their codes.
enum WordSymbols {
    /// - Parameters:
    ///   - code: the character's code, in hexadecimal digits.
    ///   - font: the font's name.
    /// - Returns: the sign as text, as near as Unicode has it; nil if nothing can be said.
    static func text(_ code: String?, font: String?) -> [UInt8]? {
        guard let code, let value = UInt16(code, radix: 16) else { return nil }
        // Fonts of signs use a private range for codes of one byte.
        guard (0xF000...0xF0FF).contains(value) else { return value < 0x20 ? nil : value.utf8Bytes }
        let byte = UInt8(value & 0xFF)
        let table = font?.lowercased().hasPrefix("wingdings") == true ? wingdings : symbol
        return table[byte].map { Array($0.utf8) }
    }

    private static let wingdings: [UInt8: String] = [
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "❖", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→",
        0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□",
    ]
    private static let symbol: [UInt8: String] = [
        0x2D: "-", 0xA3: "≤", 0xA7: "♣", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
        0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xDE: "⇒",
    ]
}
