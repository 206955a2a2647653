import Fractions
import Reporting
import TextSpans

/// A report in which every text tries to break out of its place.
enum HostileReport {
    /// Markup, quotes, an escape sequence, NUL, a lone carriage return, a line separator, an override of the writing
    /// direction, a byte order mark, a workflow command, wide and joined characters.
    static let text = "</script><script>alert(1)</script> \"double\" 'single' & &amp; <b> --> ]]> \u{1B}[31mred\u{7} \u{0}nul "
        + "\rreturn\r\n::error::x\u{2028}\u{202E}desrever\u{2066}\u{FEFF} \u{9B}2J \\ \\u0041 日本語の文 👩‍👩‍👧 e\u{301} العربية \u{FFFF}"
    static let longWord = String(repeating: "Verfassungsschutz", count: 40) + String(repeating: "協", count: 60)

    static let report = Report(
        programVersion: text, packVersions: [text], rulesHash: text, documents: [document(text), document(longWord)],
        failures: [FailureReport(path: text, message: longWord, help: text), FailureReport(path: longWord, message: text)])

    private static func document(_ text: String) -> DocumentReport {
        let length = text.utf8.count
        var document = DocumentReport(
            path: text, kind: text, kindReason: text, language: text, title: text, verdict: .blocked, verdictSentence: text,
            score: ScoreInterval(low: Fraction(1, 3), high: Fraction(2, 3)),
            coverage: Coverage(checked: 1, notCheckable: 0, open: 0), optionalTaken: 0, optionalTotal: 0,
            areas: [AreaReport(name: text, score: ScoreInterval(low: .zero, high: .one), weight: 3)],
            results: RuleStatus.allCases.map { result($0, text) },
            passages: [
                PassageReport(kind: .heading(level: 9), label: text, text: text, span: ByteSpan(0, length), address: text),
                PassageReport(
                    kind: .cell(table: 0, row: 0, column: 0, isHeader: true), label: nil, text: text,
                    span: ByteSpan(length + 1, 2 * length + 1), address: text),
                PassageReport(kind: .note(mark: text), label: nil, text: text, span: ByteSpan(-5, 3), address: ""),
            ],
            remarks: [text], hash: text)
        let change = ChangeReport(
            kind: "deletion", author: text, date: text, text: text, address: text, line: 1, page: 1, span: ByteSpan(length + 5, length + 5))
        document.changes = ChangesReport(
            read: "both", insertions: 0, deletions: 1, before: .init(verdict: .clear, verdictSentence: text, score: nil),
            verdicts: [
                ChangedVerdict(
                    rule: text, title: text, strength: "shall", before: .met, after: .error, messageBefore: text,
                    evidenceBefore: [evidence(text, highlight: ByteSpan(0, 1), span: ByteSpan(0, 1))], nearness: .beside, changes: [change])
            ])
        return document
    }

    private static func result(_ status: RuleStatus, _ text: String) -> ResultReport {
        // The second piece of evidence lies across the ends of texts and passages.
        let length = text.utf8.count
        let inside = evidence(text, highlight: ByteSpan(3, 9), span: ByteSpan(0, length))
        let across = evidence(text, highlight: ByteSpan(length - 1, length + 99), span: ByteSpan(length - 7, length + 7))
        return ResultReport(
            rule: text, title: text, statements: [text], strength: "shall", isDerived: true, area: text, status: status,
            credit: ScoreInterval(low: .zero, high: .one),
            elements: [ElementReport(id: text, label: text, share: .one, status: .notMet, evidence: [across])],
            evidence: status == .notMet ? [] : [inside, across, across], message: text, question: text, suggestion: text,
            reading: text, source: text, showsNot: text, gain: .half, isGate: true, lookedFor: text, nearestMiss: inside)
    }

    private static func evidence(_ text: String, highlight: ByteSpan, span: ByteSpan) -> Evidence {
        Evidence(
            text: text, highlight: highlight, address: text, line: 7, column: 0, page: 2, level: text, note: text, span: span)
    }
}
