import Fractions

extension DraftComparison {
    /// For a terminal: both drafts and what it comes to, then what got worse, what got better, and in few words the rest.
    ///
    /// - Parameter options: `verbose` shows every passage; `quiet` gives one line.
    public func text(_ options: TextReportOptions = TextReportOptions()) -> String {
        var page = Page(options)
        if options.quiet {
            let counts = [countsSentence(.worse), countsSentence(.better)].compactMap(\.self).joined(separator: "; ")
            page.paragraph(lead: "\(new.path): ", hang: 4, counts.isEmpty ? "no requirement changed" : counts)
            return page.text
        }
        page.paragraph("What changed from \(old.path) to \(new.path)", paint: .bold)
        page.blank()
        page.head(self)
        var shown = ShownPassages()
        var number = 0
        for group in groups where group.change.direction != .quiet {
            page.section("\(group.change.label) (\(group.requirements.count))")
            for requirement in group.requirements {
                number += 1
                page.requirement(requirement, number, &shown)
                page.blank()
            }
        }
        page.quietGroups(self, &shown)
        page.unspoken(self)
        if !remarks.isEmpty {
            page.section("Remarks")
            for remark in remarks { page.paragraph(lead: "  - ", remark) }
        }
        return page.text
    }
}

/// Passages that were quoted already: several requirements may rest on one.
private struct ShownPassages {
    private struct Key: Hashable {
        var old: ComparedPassage?
        var new: ComparedPassage?
    }
    private var numbers: [Key: Int] = [:]

    /// Where the passage was quoted before; else it counts as quoted here.
    mutating func earlier(_ passage: PassageChange, at number: Int) -> Int? {
        var (old, new) = (passage.old, passage.new)
        // How it was read depends on the requirement; the words do not.
        for key in [\ComparedPassage.level, \.note] {
            old?[keyPath: key] = nil
            new?[keyPath: key] = nil
        }
        let key = Key(old: old, new: new)
        if let earlier = numbers[key] { return earlier }
        numbers[key] = number
        return nil
    }
}

extension Page {
    fileprivate mutating func head(_ comparison: DraftComparison) {
        func entry(_ name: String, _ text: String, _ page: inout Page, paint: Paint? = nil) {
            page.paragraph(lead: "  " + name.padded(to: 10), text, paint: paint, leadPaint: .faint)
        }
        entry("kind", "\(comparison.new.kind) (\(comparison.old.kindReason))", &self)
        entry("verdict", "\(comparison.verdictSentence). \(comparison.new.verdictSentence)", &self, paint: comparison.new.verdict.paint)
        entry("score", comparison.scoreSentence, &self, paint: .bold)
        for (index, area) in comparison.changedAreas.enumerated() { entry(index == 0 ? "areas" : "", area, &self) }
        entry("worse", comparison.countsSentence(.worse) ?? "nothing that a rule asks for", &self, paint: comparison.countsSentence(.worse) == nil ? nil : .red)
        entry("better", comparison.countsSentence(.better) ?? "nothing that a rule asks for", &self, paint: comparison.countsSentence(.better) == nil ? nil : .green)
        entry("rest", comparison.restSentence, &self)
        if let unspoken = comparison.unspokenSentence { entry("besides", unspoken, &self) }
    }

    fileprivate mutating func requirement(_ requirement: RequirementChange, _ number: Int, _ shown: inout ShownPassages) {
        paragraph(
            lead: "\(number) ", hang: 4, "\(requirement.title) [\(requirement.rule)]", paint: requirement.change.paint,
            leadPaint: requirement.change.paint)
        let gate = requirement.isGate ? ", a violation blocks" : ""
        note("status", "\(requirement.statusSentence) (\(requirement.strength)\(gate))")
        for sentence in requirement.stepSentences { note("change", sentence) }
        let passages = options.verbose ? requirement.passages : requirement.decisivePassages
        for passage in options.verbose ? passages[...] : passages.prefix(4) { self.passage(passage, number, &shown) }
        if !options.verbose, passages.count > 4 {
            note("\(passages.count - 4) more", passages.dropFirst(4).map(\.place).joined(separator: "; "))
        }
        if let question = requirement.new?.question { note("question", question) }
        if requirement.change == .newlyViolated || requirement.change == .lost, let message = requirement.new?.message { note("why", message) }
        if options.verbose { note("source", requirement.source) }
    }

    private mutating func note(_ name: String, _ text: String) {
        if !text.isEmpty { paragraph(lead: "   = \(name): ", hang: 7, text, leadPaint: .cyan) }
    }

    // MARK: Passages

    fileprivate mutating func passage(_ passage: PassageChange, _ number: Int, _ shown: inout ShownPassages) {
        let position = passage.position.isEmpty || passage.place.contains(passage.position) ? "" : " (\(passage.position))"
        if let earlier = shown.earlier(passage, at: number), earlier != number {
            paragraph(lead: "   ", hang: 5, "\(passage.place)\(position): quoted under \(earlier)", paint: .faint)
            return
        }
        paragraph(lead: "   ", hang: 5, "\(passage.place)\(position)", paint: .bold)
        if let diff = passage.leadInDiff { self.diff(diff, lead: "   | list: ") }
        if let diff = passage.diff {
            self.diff(diff, lead: "   | ")
        } else {
            if let old = passage.old { self.diff(WordDiff(old.text, ""), lead: "   | ") }
            if let new = passage.new { self.diff(WordDiff("", new.text), lead: "   | ") }
        }
        if let sentence = passage.noteSentence { paragraph(lead: "   | ", sentence, paint: .faint) }
    }

