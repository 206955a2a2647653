import ArgumentParser
import Checking
import Diagnostics
import Reporting

struct ProvisionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "provisions", abstract: "List the provisions found in documents or passages: the coding of a text.",
        discussion: CommandHelp.provisions)

    enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, csv }

    @Option(help: ArgumentHelp("A JSONL file of passages with id and text, each judged by itself.", valueName: "file"), completion: .file(extensions: ["jsonl"]))
    var passages: String?

    @Option(help: "Output format: one JSON object a line, or a table for spreadsheets.")
    var format: Format = .jsonl

    @Flag(help: "List the provisions of documents that have no topic too: they serve others.")
    var all = false

    @OptionGroup var view: ChangesOption

    @Argument(help: "Documents or folders.", completion: .file())
    var paths: [String] = []

    @OptionGroup var options: RuleOptions

    func validate() throws {
        if passages != nil, format == .csv { throw ValidationError("Passages are coded as jsonl only.") }
        if passages == nil && paths.isEmpty { throw ValidationError("Name a document, or a file of passages with --passages.") }
    }

    func run() throws {
        let session = try options.openSession(for: .checking)
        if let passages {
            do throws(DiagnosticsError) { print(try session.codePassages(path: passages), terminator: "") } catch {
                throw Failure.report(error.diagnostics, exitCode: 2)
            }
        }
        if !paths.isEmpty {
            let outcome = session.codeDocuments(paths, helpers: all, view: view.draft)
            print(format == .csv ? outcome.sheet.csv() : outcome.sheet.jsonLines(), terminator: "")
            if !outcome.failures.isEmpty { throw Failure.report(outcome.failures, exitCode: 3) }
        }
    }
}
