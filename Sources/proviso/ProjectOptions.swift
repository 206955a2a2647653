import ArgumentParser
import Checking
import Diagnostics
import Fractions
import ProjectFiles
import Reporting

/// The files that a project keeps beside its drafts. What is given here goes before what the configuration says.
struct ProjectOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration to use, instead of the .proviso.yml found upwards from the documents.", valueName: "file"))
    var config: String?

    @Flag(name: .customLong("no-config"), help: "Use no configuration.")
    var ignoresConfiguration = false

    @Option(help: ArgumentHelp("A file of waivers.", valueName: "file"))
    var waivers: String?

    @Option(help: ArgumentHelp("The log of decisions.", valueName: "file"))
    var decisions: String?

    @Option(name: .customLong("as"), help: ArgumentHelp("The name under which the document is known in baseline, waivers and decisions, whatever its file is called.", valueName: "name"))
    var alias: String?

    @Option(help: ArgumentHelp("The day that waivers are held against (YYYY-MM-DD; default: today).", valueName: "date"), transform: calendarDate)
    var today: CalendarDate?

    func validate() throws {
        if config != nil, ignoresConfiguration { throw ValidationError("Give --config or --no-config, not both.") }
    }

    var request: ProjectRequest {
        var request = ProjectRequest()
        request.configuration = config
        request.ignoresConfiguration = ignoresConfiguration
        request.waivers = waivers
        request.decisions = decisions
        request.alias = alias
        request.today = today
        return request
    }

    static func calendarDate(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(text) else { throw ValidationError("'\(text)' is no date; write YYYY-MM-DD.") }
        return date
    }

    /// Reads the project's files; faults go to standard error with exit code 2.
    ///
    /// - Parameter readsBaseline: reads the baseline at its usual place too.
    static func open(_ paths: [String], _ request: ProjectRequest, readsBaseline: Bool = false) throws -> Project {
        if request.alias != nil, paths.count != 1 { throw ValidationError("--as names one document; give one.") }
        let vocabulary = Configuration.Vocabulary(
            kinds: CheckOptions.kinds, formats: ReportFormat.allCases.map(\.rawValue), thresholds: CheckCommand.Threshold.allCases.map(\.rawValue))
        do throws(DiagnosticsError) {
            let project = try Project(for: paths, request, vocabulary: vocabulary)
            return readsBaseline ? try project.readingBaselineIfThere() : project
        } catch {
            throw Failure.report(error.diagnostics, exitCode: 2)
        }
    }
}

/// What a run must reach.
struct GateOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Fail when a document scores less than this, out of 100; of an interval the lower bound counts.", valueName: "points"), transform: score)
    var minScore: Fraction?

    @Option(help: ArgumentHelp("Findings that are in this file do not fail the run (see proviso baseline).", valueName: "file"))
    var baseline: String?

    @Flag(help: "Fail when the baseline has findings that are mended.")
    var strictBaseline = false

    @Option(help: ArgumentHelp("Report only documents that git says have changed since this revision; the others are still read, to compare with.", valueName: "rev"))
    var changedSince: String?

    static func score(_ text: String) throws -> Fraction {
        guard let share = MinimumScore.parse(text) else { throw ValidationError("'\(text)' is no number from 0 to 100.") }
        return share
    }

    func fill(_ request: inout ProjectRequest) {
        request.minimumScore = minScore
        request.baseline = baseline
        request.isStrict = strictBaseline
        request.changedSince = changedSince
    }
}

extension RuleOptions {
    /// Loads the rules, those of the project's configuration too; faults go to standard error with exit code 2.
    func openSession(_ project: Project) throws -> Session {
        let sources = project.sources(sources)
        let session: Session
        do throws(DiagnosticsError) { session = try Session(sources, for: .checking) } catch {
            throw Failure.report(error.diagnostics, rules: RuleLoading.load(sources), exitCode: 2)
        }
        let faults = project.faults(in: session.rules)
        if !faults.isEmpty { throw Failure.report(faults, exitCode: 2) }
        return session
    }
}

extension Session {
    /// A profile named on the command line that there is not ends with exit code 2.
    func demand(profile: String?) throws {
        guard let profile, !profiles.contains(profile) else { return }
        printToStandardError("proviso: there is no profile '\(profile)'; profiles are \(profiles.joined(separator: ", "))\n")
        throw ExitCode(2)
    }
}
