public import Diagnostics
import BuiltinRules
import DocumentModel
import DocumentReaders
import PatternMatching
public import Reporting
public import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// What a front end works with: the rules loaded and compiled, and everything that can be done with documents.
public struct Session {
    public let rules: LoadedRules
    public let program: RuleProgram

    /// What the rules are wanted for.
    public enum Purpose: Sendable {
        /// Checking documents: the built-in rules are there at once, compiled, without their places in files.
        case checking
        /// Speaking of the rules themselves too.
        case explaining
        /// Running the examples of rules and of words.
        case testing
    }

    /// - Throws: the faults of the rules, if they cannot be used.
    public init(_ sources: RuleSources, for purpose: Purpose = .explaining) throws(DiagnosticsError) {
        if purpose == .checking, sources.areBuiltin, BuiltinRules.image.utf8CodeUnitCount > 0 {
            var digest = ""
            program = RuleProgram(image: BuiltinRules.image.utf8Start, rulesHash: &digest)
            rules = LoadedRules(files: [], pack: program.pack, diagnostics: [], knownDigest: digest)
            return
        }
        let rules = RuleLoading.load(sources, examples: purpose == .testing)
        guard !rules.hasErrors else { throw DiagnosticsError(rules.diagnostics) }
        self.rules = rules
        program = RuleProgram(rules.pack)
    }

    /// - Parameter program: made of the rules' pack, which has no errors.
    init(rules: LoadedRules, program: RuleProgram) {
        self.rules = rules
        self.program = program
    }

    /// Checks documents and folders; "-" is standard input.
    public func check(_ paths: [String], options: CheckOptions = CheckOptions()) -> Report {
        Checker(session: self, options: options).check(paths)
    }

    /// Runs the examples of the rules, concepts, provisions and cue lists whose name contains `filter`.
    public func runExamples(filter: String? = nil) -> [ExampleOutcome] { ExampleRunner(session: self).run(filter: filter) }

    /// A rule or a diagnostic code in plain text; nil if there is none of that name.
    public func explain(_ name: String) -> String? { Explanation(session: self).text(of: name) }

    /// What somebody may have meant by a name that ``explain(_:)`` does not know.
    public func suggestion(for name: String) -> String? { Explanation(session: self).suggestion(for: name) }

    /// The names of the profiles.
    public var profiles: [String] { rules.pack.profiles.map(\.name) }

    public func codePassages(path: String) throws(DiagnosticsError) -> String {
        var coder = ProvisionCoder(program)
        return try coder.codePassages(path: path)
    }

    /// The provisions of documents, and the documents that could not be read.
    ///
    /// - Parameters:
    ///   - helpers: whether to list the provisions without a topic too, which only serve others.
    ///   - view: which text of drafts with tracked changes to read.
    public func codeDocuments(
        _ paths: [String], helpers: Bool = false, view: DraftView = .accepted
    ) -> (sheet: ProvisionSheet, failures: [Diagnostic]) {
        var coder = ProvisionCoder(program)
        var rows: [ProvisionSheet.Row] = []
        var failures: [Diagnostic] = []
        for path in Discovery.documents(paths, &failures) {
            do throws(ReadingError) { rows += coder.rows(of: try DocumentReader.read(path: path, view: view.changes)).filter { helpers || !$0.topic.isEmpty } } catch {
                failures.append(error.diagnostic)
            }
        }
        return (ProvisionSheet(rows), failures)
    }
}
