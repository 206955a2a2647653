import ArgumentParser
import Checking
import Reporting

struct RulesTrace: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Show what became of every statement of the sources, and from which each rule comes.",
        discussion: """
            Examples:
              proviso rules trace
              proviso rules trace --sources texts/ --format html --output trace.html
            With --sources, the sentence of each statement is looked for in the text files of a folder.
            Exit codes: 0 nothing is missing; 1 a statement without a disposition, a disposition that the rules belie, or a
            rule whose examples fail; 2 wrong use or rules.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, html }

    @Option(help: ArgumentHelp("A folder with copies of the sources as text (.txt).", valueName: "dir"), completion: .directory)
    var sources: String?

    @Option(help: "Output format.")
    var format: Format = .text

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"), completion: .file())
    var output: String?

    @OptionGroup var options: RuleOptions

    func run() throws {
        let session = try options.openSession()
        let report: TraceReport
        do throws(UnreadableSources) { report = try session.trace(sources: sources) } catch {
            printToStandardError("proviso: cannot read \(sources ?? ""): \(error.reason)\n")
            throw ExitCode(2)
        }
        let rendered = switch format {
        case .text: report.text(Terminal.options(color: Terminal.isColorful))
        case .json: report.json()
        case .csv: report.csv()
        case .html: report.html()
        }
        if let output { try Output.writeOrExit(rendered, to: output) } else { print(rendered, terminator: "") }
        if !report.problems.isEmpty { throw ExitCode(1) }
    }
}

struct RulesFingerprint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fingerprint", abstract: "Make the Print line of a statement from the sentence of the source, on standard input.",
        discussion: "Example:\n  proviso rules fingerprint < sentence.txt")

    func run() throws {
        guard let line = SourceFingerprint.lineForStandardInput() else {
            printToStandardError("proviso: there are no letters on standard input\n")
            throw ExitCode(2)
        }
        print(line)
    }
}
