import Diagnostics
import Digests
import DocumentModel
import DocumentReaders
import PatternMatching
import Reporting
import RuleEngine
public import RuleLanguage
import TextAnalysis

/// How documents are to be checked.
public struct CheckOptions: Sendable {
    /// Nil: detected, document by document.
    public var kind: DocumentKind?
    /// The name under which standard input is reported.
    public var standardInputName = "standard-input.txt"

    /// The name of a profile; nil selects every rule.
    public var profile: String?

    /// Which text of drafts with tracked changes is held against the rules.
    public var view = DraftView.accepted

    /// Whether drafts with tracked changes are evaluated in both views, to say which changes change a verdict.
    public var comparesViews = false

    /// Is told how far the run has come, before each step and at the end.
    public var onProgress: (@Sendable (CheckProgress) -> Void)?

    public init() {}
}

/// How far a run has come.
public struct CheckProgress: Sendable {
    /// Steps that are done: each document is read, and then checked.
    public var done: Int
    public var total: Int
    public var documents: Int
    /// The document at hand; empty at the end.
    public var path: String
}

/// Checks documents: reads each, analyses it, evaluates the rules for its kind, and makes the report of the run.
struct Checker {
    let session: Session
    let options: CheckOptions
    private var selection: RuleSelection { RuleSelection(session.rules.pack, profile: options.profile) }

    /// A document read and analysed.
    private struct Prepared {
        var path: String
        var hash: String
        var text: AnalysedText
        var language: LanguageProgram
        /// The table that the text was cut with: its words have the numbers of this one.
        var words: WordTable
        var kind: DocumentKind
        var kindReason: String
        /// The text before the tracked changes, where it is to be compared, or why it cannot be.
        var before: Result<Before, DocumentOpener.Failure>?
    }

    private struct Before {
        var text: AnalysedText
        var language: LanguageProgram
        var words: WordTable
    }

    func check(_ paths: [String]) -> Report {
        var faults: [Diagnostic] = []
        var opener = DocumentOpener(session.program)
        opener.standardInputName = options.standardInputName
        opener.view = options.view
        var prepared: [Prepared] = []
        var failures: [FailureReport] = []
        let found = Discovery.documents(paths, &faults)
        func tell(_ done: Int, _ path: String) {
            options.onProgress?(CheckProgress(done: done, total: 2 * found.count, documents: found.count, path: path))
        }
        for (index, path) in found.enumerated() {
            tell(index, path)
            do throws(DocumentOpener.Failure) { prepared.append(try prepare(path, &opener)) } catch { failures.append(error.report) }
        }
        failures += faults.map { FailureReport(path: $0.file, message: $0.message, help: $0.help) }
        let companions = companions(prepared)
        var documents: [DocumentReport] = []
        for (index, document) in prepared.enumerated() {
            // What could not be read has no second step.
            tell(2 * found.count - prepared.count + index, document.path)
            documents.append(report(document, companions))
        }
        tell(2 * found.count, "")
        return Report(
            programVersion: "proviso \(ProgramVersion.current)",
            packVersions: session.rules.pack.manifests.map { "\($0.name) \($0.version)" }, rulesHash: session.rules.digest,
            documents: documents, failures: failures.sorted { $0.path < $1.path })
    }

    private func prepare(_ path: String, _ opener: inout DocumentOpener) throws(DocumentOpener.Failure) -> Prepared {
        let opened = try opener.open(path)
        let text = opened.text
        var kind = options.kind
        var reason = "given"
        if kind == nil, let detected = Detection(session.program).kind(of: text) { (kind, reason) = (detected.kind, detected.reason) }
        guard let kind else {
            throw DocumentOpener.Failure(
                report: FailureReport(
                    path: text.document.path, message: "not checked: it does not look like any kind of document that the rules know",
                    help: "name the kind with --kind: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", "))"))
        }
        guard session.rules.pack.rules.contains(where: { $0.kinds.contains(kind) }) else {
            throw DocumentOpener.Failure(
                report: FailureReport(path: text.document.path, message: "not checked: no rule speaks of a \(kind.rawValue)", help: "add rules with --rules, or name another kind with --kind"))
        }
        return Prepared(
            path: text.document.path, hash: SHA256.hexadecimal(opened.bytes), text: text, language: opened.language, words: opened.words,
            kind: kind, kindReason: reason, before: before(opened, &opener))
    }

