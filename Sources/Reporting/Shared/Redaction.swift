import TextSpans

/// What stands for words of a draft in a redacted report.
let redactedMark = "[redacted]"

extension Report {
    /// The report without any quotation of the drafts, for people who may know what was found but not read the text.
    ///
    /// Paths, addresses, lines, pages, statuses, sources and everything that comes from the rules stay. Quotations in
    /// messages, remarks and addresses (unnumbered headings) become "[redacted]"; titles, the view of the draft, and
    /// what would let somebody test a guess at the words go: offsets and lengths of passages, and hashes.
    public func redacted() -> Report {
        var report = self
        report.isRedacted = true
        report.documents = documents.map { $0.redacted() }
        report.failures = failures.map { failure in
            FailureReport(path: failure.path, message: failure.message.withoutQuotations, help: failure.help?.withoutQuotations)
        }
        report.notices = notices.map { notice in
            var notice = notice
            notice.message = notice.message.withoutQuotations
            notice.help = notice.help?.withoutQuotations
            return notice
        }
        return report
    }
}

extension DocumentReport {
    fileprivate func redacted() -> DocumentReport {
        let words = DraftWords(self)
        var document = self
        document.ledger = ScoreLedger(self).lines
        document.kindReason = kindReason.withoutQuotations
        document.title = ""
        document.hash = ""
        document.verdictSentence = verdictSentence.withoutQuotations
        document.passages = []
        document.remarks = ["Quotations of the draft are left out of this report."] + remarks.map(\.withoutQuotations)
        document.results = results.map { $0.redacted(words) }
        document.changes?.problem = changes?.problem?.withoutQuotations
        document.changes?.before?.verdictSentence = (changes?.before?.verdictSentence ?? "").withoutQuotations
        document.changes?.verdicts = (changes?.verdicts ?? []).map { $0.redacted() }
        return document
    }
}

extension ChangedVerdict {
    /// Who changed something, when and where, stays.
    fileprivate func redacted() -> ChangedVerdict {
        var verdict = self
        verdict.messageBefore = messageBefore.withoutQuotations
        verdict.evidenceBefore = evidenceBefore.map { $0.redacted() }
        verdict.changes = changes.map { change in
            var change = change
            change.text = change.text.isEmpty ? "" : redactedMark
            change.address = change.address.withoutQuotations
            change.span = nil
            return change
        }
        return verdict
    }
}

extension ResultReport {
    fileprivate func redacted(_ words: DraftWords) -> ResultReport {
        var result = self
        result.elements = elements.map { element in
            var element = element
            element.evidence = element.evidence.map { $0.redacted() }
            return element
        }
        result.evidence = evidence.map { $0.redacted() }
        // A decision and its reason are told in the message.
        result.message = words.blanked(message)
        result.question = question?.withoutQuotations
        result.nearestMiss = nearestMiss?.redacted()
        // Persons do not always put a quotation between marks.
        result.waiver?.reason = words.blanked(waiver?.reason ?? "")
        result.decision?.reason = words.blanked(decision?.reason ?? "")
        result.decision?.lapse = decision?.lapse?.withoutQuotations
        return result
    }
}

extension Evidence {
    fileprivate func redacted() -> Evidence {
        Evidence(
            text: redactedMark, highlight: ByteSpan(0, 0), address: address.withoutQuotations, line: line, column: column, page: page,
            level: level, note: note?.withoutQuotations, span: ByteSpan(0, 0))
    }
}

extension String {
    /// With "[redacted]" for whatever stands between quotation marks: “ ” (also nested) and ‘ ’.
    ///
    /// Where the marks do not pair, or an apostrophe may look like a closing one, too much goes rather than too little.
    var withoutQuotations: String {
        cut(from: "‘", to: "’", nests: false).cut(from: "“", to: "”", nests: true)
    }

    private func cut(from open: Character, to close: Character, nests: Bool) -> String {
        guard let first = firstIndex(of: open) else { return self }
        if nests {
            var out = ""
            var depth = 0
            var isPaired = true
            for character in self {
                if character == open {
                    if depth == 0 { out += "\(open)\(redactedMark)\(close)" }
                    depth += 1
                } else if character == close {
                    depth -= 1
                    isPaired = isPaired && depth >= 0
                } else if depth == 0 {
                    out.append(character)
                }
            }
            if isPaired, depth == 0 { return out }
        }
        let end = lastIndex(of: close).map { $0 > first ? index(after: $0) : endIndex } ?? endIndex
        return self[..<first] + "\(open)\(redactedMark)\(close)" + self[end...]
    }
}

/// Finds words of a draft in what persons wrote.
struct DraftWords {
    /// So many words in a row are a quotation.
    static let run = 5

    private var runs: Set<[Substring]> = []
    private let texts: [String]

    init(_ document: DocumentReport) {
        let evidence = document.results.flatMap { $0.evidence + $0.elements.flatMap(\.evidence) + [$0.nearestMiss].compactMap { $0 } }
        texts = document.passages.map(\.text) + evidence.map(\.text) + [document.title]
        // Most documents carry no words of persons.
        guard document.results.contains(where: { $0.waiver != nil || $0.decision != nil }) else { return }
        for text in texts {
            let words = DraftWords.words(text.lowercased())
            for start in words.indices.dropLast(min(words.count, DraftWords.run - 1)) { runs.insert(Array(words[start..<start + DraftWords.run])) }
        }
    }

    /// The text with "[redacted]" for quotations: what stands between marks, and five or more words in a row of the draft.
    func blanked(_ text: String) -> String {
        let text = text.withoutQuotations
        let words = DraftWords.words(text)
        let folded = words.map { Substring($0.lowercased()) }
        var isQuoted = [Bool](repeating: false, count: words.count)
        for start in words.indices.dropLast(min(words.count, DraftWords.run - 1)) where runs.contains(Array(folded[start..<start + DraftWords.run])) {
            for index in start..<start + DraftWords.run { isQuoted[index] = true }
        }
        var out = ""
        var end = text.startIndex
        for index in words.indices where isQuoted[index] {
            if index > 0, isQuoted[index - 1] {
                end = words[index].endIndex
                continue
            }
            out += text[end..<words[index].startIndex] + redactedMark
            end = words[index].endIndex
        }
        return out + text[end...]
    }

    private static func words(_ text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }
}
