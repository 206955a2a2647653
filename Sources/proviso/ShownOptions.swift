public import ArgumentParser
import Checking
import Glibc
public import Reporting

extension ReportFormat: ExpressibleByArgument {}

/// What of a report is shown. It never changes what is checked, the score, or the exit code.
struct ShownOptions: ParsableArguments {
    @Flag(help: "Leave every quotation of the draft out of the report.")
    var redact = false

    @Option(
        name: .customLong("only"),
        help: ArgumentHelp(
            "Show only results with area=NAME, rule=GLOB or status=STATUS; may be given several times. The score stays that of all.",
            valueName: "criterion"))
    var only: [String] = []

    func validate() throws {
        for text in only where ReportSelection.Criterion(text) == nil {
            let statuses = RuleStatus.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("'\(text)' is no criterion: give area=NAME, rule=GLOB or status=STATUS; statuses are \(statuses).")
        }
    }

    /// The criteria; one that fits no rule at all is a slip, with exit code 2.
    func selection(among session: Session) throws -> ReportSelection {
        let criteria = only.compactMap(ReportSelection.Criterion.init)
        for criterion in criteria {
            let (sort, names) = session.names(for: criterion)
            if names.isEmpty || names.contains(where: criterion.matches) { continue }
            let help = session.suggestion(for: criterion, among: names).map { "; did you mean '\($0)'?" } ?? ""
            printToStandardError("proviso: no rule has the \(sort) of --only '\(criterion.text)'\(help)\n")
            throw ExitCode(2)
        }
        return ReportSelection(criteria)
    }
}

/// The summary page of a GitHub job, to which the runner gives a file.
enum StepSummary {
    /// Appends the summary to the file that `GITHUB_STEP_SUMMARY` names; nothing where there is none. Where that cannot be
    /// done it says so on standard error, and the run goes on: the annotations are out already.
    static func append(_ report: Report) {
        guard let name = getenv("GITHUB_STEP_SUMMARY"), name[0] != 0 else { return }
        let path = String(cString: name)
        do throws(Output.Failure) {
            // What other commands of the step have written takes room too.
            let room = JobSummary.mostBytes - (Output.size(of: path) ?? 0)
            try Output.append(JobSummary.render(report, limit: room), to: path)
        } catch {
            printToStandardError("proviso: cannot write the job summary \(path): \(error.reason)\n")
        }
    }
}
