/// The encoding of Western European Windows, a superset of Latin-1's printable characters.
enum Windows1252 {
    /// The characters of 0x80 to 0x9F; 0 where none is defined.
    private static let upper: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    static func isUndefined(_ byte: UInt8) -> Bool {
        (0x80...0x9F).contains(byte) && upper[Int(byte) - 0x80] == 0
    }

    static func decode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
                continue
            }
            let code = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
            text.append(contentsOf: code.utf8Bytes)
        }
        return text
    }
}

extension UInt16 {
    /// The UTF-8 of a code point of the basic plane; of U+FFFD for a surrogate or zero.
    var utf8Bytes: [UInt8] {
        if self == 0 || (0xD800...0xDFFF).contains(self) { return [0xEF, 0xBF, 0xBD] }
        if self < 0x80 { return [UInt8(self)] }
        if self < 0x800 { return [0xC0 | UInt8(self >> 6), 0x80 | UInt8(self & 0x3F)] }
        return [0xE0 | UInt8(self >> 12), 0x80 | UInt8(self >> 6 & 0x3F), 0x80 | UInt8(self & 0x3F)]
    }
}
