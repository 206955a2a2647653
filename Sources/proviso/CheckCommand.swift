import ArgumentParser
import Checking
import ProjectFiles
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

    @Option(help: "Fail (exit code 1) when there is a finding at or above this: violated; a shall not met (default); a should not met; an open review.")
    var failOn: Threshold?

    @Option(help: "Colours in the terminal.")
    var color: ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "One line a document.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Everything in full.")
    var verbose = false

    @Option(help: ArgumentHelp("The name of the document that comes on standard input (-).", valueName: "name"))
    var filename = "standard-input.txt"

    @Argument(
        help: "Documents, folders, patterns such as 'drafts/**/*.docx', or - for standard input; by default those that the configuration lists.",
        completion: .file())
    var paths: [String] = []

    @OptionGroup var gates: GateOptions
    @OptionGroup var files: ProjectOptions
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
        var request = files.request
        gates.fill(&request)
        let project = try ProjectOptions.open(paths, request)
        let paths = paths.isEmpty ? project.configuredDocuments : paths
        if paths.isEmpty { throw ValidationError("Name a document, or list documents in .proviso.yml ('proviso init' writes one).") }
        let session = try options.openSession(project)
        try session.demand(profile: profile)
        let selection = try shown.selection(among: session)
        var checkOptions = CheckOptions(
            kind: kind, standardInputName: filename, profile: profile, project: project, view: changes == .rejected ? .rejected : .accepted,
            comparesViews: changes == .both)
        if !quiet { checkOptions.onProgress = ProgressBar.show }
        let report = session.check(paths, options: checkOptions)
        // What is shown; the exit code is about the whole.
        let page = shown.redact ? report.redacted().selecting(selection) : report.selecting(selection)
        let outputs = outputs(project)
        for (format, file) in outputs {
            let rendered = render(page, format, isFile: file != nil)
            if let file {
                try Output.writeOrExit(rendered, to: file)
            } else {
                print(rendered, terminator: rendered.hasSuffix("\n") ? "" : "\n")
            }
            if format == .github { StepSummary.append(page) }
        }
        // With machine formats on standard output, failures must still reach a person.
        if !outputs.contains(where: { $0.format == .text && $0.file == nil }) { RunOutcome.tell(page) }
        let threshold = failOn ?? project.configuration?.failOn.flatMap(Threshold.init) ?? .shall
        let code = RunOutcome.exitCode(report, failOn: threshold)
        if code != 0 { throw ExitCode(code) }
    }

    /// What is written where: as the command line says, else as the configuration does, else text for a person.
    private func outputs(_ project: Project) -> [(format: ReportFormat, file: String?)] {
        if format.isEmpty, output.isEmpty, !project.outputs.isEmpty {
            return project.outputs.compactMap { written in ReportFormat(rawValue: written.format).map { ($0, written.file) } }
        }
        return (format.isEmpty ? [.text] : format).enumerated().map { ($1, $0 < output.count ? output[$0] : nil) }
    }

    private func render(_ report: Report, _ format: ReportFormat, isFile: Bool) -> String {
        let text = Terminal.options(isFile: isFile, color: color.isUsed, verbose: verbose, quiet: quiet)
        return format.render(report, options: ReportFormat.Options(text: text, root: Output.workingDirectory))
    }
}
