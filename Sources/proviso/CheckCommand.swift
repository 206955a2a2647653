import ArgumentParser
import Checking
import Reporting

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Hold documents against the rules and report requirement by requirement.",
        discussion: CommandHelp.check)

    enum Changes: String, ExpressibleByArgument, CaseIterable { case accepted, rejected, both }
    enum Threshold: String, ExpressibleByArgument, CaseIterable { case never, violated, shall, should, review }
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never

        /// Whether standard output gets colours.
        var isUsed: Bool {
            switch self {
            case .always: true
            case .never: false
            case .auto: Terminal.isColorful
            }
        }
    }

    @Option(help: "Kind of document, or auto.", completion: Completions.kinds)
    var kind = "auto"

    @Option(help: ArgumentHelp("Select rules and values by a profile.", valueName: "name"), completion: Completions.profiles)
    var profile: String?

    @Option(help: "Read tracked changes as accepted, or the text as it was before them; both names the changes that change a verdict.")
    var changes: Changes = .accepted

    @Option(help: "Output format; may be given several times, each with its own --output.")
    var format: [ReportFormat] = []

    @Option(help: ArgumentHelp("Where the output goes; one for each format, in the same order.", valueName: "file"), completion: .file())
    var output: [String] = []

    @OptionGroup var shown: ShownOptions

    @Option(help: "Fail (exit code 1) when there is a finding at or above this: violated; a shall not met; a should not met; an open review.")
    var failOn: Threshold = .shall

    @Option(help: "Colours in the terminal.")
    var color: ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "One line a document.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Everything in full.")
    var verbose = false

    @Option(help: ArgumentHelp("The name of the document that comes on standard input (-).", valueName: "name"))
    var filename = "standard-input.txt"

    @Argument(help: "Documents, folders, patterns such as 'drafts/**/*.docx', or - for standard input.", completion: .file())
    var paths: [String]

    @OptionGroup var options: RuleOptions

    func validate() throws {
        guard kind == "auto" || CheckOptions.kinds.contains(kind) else {
            throw ValidationError("There is no kind of document '\(kind)'. Kinds are \(CheckOptions.kinds.joined(separator: ", ")).")
        }
        if output.count > max(format.count, 1) { throw ValidationError("There are more outputs than formats.") }
        if format.count > 1, output.count < format.count - 1 {
            throw ValidationError("Give --output for each format; at most one may go to standard output.")
        }
    }

    func run() throws {
        let session = try options.openSession(for: .checking)
        if let profile, !session.profiles.contains(profile) {
            printToStandardError("proviso: there is no profile '\(profile)'; profiles are \(session.profiles.joined(separator: ", "))\n")
            throw ExitCode(2)
        }
        let selection = try shown.selection(among: session)
        var checkOptions = CheckOptions(
            kind: kind, standardInputName: filename, profile: profile, view: changes == .rejected ? .rejected : .accepted,
            comparesViews: changes == .both)
        if !quiet { checkOptions.onProgress = ProgressBar.show }
        let report = session.check(paths, options: checkOptions)
        // What is shown; the exit code is about the whole.
        let page = shown.redact ? report.redacted().selecting(selection) : report.selecting(selection)
        let formats = format.isEmpty ? [ReportFormat.text] : format
        for (index, format) in formats.enumerated() {
            let isFile = index < output.count
            let rendered = render(page, format, isFile: isFile)
            if isFile {
                try Output.writeOrExit(rendered, to: output[index])
            } else {
                print(rendered, terminator: rendered.hasSuffix("\n") ? "" : "\n")
            }
            if format == .github { StepSummary.append(page) }
        }
        // With machine formats on standard output, failures must still reach a person.
        if !page.failures.isEmpty, formats.contains(where: { $0 != .text }) || !output.isEmpty {
            for failure in page.failures {
                printToStandardError("\(failure.path): error: \(failure.message)\n")
                if let help = failure.help { printToStandardError("  = help: \(help)\n") }
            }
        }
        let code = exitCode(report)
        if code != 0 { throw ExitCode(code) }
    }

    private func render(_ report: Report, _ format: ReportFormat, isFile: Bool) -> String {
        let text = Terminal.options(isFile: isFile, color: color.isUsed, verbose: verbose, quiet: quiet)
        return format.render(report, options: ReportFormat.Options(text: text, root: Output.workingDirectory))
    }

    private func exitCode(_ report: Report) -> Int32 {
        if !report.failures.isEmpty || report.documents.isEmpty { return 3 }
        let results = report.documents.flatMap(\.results)
        if results.allSatisfy({ $0.status == .notChecked }) || results.contains(where: { $0.status == .error }) { return 3 }
        func isOpen(_ result: ResultReport) -> Bool { result.status == .notMet || result.status == .partlyMet }
        let fails = results.contains { result in
            switch failOn {
            case .never: false
            case .violated: result.status == .violated
            case .shall: result.status == .violated || (isOpen(result) && result.strength == "shall")
            case .should: result.status == .violated || (isOpen(result) && result.strength != "may")
            case .review: result.status == .violated || (isOpen(result) && result.strength != "may") || result.status == .needsReview
            }
        }
        return fails ? 1 : 0
    }
}
