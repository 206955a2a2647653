import Fractions
import Reporting
import TextSpans

/// A report on ``SampleDraft`` with every status and every optional part in it.
enum SampleReport {
    static let report = Report(
        programVersion: "proviso 0.1.0", packVersions: ["core 0.1.0", "statements 0.1.0"],
        rulesHash: "5f2b8c1e9d7a4430", documents: [agreement, strategy, readyPlan],
        failures: [
            FailureReport(
                path: "drafts/annex-b.docx", message: "the file is encrypted",
                help: "save a copy without a password and check that"),
            FailureReport(path: "drafts/map.pdf", message: "the file holds no text, only images"),
        ])

    static let empty = Report(
        programVersion: "proviso 0.1.0", packVersions: [], rulesHash: "0", documents: [], failures: [])

    static let agreement: DocumentReport = {
        var document = unchangedAgreement
        document.changes = SampleChanges.report(of: document)
        return document
    }()

    private static let unchangedAgreement = document(
        path: "drafts/framework-agreement.md", title: "Framework Agreement for Peace between the Republic of Ostrava "
            + "Bay and the Northern Assembly",
        verdict: .blocked, sentence: "Two provisions could not be endorsed by the United Nations.",
        results: SampleResults.agreement, passages: SampleDraft().passages,
        remarks: [
            "Annex C is referred to but is not part of the file.",
            "Text in square brackets was read as not agreed.",
        ])

    static let strategy = document(
        path: "drafts/strategy.md", title: "National Security Strategy", verdict: .gaps,
        sentence: "Shall-level gaps: 1.", results: SampleResults.strategy, passages: [], remarks: [])

    /// Nothing to score, nothing to show: what an empty document leaves.
    static let readyPlan = DocumentReport(
        path: "drafts/note.txt", kind: "security-sector-plan", kindReason: "given", language: "und", title: "",
        verdict: .incomplete, verdictSentence: "No rule speaks to this text.", score: nil,
        coverage: Coverage(checked: 0, notCheckable: 2, open: 1), optionalTaken: 0, optionalTotal: 0,
        areas: [], results: [], passages: [], remarks: [], hash: "00")

    /// A document whose score, areas and gains follow from its results, as they do in a run.
    static func document(
        path: String, title: String, verdict: Verdict, sentence: String, results: [ResultReport],
        passages: [PassageReport], remarks: [String]
    ) -> DocumentReport {
        var document = DocumentReport(
            path: path, kind: "peace-agreement", kindReason: "the title says “Agreement for Peace”", language: "en",
            title: title, verdict: verdict, verdictSentence: sentence, score: nil,
            coverage: Coverage(checked: 54, notCheckable: 20, open: 46), optionalTaken: 1, optionalTotal: 3,
            areas: [], results: results, passages: passages, remarks: remarks, hash: "9c56cc51b374c3ba189210d5b6d4bf57")
        let total = ScoreLedger(document).weight
        document.results = results.map { result in
            var result = result
            if let credit = result.credit, total > 0, result.strength != "may" {
                let weight = (result.strength == "shall" ? 3 : 1) * result.statements.count
                result.gain = (Fraction.one - credit.low) * Fraction(weight, total)
            }
            return result
        }
        document.score = ScoreLedger(document).score
        document.areas = areas(of: document)
        return document
    }

    private static func areas(of document: DocumentReport) -> [AreaReport] {
        var names: [String] = []
        for result in document.results where !names.contains(result.area) { names.append(result.area) }
        return names.sorted().map { name in
            var part = document
            part.results = document.results.filter { $0.area == name }
            let ledger = ScoreLedger(part)
            return AreaReport(name: name, score: ledger.score, weight: ledger.weight)
        }
    }
}
