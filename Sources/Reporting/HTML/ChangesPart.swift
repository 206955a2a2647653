import TextSpans

// What the tracked changes do to the verdicts.
extension DocumentPage {
    var changes: HTML {
        guard let changes = document.changes, let summary = changes.summary else { return .empty }
        let lead: HTML = "<p class=\"lead\">\(summary)</p>"
        if changes.verdicts.isEmpty { return lead }
        let items = changes.sorted.html { verdict in
            """
            <li><p><strong>\(verdict.title)</strong> \(link(toRule: verdict.rule))</p>
            <p class="turn">\(badge(verdict.before)) <span aria-hidden="true">→</span><span class="unseen">then</span> \
            \(badge(verdict.after))</p>
            \(list(verdict))\
            \(verdict.messageBefore.isEmpty ? .empty : "<p class=\"miss\">Before the changes: \(verdict.messageBefore)</p>")</li>

            """
        }
        return "\(lead)\n<ul class=\"vain changed\">\n\(items)</ul>"
    }

    private func list(_ verdict: ChangedVerdict) -> HTML {
        let items = verdict.changes.html { change in
            let tag: HTML = change.kind == "insertion" || change.kind == "moved-to" ? "ins" : "del"
            let words: HTML = change.text.isEmpty
                ? "<span class=\"none\">the end of a paragraph</span>" : "<\(tag) \(draftAttributes)>\(change.text)</\(tag)>"
            return "<li>\(change.lead)\(place(change)): \(words)</li>\n"
        }
        let note = verdict.nearnessSentence.html { "<p class=\"where\">\($0.capitalizedFirst).</p>" }
        return items.isEmpty ? note : "\(note)<ul>\(items)</ul>"
    }

    private func place(_ change: ChangeReport) -> HTML {
        if change.place.isEmpty { return .empty }
        // What is gone stands between what is left: the passage after it, or the last one.
        let index = change.span.flatMap { span in
            document.passages.firstIndex { $0.span.start <= span.start && span.start <= $0.span.end }
        }
        guard let index else { return " (\(change.place))" }
        return " (<a class=\"place\" href=\"#\(anchor(ofPassage: index))\">\(change.place)</a>)"
    }
}
