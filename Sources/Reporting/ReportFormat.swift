/// Every format of a report, by the name that users give. Each is written from the report value alone.
public enum ReportFormat: String, CaseIterable, Sendable {
    case text, html, markdown, json, jsonl, csv, sarif, junit, github, githubSummary = "github-summary", gitlab

    /// What a format may have to know besides the report.
    public struct Options: Sendable {
        /// How the report for the terminal is laid out.
        public var text: TextReportOptions
        /// The root of the repository, an absolute path: platforms name files from there. Empty leaves paths as given.
        public var root: String

        public init(text: TextReportOptions = TextReportOptions(), root: String = "") {
            self.text = text
            self.root = root
        }
    }

    /// The report in this format, with a line feed at its end.
    public func render(_ report: Report, options: Options = Options()) -> String {
        let paths = RepositoryPath(root: options.root)
        return switch self {
        case .text: TextReport.render(report, options: options.text)
        case .html: HTMLReport.render(report)
        case .markdown: MarkdownReport.render(report)
        case .json: JSONReport.render(report)
        case .jsonl: JSONLinesReport.render(report)
        case .csv: ResultSheet.render(report)
        case .sarif: SARIFReport(report, paths: paths).render()
        case .junit: JUnitReport(report, paths: paths).render()
        case .github: WorkflowCommands(report, paths: paths).render()
        case .githubSummary: JobSummary.render(report)
        case .gitlab: CodeQualityReport(report, paths: paths).render()
        }
    }
}