    private func before(_ opened: DocumentOpener.Opened, _ opener: inout DocumentOpener) -> Result<Before, DocumentOpener.Failure>? {
        guard options.comparesViews, !opened.text.document.changes.isEmpty else { return nil }
        do throws(DocumentOpener.Failure) {
            let other = try opener.open(opened, again: .rejected)
            return .success(Before(text: other.text, language: other.language, words: other.words))
        } catch { return .failure(error) }
    }

    /// A document of a kind that stands alone in the run is the companion of the others.
    private func companions(_ documents: [Prepared]) -> [DocumentKind: AnalysedText] {
        var result: [DocumentKind: AnalysedText] = [:]
        for kind in [DocumentKind.nationalSecurityPolicy, .nationalSecurityStrategy] {
            let candidates = documents.filter { $0.kind == kind }
            if candidates.count == 1 { result[kind] = candidates[0].text }
        }
        return result
    }

    private func report(_ document: Prepared, _ companions: [DocumentKind: AnalysedText]) -> DocumentReport {
        var report = evaluate(document, document.text, document.language, document.words, companions)
        switch document.before {
        // Companions stay as they are: what is asked is what the changes of this document do.
        case .success(let before):
            let other = evaluate(document, before.text, before.language, before.words, companions)
            report.changes = ChangeComparison(accepted: .init(document.text, report), rejected: .init(before.text, other)).report
        case .failure(let failure):
            report.changes = ChangesReport(read: ChangesReport.both, of: document.text.document, problem: failure.report.message)
        case nil:
            if !document.text.document.changes.isEmpty {
                report.changes = ChangesReport(read: document.text.document.view.rawValue, of: document.text.document)
            }
        }
        return report
    }

    private func evaluate(
        _ document: Prepared, _ text: AnalysedText, _ language: LanguageProgram, _ words: WordTable,
        _ companions: [DocumentKind: AnalysedText]
    ) -> DocumentReport {
        var others = companions
        others[document.kind] = nil
        let evaluator = RuleEvaluator(
            text, program: session.program, language: language, words: words, companions: others, parameters: selection.parameters)
        let pack = session.rules.pack
        let results = selection.rules(for: document.kind).map(evaluator.evaluate)
        return ReportBuilder(pack: pack, text: text, kind: document.kind, selectionRemarks: selection.remarks(for: document.kind)).report(
            results, kindReason: document.kindReason, hash: document.hash)
    }
}

/// The program's version.
public enum ProgramVersion {
    public static let current = "0.1.0"
}

extension CheckOptions {
    /// The names of the kinds of document.
    public static var kinds: [String] { DocumentKind.allCases.map(\.rawValue) }

    /// - Parameters:
    ///   - kind: a name from ``kinds``; anything else means that it is detected.
    ///   - standardInputName: the name under which standard input is reported.
    ///   - profile: the name of a profile; nil selects every rule.
    ///   - view: which text of drafts with tracked changes is held against the rules.
    ///   - comparesViews: whether the other view is evaluated too.
    public init(
        kind: String, standardInputName: String, profile: String? = nil, view: DraftView = .accepted, comparesViews: Bool = false
    ) {
        self.profile = profile
        self.view = view
        self.comparesViews = comparesViews
        self.kind = DocumentKind(rawValue: kind)
        self.standardInputName = standardInputName
    }
}

/// Writes report files.
public enum Output {
    public struct Failure: Error { public var reason: String }

    /// Writes a whole file at once; nobody sees half of it.
    public static func write(_ text: String, to path: String) throws(Failure) {
        try write(Array(text.utf8), to: path)
    }

    /// Writes at the end of a file that others write to as well.
    public static func append(_ text: String, to path: String) throws(Failure) {
        do throws(FileSystem.Failure) { try FileSystem.append(text.utf8, to: path) } catch { throw Failure(reason: error.message) }
    }

    /// Bytes of a file; nil where there is none.
    public static func size(of path: String) -> Int? { FileSystem.size(of: path) }

    /// The folder that the program runs in, from which platforms name files.
    public static var workingDirectory: String { FileSystem.workingDirectory }
    /// Writes a whole file at once; nobody sees half of it.
    public static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        do throws(FileSystem.Failure) { try FileSystem.write(bytes, to: path) } catch { throw Failure(reason: error.message) }
    }

    /// Whether two paths lead to one file, by whatever links.
    public static func isSameFile(_ path: String, _ other: String) -> Bool { FileSystem.isSameFile(path, other) }
}
