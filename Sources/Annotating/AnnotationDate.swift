/// The date that comments and tracked changes carry. No clock: the same draft gives the same bytes.
enum AnnotationDate {
    /// A date or a date with a time in ISO 8601, as Word writes it; nil if it is neither.
    static func normalised(_ text: String) -> String? {
        let scalars = Array(text.utf8)
        func isShaped(_ pattern: String) -> Bool {
            let pattern = Array(pattern.utf8)
            return scalars.count == pattern.count
                && zip(scalars, pattern).allSatisfy { $1 == UInt8(ascii: "0") ? (0x30...0x39).contains($0) : $0 == $1 }
        }
        func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(scalars[$1] - 0x30) } }
        let isDay = isShaped("0000-00-00")
        guard isDay || isShaped("0000-00-00T00:00:00Z") || isShaped("0000-00-00T00:00:00") else { return nil }
        let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
        if isDay { return text + "T00:00:00Z" }
        guard number(11..<13) < 24, number(14..<16) < 60, number(17..<19) < 60 else { return nil }
        return text.hasSuffix("Z") ? text : text + "Z"
    }

    /// The date on which a file was last saved, or else made.
    ///
    /// - Parameter properties: the part with the file's properties.
    static func saved(_ properties: [UInt8]) -> String? {
        guard let part = PartEncoding.decode(properties)?.bytes, let tree = try? XMLTree(part) else { return nil }
        for name in ["modified", "created"] {
            for element in tree.elements.indices where tree.qualifiedName(of: element).split(separator: ":").last == Substring(name) {
                let range = tree.elements[element].contentStart..<tree.elements[element].contentEnd
                // Fractions of a second are more than Word writes.
                let text = tree.text(range).filter { !$0.isWhitespace }
                let whole = text.split(separator: ".").first.map(String.init) ?? text
                if let date = normalised(whole) { return date }
            }
        }
        return nil
    }
}
