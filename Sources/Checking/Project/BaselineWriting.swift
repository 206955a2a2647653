public import Diagnostics
public import ProjectFiles
public import Reporting

extension Session {
    /// Checks documents and works out the next baseline; nothing is written.
    ///
    /// - Parameters:
    ///   - paths: documents and folders; "-" is standard input.
    ///   - acceptsNew: lets in findings that the baseline, if there is one, does not have.
    ///   - acceptsViolations: lets in violations too.
    public func nextBaseline(
        _ paths: [String], options: CheckOptions, acceptsNew: Bool = false, acceptsViolations: Bool = false
    ) -> (report: Report, update: BaselineUpdate) {
        let report = check(paths, options: options)
        let project = options.project
        let update = BaselineUpdate(
            old: project.baseline, documents: report.documents.map { (project.name(of: $0.path), $0.results) },
            gone: { !FileSystem.exists(project.path(of: $0)) && !project.isAlias($0) }, acceptsNew: acceptsNew, acceptsViolations: acceptsViolations)
        return (report, update)
    }
}

extension Project {
    /// A name need not be a file's: of an alias nobody can say that it is gone.
    func isAlias(_ name: String) -> Bool {
        name == alias || configuration?.documents.contains { $0.alias == name } == true || !Discovery.endings.contains { name.lowercased().hasSuffix($0) }
    }
}

extension Project {
    /// Reads the baseline at its usual place, where neither the user nor the configuration named one.
    public func readingBaselineIfThere() throws(DiagnosticsError) -> Project {
        guard baseline == nil, FileSystem.exists(baselineFile) else { return self }
        var project = self
        project.baseline = try Baseline(try Project.read(baselineFile), file: baselineFile)
        return project
    }
}
