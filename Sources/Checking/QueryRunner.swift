public import Diagnostics
import DocumentModel
import PatternMatching
public import Reporting
import RuleEngine
import RuleLanguage
import TextAnalysis

extension Session {
    /// Finds where a condition, or some words, stand in documents.
    ///
    /// - Parameters:
    ///   - expression: a condition as rules have them, or entries of a lexicon.
    ///   - paths: documents and folders; "-" is standard input.
    ///   - standardInputName: the name by which the kind of file on standard input is told.
    ///   - view: which text of drafts with tracked changes to search.
    /// - Throws: the faults of the expression, with places in it.
    public func query(
        _ expression: String, _ paths: [String], standardInputName: String = "standard-input.txt", view: DraftView = .accepted
    ) throws(DiagnosticsError) -> QueryReport {
        let query = try QueryParser.parse(expression, languages: program.languageCodes, pack: rules.pack)
        // The words are the same in every language: one report of a fault is enough.
        var added = Array(query.pack.concepts.dropFirst(rules.pack.concepts.count))
        for i in added.indices { added[i].lexicons = Array(added[i].lexicons.prefix(1)) }
        let faults = added.flatMap(RuleLoading.expressionFaults)
        guard faults.isEmpty else { throw DiagnosticsError(faults) }
        // Words need a program that knows them; conditions run on the one there is.
        let isCondition = query.pack.concepts.count == rules.pack.concepts.count
        let program = isCondition ? program : RuleProgram(query.pack)
        var opener = DocumentOpener(program)
        opener.standardInputName = standardInputName
        opener.view = view
        var missing: [Diagnostic] = []
        var report = QueryReport(hits: [], documents: 0, failures: [])
        for path in Discovery.documents(paths, &missing) {
            do throws(DocumentOpener.Failure) {
                let opened = try opener.open(path)
                let evaluator = QueryEvaluator(
                    query.condition, text: opened.text, program: program, language: opened.language, words: opened.words)
                report.documents += 1
                report.hits += evaluator.hits.map { .init(path: opened.text.document.path, evidence: Evidence($0, in: opened.text)) }
            } catch { report.failures.append(error.report) }
        }
        report.failures += missing.map { FailureReport(path: $0.file, message: $0.message, help: $0.help) }
        return report
    }
}
