/// Counts the numbered paragraphs of an OpenDocument text as a word processor does.
struct OpenCounters {
    private let styles: OpenStyles
    /// The last number of each level (from 1), by list; lists that go on with another share its numbers.
    private var counts: [Int: [Int?]] = [:]
    /// Lists that can be gone on with: by their ids, and the last of each style.
    private var byID: [String: Int] = [:]
    private var lastOfStyle: [String: Int] = [:]
    private var listCount = 0
    private static let deepest = 10
    /// The list of the headings.
    private static let outline = -1

    init(_ styles: OpenStyles) { self.styles = styles }

    /// A list at the outermost level begins.
    ///
    /// - Returns: its number.
    mutating func begin(style: String?, id: String?, continues: String?, isContinued: Bool) -> Int {
        let name = style ?? ""
        let list: Int
        if let known = continues.flatMap({ byID[$0] }) {
            list = known
        } else if isContinued, let last = lastOfStyle[name] {
            list = last
        } else {
            listCount += 1
            list = listCount
        }
        if let id { byID[id] = list }
        lastOfStyle[name] = list
        return list
    }

    /// The label of the next paragraph of a list; nil for bullets and for levels without a number.
    ///
    /// - Parameters:
    ///   - level: from 1.
    ///   - start: a number that the item itself asks for.
    mutating func label(list: Int, style: String?, level: Int, start: Int?) -> String? {
        label(list, levels: style.flatMap { styles.lists[$0] } ?? [:], level, start)
    }

    mutating func headingLabel(level: Int, start: Int?) -> String? { label(Self.outline, levels: styles.outline, level, start) }

    private mutating func label(_ list: Int, levels: [Int: OpenStyles.Level], _ level: Int, _ start: Int?) -> String? {
        let level = min(max(level, 1), Self.deepest)
        var counts = self.counts[list] ?? Array(repeating: nil, count: Self.deepest + 1)
        func first(_ level: Int) -> Int { levels[level]?.start ?? 1 }
        for higher in 1..<max(level, 1) { counts[higher] = counts[higher] ?? first(higher) }
        counts[level] = start ?? counts[level].map { $0 &+ 1 } ?? first(level)
        for deeper in (level + 1)..<max(level + 1, Self.deepest + 1) { counts[deeper] = nil }
        self.counts[list] = counts
        guard let definition = levels[level], !definition.format.isEmpty else { return nil }
        func number(_ level: Int) -> String {
            guard let format = levels[level]?.format, !format.isEmpty else { return "" }
            return NumberFormat.string(counts[level] ?? first(level), Self.wordFormat(format))
        }
        if var pattern = definition.pattern {
            for other in 1...Self.deepest { pattern = pattern.replacing("%\(other)%", with: number(other)) }
            return Self.trimmed(pattern)
        }
        let shown = min(max(1, level - definition.displayLevels + 1), level)...level
        return Self.trimmed(definition.prefix + shown.map(number).filter { !$0.isEmpty }.joined(separator: ".") + definition.suffix)
    }

    private static func wordFormat(_ format: String) -> String {
        switch format {
        case "a": "lowerLetter"
        case "A": "upperLetter"
        case "i": "lowerRoman"
        case "I": "upperRoman"
        default: "decimal"
        }
    }

    private static func trimmed(_ label: String) -> String? {
        let words = label.split { $0.isWhitespace }.joined(separator: " ")
        return words.isEmpty ? nil : words
    }
}