    /// A text with what is gone and what is new in it: in colours where there are any, else between [- -] and {+ +}.
    private mutating func diff(_ diff: WordDiff, lead: String) {
        var cells = Cells("")
        var kinds: [WordDiff.Kind] = []
        for (index, piece) in diff.pieces.enumerated() {
            var text = piece.text
            if piece.kind == .same, !options.verbose {
                text = Page.shortened(text, isFirst: index == 0, isLast: index == diff.pieces.count - 1)
            }
            if !options.color { text = Page.marked(text, piece.kind) }
            let own = Cells(text).cells
            cells.cells += own
            kinds += own.map { _ in piece.kind }
        }
        let indent = lead.prefix { $0 == " " } + "| "
        for (index, part) in cells.lines(width: width - lead.displayWidth).enumerated() {
            var text = ""
            var rest = part
            while let first = rest.indices.first {
                let run = rest.prefix(while: { _ in true }).indices.prefix { kinds[$0] == kinds[first] }
                text += coloured(rest[first..<(first + run.count)].string, kinds[first])
                rest = rest.dropFirst(run.count)
            }
            line((index == 0 ? painted(lead, .faint) : painted(String(indent).padded(to: lead.displayWidth), .faint)) + text)
        }
    }

    private static func marked(_ text: String, _ kind: WordDiff.Kind) -> String {
        let end = text.last?.isWhitespace == true ? " " : ""
        let body = end.isEmpty ? text : String(text.dropLast())
        return switch kind {
        case .same: text
        case .deleted: "[-\(body)-]\(end)"
        case .inserted: "{+\(body)+}\(end)"
        }
    }

    /// Struck out and underlined besides: nothing is said by colour alone.
    private func coloured(_ text: String, _ kind: WordDiff.Kind) -> String {
        guard options.color, kind != .same else { return text }
        return "\u{1B}[\(kind == .deleted ? "31;9" : "32;4")m\(text)\u{1B}[0m"
    }

    /// What did not change, so far as it helps to find the place.
    private static func shortened(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let kept = 15
        guard words.count > 2 * kept + 4 else { return text }
        let start = isFirst ? "" : words.prefix(kept).joined(separator: " ") + " "
        let end = isLast ? "" : " " + words.suffix(kept).joined(separator: " ")
        if isFirst, isLast { return words.prefix(2 * kept).joined(separator: " ") + " …" }
        return start + "…" + end
    }

    // MARK: The rest

    fileprivate mutating func quietGroups(_ comparison: DraftComparison, _ shown: inout ShownPassages) {
        for group in comparison.groups where group.change.direction == .quiet {
            section("\(group.change.label) (\(group.requirements.count))")
            if options.verbose {
                for requirement in group.requirements {
                    paragraph(lead: "  ", hang: 4, "\(requirement.title) [\(requirement.rule)]")
                    for passage in requirement.passages { self.passage(passage, 0, &shown) }
                }
                continue
            }
            var seen: Set<String> = []
            let passages = group.requirements.flatMap(\.passages).filter { $0.change == group.change }
                .sorted { (($0.new ?? $0.old)?.line ?? 0) < (($1.new ?? $1.old)?.line ?? 0) }
                .map { group.change == .moved ? $0.division : $0.place }.filter { seen.insert($0).inserted }
            let listed = passages.isEmpty ? group.requirements.map(\.rule) : passages
            paragraph(lead: "  ", Page.listed(listed, limit: 12))
        }
    }

    fileprivate mutating func unspoken(_ comparison: DraftComparison) {
        guard let unspoken = comparison.unspoken, !unspoken.isEmpty else { return }
        section("No requirement speaks of it (\(unspoken.count))")
        paragraph(lead: "  ", DraftComparison.unspokenLead)
        var shown = ShownPassages()
        if options.verbose {
            for (index, passage) in unspoken.enumerated() { self.passage(passage, index + 1, &shown) }
            return
        }
        let kinds: [(Change, String)] = [(.reworded, "reworded"), (.passageAdded, "added"), (.passageDropped, "gone")]
        for (change, word) in kinds {
            var seen: Set<String> = []
            let places = unspoken.filter { $0.change == change }.map { ($0.new ?? $0.old)?.place ?? "" }.filter { seen.insert($0).inserted }
            if !places.isEmpty { paragraph(lead: "  \(word): ", hang: 4, places.joined(separator: "; ")) }
        }
    }

    private static func listed(_ items: [String], limit: Int) -> String {
        let more = items.count - limit
        return items.prefix(limit).joined(separator: "; ") + (more > 0 ? "; and \(more) more (--verbose shows all)" : "")
    }
}

extension Change {
    var paint: Page.Paint? {
        switch direction {
        case .worse: self < .deadlineRemoved ? .red : .yellow
        case .better: .green
        case .quiet: nil
        }
    }
}
