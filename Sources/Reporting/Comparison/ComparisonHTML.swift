extension DraftComparison {
    /// One web page that needs nothing else, without a script, in the look of the report: the two passages side by side,
    /// what is gone struck out in the one, what is new underlined in the other.
    public func html() -> String { ComparisonPage(comparison: self).html.source }
}

/// The page, from the top.
private struct ComparisonPage {
    let comparison: DraftComparison

    /// Even if something slipped through the escaping, the browser would load and run nothing.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    var html: HTML {
        let sections = groups + [unspoken, remarks].filter { !$0.isEmpty }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(ComparisonPage.policy)">
            <meta name="color-scheme" content="light dark">
            <title>\(heading(comparison.new)): what changed · Proviso</title>
            <style>\(HTML(trusted: HTMLReport.styleSheet + StyleSheet.comparison))</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the comparison</a>
            \(HTML(trusted: Icon.sprite))
            <header class="masthead">
            <p class="brand">Proviso</p>
            <h1>Comparison of two drafts</h1>
            </header>
            <main id="main">
            <article class="document" aria-labelledby="title">
            \(summary)
            \(navigation)
            \(sections)</article>
            </main>
            <footer>
            <p>This comparison is about words, and about those of which a rule speaks. Whether they are carried out, no check of a \
            text can show.</p>
            <p>\(comparison.programVersion)\(comparison.packVersions.html { " · \($0)" }) · rules <code>\(comparison.rulesHash)</code></p>
            </footer>
            </body>
            </html>

            """
    }

    private func heading(_ draft: ComparedDraft) -> String { draft.title.isEmpty ? draft.path : draft.title }

    // MARK: The first screen

    private var summary: HTML {
        """
        <header class="summary">
        <p class="kicker"><span class="kind">\(comparison.new.kind)</span> \(comparison.old.kindReason)</p>
        <h2 id="title" \(draftAttributes)>\(heading(comparison.new))</h2>
        <div class="cards">
        \(card("Earlier", comparison.old))
        \(card("Now", comparison.new))
        </div>
        <dl class="facts">
        \(fact("Score", comparison.scoreSentence))\
        \(fact("Worse", comparison.countsSentence(.worse) ?? "nothing that a rule asks for"))\
        \(fact("Better", comparison.countsSentence(.better) ?? "nothing that a rule asks for"))\
        \(fact("The rest", comparison.restSentence))\
        \(comparison.unspokenSentence.html { fact("Besides", $0) })\
        \(comparison.changedAreas.isEmpty ? .empty : fact("Areas", comparison.changedAreas.joined(separator: "; ")))
        </dl>
        </header>
        """
    }

    private func fact(_ name: String, _ text: String) -> HTML { "<div><dt>\(name)</dt><dd>\(text)</dd></div>\n" }

    private func card(_ name: String, _ draft: ComparedDraft) -> HTML {
        """
        <div class="card verdict s-\(Icon.statusClass(draft.verdict))">
        <p class="label">\(name)</p>
        <p class="headline">\(Icon.verdict(draft.verdict)) \(draft.verdict.label)</p>
        <p><span class="number">\(draft.score.map { "\($0.numbers) of 100" } ?? "Nothing to score")</span>. \(draft.verdictSentence)</p>
        <p class="where"><bdi class="path">\(draft.path)</bdi></p>
        </div>
        """
    }

    private var navigation: HTML {
        var links = comparison.groups.html { group in
            "<li><a href=\"#\(group.change.rawValue)\">\(group.change.label) (\(group.requirements.count))</a></li>"
        }
        if let unspoken = comparison.unspoken, !unspoken.isEmpty { links += "<li><a href=\"#unspoken\">No requirement speaks of it (\(unspoken.count))</a></li>" }
        return links.isEmpty ? .empty : "<nav class=\"parts\" aria-label=\"Parts of the comparison\"><ul>\(links)</ul></nav>"
    }

    // MARK: Requirements

    private var groups: [HTML] {
        var number = 0
        return comparison.groups.map { group in
            let content = group.change.direction == .quiet ? quiet(group.requirements) : group.requirements.html { item in
                number += 1
                return requirement(item, number)
            }
            return """
            <section id="\(group.change.rawValue)" class="changes \(tone(group.change))" aria-labelledby="\(group.change.rawValue)-title">
            <h3 id="\(group.change.rawValue)-title">\(group.change.label) <span class="count">\(group.requirements.count)</span></h3>
            \(content)</section>

