import Digests
import DocumentModel
import PatternMatching
import Reporting
import RuleEngine
import RuleLanguage
import TextAnalysis

/// Reads two drafts of one document and checks both.
struct DraftReader {
    let session: Session
    let options: CheckOptions

    /// Where a draft comes from.
    struct Source {
        /// A file, or "-" for standard input.
        var path: String
        var view = DraftView.accepted
        /// What it is called in the comparison, where that is not its path.
        var name: String?
    }

    private struct Prepared {
        var opened: DocumentOpener.Opened
        var kind: DocumentKind
        var kindReason: String
        var path: String
    }

    private var pack: RulePack { session.rules.pack }

    /// - Parameters:
    ///   - old: the earlier draft.
    ///   - new: the later draft, read as a document of the same kind.
    /// - Returns: both, and whether one of the files has tracked changes.
    /// - Throws: which of them cannot be checked and why, or why they cannot be compared.
    func read(_ old: Source, _ new: Source) throws(CompareFailure) -> (old: Draft, new: Draft, hasChanges: Bool) {
        var opener = DocumentOpener(session.program)
        opener.standardInputName = options.standardInputName
        var failures: [FailureReport] = []
        let first = prepare(old, kind: options.kind, "given", &opener, &failures)
        let reason = options.kind == nil && first != nil ? "that of the older draft" : "given"
        let second = prepare(new, kind: options.kind ?? first?.kind, reason, &opener, &failures)
        guard let first, let second else { throw CompareFailure(failures: failures) }
        if let refusal = refusal(first, second) { throw CompareFailure(failures: [refusal]) }
        let numbers = WordNumbers()
        let readers = [first, second].map { DraftSentenceReader(text: $0.opened.text, pack: pack, numbers: numbers) }
        let titles = readers[0].referredTitles.intersection(readers[1].referredTitles)
        let drafts = zip([first, second], readers).map { prepared, reader in
            Draft(report: report(prepared), sentences: reader.sentences(commonTitles: titles), isWhole: true)
        }
        return (drafts[0], drafts[1], ![first, second].allSatisfy(\.opened.text.document.changes.isEmpty))
    }

    private func prepare(
        _ source: Source, kind: DocumentKind?, _ reason: String, _ opener: inout DocumentOpener, _ failures: inout [FailureReport]
    ) -> Prepared? {
        opener.view = source.view
        do throws(DocumentOpener.Failure) {
            let opened = try opener.open(source.path)
            let detected = kind == nil ? Detection(session.program).kind(of: opened.text) : nil
            guard let kind = kind ?? detected?.kind else {
                throw DocumentOpener.Failure(
                    report: FailureReport(
                        path: source.path, message: "not checked: it does not look like any kind of document that the rules know",
                        help: "name the kind with --kind: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", "))"))
            }
            guard pack.rules.contains(where: { $0.kinds.contains(kind) }) else {
                throw DocumentOpener.Failure(
                    report: FailureReport(
                        path: source.path, message: "not checked: no rule speaks of a \(kind.rawValue)",
                        help: "add rules with --rules, or name another kind with --kind"))
            }
            return Prepared(
                opened: opened, kind: kind, kindReason: detected?.reason ?? reason, path: source.name ?? opened.text.document.path)
        } catch {
            failures.append(error.report)
            return nil
        }
    }

    /// The draft held against the rules. Every passage is quoted, not only the three of a report: else one that is pushed
    /// out by others would seem lost.
    private func report(_ prepared: Prepared) -> DocumentReport {
        let selection = RuleSelection(pack, profile: options.profile)
        let opened = prepared.opened
        var evaluator = RuleEvaluator(
            opened.text, program: session.program, language: opened.language, words: opened.words, parameters: selection.parameters)
        evaluator.quoteLimit = .max
        let results = selection.rules(for: prepared.kind).map { number in
            let result = evaluator.evaluate(number)
            return Ruling(engine: result, result: result)
        }
        var report = ReportBuilder(
            pack: pack, text: opened.text, kind: prepared.kind, selectionRemarks: selection.remarks(for: prepared.kind)
        ).report(results, kindReason: prepared.kindReason, hash: SHA256.hexadecimal(opened.bytes))
        report.path = prepared.path
        return report
    }

    /// Why the two are no drafts of one document; nil if they may be.
    private func refusal(_ old: Prepared, _ new: Prepared) -> FailureReport? {
        let (oldText, newText) = (old.opened.text, new.opened.text)
        if oldText.language != newText.language { return .otherLanguage(new.path, newText.language, old.path, oldText.language) }
        // A later draft that does not say what it is passes for what the earlier one was.
        guard options.kind == nil, let detected = Detection(session.program).kind(of: newText), detected.kind != old.kind else { return nil }
        return .otherKind(new.path, "\(detected.kind.rawValue) (\(detected.reason))", old.path, "\(old.kind.rawValue) (\(old.kindReason))")
    }
}

extension FailureReport {
    static func otherLanguage(_ new: String, _ language: String, _ old: String, _ other: String) -> FailureReport {
        FailureReport(
            path: new, message: "not compared: it is in another language (\(language)) than \(old) (\(other))",
            help: "compare drafts in one language; words of two languages cannot be held against each other")
    }

    static func otherKind(_ new: String, _ kind: String, _ old: String, _ other: String) -> FailureReport {
        FailureReport(
            path: new, message: "not compared: it is a \(kind), and \(old) is a \(other)",
            help: "other rules hold for each kind; if both are drafts of one document, name its kind with --kind")
    }
}
