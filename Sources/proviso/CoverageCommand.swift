import ArgumentParser
import Checking
import Diagnostics
import Reporting

struct RulesCoverage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Take each entry, cue, element, violation and condition away in turn; list what no example notices.",
        discussion: """
            Examples:
              proviso rules coverage
              proviso rules coverage --pack peace-agreement
              proviso rules coverage --filter peace.amnesty --format json
            With --filter, the examples of the selected names are asked about what these reach.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: ArgumentHelp("Only rules, concepts, provisions and cue lists whose name contains this.", valueName: "text"))
    var filter: String?

    @Option(help: ArgumentHelp("Only what stands in this pack.", valueName: "name"))
    var pack: String?

    @Option(help: "Output format.")
    var format: Format = .text

    @OptionGroup var options: RuleOptions

    func run() throws {
        let session = try options.openSession(for: .testing)
        do throws(DiagnosticsError) {
            let report = try session.coverage(filter: filter, pack: pack)
            switch format {
            case .text: print(report.text(Terminal.options(color: false)), terminator: "")
            case .json: print(report.json(), terminator: "")
            }
        } catch {
            throw Failure.report(error.diagnostics, exitCode: 2)
        }
    }
}
