import ArgumentParser
import Checking
import Glibc
import ProjectFiles
import Reporting

struct BaselineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline", abstract: "Write down the findings that a project lives with, so that only new ones fail a check.",
        discussion: """
            The file is to be committed beside the drafts. It holds no line numbers and none of the draft's words. Where it is
            there already it only shrinks, unless --accept-new lets new findings in. Violations need --accept-violations.
            Examples:
              proviso baseline drafts/
              proviso check --baseline .proviso-baseline.json drafts/
            Exit codes: 0 written, 1 written but some findings were not let in, 2 wrong use, rules or configuration,
            3 a document not checked (nothing is written).
            """)

    @Option(help: ArgumentHelp("The baseline; default: that of the configuration, or .proviso-baseline.json.", valueName: "file"))
    var output: String?

    @Flag(help: "Let findings in that an earlier baseline has not.")
    var acceptNew = false

    @Flag(help: "Let violations in too.")
    var acceptViolations = false

    @Option(help: "Kind of document, or auto.")
    var kind = "auto"

    @Option(help: ArgumentHelp("Select rules and values by a profile.", valueName: "name"))
    var profile: String?

    @Option(help: ArgumentHelp("The name of the document that comes on standard input (-).", valueName: "name"))
    var filename = "standard-input.txt"

    @Argument(help: "Documents, folders, or - for standard input; by default those that the configuration lists.")
    var paths: [String] = []

    @OptionGroup var files: ProjectOptions
    @OptionGroup var options: RuleOptions

    func validate() throws {
        guard kind == "auto" || CheckOptions.kinds.contains(kind) else {
            throw ValidationError("There is no kind of document '\(kind)'. Kinds are \(CheckOptions.kinds.joined(separator: ", ")).")
        }
    }

    func run() throws {
        var request = files.request
        request.baseline = output
        request.needsBaseline = false
        let project = try ProjectOptions.open(paths, request, readsBaseline: true)
        let paths = paths.isEmpty ? project.configuredDocuments : paths
        if paths.isEmpty { throw ValidationError("Name a document, or list documents in .proviso.yml ('proviso init' writes one).") }
        let session = try options.openSession(project)
        try session.demand(profile: profile)
        let options = CheckOptions(kind: kind, standardInputName: filename, profile: profile, project: project)
        let (report, update) = session.nextBaseline(paths, options: options, acceptsNew: acceptNew, acceptsViolations: acceptViolations)
        if !report.failures.isEmpty || report.documents.isEmpty {
            RunOutcome.tell(report)
            printToStandardError("proviso: the baseline was not written, because not every document could be checked\n")
            throw ExitCode(3)
        }
        try Output.writeOrExit(update.baseline.json, to: project.baselineFile)
        let findings = update.count == 1 ? "1 finding" : "\(update.count) findings"
        let passages = (project.baseline?.entries.count ?? 0) - update.baseline.entries.count
        print("\(project.baselineFile): \(findings)" + (update.added > 0 && project.baseline != nil ? ", \(update.added) of them new" : "") + (passages > 0 ? "; \(passages) \(passages == 1 ? "entry" : "entries") fewer than before" : ""))
        if !update.refused.isEmpty { tell(update.refused); throw ExitCode(1) }
        if project.configuration?.baseline == nil, output == nil { print("checks read it with --baseline \(project.baselineFile), or with 'baseline: \(Baseline.fileName)' in .proviso.yml") }
    }

    private func tell(_ refused: [(path: String, result: ResultReport)]) {
        print("not let in, and still failing checks:")
        for (path, result) in refused { print("  \(path): \(result.status.rawValue)[\(result.rule)] \(result.title)") }
        let violations = refused.filter { $0.result.status == .violated }.count
        if violations > 0 { print("  = help: violations are let in with --accept-violations; better mend them") }
        if violations < refused.count { print("  = help: new findings are let in with --accept-new; better mend them") }
    }
}
