/// The open findings as GitLab's code quality report: one JSON array. What is waived or in the baseline has no place in
/// the format, and is left out.
struct CodeQualityReport {
    let report: Report
    let paths: RepositoryPath

    init(_ report: Report, paths: RepositoryPath) {
        self.report = report
        self.paths = paths
    }

    private struct Issue {
        var description: String
        var check: String
        var fingerprint: String
        var severity: String
        var path: String
        var line: Int
    }

    func render() -> String {
        var json = JSONWriter(.indented)
        json.array(issues) { json, issue in
            json.object { json in
                json.field("description", issue.description.onOneLine)
                json.field("check_name", issue.check)
                json.field("fingerprint", issue.fingerprint)
                json.field("severity", issue.severity)
                json.field("location") { json in
                    json.object { json in
                        json.field("path", issue.path)
                        json.field("lines") { $0.object(isFlat: true) { $0.field("begin", issue.line) } }
                    }
                }
            }
        }
        return json.text + "\n"
    }

    private var issues: [Issue] {
        var issues = report.failures.map { failure in
            let path = paths.relative(failure.path)
            let key = FindingKey(rule: "not-read", path: path, address: "", fingerprint: "")
            let help = failure.help.map { "; help: \($0)" } ?? ""
            return Issue(
                description: "The document could not be checked: \(failure.message)\(help)", check: "not-read", fingerprint: key.digest(path: path),
                severity: "blocker", path: path, line: 1)
        }
        issues += report.notices.filter { $0.severity != .note }.map { notice in
            let path = paths.relative(notice.path)
            let key = FindingKey(rule: notice.kind.rawValue, path: path, address: notice.rule ?? "", fingerprint: "")
            return Issue(
                description: notice.sentence, check: notice.kind.rawValue, fingerprint: key.digest(path: path),
                severity: notice.severity == .error ? "critical" : "minor", path: path, line: notice.line ?? 1)
        }
        for document in report.documents {
            let path = paths.relative(document.path)
            issues += document.results.filter { $0.isOpenFinding || $0.status == .error }.map { result in
                Issue(
                    description: result.paragraph, check: result.rule,
                    fingerprint: FindingKey(result, path: document.path).digest(path: path), severity: severity(result), path: path,
                    line: FileRegion(result.mainEvidence).startLine)
            }
        }
        // GitLab drops an issue whose fingerprint it has seen.
        var seen: [String: Int] = [:]
        return issues.map { issue in
            var issue = issue
            seen[issue.fingerprint, default: 0] += 1
            if let number = seen[issue.fingerprint], number > 1 { issue.fingerprint += "-\(number)" }
            return issue
        }
    }

    private func severity(_ result: ResultReport) -> String {
        switch result.status {
        case .error: return "blocker"
        case .violated: return result.isGate || result.strength == "shall" ? "blocker" : "critical"
        case .needsReview: return result.strength == "shall" ? "minor" : "info"
        default: break
        }
        return switch result.level {
        case .error: "critical"
        case .warning: result.status == .partlyMet ? "minor" : "major"
        case .note: "info"
        }
    }
}
