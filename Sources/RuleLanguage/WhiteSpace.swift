import TextSpans

/// The white space that may stand within a line.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

extension Array<UInt8> {
    /// The text of a span without white space at its ends; white space inside it counts as one space.
    func folded(_ span: ByteSpan) -> String {
        var start = Int(span.start)
        var end = Int(span.end)
        while start < end, isBlank(self[start]) { start += 1 }
        while end > start, isBlank(self[end - 1]) { end -= 1 }
        // Most texts are folded already.
        var wasBlank = false
        var isFolded = true
        for i in start..<end {
            let byte = self[i]
            guard byte <= 0x20, isBlank(byte) else { wasBlank = false; continue }
            if byte != 0x20 || wasBlank { isFolded = false; break }
            wasBlank = true
        }
        if isFolded { return string(ByteSpan(start, end)) }
        return String(decoding: Array(self[start..<end].split(whereSeparator: isBlank).joined(separator: [0x20])), as: UTF8.self)
    }
}

extension String {
    /// What stands between spaces. By bytes: cutting by characters takes many times as long.
    func words(maxSplits: Int = .max) -> [Substring] { utf8.split(separator: 0x20, maxSplits: maxSplits).map { Substring($0) } }
}
