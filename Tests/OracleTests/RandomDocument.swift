/// Writes random drafts out of the words of ``RandomPack``, small words that decide, numbers, lists and headings.
struct RandomDocument {
    private var random: RandomSource

    static func lines(seed: UInt64) -> [String] {
        var document = RandomDocument(random: RandomSource(seed: seed))
        var lines = (0..<document.random.number(1...9)).flatMap { _ in document.block() }
        if document.random.chance(20) { lines += ["COMPANION"] + (0..<document.random.number(1...5)).flatMap { _ in document.block() } }
        return lines
    }

    private mutating func block() -> [String] {
        switch random.number(0...99) {
        case 0..<8: ["# " + title()]
        case 8..<12: ["## " + title()]
        case 12..<15: ["Annex I", sentence()]
        case 15..<18: ["Recalling the \(phrase()),"]
        case 18..<20: ["The Parties have agreed as follows:"]
        case 20..<22: ["Definitions", "“\(title())” means \(phrase())."]
        case 22..<40: ["Article \(random.number(1...4)). \(paragraph())"]
        case 40..<46: ["Article \(random.number(1...4))", title(), paragraph()]
        case 46..<60: ["\(random.number(1...3)). \(paragraph())"]
        case 60..<80: list()
        case 80..<82: ["Objective \(random.number(1...3)): \(paragraph())"]
        case 82..<84: ["The Parties shall: (a) \(phrase()); (b) \(phrase()); and (c) \(phrase())."]
        case 84..<87: ["CHAPTER \(random.pick(["I", "II"]))"]
        default: [paragraph()]
        }
    }

    private mutating func list() -> [String] {
        let lead = random.pick([
            "The Parties shall:", "They shall not grant \(phrase()) for:", "It shall not extend to:", "The following may \(phrase()):", "\(title()):",
        ])
        let isBulleted = random.chance(40)
        let letters = ["(a)", "(b)", "(c)"]
        return [lead] + (0..<random.number(1...3)).map { "\(isBulleted ? "-" : letters[$0]) \(phrase());" }
    }

    private mutating func paragraph() -> String { (0..<random.number(1...3)).map { _ in sentence() }.joined(separator: " ") }

    private mutating func sentence() -> String {
        var out = phrase()
        for _ in 0..<random.number(0...3) {
            out += random.chance(15) ? random.pick([";", ",", ":"]) : ""
            out += " " + (random.chance(50) ? random.pick(RandomDocument.cues) + " " : "") + phrase()
        }
        if random.chance(6) { out = "[\(out)]" }
        return out.prefix(1).uppercased() + out.dropFirst() + random.pick([".", ".", ".", ";", "?"])
    }

    private mutating func title() -> String { phrase().split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ") }

    private mutating func phrase() -> String { (0..<random.number(1...5)).map { _ in word() }.joined(separator: random.chance(10) ? "-" : " ") }

    private mutating func word() -> String {
        switch random.number(0...99) {
        case 0..<20: return random.pick(["the", "of", "all", "no", "and"])
        case 20..<24: return random.pick(["SSR", "DDR", "ssr", "SSRs"])
        case 24..<34: return random.pick(["1", "30 days", "2019", "12 June 2020", "within 90 days", "30 per cent", "twenty", "Article 2", "1,500", "twenty days", "6 months"])
        default: break
        }
        let word = random.pick(RandomPack.words)
        switch random.number(0...99) {
        case 0..<10: return word + "s"
        case 10..<16: return word + "ing"
        case 16..<22: return word + "ed"
        case 22..<26: return word.uppercased()
        case 26..<29: return word + "'s"
        case 29..<31: return word.prefix(2) + "\u{AD}" + word.dropFirst(2)
        default: return word
        }
    }

    static let cues = [
        "shall", "shall", "must", "may", "should", "shall not", "not", "no", "without", "except", "shall not extend to", "does not apply to",
        "are excluded", "as far as possible", "to be determined", "provided that", "refuse", "but", "paragraph 1 does not apply to", "shall be granted",
        "shall be prosecuted", "was", "calls for", "according to", ", who may",
    ]

    /// What the words that decide mean, in the form of a rule file.
    static let cueFile = """
        CUES negation
        Means  Deny.
        en     no | not | without
        CUES pseudo-negation
        Means  Deny nothing.
        en     "not only"
        CUES negation end
        Means  End a denial.
        en     but | except
        CUES negating tail
        Means  Deny what stands before.
        en     "shall not"
        CUES doubtful negation
        Means  May deny.
        en     refuse
        CUES exceptive
        Means  Take out.
        en     except
        not    "no except"
        CUES exclusion
        Means  Take out what follows.
        en     "shall not extend to" | "not apply to"
        CUES exclusion tail
        Means  Take out what stands before.
        en     "are excluded" | "shall be prosecuted"
        CUES exclusion end
        Means  End an exception.
        en     "shall be granted"
        CUES exclusion revoked
        Means  Take back.
        en     "paragraph" ... "does not apply"
        CUES binding
        Means  Bind.
        en     shall | must | "have agreed"
        CUES soft
        Means  Ask.
        en     should
        CUES soft verb
        Means  Ask too.
        en     "calls for"
        CUES hedge
        Means  Loosen.
        en     "as far as possible"
        CUES permissive
        Means  Allow.
        en     may | can
        CUES condition
        Means  Depend.
        en     "provided that"
        CUES deferral
        Means  Leave open.
        en     "to be determined"
        CUES recital
        Means  Open a recital.
        en     recalling
        CUES attribution
        Means  Report other texts.
        en     according to
        CUES relative
        Means  Open a relative clause.
        en     who | which
        CUES item heading
        Means  Name items.
        en     objective
        CUES history
        Means  Tell the past.
        en     was
        CUES definition
        Means  Define.
        en     "means"
        CUES operative opening
        Means  Open the binding part.
        en     "have agreed as follows"
        CUES definitions heading
        Means  Head a list of terms.
        en     definitions
        CUES article heading
        Means  Head an article.
        en     article
        CUES part heading
        Means  Head a part.
        en     chapter | part
        CUES annex heading
        Means  Head an annex.
        en     annex
        CUES month
        Means  Months.
        en     june | may
        CUES time unit
        Means  Units of time.
        en     day | month | year
        CUES hour word
        Means  Hours.
        en     hour
        CUES day word
        Means  Days.
        en     day
        CUES month word
        Means  Months.
        en     month
        CUES year word
        Means  Years.
        en     year
        CUES deadline word
        Means  Limits.
        en     within | by
        CUES deadline trigger
        Means  Events.
        en     signature
        CUES number word
        Means  Numbers.
        en     twenty | thirty
        CUES percent word
        Means  Per cent.
        en     "per cent"
        CUES instrument
        Means  Treaties.
        en     "peace law"

        """
}
