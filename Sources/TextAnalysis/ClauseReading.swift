import DocumentModel
public import PatternMatching
import RuleLanguage
import TextSpans

/// How strongly a passage provides for something. Ordered from weak to strong.
public enum Level: String, Sendable, Comparable {
    case negated, mention, weak, commitment

    private var order: Int {
        switch self {
        case .negated: 0
        case .mention: 1
        case .weak: 2
        case .commitment: 3
        }
    }

    public static func < (a: Level, b: Level) -> Bool { a.order < b.order }
}

/// How the clause around some words is to be read.
public struct ClauseReading: Sendable {
    public enum Polarity: Sendable { case affirmed, negated, unclear }

    /// Why a person must look before the words count.
    public enum Doubt: String, Sendable {
        case polarity = "the clause may deny or limit it"
        case contested = "the text stands in brackets: it is not agreed"
        case deferred = "the matter is left to a later decision"
        case reference = "the content is left to a text that is not here"
        case value = "the number cannot be read"
    }

    /// Without regard to polarity.
    public var level: Level
    public var polarity: Polarity
    public var doubt: Doubt?
    /// The cue that decided the level or the doubt, if it is worth quoting.
    public var cue: TokenSpan?
}

/// Reads clauses: polarity, strength and doubt of any span of words, from the cues around it.
public struct ClauseReader {
    private let text: AnalysedText
    private let log: ReadingLog?

    /// How many words a denial reaches.
    private static let negationReach: Int32 = 14

    /// - Parameter log: is told what decided, for explanations.
    public init(_ text: AnalysedText, log: ReadingLog? = nil) {
        self.text = text
        self.log = log
    }

    public func read(_ span: TokenSpan) -> ClauseReading {
        let unitNumber = Int(text.unitOf[Int(span.start)])
        let unit = text.units[unitNumber]
        var reading = ClauseReading(level: .commitment, polarity: polarity(span, unit), doubt: nil, cue: nil)
        readLevel(span, unitNumber, unit, &reading)
        if reading.polarity == .unclear { reading.doubt = .polarity }
        if reading.level > .mention {
            if unit.hasOpenBrackets {
                log?.add(.openBrackets)
                reading.doubt = .contested
                reading.level = .weak
            } else if let deferral = deferral(span, unit) {
                log?.add(.cue(.deferral), deferral)
                reading.doubt = reading.doubt ?? .deferred
                reading.cue = deferral
                reading.level = min(reading.level, .weak)
            }
        }
        return reading
    }

    // MARK: Level

    private func readLevel(_ span: TokenSpan, _ number: Int, _ unit: Unit, _ reading: inout ClauseReading) {
        if unit.isHeading || unit.zone == .contents || unit.zone == .signature || unit.zone == .preamble || unit.zone == .definitions {
            log?.add(unit.isHeading ? .heading : .zone(unit.zone))
            reading.level = .mention
            return
        }
        if let recital = recital(over: span, unit) {
            reading.level = .mention
            reading.cue = recital
            log?.add(.cue(.recital), recital)
            return
        }
        if let words = text.cue(.attribution).inside(TokenSpan(Int(unit.tokens.start), Int(span.start))).last {
            reading.level = .mention
            reading.cue = words
            log?.add(.cue(.attribution), words)
            return
        }
        if unit.isHistory || isBareOpening(number, unit) {
            reading.level = .mention
            reading.cue = text.cue(.history).inside(unit.tokens).first
            log?.add(unit.isHistory ? .cue(.history) : .bareOpening, reading.cue)
            return
        }
        if let hedge = (text.cue(.hedge).inside(unit.tokens) + text.cue(.condition).inside(unit.tokens)).first {
            log?.add(.cue(text.cue(.hedge).inside(unit.tokens).contains(hedge) ? .hedge : .condition), hedge)
            reading.level = .weak
            reading.cue = hedge
            return
        }
        if let (kind, cue) = governing(span, unit) {
            apply(kind, cue, &reading)
            return
        }
        // An item takes the strength of the words that lead in to it.
        var leader = Int(unit.leadIn)
        while leader >= 0 {
            let leading = text.units[leader]
            if leading.isRecital {
                log?.add(.cue(.recital), text.cue(.recital).inside(leading.tokens).first)
                reading.level = .mention
                return
            }
            if let (kind, cue) = governing(TokenSpan(Int(leading.tokens.end), Int(leading.tokens.end)), leading) {
                apply(kind, cue, &reading)
                return
            }
            leader = Int(leading.leadIn)
        }
    }

