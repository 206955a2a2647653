import ArgumentParser
import Checking
import Diagnostics
import Reporting

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Explain how the verdict of one rule on one document comes about.",
        discussion: """
            Shows whether the rule applies, what each condition found and why the rest does not count, and the sum.
            Examples:
              proviso why peace.amnesty-exclusions draft.docx
              proviso why peace.amnesty-exclusions draft.docx --at 'Article 7'
            Exit codes: 0 explained, 2 no such rule or address, 3 a document that cannot be read.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: ArgumentHelp("Show only what stands there, such as 'Article 7(2)'.", valueName: "address"))
    var at: String?

    @Option(help: ArgumentHelp("The document to compare with, for rules that compare.", valueName: "file"), completion: .file())
    var companion: String?

    @Option(help: "Output format.")
    var format: Format = .text

    @Option(help: "Colours in the terminal.")
    var color: CheckCommand.ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "Every match, in full.")
    var verbose = false

    @Option(help: ArgumentHelp("The name of the document that comes on standard input (-).", valueName: "name"))
    var filename = "standard-input.txt"

    @OptionGroup var view: ChangesOption

    @Argument(help: "The id of a rule.", completion: Completions.rules)
    var rule: String

    @Argument(help: "A document, or - for standard input.", completion: .file())
    var file: String

    @OptionGroup var options: RuleOptions

    func run() throws {
        let session = try options.openSession()
        do throws(WhyFailure) {
            let report = try session.why(rule, file, at: at, companion: companion, standardInputName: filename, view: view.draft)
            switch format {
            case .text:
                print(report.text(Terminal.options(color: color.isUsed, verbose: verbose)), terminator: "")
            case .json: print(report.json(), terminator: "")
            }
        } catch {
            switch error {
            case .usage(let diagnostics): throw Failure.report(diagnostics, exitCode: 2)
            case .document(let failure):
                printToStandardError("\(failure.path): error: \(failure.message)\n")
                if let help = failure.help { printToStandardError("  = help: \(help)\n") }
                throw ExitCode(3)
            }
        }
    }
}
