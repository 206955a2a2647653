import DocumentModel
import PatternMatching
import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// A time or a figure that stands in a passage.
struct PassageValue: Hashable {
    enum Kind: Hashable {
        case hours(Int)
        /// Parts that are not named are nil.
        case date(year: Int?, month: Int?, day: Int?)
        /// What the engine cannot put in order: numbers in words. Known by its words.
        case unread(String)
        /// A sum, a share, a count: known by its words.
        case amount(String)
    }

    var kind: Kind
    /// As it is written, with the word that makes it a limit: "within 30 days".
    var written: String
    /// Whether it says until when something is to be done.
    var isLimit: Bool
    /// Bytes of the number with its unit in the text of the draft.
    var span: ByteSpan

    /// Whether this lies after the other; nil where that cannot be told.
    func isLater(than other: PassageValue) -> Bool? {
        switch (kind, other.kind) {
        case (.hours(let a), .hours(let b)): return a == b ? nil : a > b
        case (.date(let year, let month, let day), .date(let otherYear, let otherMonth, let otherDay)):
            for (x, y) in [(year, otherYear), (month, otherMonth), (day, otherDay)] where x != y {
                guard let x, let y else { return nil }
                return x > y
            }
            return nil
        default: return nil
        }
    }
}

/// Gathers the values that the recognisers found, by the unit in which they stand.
struct PassageValueReader {
    private let text: AnalysedText
    private let quantities: QuantityReader
    private let numberWords: NumberWords
    private let months: [String]

    /// - Parameter pack: has the names of the months, which its cue list gives in the order of the year.
    init(_ text: AnalysedText, pack: RulePack) {
        self.text = text
        quantities = QuantityReader(text)
        numberWords = NumberWords(pack, language: text.language)
        let entries = pack.cues.filter { $0.kind == .month }.flatMap(\.lexicons).filter { $0.language == text.language }.flatMap(\.entries)
        let names = entries.compactMap { entry -> String? in
            guard entry.elements.count == 1, case .word(let runs, _) = entry.elements[0], let word = runs.first?.first else { return nil }
            return word.text.lowercased()
        }
        // A list that has other names too, of other calendars or short ones, says nothing about the order.
        months = names.count == 12 ? names : []
    }

    /// For each unit, its values in the order of the text.
    func values() -> [[PassageValue]] {
        var found = [[(start: Int32, value: PassageValue)]](repeating: [], count: text.units.count)
        let limits = text.values(.deadline)
        var taken: [TokenSpan] = []
        for (recogniser, read) in [(Recogniser.duration, duration), (.date, date)] {
            let spans = text.values(recogniser)
            // "one hundred and twenty days" holds "twenty days".
            for span in spans where !spans.contains(where: { $0 != span && $0.contains(span) }) {
                taken.append(span)
                let limit = limits.first { $0.contains(span) }
                add(span, PassageValue(kind: read(span), written: written(limit ?? span), isLimit: limit != nil, span: text.span(of: span)), to: &found)
            }
        }
        taken += text.values(.crossReference) + text.values(.instrument)
        for recogniser in [Recogniser.sumOfMoney, .percentage, .number] {
            for span in text.values(recogniser) where !taken.contains(where: { $0.overlaps(span) }) {
                taken.append(span)
                add(span, PassageValue(kind: .amount(written(span).lowercased()), written: written(span), isLimit: false, span: text.span(of: span)), to: &found)
            }
        }
        return found.map { $0.sorted { $0.start < $1.start }.map(\.value) }
    }

    private func add(_ span: TokenSpan, _ value: PassageValue, to found: inout [[(start: Int32, value: PassageValue)]]) {
        guard text.unitOf.indices.contains(Int(span.start)) else { return }
        found[Int(text.unitOf[Int(span.start)])].append((span.start, value))
    }

    private func written(_ span: TokenSpan) -> String {
        let bytes = text.span(of: span)
        // The sign of a currency or of a share stands beside the number, and belongs to no word.
        let after = text.document.text[Int(bytes.end)...].prefix(2)
        let sign = after.first == UInt8(ascii: "%") ? "%" : after.elementsEqual(" %".utf8) ? " %" : ""
        let before = bytes.start > 0 && text.document.text[Int(bytes.start) - 1] == UInt8(ascii: "$") ? "$" : ""
        return before + text.document.text.string(bytes) + sign
    }

    private func duration(_ span: TokenSpan) -> PassageValue.Kind {
        quantities.duration(in: span, words: numberWords)?.hours.map { .hours($0) } ?? .unread(written(span).lowercased())
    }

    /// The parts of a date that stand in figures, with the month by name. Dates all in figures are known by their words,
    /// because which figure is the month depends on the country.
    private func date(_ span: TokenSpan) -> PassageValue.Kind {
        var (year, month, day): (Int?, Int?, Int?)
        for token in span.range {
            let word = text.document.text.string(text.tokens[token].span).lowercased()
            if let index = months.firstIndex(of: word) { month = index + 1 }
            guard text.tokens[token].flags.contains(.isNumber), let number = Int(word.prefix { $0.isNumber }) else { continue }
            if number >= 1000 { year = number } else if day == nil { day = number } else { return .unread(word) }
        }
        let isNamed = month != nil || day == nil
        return isNamed && (year ?? month ?? day) != nil ? .date(year: year, month: month, day: day) : .unread(written(span).lowercased())
    }
}