            """
        }
    }

    /// Signs and colours are those of the statuses: what got worse, what got better, what changed in words only.
    private func tone(_ change: Change) -> String {
        switch change.direction {
        case .worse: change < .weakened ? "s-violated" : "s-not-met"
        case .better: "s-met"
        case .quiet: "s-not-applicable"
        }
    }

    private func requirement(_ requirement: RequirementChange, _ number: Int) -> HTML {
        """
        <article class="entry finding \(tone(requirement.change))" aria-labelledby="r\(number)">
        <h4 id="r\(number)">\(requirement.title)</h4>
        <p class="rule"><code>\(requirement.rule)</code> · \(requirement.strength) · \(requirement.area)\
        \(requirement.isGate ? " · a violation blocks" : "")</p>
        <p class="message">\(badges(requirement))</p>
        <ul class="steps">\(requirement.stepSentences.html { "<li>\($0.capitalizedFirst)</li>" })</ul>
        \(requirement.new?.question.html { "<p class=\"question\"><span class=\"label\">Question to settle</span> \($0)</p>\n" } ?? .empty)\
        \(requirement.decisivePassages.html(passage))\
        <p class="where">\(requirement.source)</p>
        </article>

        """
    }

    private func badges(_ requirement: RequirementChange) -> HTML {
        func badge(_ side: RequirementChange.Side?) -> HTML {
            guard let status = side?.status else { return "not held against the rule" }
            return "<span class=\"badge s-\(status.rawValue)\">\(Icon.status(status)) \(status.label)</span>"
        }
        if requirement.old?.status == requirement.new?.status { return "\(badge(requirement.new)), as before" }
        return "\(badge(requirement.old)), now \(badge(requirement.new))"
    }

    /// What asks nothing of the reader can be opened.
    private func quiet(_ requirements: [RequirementChange]) -> HTML {
        let items = requirements.html { requirement in
            let passages = requirement.passages.isEmpty ? HTML.empty : """
                <details><summary>\(requirement.title) <code>\(requirement.rule)</code> \
                <span class="where">\(requirement.passages.count) \(requirement.passages.count == 1 ? "passage" : "passages")</span></summary>
                \(requirement.passages.filter { $0.change != .moved }.html(passage))\(moved(requirement))</details>
                """
            return "<li>\(passages.isEmpty ? "\(requirement.title) <code>\(requirement.rule)</code>" : passages)</li>\n"
        }
        return "<ul class=\"quiet\">\n\(items)</ul>\n"
    }

    private func moved(_ requirement: RequirementChange) -> HTML {
        let places = requirement.passages.filter { $0.change == .moved }.map(\.place)
        return places.isEmpty ? .empty : "<p class=\"where\">Moved: \(places.joined(separator: "; "))</p>"
    }

    // MARK: Passages

    private func passage(_ passage: PassageChange) -> HTML {
        let diff = passage.diff
        let leadIn = passage.leadInDiff
        func side(_ name: String, _ quoted: ComparedPassage?, _ hidden: WordDiff.Kind) -> HTML {
            guard let quoted else { return "<div class=\"side\"><p class=\"label\">\(name)</p><p class=\"none\">no such passage</p></div>" }
            let whole: WordDiff.Kind = hidden == .inserted ? .deleted : .inserted
            let text = diff.map { marked($0, without: hidden) } ?? marked(WordDiff.whole(quoted.text, whole), without: hidden)
            let opening = leadIn.html { "<p class=\"where\">List: \(marked($0, without: hidden))</p>" }
            return """
                <figure class="side"><p class="label">\(name)</p>\(opening)<blockquote \(draftAttributes)>\(text)</blockquote>
                <figcaption>\(caption(quoted))</figcaption></figure>
                """
        }
        return """
            <div class="passage">\(side("Earlier", passage.old, .inserted))\(side("Now", passage.new, .deleted))</div>