    /// The words that make a recital of what stands at a span. "Recognizing this, the Parties shall ...": what follows
    /// the verb is no longer part of it. A recital may begin inside a sentence that lost its line breaks: then its
    /// first word has a capital.
    private func recital(over span: TokenSpan, _ unit: Unit) -> TokenSpan? {
        let before = TokenSpan(Int(unit.tokens.start), Int(span.start))
        let opening = text.cue(.recital).inside(TokenSpan(Int(unit.tokens.start), Int(span.end)))
            .last { ($0.start == unit.tokens.start || text.tokens[Int($0.start)].flags.contains(.startsUpperCase)) && $0.start <= span.start }
        guard let cue = opening ?? (unit.isRecital ? TokenSpan(Int(unit.tokens.start), Int(unit.tokens.start) + 1) : nil) else { return nil }
        return text.cue(.binding).inside(before).contains { $0.start >= cue.start && $0.end <= span.start } ? nil : cue
    }

    /// A line that ends in a colon, has no modal and opens no list: a label.
    private func isBareOpening(_ number: Int, _ unit: Unit) -> Bool {
        let block = text.document.blocks[Int(unit.block)].span
        guard unit.tokens.end > unit.tokens.start, text.itemsEnd[number] == Int32(number + 1),
            Int(text.tokens[Int(unit.tokens.end) - 1].span.end) < Int(block.end) else { return false }
        let tail = text.document.text[Int(text.tokens[Int(unit.tokens.end) - 1].span.end)..<Int(block.end)]
        return tail.allSatisfy { $0 == UInt8(ascii: ":") || $0 == 0x20 } && !text.cues(.binding, inside: unit.tokens)
    }

    private func apply(_ kind: CueKind, _ cue: TokenSpan, _ reading: inout ClauseReading) {
        log?.add(.cue(kind), cue)
        if kind == .soft || kind == .permissive {
            reading.level = .weak
            reading.cue = cue
        }
    }

    /// The modal that governs some words: the nearest before them in their unit, else the first after them.
    private func governing(_ span: TokenSpan, _ unit: Unit) -> (CueKind, TokenSpan)? {
        let before = modals(in: TokenSpan(Int(unit.tokens.start), Int(span.start)), unit)
        if let last = before.last {
            // "shall ensure that women may ...": what one must make possible is owed.
            if last.kind == .permissive, let owed = before.last(where: { $0.kind == .binding }) { return owed }
            return last
        }
        let after = modals(in: TokenSpan(Int(span.start), Int(unit.tokens.end)), unit)
        // "an ombudsman, who is independent, may see all papers": the permission is of another clause.
        guard let first = after.first(where: { modal in
            modal.kind != .permissive || !hasComma(TokenSpan(Int(span.end), Int(modal.cue.start)))
                || !text.cues(.relative, inside: TokenSpan(Int(span.end), Int(modal.cue.start)))
        }) else { return nil }
        // "Women shall endeavour": the verb after the modal softens it.
        if first.kind == .binding {
            let next = TokenSpan(Int(first.cue.end), min(Int(first.cue.end) + 3, Int(unit.tokens.end)))
            if let soft = modals(in: next, unit).first(where: { $0.kind == .soft }) { return soft }
        }
        return first
    }

    /// The modals in a range, in order, each read in its unit.
    private func modals(in range: TokenSpan, _ unit: Unit) -> [(kind: CueKind, cue: TokenSpan)] {
        let binding = text.cue(.binding).inside(range)
        var result = binding.map { (kind: CueKind.binding, cue: $0) } + text.cue(.soft).inside(range).map { (kind: .soft, cue: $0) }
        let owed = text.cue(.binding).inside(unit.tokens)
        for cue in text.cue(.softVerb).inside(range) {
            // "A commission shall be set up to recommend ...", "support for schools to encourage ...": the verb is not
            // what the clause does.
            let followsModal = owed.contains { $0.end <= cue.start && cue.start - $0.end <= 4 }
            let opens = cue.start - unit.tokens.start <= 6 && !owed.contains { $0.end <= cue.start }
            if followsModal || opens { result.append((.soft, cue)) }
        }
        for cue in text.cue(.permissive).inside(range) where !binding.contains(where: { $0.overlaps(cue) }) {
            // "No person may ..." forbids.
            let denied = text.cue(.negation).inside(TokenSpan(Int(unit.tokens.start), Int(cue.start))).contains { reaches(from: Int($0.end), to: Int(cue.start)) }
                || text.cues(.negation, inside: TokenSpan(Int(cue.end), min(Int(cue.end) + 2, Int(unit.tokens.end))))
            result.append((denied ? .binding : .permissive, cue))
        }
        return result.sorted { $0.cue < $1.cue }
    }

