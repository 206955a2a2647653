import ArgumentParser
import Checking
import Reporting

struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Work the score of a JSON report out again from its results, and print the sum.",
        discussion: """
            Scores, areas and verdicts are worked out from the listed results alone, in exact fractions, and held against what the report says.
            Example:
              proviso check draft.docx --format json --output report.json
              proviso score --recompute report.json
            Exit codes: 0 the report adds up, 1 it says something else than its results, 2 the file is no report.
            """)

    @Option(help: ArgumentHelp("A report that 'proviso check --format json' wrote, or - for standard input.", valueName: "file"))
    var recompute: String

    func run() throws {
        do throws(ReportFile.Fault) {
            let recount = try ScoreRecounting.recount(recompute)
            print(recount.text(), terminator: "")
            if recount.agrees { return }
        } catch {
            printToStandardError("proviso: \(recompute): \(error.message)\n")
            if let help = error.help { printToStandardError("  = help: \(help)\n") }
            throw ExitCode(2)
        }
        throw ExitCode(1)
    }
}
