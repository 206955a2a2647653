import DocumentModel
public import PatternMatching
import RuleLanguage
import TextSpans

/// Words of a text that refer to one of its divisions: "Article 7", "Annex IV".
public struct CrossReference: Sendable {
    public enum Target: Sendable, Equatable {
        /// A section of this text, by its number in ``AnalysedText/sections``.
        case section(Int)
        /// A numbered paragraph that is no section ("3.2"), by its first unit.
        case unit(Int)
        /// A division of another text: "Article 7 of the Constitution".
        case elsewhere
        /// The text has no such division.
        case absent
    }

    public var span: TokenSpan
    public var target: Target
}

extension AnalysedText {
    /// What each reference of the text leads to, in order. Linear in the length of the text.
    public func crossReferences() -> [CrossReference] {
        CrossReferenceReader(text: self).references()
    }
}

/// Finds the divisions that references name. Numbers are compared by their value: "Article 9" is "ARTICLE IX".
private struct CrossReferenceReader {
    let text: AnalysedText
    /// Sections by the last word and number of their labels ("article 7"), and by the number alone ("3.2").
    private var sections: [String: [Int]] = [:]
    /// The first unit with a number of its own, such as "3.2".
    private var units: [String: Int] = [:]
    private let annexes: [Int]

    init(text: AnalysedText) {
        self.text = text
        annexes = text.sections.indices.filter { text.sections[$0].isAnnex }
        // A table of contents names divisions that stand elsewhere.
        let contents = Set(text.units.filter { $0.zone == .contents }.map(\.block))
        for (index, section) in text.sections.enumerated() where !section.label.isEmpty && !contents.contains(section.headingBlock) {
            for key in CrossReferenceReader.keys(section.label) { sections[key, default: []].append(index) }
        }
        for (index, unit) in text.units.enumerated() {
            if let number = unit.numbers.first, units[number.lowercased()] == nil { units[number.lowercased()] = index }
        }
    }

    func references() -> [CrossReference] {
        let kind = Recogniser.allCases.firstIndex(of: .crossReference) ?? 0
        return text.recognised[kind].map { CrossReference(span: $0, target: target($0)) }
    }

    private func target(_ span: TokenSpan) -> CrossReference.Target {
        if isElsewhere(span) { return .elsewhere }
        let words = text.document.text.string(text.span(of: span))
        let unit = Int(text.unitOf[Int(span.start)])
        guard span.end - span.start > 1 else {
            // "the Annex" is the only one, or the one without a number.
            let bare = annexes.filter { !text.sections[$0].label.contains(" ") }
            if let annex = annexes.count == 1 ? annexes.first : bare.first { return .section(annex) }
            return annexes.isEmpty ? .absent : .section(annexes[0])
        }
        for key in CrossReferenceReader.keys(words) {
            if let found = sections[key] { return .section(nearest(found, to: unit)) }
        }
        guard var number = words.split(separator: " ").last.map({ $0.lowercased() }) else { return .absent }
        if number.contains("."), let found = units[number] { return .unit(found) }
        // "Article 7.2": at least the article.
        let kind = words.split(separator: " ").first.map { $0.lowercased() } ?? ""
        while let dot = number.lastIndex(of: ".") {
            number = String(number[..<dot])
            if let found = sections["\(kind) \(number)"] ?? sections[number] { return .section(nearest(found, to: unit)) }
        }
        return .absent
    }

    /// Where several divisions have the same number, the one that shares most of the enclosing sections.
    private func nearest(_ found: [Int], to unit: Int) -> Int {
        guard found.count > 1 else { return found[0] }
        let around = Set(chain(Int(text.units[unit].section)))
        func shared(_ section: Int) -> Int { chain(section).filter(around.contains).count }
        return found.reduce(found[0]) { shared($1) > shared($0) ? $1 : $0 }
    }

    private func chain(_ section: Int) -> [Int] {
        var result: [Int] = []
        var current = section
        while current >= 0 {
            result.append(current)
            current = Int(text.sections[current].parent)
        }
        return result
    }

    /// "Article 7 of the Constitution": a name with a capital after the number, and none by which a text calls itself.
    private func isElsewhere(_ span: TokenSpan) -> Bool {
        let unit = text.units[Int(text.unitOf[Int(span.start)])].tokens
        let tail = TokenSpan(Int(span.end), min(Int(span.end) + 4, Int(unit.end)))
        guard tail.start < tail.end, text.tokens[Int(tail.start)].flags.isDisjoint(with: [.startsUpperCase, .afterComma, .afterSemicolon]),
            text.cues(.genitive, inside: TokenSpan(Int(tail.start), Int(tail.start) + 1)), !text.cues(.selfReference, inside: tail)
        else { return false }
        return tail.range.dropFirst().contains { t in
            text.tokens[t].flags.contains(.startsUpperCase) && text.tokens[t].flags.isDisjoint(with: .afterComma)
                && ![CueKind.articleHeading, .partHeading, .annexHeading].contains { text.cues($0, inside: TokenSpan(t, t + 1)) }
        }
    }

    /// "Article IX" -> "article ix", "article 9"; "Chapter V, Article (5.1.1)" -> "article 5.1.1"; "3.2" -> "3.2".
    private static func keys(_ label: String) -> [String] {
        let last = label.split(separator: ",").last.map(String.init) ?? label
        let parts = last.split(separator: " ").map { $0.lowercased().filter { !"().:".contains($0) || $0 == "." } }
        guard let number = parts.last?.trimmingDots, !number.isEmpty else { return [] }
        let kind = parts.count > 1 ? parts[0].singular + " " : ""
        var keys = [kind + number]
        if let value = NumberParsing.roman(Array(number.utf8)) { keys.append(kind + String(value)) }
        return kind.isEmpty ? keys : keys + (number.first?.isNumber == true && kind != "annex " ? [number] : [])
    }
}

extension String {
    fileprivate var trimmingDots: String {
        var result = Substring(self)
        while result.last == "." { result.removeLast() }
        return String(result)
    }

    /// Articles -> article; the words of headings have no other plurals where they stand before a number.
    fileprivate var singular: String { count > 3 && last == "s" ? String(dropLast()) : self }
}
