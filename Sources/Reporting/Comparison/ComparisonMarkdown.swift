extension DraftComparison {
    /// For a wiki, a mail or a pull request: the same as in the terminal, in the Markdown that GitHub reads. What is gone is
    /// struck out, what is new is bold.
    public func markdown() -> String {
        var out = "# What changed from \(escaped(old.path)) to \(escaped(new.path))\n\n"
        out += "| | earlier | now |\n| --- | --- | --- |\n"
        out += "| verdict | \(escaped(old.verdict.label)) | \(escaped(new.verdict.label)) |\n"
        out += "| score | \(old.score?.numbers ?? "nothing to score") | \(new.score?.numbers ?? "nothing to score") |\n"
        for area in areas where area.old != area.new {
            out += "| \(escaped(area.name)) | \(area.old?.numbers ?? "not scored") | \(area.new?.numbers ?? "not scored") |\n"
        }
        out += "\n"
        var lines = [
            "Kind: \(escaped(new.kind)) (\(escaped(old.kindReason)))", "Score: \(scoreSentence)",
            "Worse: \(countsSentence(.worse) ?? "nothing that a rule asks for")", "Better: \(countsSentence(.better) ?? "nothing that a rule asks for")",
            "The rest: \(restSentence)",
        ]
        if let unspokenSentence { lines.append("Besides: \(unspokenSentence)") }
        out += lines.map { "- \($0)\n" }.joined() + "\n"
        for group in groups where group.change.direction != .quiet {
            out += "## \(group.change.label) (\(group.requirements.count))\n\n"
            for requirement in group.requirements { out += markdown(requirement) }
        }
        for group in groups where group.change.direction == .quiet {
            out += "## \(group.change.label) (\(group.requirements.count))\n\n"
            out += group.requirements.map { "- \(escaped($0.title)) `\($0.rule)`\n" }.joined() + "\n"
        }
        if let unspoken, !unspoken.isEmpty {
            out += "## No requirement speaks of it (\(unspoken.count))\n\n\(DraftComparison.unspokenLead)\n\n"
            for passage in unspoken { out += markdown(passage) }
        }
        if !remarks.isEmpty { out += "## Remarks\n\n" + remarks.map { "- \(escaped($0))\n" }.joined() + "\n" }
        return out
    }

    private func markdown(_ requirement: RequirementChange) -> String {
        var out = "### \(escaped(requirement.title))\n\n`\(requirement.rule)` (\(requirement.strength)): \(requirement.statusSentence).\n\n"
        out += requirement.stepSentences.map { "- \(escaped($0))\n" }.joined()
        if let question = requirement.new?.question { out += "- question: \(escaped(question))\n" }
        out += "\n"
        for passage in requirement.decisivePassages { out += markdown(passage) }
        return out
    }

    private func markdown(_ passage: PassageChange) -> String {
        var out = "**\(escaped(passage.place))**\n\n"
        func quote(_ text: String) { out += "> \(text)\n\n" }
        if let diff = passage.leadInDiff { quote("(list) " + marked(diff)) }
        if let diff = passage.diff { quote(marked(diff)) } else {
            if let old = passage.old { quote(marked(WordDiff(old.text, ""))) }
            if let new = passage.new { quote(marked(WordDiff("", new.text))) }
        }
        if let note = passage.noteSentence { out += "\(escaped(note))\n\n" }
        return out
    }

    /// The marks stand close to the words, or they mark nothing.
    private func marked(_ diff: WordDiff) -> String {
        diff.pieces.map { piece in
            guard piece.kind != .same else { return escaped(piece.text) }
            let body = piece.text.trimmed
            if body.isEmpty { return piece.text }
            let mark = piece.kind == .deleted ? "~~" : "**"
            let after = piece.text.last?.isWhitespace == true ? " " : ""
            return mark + escaped(body) + mark + after
        }.joined()
    }

    private func escaped(_ text: String) -> String { MarkdownReference.escaped(text) }
}

extension String {
    /// Without blanks at either end.
    fileprivate var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
