import Diagnostics
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

    public init() {}
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
        var kind: DocumentKind
        var kindReason: String
    }

    func check(_ paths: [String]) -> Report {
        var faults: [Diagnostic] = []
        var tables: [String: WordTable] = [:]
        var prepared: [Prepared] = []
        var failures: [FailureReport] = []
        for path in Discovery.documents(paths, &faults) {
            do throws(CheckFailure) { prepared.append(try prepare(path, &tables)) } catch { failures.append(error.report) }
        }
        failures += faults.map { FailureReport(path: $0.file, message: $0.message, help: $0.help) }
        let companions = companions(prepared)
        var documents: [DocumentReport] = []
        for document in prepared { documents.append(report(document, companions, &tables)) }
        return Report(
            programVersion: "proviso \(ProgramVersion.current)",
            packVersions: session.rules.pack.manifests.map { "\($0.name) \($0.version)" }, rulesHash: session.rulesHash,
            documents: documents, failures: failures.sorted { $0.path < $1.path })
    }

    private struct CheckFailure: Error { var report: FailureReport }

    private func prepare(_ path: String, _ tables: inout [String: WordTable]) throws(CheckFailure) -> Prepared {
        let document: Document
        let bytes: [UInt8]
        do throws(FileSystem.Failure) {
            bytes = path == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(path)
        } catch {
            throw CheckFailure(report: FailureReport(path: path, message: "cannot be read: \(error.message)", help: "check the path and its permissions"))
        }
        do throws(ReadingError) {
            document = try DocumentReader.read(bytes: bytes, path: path == "-" ? options.standardInputName : path)
        } catch {
            throw CheckFailure(report: FailureReport(path: path, message: error.diagnostic.message, help: error.diagnostic.help))
        }
        let code = Detection(session.program).language(of: document.text)
        guard let language = session.program.language(code), language.hasWords else {
            throw CheckFailure(
                report: FailureReport(
                    path: path, message: "not checked: the rules have no words in the document's language (\(code))",
                    help: "rules exist for \(session.program.languageCodes.joined(separator: ", "))"))
        }
        let text = TextAnalyser(lexicon: language.cues, language: code).analyse(document, words: table(language, &tables))
        var kind = options.kind
        var reason = "given"
        if kind == nil, let detected = Detection(session.program).kind(of: text) { (kind, reason) = (detected.kind, detected.reason) }
        guard let kind else {
            throw CheckFailure(
                report: FailureReport(
                    path: path, message: "not checked: it does not look like any kind of document that the rules know",
                    help: "name the kind with --kind: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", "))"))
        }
        guard session.rules.pack.rules.contains(where: { $0.kinds.contains(kind) }) else {
            throw CheckFailure(
                report: FailureReport(path: path, message: "not checked: no rule speaks of a \(kind.rawValue)", help: "add rules with --rules, or name another kind with --kind"))
        }
        return Prepared(path: document.path, hash: SHA256.hexadecimal(bytes), text: text, language: language,
            kind: kind, kindReason: reason)
    }

    private func table(_ language: LanguageProgram, _ tables: inout [String: WordTable]) -> WordTable {
        if let table = tables[language.code], table.count < WordTable.limit { return table }
        let table = WordTable(vocabulary: language.vocabulary)
        tables[language.code] = table
        return table
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

    private func report(_ document: Prepared, _ companions: [DocumentKind: AnalysedText], _ tables: inout [String: WordTable]) -> DocumentReport {
        var others = companions
        others[document.kind] = nil
        let evaluator = RuleEvaluator(
            document.text, program: session.program, language: document.language, words: table(document.language, &tables),
            companions: others, parameters: selection.parameters)
        let pack = session.rules.pack
        let results = selection.rules(for: document.kind).map(evaluator.evaluate)
        return ReportBuilder(pack: pack, text: document.text, kind: document.kind, selectionRemarks: selection.remarks(for: document.kind)).report(
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

    /// - Parameter kind: a name from ``kinds``; anything else means that it is detected.
    public init(kind: String, standardInputName: String, profile: String? = nil) {
        self.profile = profile
        self.kind = DocumentKind(rawValue: kind)
        self.standardInputName = standardInputName
    }
}

/// Writes report files.
public enum Output {
    public struct Failure: Error { public var reason: String }

    /// Writes a whole file at once; nobody sees half of it.
    public static func write(_ text: String, to path: String) throws(Failure) {
        do throws(FileSystem.Failure) { try FileSystem.write(text.utf8, to: path) } catch { throw Failure(reason: error.message) }
    }
}
