/// Parts are changed in UTF-8. One in UTF-16, which the format allows, is turned into UTF-8 and back.
enum PartEncoding {
    case utf8
    case utf16(isBigEndian: Bool)

    /// - Returns: the part in UTF-8 and what it was before; nil for an encoding that Office does not allow.
    static func decode(_ bytes: [UInt8]) -> (bytes: [UInt8], encoding: PartEncoding)? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let isBigEndian = bytes[0] == 0xFE
            var units: [UInt16] = []
            for index in stride(from: 0, to: bytes.count - 1, by: 2) {
                let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
                units.append(isBigEndian ? first << 8 | second : second << 8 | first)
            }
            return (Array(String(decoding: units, as: UTF16.self).utf8), .utf16(isBigEndian: isBigEndian))
        }
        let declaration = String(decoding: bytes.prefix { $0 != UInt8(ascii: ">") }.prefix(200), as: UTF8.self).lowercased()
        let isOther = declaration.contains("<?xml") && declaration.contains("encoding")
            && !declaration.contains("utf-8") && !declaration.contains("utf8") && !declaration.contains("ascii")
        return isOther ? nil : (bytes, .utf8)
    }

    func encode(_ bytes: [UInt8]) -> [UInt8] {
        guard case .utf16(let isBigEndian) = self else { return bytes }
        return String(decoding: bytes, as: UTF8.self).utf16.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBigEndian ? [high, low] : [low, high]
        }
    }
}
