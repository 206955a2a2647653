/// The open findings as annotations: workflow commands on the standard output of a GitHub job.
///
/// GitHub shows ten annotations of a kind for a step, so the most important come first, and a last notice says how many
/// there are besides. The job summary has room for more.
struct WorkflowCommands {
    /// What GitHub shows of each kind.
    static let most = 10

    let report: Report
    let paths: RepositoryPath

    init(_ report: Report, paths: RepositoryPath) {
        self.report = report
        self.paths = paths
    }

    private struct Command {
        var level: FindingLevel
        var properties: [(name: String, value: String)]
        var message: String
    }

    func render() -> String {
        let all = failures + notices + findings
        let isCut = FindingLevel.allCases.contains { level in all.count { $0.level == level } > WorkflowCommands.most }
        var commands: [Command] = []
        var more: [String] = []
        for level in FindingLevel.allCases {
            let ofLevel = all.filter { $0.level == level }
            // The notice on what is not shown takes a place itself.
            let shown = ofLevel.prefix(level == .note && isCut ? WorkflowCommands.most - 1 : WorkflowCommands.most)
            commands += shown
            let rest = ofLevel.count - shown.count
            if rest > 0 { more.append("\(rest) more \(name(level))\(rest == 1 ? "" : "s")") }
        }
        if !more.isEmpty {
            commands.append(
                Command(level: .note, properties: [("title", "Proviso")], message: "\(more.joined(separator: ", ")): the job summary and the other reports have them"))
        }
        return commands.map(text).joined() + closing
    }

    // MARK: What is said

    private var failures: [Command] {
        report.failures.map { failure in
            Command(
                level: .error, properties: [("file", paths.relative(failure.path)), ("title", "Document not checked")],
                message: [failure.message, failure.help.map { "help: \($0)" }].compactMap { $0 }.joined(separator: "\n"))
        }
    }

    private var notices: [Command] {
        report.noticesInBrief.map { notice in
            let file = notice.path.isEmpty ? [] : [("file", paths.relative(notice.path))]
            let line = notice.line.map { [("line", "\($0)")] } ?? []
            return Command(level: notice.level, properties: file + line + [("title", "Proviso: \(notice.kind.rawValue)")], message: notice.sentence)
        }
    }

    private var findings: [Command] {
        LocatedResult.mostUrgent(report) { $0.isOpenFinding || $0.status == .error }.map { item in
            let result = item.result
            var message = [result.explanation]
            if let place = result.mainEvidence?.whereabouts, !place.isEmpty { message.append("At \(place)") }
            if let suggestion = result.suggestion { message.append("Suggested wording: \(suggestion)") }
            message.append("Source: \(result.source) [\(result.rule)]")
            return Command(
                level: result.level, properties: [("file", paths.relative(item.document.path))] + place(FileRegion(result.mainEvidence)) + [("title", result.headline)],
                message: message.map(\.onOneLine).joined(separator: "\n"))
        }
    }

    private func place(_ region: FileRegion) -> [(name: String, value: String)] {
        var place = [("line", "\(region.startLine)"), ("endLine", "\(region.endLine)")]
        // GitHub takes columns only for one line, the last one included.
        if region.startLine == region.endLine, region.endColumn > region.startColumn {
            place += [("col", "\(region.startColumn)"), ("endColumn", "\(region.endColumn - 1)")]
        }
        return place
    }

    /// A line for the log, which is no command.
    private var closing: String {
        let settled = report.documents.flatMap(\.results).count { $0.isFinding && $0.isSettled }
        return "proviso: \(report.countsSentence)" + (settled > 0 ? "; \(settled) accepted (waived or in the baseline)" : "") + "\n"
    }

    // MARK: How it is written

    private func name(_ level: FindingLevel) -> String { level == .note ? "notice" : level.rawValue }

    private func text(_ command: Command) -> String {
        let properties = command.properties.map { "\($0.name)=\(WorkflowCommands.property($0.value))" }.joined(separator: ",")
        return "::\(name(command.level)) \(properties)::\(WorkflowCommands.data(command.message))\n"
    }

    /// Line breaks are escaped, so that quoted text never begins a line.
    static func data(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).onOneLine.replacing("%", with: "%25") }.joined(separator: "%0A")
    }

    static func property(_ text: String) -> String {
        text.onOneLine.replacing("%", with: "%25").replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
