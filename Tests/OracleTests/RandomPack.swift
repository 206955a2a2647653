/// Writes random rule files: few words, so that they meet in the documents, and every form of the language.
struct RandomPack {
    private var random: RandomSource
    private var concepts: [String] = []
    private var provisions: [String] = []
    private var statements: [String] = []

    static let words = [
        "police", "army", "vet", "train", "officer", "women", "crime", "amnesty", "grant", "report", "budget", "law", "court", "peace",
    ]
    private static let smallWords = ["the", "of", "all", "no", "and"]
    private static let recognisers = ["a number", "a date", "a duration", "a deadline", "a percentage", "a cross-reference"]

    private init(seed: UInt64) { random = RandomSource(seed: seed) }

    static func text(seed: UInt64) -> String {
        var pack = RandomPack(seed: seed)
        return pack.text()
    }

    private mutating func text() -> String {
        var blocks: [String] = []
        for i in 0..<random.number(2...5) { blocks.append(concept("c\(i)")) }
        for i in 0..<random.number(1...4) { blocks.append(provision("p\(i)")) }
        for i in 0..<random.number(1...3) { blocks.append(statement("S\(i)")) }
        for i in 0..<random.number(1...3) { blocks.append(rule("r.rule-\(i)")) }
        return blocks.joined(separator: "\n")
    }

    // MARK: Words

    private mutating func concept(_ name: String) -> String {
        var out = "CONCEPT \(name)\nMeans  Words.\nen  \(entries(1...4))\n"
        if random.chance(35) { out += "not  \(entries(1...2))\n" }
        if random.chance(25) { out += "loose  \(entries(1...2))\n" }
        concepts.append(name)
        return out
    }

    private mutating func entries(_ count: ClosedRange<Int>) -> String {
        (0..<random.number(count)).map { _ in entry() }.joined(separator: " | ")
    }

    private mutating func entry() -> String {
        if random.chance(5) { return random.pick(["/polic\\w+ of/", "/\\bvet(ted|ting)/", "/the\\s+\\w+\\s+law/", "/\\d+ officers?/"]) }
        if random.chance(35) { return word() }
        var parts: [String] = []
        let count = random.number(1...4)
        for i in 0..<count {
            if i > 0, parts.last != "...", random.chance(30) { parts.append("...") }
            parts.append(element())
        }
        if parts.allSatisfy({ $0.hasPrefix("(") || $0 == "..." }) { parts.append(word()) }
        return parts.joined(separator: " ")
    }

    private mutating func element() -> String {
        switch random.number(0...99) {
        case 0..<45: word()
        case 45..<55: "\"\(plainWord()) \(random.pick(RandomPack.smallWords))\""
        case 55..<70: "(\(random.chance(50) ? random.pick(RandomPack.smallWords) : "\(random.pick(RandomPack.smallWords))/\(plainWord())"))"
        case 70..<80: "\(plainWord())/\(plainWord())\(random.chance(30) ? "-\(plainWord())" : "")"
        case 80..<90 where !concepts.isEmpty: "[\(random.pick(concepts))]"
        case 90..<95: "[\(random.pick(RandomPack.recognisers))]"
        default: random.pick(RandomPack.smallWords)
        }
    }

    private mutating func plainWord() -> String {
        let word = random.pick(RandomPack.words)
        return switch random.number(0...99) {
        case 0..<10: word.prefix(3) + "*"
        case 10..<15: random.pick(["SSR", "DDR"])
        case 15..<20: word + "s"
        default: word
        }
    }

    private mutating func word() -> String {
        let word = plainWord()
        switch random.number(0...99) {
        case 0..<12: return "\"\(word)\""
        case 12..<16: return "\(word)-\(random.pick(RandomPack.words))"
        default: return word
        }
    }

    // MARK: Conditions

    private mutating func condition(_ rest: String = "") -> String {
        (0..<(random.chance(25) ? 2 : 1)).map { _ in alternative() }.joined(separator: " or ") + rest
    }

    private mutating func alternative() -> String {
        var out = term()
        for _ in 0..<random.pick([0, 0, 1, 1, 1, 2]) { out += " " + relation() }
        return out
    }

    private mutating func name() -> String {
        let names = concepts + concepts + provisions + [random.pick(RandomPack.recognisers)]
        return "[\(random.pick(names))]"
    }

    private mutating func names() -> String { (0..<random.number(2...3)).map { _ in name() }.joined(separator: ", ") }

