public import Diagnostics
public import ProjectFiles
import RuleLanguage

extension Project {
    /// No file of a project is longer: a baseline of a hundred thousand findings is not.
    private static let sizeLimit = 1 << 26

    /// Reads the configuration and the files that it names, or that a user names.
    ///
    /// - Parameters:
    ///   - paths: the documents of the run, as the user gave them.
    ///   - vocabulary: the words that a configuration may use.
    /// - Throws: everything that is wrong with the files.
    public init(for paths: [String], _ request: ProjectRequest = ProjectRequest(), vocabulary: Configuration.Vocabulary) throws(DiagnosticsError) {
        var file: String?
        if !request.ignoresConfiguration {
            if let named = request.configuration { file = Project.absolute(named) } else { file = try ConfigurationSearch.file(for: paths) }
        }
        self.init(folder: file.map(ConfigurationSearch.parent) ?? ConfigurationSearch.repository(above: paths.first { $0 != "-" } ?? "."))
        if let file {
            let shown = Project.shown(file)
            configuration = try Configuration(try Project.read(shown, help: "check the path after --config"), file: shown, vocabulary: vocabulary)
            try confine()
        }
        alias = request.alias
        minimumScore = request.minimumScore ?? configuration?.minimumScore
        isStrict = request.isStrict || configuration?.isStrict == true
        if let today = request.today { self.today = today }
        try readBaseline(request)
        try readWaivers(request)
        if let file = request.decisions ?? configuration?.decisions.map(path(of:)) { decisionsFile = file }
        if FileSystem.exists(decisionsFile) { decisions = try DecisionLog(try Project.read(decisionsFile), file: decisionsFile) }
        if let revision = request.changedSince { changes = try Changes(since: revision, folder: folder) }
    }

    /// What is written by a configuration's say stays in its folder, links included: who opens a pull request must not
    /// choose where files go.
    private func confine() throws(DiagnosticsError) {
        guard let configuration else { return }
        for file in configuration.outputs.compactMap(\.file) + [configuration.baseline, configuration.decisions].compactMap(\.self) {
            let path = path(of: file)
            if Project.absolute(path).hasPrefix(folder == "/" ? "/" : folder + "/"), !FileSystem.isLink(path) { continue }
            throw DiagnosticsError([
                Diagnostic(
                    ProjectCodes.unknownValue, "'\(file)' leads out of the folder of the configuration, by a link", file: configuration.file,
                    help: "take the link away, or give the path on the command line")
            ])
        }
    }

    private mutating func readBaseline(_ request: ProjectRequest) throws(DiagnosticsError) {
        guard let file = request.baseline ?? configuration?.baseline.map(path(of:)) else { return }
        baselineFile = file
        if request.needsBaseline || FileSystem.exists(file) {
            baseline = try Baseline(try Project.read(file, help: "write it with 'proviso baseline'"), file: file)
        }
    }

    private mutating func readWaivers(_ request: ProjectRequest) throws(DiagnosticsError) {
        if let file = request.waivers ?? configuration?.waiversFile.map(path(of:)) {
            waivers = try WaiverFile.read(try Project.read(file, help: "check the path of the waivers"), file: file)
        } else {
            waivers = configuration?.waivers ?? []
        }
    }

    static func read(_ file: String, help: String? = nil) throws(DiagnosticsError) -> [UInt8] {
        do throws(FileSystem.Failure) { return try FileSystem.read(file, limit: sizeLimit) } catch {
            throw DiagnosticsError([Diagnostic(ProjectCodes.unreadableFile, "cannot be read: \(error.message)", file: file, help: help)])
        }
    }

    /// Where the rules come from: those of the configuration first.
    public func sources(_ sources: RuleSources) -> RuleSources {
        var sources = sources
        sources.additional = (configuration?.rules ?? []).map(path(of:)) + sources.additional
        return sources
    }

    /// What the files say of rules and profiles that there are not, or that cannot be waived.
    public func faults(in rules: LoadedRules) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        let profiles = rules.pack.profiles.map(\.name)
        if let configuration {
            for profile in [configuration.profile] + configuration.documents.map(\.profile) {
                guard let profile, !profiles.contains(profile.value) else { continue }
                faults.append(
                    Diagnostic(
                        ProjectCodes.unknownValue, "there is no profile '\(profile.value)'", file: configuration.file, span: profile.span,
                        help: SpellingSuggestion.nearest(to: profile.value, among: profiles).map { "did you mean '\($0)'?" }
                            ?? "profiles are \(profiles.joined(separator: ", "))"))
            }
        }
        for waiver in waivers {
            if let rule = rules.pack.rules.first(where: { $0.id == waiver.rule }) {
                guard rule.strength == .shall else { continue }
                faults.append(
                    Diagnostic(
                        ProjectCodes.waivedDuty, "'\(rule.id)' is a rule of strength shall: it cannot be waived", file: waiver.file, span: waiver.ruleSpan,
                        help: "mend the draft; where the rules misread it, record a decision with 'proviso decide --overrule'"))
            } else {
                faults.append(
                    Diagnostic(
                        ProjectCodes.unknownValue, "there is no rule '\(waiver.rule)'", file: waiver.file, span: waiver.ruleSpan,
                        help: SpellingSuggestion.nearest(to: waiver.rule, among: rules.pack.rules.map(\.id)).map { "did you mean '\($0)'?" }
                            ?? "'proviso rules list' names the rules"))
            }
        }
        return faults
    }
}

/// The text of a project's file, for showing a fault's place.
public enum ProjectText {
    public static func of(_ file: String) -> [UInt8]? { try? FileSystem.read(file, limit: 1 << 26) }
}
