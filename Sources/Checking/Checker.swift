import Diagnostics
import Digests
import DocumentModel
import DocumentReaders
import PatternMatching
import ProjectFiles
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
    /// What surrounds the documents: configuration, baseline, waivers, decisions.
    public var project = Project()

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
    private var project: Project { options.project }

    /// A document read and analysed.
    private struct Prepared {
        var path: String
        /// Under which people keep what they say about it.
        var name: String
        var profile: String?
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
        // Documents that have not changed are read, because others are compared with them.
        var isReported: [Bool] = []
        var failures: [FailureReport] = []
        let found = Discovery.documents(paths, &faults).filter { paths.contains($0) || !project.excludes($0) }
        func tell(_ done: Int, _ path: String) {
            options.onProgress?(CheckProgress(done: done, total: 2 * found.count, documents: found.count, path: path))
        }
        for (index, path) in found.enumerated() {
            tell(index, path)
            let isChanged = project.changes?.include(path) ?? true
            do throws(DocumentOpener.Failure) {
                prepared.append(try prepare(path, &opener))
                isReported.append(isChanged)
            } catch { if isChanged { failures.append(error.report) } }
        }
        failures += faults.map { FailureReport(path: $0.file, message: $0.message, help: $0.help) }
        let reported = prepared.indices.filter { isReported[$0] }.map { prepared[$0] }
        let companions = Companions(automatic: companions(prepared), configured: configuredCompanions(reported, prepared, &opener, &failures))
        var notices = RunNotices(project)
        var documents: [DocumentReport] = []
        for (index, document) in reported.enumerated() {
            // What could not be read, or is not reported, has no second step.
            tell(2 * found.count - reported.count + index, document.path)
            var report = report(document, companions)
            notices.add(&report, name: document.name)
            documents.append(report)
        }
        tell(2 * found.count, "")
        var run = Report(
            programVersion: "proviso \(ProgramVersion.current)",
            packVersions: session.rules.pack.manifests.map { "\($0.name) \($0.version)" }, rulesHash: session.rules.digest,
            documents: documents, failures: failures.sorted { $0.path < $1.path }, notices: notices.finished())
        if let changes = project.changes, documents.isEmpty, failures.isEmpty {
            run.notices.append(NoticeReport(.nothingChanged, .note, path: "", message: "no document has changed since \(changes.revision)"))
        }
        return run
    }

    /// - Parameter isCompanion: it is only compared with: no rule need speak of it, and the kind that the run is for is not its own.
    private func prepare(_ path: String, _ opener: inout DocumentOpener, isCompanion: Bool = false) throws(DocumentOpener.Failure) -> Prepared {
        let opened = try opener.open(path)
        let text = opened.text
        let name = project.name(of: text.document.path)
        let entry = project.configuration?.entry(for: project.relative(text.document.path))
        var kind = isCompanion ? nil : options.kind
        var reason = "given"
        if kind == nil, let configured = (entry?.kind ?? (isCompanion ? nil : project.configuration?.kind)).flatMap(DocumentKind.init) {
            (kind, reason) = (configured, "given by \(Configuration.fileName)")
        }
        if kind == nil, let detected = Detection(session.program).kind(of: text) { (kind, reason) = (detected.kind, detected.reason) }
        guard let kind else {
            throw DocumentOpener.Failure(
                report: FailureReport(
                    path: text.document.path, message: "not checked: it does not look like any kind of document that the rules know",
                    help: "name the kind with --kind: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", "))"))
        }
        guard isCompanion || session.rules.pack.rules.contains(where: { $0.kinds.contains(kind) }) else {
            throw DocumentOpener.Failure(
                report: FailureReport(path: text.document.path, message: "not checked: no rule speaks of a \(kind.rawValue)", help: "add rules with --rules, or name another kind with --kind"))
        }
        return Prepared(
            path: text.document.path, name: name, profile: options.profile ?? (entry?.profile ?? project.configuration?.profile)?.value,
            hash: SHA256.hexadecimal(opened.bytes), text: text, language: opened.language, words: opened.words,
            kind: kind, kindReason: reason, before: isCompanion ? nil : before(opened, &opener))
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

    private struct Companions {
        var automatic: [DocumentKind: AnalysedText]
        /// By the names of documents.
        var configured: [String: [DocumentKind: AnalysedText]]
    }

    /// The companions that the configuration names, read where the run has not read them.
    private func configuredCompanions(
        _ documents: [Prepared], _ known: [Prepared], _ opener: inout DocumentOpener, _ failures: inout [FailureReport]
    ) -> [String: [DocumentKind: AnalysedText]] {
        var read: [String: Prepared?] = [:]
        for document in known { read[project.relative(document.path)] = document }
        var result: [String: [DocumentKind: AnalysedText]] = [:]
        for document in documents {
            for companion in project.companions(of: project.relative(document.path)) {
                if read[companion] == nil {
                    do throws(DocumentOpener.Failure) { read[companion] = .some(try prepare(project.path(of: companion), &opener, isCompanion: true)) } catch {
                        read[companion] = .some(nil)
                        var failure = error.report
                        failure.message = "a companion of \(document.path): \(failure.message)"
                        failures.append(failure)
                    }
                }
                if let other = read[companion] ?? nil { result[document.name, default: [:]][other.kind] = other.text }
            }
        }
        return result
    }

    private func report(_ document: Prepared, _ companions: Companions) -> DocumentReport {
        var report = evaluate(document, companions)
        switch document.before {
        // Companions stay as they are: what is asked is what the changes of this document do.
        case .success(let before):
            var earlier = document
            (earlier.text, earlier.language, earlier.words) = (before.text, before.language, before.words)
            let other = evaluate(earlier, companions)
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

    private func evaluate(_ document: Prepared, _ companions: Companions) -> DocumentReport {
        let bench = bench(document, companions)
        let rulings = bench.selection.rules(for: document.kind).map { bench.rulings.ruling(bench.evaluator.evaluate($0)) }
        return bench.builder.report(rulings, kindReason: document.kindReason, hash: document.hash)
    }

    /// All that judging a document takes.
    private struct Bench {
        var selection: RuleSelection
        var evaluator: RuleEvaluator
        var builder: ReportBuilder
        var rulings: Rulings
    }

    private func bench(_ document: Prepared, _ companions: Companions) -> Bench {
        var others = companions.automatic.merging(companions.configured[document.name] ?? [:]) { $1 }
        others[document.kind] = nil
        let pack = session.rules.pack
        let selection = RuleSelection(pack, profile: document.profile)
        let evaluator = RuleEvaluator(
            document.text, program: session.program, language: document.language, words: document.words,
            companions: others, parameters: selection.parameters)
        let builder = ReportBuilder(pack: pack, text: document.text, kind: document.kind, selectionRemarks: selection.remarks(for: document.kind))
        let rulings = Rulings(project: project, pack: pack, text: document.text, name: document.name) { result in
            let kinds = pack.rules[result.rule].companionKinds.sorted { $0.rawValue < $1.rawValue }
            return Ground(
                builder.evidence(of: result, isQuestion: true), text: document.text,
                unlisted: result.unlisted + result.elements.filter { $0.status == .needsReview }.reduce(0) { $0 + $1.unlisted },
                companions: kinds.compactMap { kind in others[kind].map { (kind, $0) } })
        }
        return Bench(selection: selection, evaluator: evaluator, builder: builder, rulings: rulings)
    }

    /// One rule on one document, with what a decision on it would rest on.
    struct Judged {
        var kind: DocumentKind
        var text: AnalysedText
        var ground: Ground
        /// Nil where the rule is not for the document.
        var engine: RuleResult?
        var report: ResultReport?
    }

    func judge(_ path: String, rule: Int) throws(DocumentOpener.Failure) -> Judged {
        var opener = DocumentOpener(session.program)
        opener.standardInputName = options.standardInputName
        let document = try prepare(path, &opener)
        var failures: [FailureReport] = []
        let companions = Companions(automatic: [:], configured: configuredCompanions([document], [document], &opener, &failures))
        if let failure = failures.first { throw DocumentOpener.Failure(report: failure) }
        let bench = bench(document, companions)
        guard bench.selection.rules(for: document.kind).contains(rule) else {
            return Judged(kind: document.kind, text: document.text, ground: Ground([], text: document.text, companions: []))
        }
        let ruling = bench.rulings.ruling(bench.evaluator.evaluate(rule))
        return Judged(
            kind: document.kind, text: document.text, ground: bench.rulings.ground(ruling.engine), engine: ruling.engine,
            report: bench.builder.report([ruling], kindReason: document.kindReason, hash: document.hash).results.first)
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
    ///   - project: what surrounds the documents.
    ///   - view: which text of drafts with tracked changes is held against the rules.
    ///   - comparesViews: whether the other view is evaluated too.
    public init(
        kind: String, standardInputName: String, profile: String? = nil, project: Project = Project(), view: DraftView = .accepted,
        comparesViews: Bool = false
    ) {
        self.project = project
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