    private mutating func term() -> String {
        if random.chance(8) { return "section titled [\(random.pick(concepts))]" }
        var out = random.chance(10) ? "at least \(random.number(1...2)) of \(names())\(random.pick(["", scope()]))" : name()
        if random.chance(8) {
            let (value, limit) = random.pick([("a number", "12"), ("a percentage", "30 per cent"), ("a duration", "30 days"), ("a deadline", "2 months")])
            out = "[\(value)] of at \(random.pick(["least", "most"])) {limit of \(value): \(limit)}"
        }
        if random.chance(10) { out += " loosely" }
        if random.chance(50) { out += random.pick([" affirmed", " affirmed", " negated", " either way"]) }
        if random.chance(20) { out += random.pick([" binding", " firm"]) }
        return out
    }

    private mutating func relation() -> String {
        switch random.number(0...99) {
        case 0..<45:
            let many = random.pick(["", "", "", "any of ", "all of "])
            return random.pick(["with ", "with ", "without "]) + many + (many.isEmpty ? name() : names()) + scope()
        case 45..<48: return random.pick(["before ", "after "]) + "section titled [\(random.pick(concepts))]"
        case 48..<60: return random.pick(["before ", "after "]) + name() + scope()
        case 60..<75 where !provisions.isEmpty: return random.pick(["excluded from ", "covered by "]) + "[\(random.pick(provisions))]"
        case 75..<85: return "by " + name()
        default:
            let place = random.pick([
                "the preamble", "the operative part", "the definitions", "a heading", "an annex", "a section titled [\(random.pick(concepts))]",
                "the companion national-security-policy",
            ])
            return random.pick(["in ", "not in "]) + place
        }
    }

    private mutating func scope() -> String {
        random.pick([
            "", "", " in one sentence", " in one paragraph", " in one article", " in one chapter", " in the document",
            " within \(random.number(1...6)) words",
        ])
    }

    // MARK: Blocks

    private mutating func provision(_ name: String) -> String {
        var out = "PROVISION \(name)\nMeans  A provision.\nMatches  \(condition())\n"
        if random.chance(25) { out += "Not  \(condition())\n" }
        if random.chance(15) { out += "Level  at most \(random.pick(["weak", "mention"]))\n" }
        provisions.append(name)
        return out
    }

    private mutating func statement(_ id: String) -> String {
        statements.append(id)
        return "STATEMENT \(id)\nWhere  A note.\nStrength  \(random.pick(["shall", "should", "may"]))\nSays  Something.\nArea  \(random.pick(["first", "second"]))\n"
    }

    private mutating func rule(_ id: String) -> String {
        let sources = random.some(statements, atMost: 2).joined(separator: ", ")
        var out = "RULE \(id) A title\nSource  \(sources)\nStrength  \(random.pick(["shall", "should", "may"])) because it is random\n"
        out += "Reading  A reading.\nFor  peace-agreement\nArea  \(random.pick(["first", "second"]))\n"
        if random.chance(20) { out += "Gate  yes\n" }
        if random.chance(50) {
            out += "When  \(condition())\n"
            if random.chance(50) { out += "Perhaps when  \(condition())\nAsk  Is it?\n" }
            out += "Otherwise  It is not.\n"
        }
        let count = random.number(0...3)
        let isProhibition = count == 0
        if random.chance(15) { out += "Bound by  \(random.pick(["a weak commitment", "a mention"]))\n" }
        out += "Expect  \(random.pick(["", "in some article", "for each article with \(name())", "for each item in a section titled [\(random.pick(concepts))]"]))\n"
        let hasShares = random.chance(50)
        for i in 0..<count {
            let share = !hasShares ? "" : count == 3 ? (i == 0 ? "1/2 " : "1/4 ") : "1/\(count) "
            let enough = random.pick(["", "", "weak enough ", "mention enough "])
            out += "E\(i + 1) \(share)\(random.chance(20) ? "must " : "")\(enough)label \(i): \(condition())\n"
        }
        if isProhibition || random.chance(35) {
            out += "Violated if\n"
            for i in 0..<random.number(1...2) {
                let noneOf = !isProhibition && random.chance(40) ? " and none of E\(random.number(1...count))" : ""
                out += "X\(i + 1) forbidden \(i): \(condition(noneOf))\n"
            }
        }
        return out + "Say  It is missing.\nSuggest  Add it.\nExamples\nmet  Yes.\nnot met  No.\n"
    }
}
