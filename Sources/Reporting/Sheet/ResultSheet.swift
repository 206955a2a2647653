import Fractions

/// The results as a table for spreadsheets: a header, then one row for each rule and document.
public enum ResultSheet {
    static let header = [
        "document", "kind", "verdict", "rule", "title", "status", "strength", "area", "address", "line", "page", "passage", "message",
        "question", "suggestion", "source", "statements", "credit_low", "credit_high", "gain_points", "waiver", "decision", "baseline",
    ]

    /// - Returns: CSV. Documents that could not be checked have a row of their own, with the status `not-read`,
    ///   notices of the run one with the status `notice`.
    public static func render(_ report: Report) -> String {
        var rows = [header]
        for document in report.documents { rows += document.results.map { row($0, of: document) } }
        for failure in report.failures {
            let message = [failure.message, failure.help.map { "help: \($0)" }].compactMap { $0 }.joined(separator: "; ")
            rows.append(header.map { ["document": failure.path, "status": "not-read", "message": message][$0] ?? "" })
        }
        for notice in report.notices {
            let fields = ["document": notice.path, "rule": notice.rule ?? "", "title": notice.kind.rawValue, "status": "notice", "message": notice.sentence]
            rows.append(header.map { fields[$0] ?? "" })
        }
        return CSV.text(rows.map { $0.map(\.onOneLine) })
    }

    private static func row(_ result: ResultReport, of document: DocumentReport) -> [String] {
        let evidence = result.mainEvidence
        let waiver = result.waiver.map { "\($0.person), \($0.date), until \($0.expires): \($0.reason)" }
        let decision = result.decision.map {
            "\($0.answer.rawValue)\($0.isLapsed ? " (lapsed)" : ""), \($0.person), \($0.date): \($0.reason)"
        }
        return [
            document.path, document.kind, document.verdict.rawValue, result.rule, result.title, result.status.rawValue, result.strength,
            result.area, evidence?.address ?? "", evidence.map { $0.line > 0 ? "\($0.line)" : "" } ?? "",
            evidence?.page.map { "\($0)" } ?? "", evidence?.text ?? "", result.message, result.question ?? "", result.suggestion ?? "",
            result.source, result.statements.joined(separator: " "), decimal(result.credit?.low), decimal(result.credit?.high),
            decimal(result.gain * Fraction(100)), waiver ?? "", decision ?? "", result.baseline?.rawValue ?? "",
        ]
    }

    /// Four decimals are enough to sort by; the exact fractions are in the JSON report.
    private static func decimal(_ fraction: Fraction?) -> String {
        guard let fraction else { return "" }
        let scaled = (fraction * Fraction(100)).percent
        let digits = "\(scaled % 10_000)"
        return "\(scaled / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
