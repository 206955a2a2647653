import Fractions
import Reporting
import TextSpans

/// A report on which persons have had their say: a waiver, decisions that hold and that have lapsed, a baseline; and one
/// document of each sort of place: a text file, a Word file, a PDF.
enum StandingReport {
    static let report = Report(
        programVersion: "proviso 0.1.0", packVersions: ["core 0.1.0"], rulesHash: "5f2b",
        documents: [
            document("./drafts//a, b%20.md", [waived, decided, lapsed, known, fresh, optional]),
            document("drafts/accord.docx", [weak(Evidence(inWord: "The Parties should keep order."))]),
            document("drafts/accord.pdf", [weak(Evidence(inPDF: "The Parties should keep order."))]),
        ],
        failures: [])

    static let waiver = WaiverReport(reason: "annex C follows", person: "A. Legal Adviser", date: "2026-03-01", expires: "2026-09-01")

    private static let draft = SampleDraft()

    private static let waived = result("a.waived", "should", .notMet) { $0.waiver = waiver }
    private static let decided = result("b.decided", "shall", .met) {
        $0.decision = decision(lapsed: false)
        $0.evidence = [draft.quote("shall undergo vetting")]
    }
    private static let lapsed = result("c.lapsed", "shall", .needsReview) {
        $0.decision = decision(lapsed: true)
        $0.question = "Which of the two words will stand?"
        $0.evidence = [draft.quote("[Victims shall / should have access")]
    }
    private static let known = result("d.known", "shall", .notMet) { $0.baseline = .unchanged }
    private static let fresh = result("e.fresh", "shall", .violated) {
        $0.baseline = .new
        $0.isGate = true
        var evidence = draft.quote("answers to the President alone")
        (evidence.endLine, evidence.endColumn) = (evidence.line + 1, 9)
        $0.evidence = [evidence, draft.quote("are subject to civilian control")]
    }
    private static let optional = result("f.optional", "may", .notMet) { _ in }

    private static func weak(_ evidence: Evidence) -> ResultReport {
        result("g.weak", "should", .partlyMet) { $0.evidence = [evidence] }
    }

    private static func decision(lapsed: Bool) -> DecisionReport {
        DecisionReport(
            answer: .met, reason: "the protocol is signed", person: "A. Legal Adviser", date: "2026-03-01", engineStatus: .needsReview,
            isLapsed: lapsed)
    }

    static func result(_ rule: String, _ strength: String, _ status: RuleStatus, _ change: (inout ResultReport) -> Void) -> ResultReport {
        let credit: Fraction = status == .met ? .one : status == .partlyMet ? .half : .zero
        var result = SampleResults.result(
            rule, "Title of \(rule)", strength, "oversight", ["S-\(rule)"], status, credit: credit, high: status == .needsReview ? .one : nil,
            message: "What was found.", suggestion: "Better words.")
        change(&result)
        return result
    }

    static func document(_ path: String, _ results: [ResultReport]) -> DocumentReport {
        SampleReport.document(
            path: path, title: "Accord", verdict: .blocked, sentence: "Blocked by 1 violation.", results: results, passages: SampleDraft().passages,
            remarks: [])
    }
}

extension Evidence {
    init(inWord text: String) {
        self.init(
            text: text, highlight: ByteSpan(4, 11), address: "Article 7(2)", line: 41, column: 0, page: nil, level: "weak", note: nil,
            span: ByteSpan(0, text.utf8.count))
    }

    init(inPDF text: String) {
        self.init(
            text: text, highlight: ByteSpan(4, 11), address: "Article 7(2)", line: 0, column: 0, page: 4, level: "weak", note: nil,
            span: ByteSpan(0, text.utf8.count))
    }
}
