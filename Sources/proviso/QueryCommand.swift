import ArgumentParser
import Checking
import Diagnostics
import Reporting

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Find where a condition, or some words, stand in documents.",
        discussion: """
            An expression that begins with a name in square brackets is a condition, as in rules; anything else is read
            as entries of a lexicon: words in any inflection, "exact words", a/b, (optional), ... for a gap, | between
            alternatives, [concept], /regular expression/.
            Examples:
              proviso query '[civilian oversight] with [parliament] in one sentence' draft.docx
              proviso query 'vetting ... officers' drafts/
              proviso query --format jsonl '[amnesty.grant] binding' draft.md
            Exit codes: 0 hits, 1 no hits, 2 wrong use or expression, 3 a document that cannot be read.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

    @Option(help: "Output format.")
    var format: Format = .text

    @Option(help: "Colours in the terminal.")
    var color: CheckCommand.ColorChoice = .auto

    @Option(help: ArgumentHelp("The name of the document that comes on standard input (-).", valueName: "name"))
    var filename = "standard-input.txt"

    @OptionGroup var view: ChangesOption

    @Argument(help: "What to look for.")
    var expression: String

    @Argument(help: "Documents, folders, or - for standard input.", completion: .file())
    var paths: [String]

    @OptionGroup var options: RuleOptions

    func run() throws {
        let session = try options.openSession()
        let report: QueryReport
        do throws(DiagnosticsError) {
            report = try session.query(expression, paths, standardInputName: filename, view: view.draft)
        } catch {
            throw Failure.report(error.diagnostics, text: Array(expression.utf8), exitCode: 2)
        }
        switch format {
        case .text: print(report.text(Terminal.options(color: color.isUsed)), terminator: "")
        case .jsonl: print(report.jsonLines(), terminator: "")
        }
        for failure in report.failures {
            printToStandardError("\(failure.path): error: \(failure.message)\n")
            if let help = failure.help { printToStandardError("  = help: \(help)\n") }
        }
        if !report.failures.isEmpty { throw ExitCode(3) }
        if report.hits.isEmpty { throw ExitCode(1) }
    }
}
