/// Looks through XML before it is parsed. The parser compares each attribute of an element with each, and the
/// declarations of namespaces too, so that one long tag could keep it busy for hours; and it must read the same
/// characters as this census, so that only plain encodings pass.
enum XMLCensus {
    /// - Returns: the bytes to parse, and whether they are UTF-8 whatever the declaration in them says.
    /// - Throws: `malformed` for encodings that parts of documents are not in, `tooMuch` for tags without end.
    static func prepare(_ bytes: [UInt8], limits: ReadingLimits) throws(XMLFault) -> (bytes: [UInt8], isUTF8: Bool) {
        let decoded = try utf8(bytes)
        let checked = decoded ?? bytes
        if decoded == nil, let name = declaredEncoding(bytes), !isPlain(name) {
            throw .malformed(line: 1, reason: "its encoding is neither UTF-8 nor UTF-16")
        }
        if longestTag(checked) > limits.maxAttributes { throw .tooMuch("an element has more than \(limits.maxAttributes) attributes") }
        return (checked, decoded != nil)
    }

    /// UTF-16 as UTF-8; nil for all that is not UTF-16.
    private static func utf8(_ bytes: [UInt8]) throws(XMLFault) -> [UInt8]? {
        let start = Array(bytes.prefix(4))
        if start == [0x4C, 0x6F, 0xA7, 0x94] || start.starts(with: [0, 0]) || start.suffix(3) == [0, 0, 0] {
            throw .malformed(line: 1, reason: "its encoding is neither UTF-8 nor UTF-16")
        }
        let isBigEndian: Bool
        switch (start.first, start.dropFirst().first) {
        case (0xFE, 0xFF), (0, 0x3C): isBigEndian = true
        case (0xFF, 0xFE), (0x3C, 0): isBigEndian = false
        default: return nil
        }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (high, low) = isBigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            units.append(UInt16(high) << 8 | UInt16(low))
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// What the XML declaration says, in lower case.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        guard start.starts(with: "<?xml".utf8) else { return nil }
        let head = String(decoding: start.prefix { $0 != UInt8(ascii: ">") }.prefix(1000), as: UTF8.self).lowercased()
        guard let word = head.firstRange(of: "encoding") else { return nil }
        return String(head[word.upperBound...].drop { $0.isWhitespace || "='\"".contains($0) }.prefix { !$0.isWhitespace && !"'\"?".contains($0) })
    }

    /// In these every byte below 0x80 is the ASCII character.
    private static func isPlain(_ name: String) -> Bool {
        ["utf-8", "utf8", "utf-16", "us-ascii", "ascii"].contains(name) || name.hasPrefix("iso-8859-") || name.hasPrefix("windows-125")
    }

    /// The most signs of equality outside of quotes in a tag: no fewer than it has attributes.
    private static func longestTag(_ bytes: [UInt8]) -> Int {
        var longest = 0
        bytes.withUnsafeBufferPointer { bytes in
            var signs = 0
            var isInTag = false
            var quote: UInt8 = 0
            for byte in bytes {
                switch byte {
                // No value may hold one, so that a stray quote hides nothing.
                case UInt8(ascii: "<"): (isInTag, quote, signs) = (true, 0, 0)
                case UInt8(ascii: ">") where quote == 0: isInTag = false
                case UInt8(ascii: "\""), UInt8(ascii: "'"):
                    if !isInTag { continue }
                    if quote == 0 { quote = byte } else if quote == byte { quote = 0 }
                case UInt8(ascii: "=") where isInTag && quote == 0:
                    signs += 1
                    longest = max(longest, signs)
                default: continue
                }
            }
        }
        return longest
    }
}
