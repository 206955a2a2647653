import Fractions

// The first screen of a document: verdict, score and coverage, what blocks, what is strong, what to close first.
extension DocumentPage {
    var summary: HTML {
        """
        <header class="summary">
        <p class="kicker"><span class="kind">\(document.kind)</span> <bdi class="path">\(document.path)</bdi></p>
        <h2 id="\(id)-title" \(draftAttributes)>\(document.heading)</h2>
        <div class="cards">
        \(verdictCard)
        \(scoreCard)
        </div>
        <div class="points">
        \(points("What blocks", "block", findings.blocking, ordered: false) { _ in .empty })\
        \(points("Strongest points", "strong", findings.strongest, ordered: true) { _ in .empty })\
        \(points("Gaps to close first", "close", findings.gapsToClose, ordered: true, tail: gainTail))
        </div>
        \(facts)
        </header>
        """
    }

    private var verdictCard: HTML {
        """
        <div class="card verdict s-\(Icon.statusClass(document.verdict))">
        <p class="label">Verdict</p>
        <p class="headline">\(Icon.verdict(document.verdict)) \(document.verdict.label)</p>
        <p>\(document.verdictSentence)</p>
        \(tally)
        </div>
        """
    }

    /// How many requirements have each status.
    private var tally: HTML {
        if findings.groups.isEmpty { return .empty }
        let items = findings.groups.html { group in
            "<li>\(badge(group.status)) <span class=\"number\">\(group.findings.count)</span></li>"
        }
        return "<ul class=\"tally\" aria-label=\"Requirements by status\">\(items)</ul>"
    }

    private var scoreCard: HTML {
        let number: HTML = document.score.map {
            "<p class=\"headline\"><span class=\"number\">\($0.numbers)</span> of 100</p>\n\(bar($0, height: 14))"
        } ?? "<p class=\"headline\">Nothing to score</p>"
        let optional = document.optionalSentence.html { "<p>\($0.capitalizedFirst).</p>" }
        let open: HTML = document.score.map { $0.low != $0.high } == true
            ? "<p>The score lies between the two numbers until the open questions are answered.</p>" : .empty
        return """
            <div class="card score">
            <p class="label">Score</p>
            \(number)
            \(open)<p><strong>Coverage:</strong> \(document.coverageSentence).</p>
            \(optional)
            </div>
            """
    }

    private var facts: HTML {
        """
        <dl class="facts">
        <div><dt>Kind of document</dt><dd>\(document.kind): \(document.kindReason)</dd></div>
        <div><dt>Language</dt><dd>\(document.language)</dd></div>
        \(document.hash.isEmpty ? .empty : "<div><dt>File hash</dt><dd><code>\(document.hash)</code></dd></div>")\
        \(document.selection.html { "<div><dt>Shown</dt><dd>\($0.sentence)</dd></div>" })
        </dl>
        """
    }

    // MARK: Points

    private func gainTail(_ result: ResultReport) -> HTML {
        result.gain.numerator > 0 ? " <span class=\"gain\">\(result.gain.gainSentence)</span>" : .empty
    }

    private func points(
        _ title: String, _ name: String, _ findings: [Findings.Finding], ordered: Bool,
        tail: (ResultReport) -> HTML
    ) -> HTML {
        if findings.isEmpty { return .empty }
        let items = findings.html { finding in
            """
            <li><a href="#\(anchor(finding.number))">\(finding.result.title)</a>\
            \(finding.result.decidingFirst.first.map(place) ?? .empty)\(tail(finding.result))</li>

            """
        }
        let list: HTML = ordered ? "<ol>\(items)</ol>" : "<ul>\(items)</ul>"
        return """
            <section class="\(name)" aria-labelledby="\(names(ofPart: name))">
            <h3 id="\(id)-\(name)-title">\(title)</h3>
            \(list)
            </section>

            """
    }

    private func place(_ evidence: Evidence) -> HTML {
        " <span class=\"where\">\(evidence.place.isEmpty ? evidence.position : evidence.place)</span>"
    }

    // MARK: Areas

    /// A drawing of an interval on a scale from 0 to 100: solid up to the lower bound, hatched up to the upper.
    func bar(_ score: ScoreInterval, height: Int) -> HTML {
        let low = permille(score.low)
        let high = max(low, permille(score.high))
        // In permille of the width, so that the drawing stretches with its column without any text in it.
        return """
            <svg class="bar" height="\(height)" role="img" aria-label="\(score.numbers) of 100">\
            <rect class="bar-ground" width="100%" height="100%"/>\
            <rect class="bar-open" x="\(percentage(low))" width="\(percentage(high - low))" height="100%" \
            fill="url(#hatch)"/>\
            <rect class="bar-earned" width="\(percentage(low))" height="100%"/></svg>
            """
    }

    private func permille(_ share: Fraction) -> Int { min(1000, max(0, (share * Fraction(10)).percent)) }

    func percentage(_ permille: Int) -> String {
        permille % 10 == 0 ? "\(permille / 10)%" : "\(permille / 10).\(permille % 10)%"
    }

    var areas: HTML {
        if document.areas.isEmpty { return .empty }
        let rows = document.areas.html { area in
            let number: HTML = area.score.map { "\($0.numbers)" } ?? "<span class=\"none\">nothing to score</span>"
            let drawing = area.score.map { bar($0, height: 12) } ?? .empty
            return """
                <tr role="row"><th scope="row" role="rowheader">\(area.name.capitalizedFirst)</th>\
                <td role="cell" class="drawing">\(drawing)</td><td role="cell" class="number">\(number)</td>\
                <td role="cell" class="number weight">\(area.weight)</td></tr>

                """
        }
        return """
            <p class="lead">Solid: earned. Hatched: open until questions are answered. The weight is that of the \
            statements scored in the area.</p>
            <table class="area-table" role="table">
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Area</th>\
            <th scope="col" role="columnheader"><span class="unseen">Drawing</span></th>\
            <th scope="col" role="columnheader" class="number">Of 100</th>\
            <th scope="col" role="columnheader" class="number weight">Weight</th></tr></thead>
            <tbody role="rowgroup">
            \(rows)</tbody>
            </table>
            """
    }
}
