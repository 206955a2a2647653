#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// A web page as UTF-8. Pages say in which encoding they are, sometimes truly.
enum HTMLDecoding {
    static func decode(_ file: SourceFile) throws(ReadingError) -> DecodedText {
        let census = ByteCensus(file.bytes)
        // UTF-8 and UTF-16 show themselves; Windows-1252 is what "ISO 8859-1" means on the web.
        let own = ["utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "cp1252", "utf-16"]
        guard census.invalid > 0, census.nulls == 0, let name = declared(file.bytes), !own.contains(name), let bytes = converted(file.bytes, from: name)
        else { return try TextDecoding.decode(file) }
        return DecodedText(bytes: bytes, remark: "read as \(name), as the page says")
    }

    /// The encoding that a `meta` element names, in lower case.
    private static func declared(_ bytes: [UInt8]) -> String? {
        let start = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self).lowercased()
        guard let range = start.firstRange(of: "charset=") else { return nil }
        let name = start[range.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }.prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
        return name.isEmpty ? nil : String(name)
    }

    /// nil if the encoding is unknown or the bytes are not in it.
    private static func converted(_ bytes: [UInt8], from name: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        var room = [CChar](repeating: 0, count: 1 << 16)
        let isWhole = bytes.withUnsafeBytes { bytes in
            var from = UnsafeMutablePointer(mutating: bytes.assumingMemoryBound(to: CChar.self).baseAddress)
            var left = bytes.count
            while left > 0 {
                let (before, free) = (left, room.count)
                var outputLeft = free
                let (result, code) = room.withUnsafeMutableBufferPointer { room in
                    var to = room.baseAddress
                    return (iconv(converter, &from, &left, &to, &outputLeft), errno)
                }
                output += room[..<(free - outputLeft)].map { UInt8(bitPattern: $0) }
                // A full buffer is emptied, and it goes on; anything else is not in this encoding.
                if result == -1, code != E2BIG || (left == before && outputLeft == free) { return false }
            }
            return true
        }
        return isWhole ? output : nil
    }
}
