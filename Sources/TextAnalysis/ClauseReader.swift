import DocumentModel
public import PatternMatching
import RuleLanguage
import TextSpans

/// Reads clauses: polarity, strength and doubt of any span of words, from the cues around it.
public struct ClauseReader {
    let text: AnalysedText
    let log: ReadingLog?

    /// How many words a denial reaches.
    static let negationReach: Int32 = 14

    /// - Parameter log: is told what decided, for explanations.
    public init(_ text: AnalysedText, log: ReadingLog? = nil) {
        self.text = text
        self.log = log
    }

    /// - Parameter isDeniedInside: whether a denial among the words themselves denies them: "women are not recruited"
    ///   where "women ... recruited" was looked for.
    public func read(_ span: TokenSpan, isDeniedInside: Bool = false) -> ClauseReading {
        let unitNumber = Int(text.unitOf[Int(span.start)])
        let unit = text.units[unitNumber]
        var reading = ClauseReading(level: .commitment, polarity: polarity(span, unit, isDeniedInside: isDeniedInside), doubt: nil, cue: nil)
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
        for kind in [CueKind.hedge, .condition] {
            guard let hedge = text.cue(kind).inside(unit.tokens).first else { continue }
            log?.add(.cue(kind), hedge)
            reading.level = .weak
            reading.cue = hedge
            return
        }
        if let weakening = weakening(span, unit) {
            log?.add(weakening.kind, weakening.cue)
            reading.level = .weak
            reading.cue = weakening.cue
            return
        }
        if let modal = governing(span, unit) {
            apply(modal, &reading)
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
            if let modal = governing(TokenSpan(Int(leading.tokens.end), Int(leading.tokens.end)), leading) {
                apply(modal, &reading)
                return
            }
            leader = Int(leading.leadIn)
        }
    }

    /// What weakens the words, whatever modal governs them: advice binds nobody, an example need not be taken up, and an
    /// exclusion that has an exception of its own lets some of the excluded back in.
    private func weakening(_ span: TokenSpan, _ unit: Unit) -> (kind: ReadingReason.Kind, cue: TokenSpan?)? {
        if unit.isAdvice { return (.advice, nil) }
        let before = TokenSpan(Int(unit.tokens.start), Int(span.start))
        // "measures, such as ...": after a comma. "groups such as women" names the groups.
        if let example = text.cue(.example).inside(before).last(where: { text.tokens[Int($0.start)].flags.contains(.afterComma) }) {
            return (.cue(.example), example)
        }
        let after = TokenSpan(Int(span.end), Int(unit.tokens.end))
        let tail = text.cue(.exclusionTail).inside(after).first
        guard text.cues(.exclusion, inside: before) || tail != nil else { return nil }
        let exception = TokenSpan(Int(tail?.end ?? span.end), Int(unit.tokens.end))
        for kind in [CueKind.exceptive, .proviso] {
            if let cue = text.cue(kind).inside(exception).first { return (.cue(kind), cue) }
        }
        return nil
    }

    /// The words that make a recital of what stands at a span. "Recognizing this, the Parties shall ...": what follows
    /// the verb is no longer part of it. A recital may begin inside a sentence that lost its line breaks: then its
    /// first word has a capital.
    private func recital(over span: TokenSpan, _ unit: Unit) -> TokenSpan? {
        let openings = text.cue(.recital).inside(TokenSpan(Int(unit.tokens.start), Int(span.end))).filter { $0.start <= span.start }
        if let apposed = openings.last(where: { isApposed($0, around: span, unit) }) { return apposed }
        let opening = openings.last { $0.start == unit.tokens.start || text.tokens[Int($0.start)].flags.contains(.startsUpperCase) }
        guard let cue = opening ?? (unit.isRecital ? TokenSpan(Int(unit.tokens.start), Int(unit.tokens.start) + 1) : nil) else { return nil }
        return isOver(cue, before: span, unit) ? nil : cue
    }

    /// "The Parties, recalling their vows, shall ...": a recital between two commas.
    private func isApposed(_ cue: TokenSpan, around span: TokenSpan, _ unit: Unit) -> Bool {
        guard cue.start > unit.tokens.start, text.tokens[Int(cue.start)].flags.contains(.afterComma) else { return false }
        guard let comma = (Int(cue.end)..<Int(unit.tokens.end)).first(where: { text.tokens[$0].flags.contains(.afterComma) }), comma >= Int(span.end)
        else { return false }
        return text.cue(.binding).inside(TokenSpan(Int(cue.end), comma)).isEmpty
            && !text.cue(.binding).inside(TokenSpan(comma, Int(unit.tokens.end))).isEmpty
    }

    /// Whether a verb that binds or asks stands between a recital's first words and a span, in a clause of its own:
    /// what "persons who will be released" do is part of the recital.
    private func isOver(_ cue: TokenSpan, before span: TokenSpan, _ unit: Unit) -> Bool {
        let between = TokenSpan(Int(cue.start), Int(span.start))
        let isRelative = { (verb: TokenSpan) in
            text.cue(.relative).inside(TokenSpan(Int(verb.start) - 1, Int(verb.start))).contains { $0.end == verb.start }
        }
        if text.cue(.binding).inside(between).contains(where: { $0.end <= span.start && !isRelative($0) }) { return true }
        // "Recognizing this, we request ...".
        return text.cue(.softVerb).inside(between).contains { verb in
            verb.end <= span.start && (1...2).contains { back in
                let t = Int(verb.start) - back
                return t > Int(cue.end) && text.tokens[t].flags.contains(.afterComma)
            }
        }
    }

    /// A line that ends in a colon, has no modal and opens no list: a label.
    private func isBareOpening(_ number: Int, _ unit: Unit) -> Bool {
        let block = text.document.blocks[Int(unit.block)].span
        guard unit.tokens.end > unit.tokens.start, text.itemsEnd[number] == Int32(number + 1),
            Int(text.tokens[Int(unit.tokens.end) - 1].span.end) < Int(block.end) else { return false }
        let tail = text.document.text[Int(text.tokens[Int(unit.tokens.end) - 1].span.end)..<Int(block.end)]
        return tail.allSatisfy { $0 == UInt8(ascii: ":") || $0 == 0x20 } && !text.cues(.binding, inside: unit.tokens)
    }

    private func deferral(_ span: TokenSpan, _ unit: Unit) -> TokenSpan? { text.cue(.deferral).inside(unit.tokens).first }
}
