import Fractions

// Each requirement in full.
extension DocumentPage {
    var details: HTML {
        findings.groups.html { group in
            switch group.status {
            case .notApplicable, .notChecked: brief(group)
            default: group.findings.html { detail($0) }
            }
        }
    }

    /// Requirements that ask nothing of the reader: a line with the reason each.
    private func brief(_ group: Findings.Group) -> HTML {
        let items = group.findings.html { finding in
            """
            <li class="entry" id="\(anchor(finding.number))" \(data(finding))>\
            <span class="count">\(finding.number)</span> <strong>\(finding.result.title)</strong> \
            <code>\(finding.result.rule)</code>. \(finding.result.message)</li>

            """
        }
        return """
            <div class="brief">
            <h4>\(Icon.status(group.status)) \(group.status.label)</h4>
            <ul>
            \(items)</ul>
            </div>

            """
    }

    private func detail(_ finding: Findings.Finding) -> HTML {
        let result = finding.result
        return """
            <article class="entry finding s-\(result.status.rawValue)" id="\(anchor(finding.number))" \
            \(data(finding)) aria-labelledby="\(anchor(finding.number))-title">
            <h4 id="\(anchor(finding.number))-title">\(badge(result.status))\(tag(result)) \
            <span class="count">\(finding.number)</span> \(result.title)</h4>
            <p class="rule"><code>\(result.rule)</code> · \(result.strengthSentence) · \(result.area)\
            \(result.isGate ? " · a violation blocks" : "")</p>
            <div class="body">
            <div class="said">
            \(result.message == result.question || result.message.isEmpty ? .empty : "<p class=\"message\">\(result.message)</p>\n")\
            \(result.question.html { labelled("question", "Question to settle", $0) })\
            \(result.decision.html { decision in decision.lapseSentence.html { labelled("accepted", "Lapsed decision", "\(decision.sentence) \($0)") } })\
            \(result.waiver.html { labelled("accepted", "Waiver", $0.sentence.capitalizedFirst) })\
            \(result.decidingFirst.html { quote($0) })\
            \(elements(result.elements))\
            \(result.evidence.isEmpty ? result.lookedFor.html { labelled("looked", "Looked for", $0) } : .empty)\
            \(result.nearestMiss.html { nearestMiss($0) })\
            \(result.suggestion.html(suggestion))\
            </div>
            <dl class="notes">
            <div><dt>Source</dt><dd>\(result.source)</dd></div>
            \(note("Reading", result.reading))\
            \(result.showsNot.html { note("What this does not show", $0) })\
            \(statements(result))\
            \(gain(result))</dl>
            </div>
            </article>

            """
    }

    private func labelled(_ name: String, _ label: String, _ text: String) -> HTML {
        "<p class=\"\(name)\"><span class=\"label\">\(label)</span> \(text)</p>\n"
    }

    private func suggestion(_ text: String) -> HTML {
        """
        <div class="suggestion"><p class="label">Suggested wording</p><p dir="auto">\(text)</p></div>

        """
    }

    private func note(_ name: String, _ text: String) -> HTML {
        text.isEmpty ? .empty : "<div><dt>\(name)</dt><dd>\(text)</dd></div>\n"
    }

    private func statements(_ result: ResultReport) -> HTML {
        // Most sources name their statements already.
        let unnamed = result.statements.filter { !result.source.contains($0) }
        return note(unnamed.count == 1 ? "Statement" : "Statements", unnamed.joined(separator: ", "))
    }

    private func gain(_ result: ResultReport) -> HTML {
        guard result.gain.numerator > 0 else { return .empty }
        let exact = result.gain * Fraction(100)
        let remainder = exact.denominator == 1 ? "" : ", exactly \(exact)"
        return note("Closing this", result.gain.gainSentence + remainder)
    }

    private func quote(_ evidence: Evidence) -> HTML {
        """
        <figure class="quote"><blockquote \(draftAttributes)>\(quotation(evidence))</blockquote>
        <figcaption>\(placeLink(evidence)) · \(evidence.levelWords)\
        \(evidence.note.html { ": \($0)" })</figcaption></figure>

        """
    }

    private func elements(_ elements: [ElementReport]) -> HTML {
        if elements.isEmpty { return .empty }
        let rows = elements.html { element in
            let spots = element.evidence.html { "<span class=\"spot\">\(placeLink($0))</span> " }
            return """
            <tr role="row"><td role="cell">\(badge(element.status))</td>\
            <th scope="row" role="rowheader">\(element.label)</th>\
            <td role="cell" class="number">\(element.share.description)</td>\
            <td role="cell" class="spots">\(spots)</td></tr>

            """
        }
        return """
            <table class="elements" role="table">
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Status</th>\
            <th scope="col" role="columnheader">Element</th>\
            <th scope="col" role="columnheader" class="number">Share</th>\
            <th scope="col" role="columnheader" class="spots">Where</th></tr></thead>
            <tbody role="rowgroup">
            \(rows)</tbody></table>

            """
    }
}
