import ArgumentParser
import Checking
import Reporting

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Say what changed from one draft to the next, requirement by requirement.",
        discussion: """
            Examples:
              proviso compare draft-3.docx draft-4.docx
              proviso compare draft-3.md draft-4.md --format html --output changes.html
              proviso compare --tracked draft.docx                     (before and after its tracked changes)
              proviso compare old.json new.json --fail-on weakened     (reports of proviso check --format json)
            Exit codes: 0 nothing at or above --fail-on, 1 a change at or above it, 2 wrong use or rules, 3 not compared.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html, markdown }

    enum Threshold: String, ExpressibleByArgument, CaseIterable {
        case weakened, lost, violated, never

        var threshold: ComparisonThreshold {
            switch self {
            case .weakened: .weakened
            case .lost: .lost
            case .violated: .violated
            case .never: .never
            }
        }
    }

    @Option(help: "Kind of document of both drafts, or auto: that of the older one.")
    var kind = "auto"

    @Option(help: ArgumentHelp("Select rules and values by a profile.", valueName: "name"))
    var profile: String?

    @Option(help: "Output format; may be given several times, each with its own --output.")
    var format: [Format] = []

    @Option(help: ArgumentHelp("Where the output goes; one for each format, in the same order.", valueName: "file"))
    var output: [String] = []

    @Option(help: "Fail (exit code 1) when something is at or above this: weakened (or given more time); lost, in whole or in part; newly violated.")
    var failOn: Threshold = .lost

    @Option(help: ArgumentHelp("Show only these: change=lost, change=worse, area=NAME, rule=GLOB. May be given several times; --fail-on looks at all.", valueName: "condition"))
    var only: [String] = []

    @Option(help: "Colours in the terminal.")
    var color: CheckCommand.ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "One line.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Every passage in full, those that were only reworded or moved too.")
    var verbose = false

    @Option(help: ArgumentHelp("The name of the document that comes on standard input (-).", valueName: "name"))
    var filename = "standard-input.txt"

    @Flag(help: "Compare one file with itself: its text before the tracked changes with its text after them.")
    var tracked = false

    @Argument(help: "The earlier draft, or its report as JSON; with --tracked, the file.")
    var old: String

    @Argument(help: "The later draft, or its report.")
    var new: String?

    @OptionGroup var options: RuleOptions

    func validate() throws {
        guard kind == "auto" || CheckOptions.kinds.contains(kind) else {
            throw ValidationError("There is no kind of document '\(kind)'. Kinds are \(CheckOptions.kinds.joined(separator: ", ")).")
        }
        if tracked, new != nil { throw ValidationError("Give one file with --tracked.") }
        if !tracked, new == nil { throw ValidationError("Give two drafts: the earlier one and the later one; or one file with --tracked.") }
        if old == "-", new == "-" { throw ValidationError("Only one of the drafts can come on standard input.") }
        if output.count > max(format.count, 1) { throw ValidationError("There are more outputs than formats.") }
        if format.count > 1, output.count < format.count - 1 {
            throw ValidationError("Give --output for each format; at most one may go to standard output.")
        }
        do throws(ComparisonFilter.Fault) { _ = try ComparisonFilter(only) } catch {
            throw ValidationError("\(error.message); \(error.help)".capitalizedFirst + ".")
        }
    }

    func run() throws {
        let session = try options.openSession(for: .checking)
        if let profile, !session.profiles.contains(profile) {
            printToStandardError("proviso: there is no profile '\(profile)'; profiles are \(session.profiles.joined(separator: ", "))\n")
            throw ExitCode(2)
        }
        let whole: DraftComparison
        do throws(CompareFailure) {
            let settings = CheckOptions(kind: kind, standardInputName: filename, profile: profile)
            whole = if let new { try session.compare(old, new, options: settings) } else { try session.compareTracked(old, options: settings) }
        } catch {
            for failure in error.failures {
                printToStandardError("\(failure.path): error: \(failure.message)\n")
                if let help = failure.help { printToStandardError("  = help: \(help)\n") }
            }
            throw ExitCode(3)
        }
        let comparison = try only.isEmpty ? whole : ComparisonFilter(only).applied(to: whole)
        for (index, format) in (format.isEmpty ? [.text] : format).enumerated() {
            let isFile = index < output.count
            let rendered = render(comparison, format, isFile: isFile)
            if isFile { try Output.writeOrExit(rendered, to: output[index]) } else { print(rendered, terminator: "") }
        }
        if whole.fails(failOn.threshold) { throw ExitCode(1) }
    }

    private func render(_ comparison: DraftComparison, _ format: Format, isFile: Bool) -> String {
        switch format {
        case .json: comparison.json()
        case .html: comparison.html()
        case .markdown: comparison.markdown()
        case .text:
            comparison.text(
                TextReportOptions(width: isFile ? 100 : Terminal.width, color: !isFile && color.isUsed, verbose: verbose, quiet: quiet))
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