            """
    }

    private func caption(_ quoted: ComparedPassage) -> HTML {
        let position = quoted.position.isEmpty || quoted.place == quoted.position ? "" : ", \(quoted.position)"
        let reading = [quoted.level.flatMap(levelWords), quoted.note].compactMap(\.self)
        return "<span class=\"place\">\(quoted.place)\(position)</span>\(reading.isEmpty ? .empty : " · \(reading.joined(separator: ": "))")"
    }

    private func marked(_ diff: WordDiff, without hidden: WordDiff.Kind) -> HTML {
        diff.pieces.filter { $0.kind != hidden }.html { piece in
            switch piece.kind {
            case .same: HTML(text: piece.text)
            case .deleted: "<del>\(piece.text)</del>"
            case .inserted: "<ins>\(piece.text)</ins>"
            }
        }
    }

    private var unspoken: HTML {
        guard let unspoken = comparison.unspoken, !unspoken.isEmpty else { return .empty }
        return """
            <section id="unspoken" class="changes s-not-applicable" aria-labelledby="unspoken-title">
            <h3 id="unspoken-title">No requirement speaks of it <span class="count">\(unspoken.count)</span></h3>
            <p class="lead">\(DraftComparison.unspokenLead)</p>
            \(unspoken.html(passage))</section>

            """
    }

    private var remarks: HTML {
        if comparison.remarks.isEmpty { return .empty }
        return """
            <section class="remarks" id="remarks" aria-labelledby="remarks-title">
            <h3 id="remarks-title">Remarks</h3>
            <ul class="remarks-list">\(comparison.remarks.html { "<li>\($0)</li>" })</ul>
            </section>

            """
    }

    /// The attributes of text that comes from a draft: its language, and a direction of its own.
    private var draftAttributes: HTML {
        let language = comparison.new.language
        let isTag = (2...8).contains(language.utf8.count) && language.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
        return "lang=\"\(isTag ? language : "und")\" dir=\"auto\""
    }
}

extension StyleSheet {
    /// What the comparison adds to the style of the report.
    fileprivate static let comparison = """
        .changes { padding-top: 2.75rem; }
        .changes h3 .count { color: var(--soft); font-weight: 500; }
        .steps { margin-top: .4rem; } .steps li { padding-left: 1.1rem; text-indent: -1.1rem; max-width: 80ch; }
        .steps li::before { content: "–"; display: inline-block; width: 1.1rem; text-indent: 0; color: var(--soft); }
        .passage {
          display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; margin: .9rem 0 0; padding-top: .7rem;
          border-top: 1px solid var(--line);
        }
        .side { min-width: 0; }
        .finding > .where { margin-top: .9rem; font-size: .875rem; }
        del { background: var(--violated-tint); text-decoration: line-through 1px var(--violated); }
        ins { background: var(--met-tint); text-decoration: underline 2px var(--met); text-underline-offset: .2em; }
        .quiet li { padding: .4rem 0; border-bottom: 1px solid var(--line); }
        .quiet summary { cursor: pointer; } .quiet code, .quiet .where { font-size: .8125rem; color: var(--soft); }
        dl.facts dd { max-width: 80ch; } article.document dl.facts { display: grid; grid-template-columns: 1fr; gap: .35rem; }
        dl.facts > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); }
        @media (max-width: 46rem) { .passage { grid-template-columns: minmax(0, 1fr); gap: .7rem; } }
        @media print { .passage { break-inside: avoid; } del, ins { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }

        """
}
