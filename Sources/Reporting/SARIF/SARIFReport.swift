/// The findings in SARIF 2.1.0, as code scanning platforms take them: one run, findings only, most of them with a place.
///
/// What is waived, decided by a person, or known since the baseline stays in the file, marked as suppressed. Documents
/// that could not be checked are notifications of the invocation.
struct SARIFReport {
    /// GitHub refuses a run with more.
    static let mostResults = 25_000

    let report: Report
    let paths: RepositoryPath
    /// In the order of the report; where there are too many, the most important.
    let results: [LocatedResult]
    let leftOut: Int
    let rules: SARIFRules

    init(_ report: Report, paths: RepositoryPath, limit: Int = SARIFReport.mostResults) {
        self.report = report
        self.paths = paths
        let isListed: (ResultReport) -> Bool = { $0.isFinding || $0.settlingDecision != nil }
        let all = report.documents.flatMap { document in
            document.results.filter(isListed).map { LocatedResult(document: document, result: $0) }
        }
        results = all.count <= limit ? all : Array(LocatedResult.mostUrgent(report, where: isListed).prefix(limit))
        leftOut = all.count - results.count
        rules = SARIFRules(results.map(\.result))
    }

    func render() -> String {
        var json = JSONWriter(.indented)
        json.object { json in
            json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.field("version", "2.1.0")
            json.field("runs") { $0.array([0]) { json, _ in run(&json) } }
        }
        return json.text + "\n"
    }

    private func run(_ json: inout JSONWriter) {
        json.object { json in
            json.field("tool") { $0.object { $0.field("driver") { driver(&$0) } } }
            json.field("invocations") { $0.array([0]) { json, _ in invocation(&json) } }
            json.field("artifacts") { $0.array(report.documents) { artifact(&$0, $1) } }
            json.field("columnKind", "utf16CodeUnits")
            json.field("results") { $0.array(results) { result(&$0, $1) } }
        }
    }

    private func driver(_ json: inout JSONWriter) {
        // "proviso 0.1.0"
        let words = report.programVersion.split(separator: " ")
        json.object { json in
            json.field("name", "Proviso")
            if words.count == 2, words[1].allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) {
                json.field("version", String(words[1]))
                json.field("semanticVersion", String(words[1]))
            }
            json.field("rules") { $0.array(rules.list) { rules.write($1, to: &$0) } }
        }
    }

    private func artifact(_ json: inout JSONWriter, _ document: DocumentReport) {
        json.object { json in
            json.field("location") { location(&$0, document.path) }
            json.field("roles", ["analysisTarget"])
            if document.hash.utf8.count == 64 {
                json.field("hashes") { $0.object { $0.field("sha-256", document.hash) } }
            }
        }
    }

    // MARK: What went wrong

    private func invocation(_ json: inout JSONWriter) {
        let hasFaults = report.documents.isEmpty || !report.failures.isEmpty
            || report.documents.contains { $0.results.contains { $0.status == .error } }
        json.object { json in
            json.field("executionSuccessful", !hasFaults)
            json.field("toolExecutionNotifications") { $0.array(notifications) { notification(&$0, $1) } }
        }
    }

    private struct Notification {
        var level: FindingLevel
        var message: String
        var path: String?
    }

    private var notifications: [Notification] {
        var all = report.failures.map { failure in
            Notification(
                level: .error, message: [failure.message, failure.help.map { "help: \($0)" }].compactMap { $0 }.joined(separator: "; "),
                path: failure.path)
        }
        all += report.notices.map { Notification(level: $0.level, message: $0.sentence, path: $0.path.isEmpty ? nil : $0.path) }
        for document in report.documents {
            for result in document.results where result.status == .error {
                all.append(Notification(level: .error, message: "\(result.rule): \(result.message)", path: document.path))
            }
            let unchecked = document.results.count { $0.status == .notChecked }
            if unchecked > 0 {
                let message = "\(unchecked) of \(document.results.count) rules could not be checked on this document"
                all.append(Notification(level: .warning, message: message, path: document.path))
            }
            if let selection = document.selection {
                all.append(Notification(level: .note, message: selection.sentence, path: document.path))
            }
        }
        if leftOut > 0 { all.append(Notification(level: .warning, message: "\(leftOut) less important results are left out", path: nil)) }
        return all
    }

    private func notification(_ json: inout JSONWriter, _ notification: Notification) {
        json.object { json in
            json.field("level", notification.level.rawValue)
            json.field("message") { text(&$0, notification.message) }
            if let path = notification.path {
                json.field("locations") { json in
                    json.array([path]) { json, path in
                        json.object { $0.field("physicalLocation") { $0.object { $0.field("artifactLocation") { location(&$0, path) } } } }
                    }
                }
            }
        }
    }

    // MARK: Parts

    /// A message in which nothing is taken for an embedded link.
    func text(_ json: inout JSONWriter, _ text: String) {
        json.object { $0.field("text", text.onOneLine.replacing("](", with: "] (")) }
    }

    func location(_ json: inout JSONWriter, _ path: String) {
        let uri = paths.uri(path)
        json.object { json in
            json.field("uri", uri)
            if !uri.hasPrefix("file:") { json.field("uriBaseId", "%SRCROOT%") }
        }
    }
}
