/// How much of the rules their examples hold in place: what can be taken away without any example noticing.
public struct CoverageReport: Sendable {
    /// Something that was taken away and that no example missed.
    public struct Item: Sendable {
        /// "entry", "false friend", "cue", "element" ...
        public var kind: String
        /// The concept, cue list, rule or provision that it belongs to.
        public var name: String
        /// As it is written in the rule file.
        public var entry: String
        public var file: String
        public var line: Int
        /// How many examples have it; 0 where none even speaks of it.
        public var examples: Int

        public init(kind: String, name: String, entry: String, file: String, line: Int, examples: Int) {
            self.kind = kind
            self.name = name
            self.entry = entry
            self.file = file
            self.line = line
            self.examples = examples
        }
    }

    /// A line of a table: a pack, or a kind of thing.
    public struct Count: Sendable {
        public var name: String
        public var mutations: Int
        public var noticed: Int

        public init(name: String, mutations: Int = 0, noticed: Int = 0) {
            self.name = name
            self.mutations = mutations
            self.noticed = noticed
        }

        /// Whole per cents, rounded down: 100 only where everything is noticed.
        var percent: Int { mutations == 0 ? 100 : noticed * 100 / mutations }
    }

    public var packs: [Count]
    public var kinds: [Count]
    public var examples: Int
    /// Examples that fail as the rules are; they cannot notice anything.
    public var failing: Int
    public var notNoticed: [Item]

    public init(packs: [Count], kinds: [Count], examples: Int, failing: Int, notNoticed: [Item]) {
        self.packs = packs
        self.kinds = kinds
        self.examples = examples
        self.failing = failing
        self.notNoticed = notNoticed
    }

    public var total: Count {
        packs.reduce(into: Count(name: "total")) { total, pack in
            total.mutations += pack.mutations
            total.noticed += pack.noticed
        }
    }
}

extension CoverageReport {
    public func json() -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("mutations", total.mutations)
            json.field("noticed", total.noticed)
            json.field("examples", examples)
            json.field("failingExamples", failing)
            for (key, counts) in [("packs", packs), ("kinds", kinds)] {
                json.field(key) { json in
                    json.array(counts) { json, count in
                        json.object(isFlat: true) { json in
                            json.field("name", count.name)
                            json.field("mutations", count.mutations)
                            json.field("noticed", count.noticed)
                        }
                    }
                }
            }
            json.field("notNoticed") { json in
                json.array(notNoticed) { json, item in
                    json.object(isFlat: true) { json in
                        json.field("kind", item.kind)
                        json.field("name", item.name)
                        json.field("entry", item.entry)
                        json.field("file", item.file)
                        json.field("line", item.line)
                        json.field("examples", item.examples)
                    }
                }
            }
        }
        return json.text + "\n"
    }

    /// - Parameter options: width and colour.
    public func text(_ options: TextReportOptions = TextReportOptions()) -> String {
        var page = Page(options)
        var file = ""
        for item in notNoticed {
            if item.file != file {
                file = item.file
                page.blank()
                page.line(page.painted(file.onOneLine, .bold))
            }
            let label = item.kind == "element" || item.kind == "violation" ? item.entry : "\(item.kind) \(item.entry)"
            let place = "\(item.line)".leftPadded(to: 6) + "  "
            let reason = item.examples == 0 ? "in no example" : "in \(item.examples) \(item.examples == 1 ? "example" : "examples")"
            page.paragraph(lead: place, hang: 10, "\(item.name): \(label) (\(reason))")
        }
        page.blank()
        page.table("pack", packs + [total])
        page.blank()
        page.table("kind", kinds)
        page.blank()
        page.paragraph(sentence)
        return page.text
    }

    private var sentence: String {
        var out = "\(total.noticed) of \(total.mutations) deletions are noticed by \(examples) examples."
        if failing > 0 { out += " \(failing) examples fail as the rules are and notice nothing." }
        return out
    }
}

extension Page {
    fileprivate mutating func table(_ title: String, _ counts: [CoverageReport.Count]) {
        let wide = (counts.map(\.name.displayWidth) + [title.displayWidth]).max() ?? 0
        line(painted(title.rightPadded(to: wide) + "  deletions  noticed", .bold))
        for count in counts {
            line(count.name.onOneLine.rightPadded(to: wide) + "  " + "\(count.mutations)".leftPadded(to: 9)
                + "\(count.noticed)".leftPadded(to: 9) + "\(count.percent)%".leftPadded(to: 6))
        }
    }
}

extension String {
    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - displayWidth)) + self }
    fileprivate func rightPadded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - displayWidth)) }
}
