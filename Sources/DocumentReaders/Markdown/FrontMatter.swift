/// The block of metadata at the head of a Markdown file, between lines of three hyphens.
enum FrontMatter {
    /// The text with spaces in place of the metadata: lines and offsets stay.
    static func blanked(_ text: [UInt8]) -> [UInt8] {
        let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = line(text, from: start), isFence(text[first], allowsDots: false) else { return text }
        var next = first.upperBound + 1
        // An ordinary text may begin with a rule: metadata has a key on its first line.
        guard let second = line(text, from: next), text[second].contains(UInt8(ascii: ":")) else { return text }
        while let candidate = line(text, from: next) {
            if isFence(text[candidate], allowsDots: true) {
                var out = text
                for index in start..<candidate.upperBound where out[index] != 0x0A { out[index] = 0x20 }
                return out
            }
            next = candidate.upperBound + 1
        }
        return text
    }

    private static func line(_ text: [UInt8], from start: Int) -> Range<Int>? {
        guard start < text.count else { return nil }
        return start..<(text[start...].firstIndex(of: 0x0A) ?? text.count)
    }

    private static func isFence(_ line: ArraySlice<UInt8>, allowsDots: Bool) -> Bool {
        let trimmed = line.suffix(1) == [0x0D] ? line.dropLast() : line
        return trimmed.elementsEqual([UInt8]("---".utf8)) || allowsDots && trimmed.elementsEqual([UInt8]("...".utf8))
    }
}