    private func deferral(_ span: TokenSpan, _ unit: Unit) -> TokenSpan? { text.cue(.deferral).inside(unit.tokens).first }

    // MARK: Polarity

    private func polarity(_ span: TokenSpan, _ unit: Unit) -> ClauseReading.Polarity {
        var denials = denialsBefore(span, unit)
        if denials == 0, tailAfter(span, unit) { denials = 1 }
        if denials == 0 {
            // What the lead-in denies, its items are denied.
            var leader = Int(unit.leadIn)
            while leader >= 0, denials == 0 {
                let leading = text.units[leader]
                let end = Int(leading.tokens.end)
                // A word alone is a label: the "No." above a column of numbers denies nothing.
                if leading.tokens.end - leading.tokens.start > 1 { denials = denialsBefore(TokenSpan(end, end), leading) }
                leader = Int(leading.leadIn)
            }
        }
        if denials >= 2 { return .unclear }
        if denials == 1 { return .negated }
        let before = TokenSpan(max(Int(unit.tokens.start), Int(span.start) - 8), Int(span.start))
        if let doubtful = text.cue(.doubtfulNegation).inside(before).first(where: { $0.end <= span.start }) {
            log?.add(.cue(.doubtfulNegation), doubtful)
            return .unclear
        }
        return .affirmed
    }

    /// How many denials before some words reach them.
    private func denialsBefore(_ span: TokenSpan, _ unit: Unit) -> Int {
        let from = max(unit.tokens.start, span.start - ClauseReader.negationReach)
        var count = 0
        for cue in text.cue(.negation).inside(TokenSpan(Int(from), Int(span.start))) where reaches(from: Int(cue.end), to: Int(span.start)) {
            if isException(cue, unit) { continue }
            log?.add(.cue(.negation), cue)
            // "neither ... nor", "not ... nor": one denial.
            if count > 0, text.cue(.continuedNegation).inside(cue).first == cue { continue }
            count += 1
        }
        return count
    }

    /// A denial inside an exception ("shall not extend to") denies the reach, not what stands there.
    private func isException(_ cue: TokenSpan, _ unit: Unit) -> Bool {
        text.cue(.exclusion).inside(TokenSpan(max(Int(unit.tokens.start), Int(cue.start) - 3), Int(cue.end) + 1)).contains { $0.overlaps(cue) }
    }

    private func reaches(from start: Int, to end: Int) -> Bool {
        guard start < end else { return true }
        if !text.cue(.negationEnd).inside(TokenSpan(start, end)).isEmpty { return false }
        for t in start..<end where !text.tokens[t].flags.isDisjoint(with: [.afterSemicolon, .afterColon]) { return false }
        return true
    }

    /// "... shall not be granted": a denial after the words, in the same clause.
    private func tailAfter(_ span: TokenSpan, _ unit: Unit) -> Bool {
        let end = min(Int(unit.tokens.end), Int(span.end) + 9)
        guard let tail = text.cue(.negatingTail).inside(TokenSpan(Int(span.end), end)).first else { return false }
        if isException(tail, unit) { return false }
        // Another modal between means another clause.
        let between = TokenSpan(Int(span.end), Int(tail.start))
        if text.cue(.binding).inside(between).contains(where: { $0.end <= tail.start }) { return false }
        guard reaches(from: Int(span.end), to: Int(tail.start)), !hasComma(between) else { return false }
        log?.add(.cue(.negatingTail), tail)
        return true
    }

    private func hasComma(_ range: TokenSpan) -> Bool {
        guard range.start <= range.end else { return false }
        return (Int(range.start)...Int(range.end)).contains { $0 < text.tokens.count && text.tokens[$0].flags.contains(.afterComma) }
    }
}
