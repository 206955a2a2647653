import TextSpans

/// All that the web report says about one document.
struct DocumentPage {
    let document: DocumentReport
    /// Prefix of all anchors of the document.
    let id: String
    let findings: Findings
    /// Findings by rule, for links from places that know a rule only.
    private let numbers: [String: Int]

    /// Whether the page is about this document alone.
    private let isAlone: Bool

    init(_ document: DocumentReport, id: String, isAlone: Bool = true) {
        self.isAlone = isAlone
        self.document = document
        self.id = id
        findings = Findings(document)
        numbers = Dictionary(findings.all.map { ($0.result.rule, $0.number) }) { first, _ in first }
    }

    /// A part of the page: its anchor, its heading, and its content; parts without content are left out.
    private typealias Part = (anchor: String, title: String, content: HTML)

    var html: HTML {
        // The order is that of reading: what it comes to, requirement by requirement, then the reverse, then the proof.
        let parts: [Part] = [
            ("areas", "Areas", areas),
            ("changes", ChangesReport.title, changes),
            ("requirements", "Requirements", requirements),
            ("findings", "Findings in detail", details),
            ("judgements", "Decisions and waivers", judgements),
            ("articles", "Article by article", articles),
            ("draft", "The draft", draft),
            ("looked-for", "Looked for and not found", lookedFor),
            ("decisions", "Decisions and waivers", decisions),
            ("score", "How the score adds up", ledger),
            ("method", "Coverage and method", method),
            ("remarks", "Remarks and assumptions", remarks),
        ]
        let shown = parts.filter { !$0.content.isEmpty }
        let links = shown.html { "<li><a href=\"#\(id)-\($0.anchor)\">\($0.title)</a></li>" }
        let sections = shown.html { part in
            """
            <section class="\(part.anchor)" id="\(id)-\(part.anchor)" aria-labelledby="\(names(ofPart: part.anchor))">
            <h3 id="\(id)-\(part.anchor)-title">\(part.title)</h3>
            \(part.content)
            </section>

            """
        }
        return """
            <article class="document" id="\(id)" aria-labelledby="\(id)-title">
            \(summary)
            <nav class="parts" aria-label="Parts of the report on \(document.heading)"><ul>\(links)</ul></nav>
            \(sections)</article>

            """
    }

    /// What names a part for those who do not see the page: with other documents beside it, the document's title too.
    func names(ofPart part: String) -> String { "\(id)-\(part)-title" + (isAlone ? "" : " \(id)-title") }

    // MARK: Links

    func anchor(_ number: Int) -> String { "\(id)-r\(number)" }

    func anchor(ofPassage index: Int) -> String { "\(id)-p\(index + 1)" }

    /// A link to a rule's finding, with its number, or the bare name of a rule that has none here.
    func link(toRule rule: String) -> HTML {
        guard let number = numbers[rule] else { return "<code>\(rule)</code>" }
        return "<a href=\"#\(anchor(number))\"><code>\(rule)</code></a>"
    }

    /// The first passage that the evidence stands in.
    func passageIndex(of evidence: Evidence) -> Int? {
        document.passages.firstIndex { $0.span.overlaps(evidence.span) || $0.span == evidence.span }
    }

    /// "Article 7(2), p. 4, line 41", linked to the passage where the draft is on the page.
    func placeLink(_ evidence: Evidence) -> HTML {
        // Word processors do not number the paragraphs of a file: there the address is all that helps.
        let words = [evidence.place, evidence.column > 0 || evidence.place.isEmpty ? evidence.position : ""].filter { !$0.isEmpty }.joined(separator: ", ")
        guard let index = passageIndex(of: evidence) else { return "<span class=\"place\">\(words)</span>" }
        return "<a class=\"place\" href=\"#\(anchor(ofPassage: index))\">\(words)</a>"
    }

    // MARK: Common parts

    /// Sign and word of a status.
    func badge(_ status: RuleStatus) -> HTML {
        "<span class=\"badge s-\(status.rawValue)\">\(Icon.status(status)) \(status.label)</span>"
    }

    /// A passage with the words that decided set off; shortened to about so many characters if asked.
    func quotation(_ evidence: Evidence, within limit: Int? = nil) -> HTML {
        var cells = Cells(evidence.text, mark: evidence.highlight.range)
        if let limit { cells = cells.elided(to: limit) }
        var out = HTML.empty
        var rest = cells.cells[...]
        while let first = rest.first {
            let run = rest.prefix { $0.isMarked == first.isMarked }
            out += first.isMarked ? "<b>\(run.string)</b>" : HTML(text: run.string)
            rest = rest.dropFirst(run.count)
        }
        return out
    }

    /// The attributes of text that comes from the draft: its language, and a direction of its own.
    var draftAttributes: HTML {
        // A tag that is none would be worse than the word for "not known".
        let isTag = (2...8).contains(document.language.utf8.count)
            && document.language.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
        return "lang=\"\(isTag ? document.language : "und")\" dir=\"auto\""
    }

    var remarks: HTML {
        if document.remarks.isEmpty { return .empty }
        return "<ul class=\"remarks-list\">\(document.remarks.html { "<li>\($0)</li>" })</ul>"
    }
}
