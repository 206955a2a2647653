/// Counts numbered paragraphs as Word does and gives each the label that a reader of the page sees.
struct WordCounters {
    /// The place of a paragraph in a list.
    struct Place {
        /// 0-based level.
        var level: Int
        /// nil for bullets.
        var label: String?
    }

    private let numbering: WordNumbering
    /// The last number of each level, by scheme: lists that share a scheme go on counting. nil before the first.
    private var counts: [Int: [Int?]] = [:]
    /// Lists that have appeared: their start numbers count once.
    private var begun: Set<Int> = []

    init(_ numbering: WordNumbering) { self.numbering = numbering }

    /// Counts a paragraph. To be called in the order of the document, once for each.
    ///
    /// - Parameters:
    ///   - paragraph: a paragraph with its direct numbering, if it has one.
    ///   - style: its style, whose numbering counts otherwise.
    /// - Returns: nil if the paragraph is not in a list.
    mutating func count(_ paragraph: WordParagraph, _ style: WordStyles.Style) -> Place? {
        guard let id = paragraph.numId ?? style.numId, id != 0, let list = numbering.lists[id],
            let (schemeID, scheme) = numbering.scheme(of: list)
        else { return nil }
        let wanted: Int
        if paragraph.numId != nil {
            wanted = paragraph.ilvl ?? 0
        } else {
            // A level of the scheme names the style; the style's own word for the level comes second.
            let linked = style.lineage.lazy.compactMap { id in
                scheme.levels.filter { $0.value.style == id }.keys.min()
            }.first
            wanted = paragraph.ilvl ?? linked ?? style.ilvl ?? 0
        }
        let level = min(max(wanted, 0), WordNumbering.levelCount - 1)
        let levels = Levels(list: list, scheme: scheme)
        guard let definition = levels[level] else { return Place(level: level, label: nil) }

        var counts = self.counts[schemeID] ?? Array(repeating: nil, count: WordNumbering.levelCount)
        if begun.insert(id).inserted {
            for overridden in list.startOverrides.keys { counts[overridden] = nil }
        }
        // A level that was left out counts as begun: after 2.1.1 comes 2.2.
        for higher in 0..<level { counts[higher] = counts[higher] ?? levels.start(of: higher) }
        counts[level] = counts[level].map { $0 &+ 1 } ?? levels.start(of: level)
        for deeper in (level + 1)..<max(level + 1, WordNumbering.levelCount) {
            // "Restart after level N" means after N and all above it.
            if let after = levels[deeper]?.restart, after == 0 || level >= after { continue }
            counts[deeper] = nil
        }
        self.counts[schemeID] = counts

        if definition.format == "bullet" { return Place(level: level, label: nil) }
        let label = levels.label(of: definition, counts)
        if label.isEmpty, definition.format == "none" { return nil }
        return Place(level: level, label: label.isEmpty ? nil : label)
    }

    /// The levels of a list: its own where it overrides the scheme.
    private struct Levels {
        let list: WordNumbering.List
        let scheme: WordNumbering.Scheme

        subscript(_ level: Int) -> WordNumbering.Level? { list.levelOverrides[level] ?? scheme.levels[level] }

        func start(of level: Int) -> Int { list.startOverrides[level] ?? self[level]?.start ?? 1 }

        /// The text of a level with the numbers put in.
        func label(of definition: WordNumbering.Level, _ counts: [Int?]) -> String {
            var out = ""
            var isNumber = false
            for character in definition.text {
                if isNumber, let digit = character.wholeNumberValue, (1...WordNumbering.levelCount).contains(digit) {
                    out += number(of: digit - 1, definition, counts)
                    isNumber = false
                } else {
                    if isNumber { out += "%" }
                    isNumber = character == "%"
                    if !isNumber { out.append(character) }
                }
            }
            if isNumber { out += "%" }
            return Self.trimmed(out)
        }

        private func number(of level: Int, _ definition: WordNumbering.Level, _ counts: [Int?]) -> String {
            let format = self[level]?.format ?? "decimal"
            if format == "bullet" { return "" }
            let isDecimal = definition.isLegal && format != "none"
            return NumberFormat.string(counts[level] ?? start(of: level), isDecimal ? "decimal" : format)
        }

        private static func trimmed(_ label: String) -> String {
            var label = label[...]
            while label.first?.isWhitespace == true { label.removeFirst() }
            while label.last?.isWhitespace == true { label.removeLast() }
            return String(label)
        }
    }
}
