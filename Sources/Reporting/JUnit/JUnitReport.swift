/// The results as test results, for the many programs that show those: a suite for each document, a case for each rule.
///
/// A case fails for a violation, a duty or a recommendation not met. What a person must decide, what does not apply,
/// and what somebody has accepted is skipped, with the reason. There is no clock in a report: every time is 0.
struct JUnitReport {
    private enum Outcome: Equatable {
        case passed
        case failed
        case skipped(String)
        case broken
    }

    let report: Report
    let paths: RepositoryPath

    init(_ report: Report, paths: RepositoryPath) {
        self.report = report
        self.paths = paths
    }

    func render() -> String {
        var xml = XMLWriter()
        let outcomes = report.documents.flatMap { $0.results.map(outcome) }
        let totals = counts(outcomes + report.notices.map(outcome), broken: report.failures.count)
        xml.element("testsuites", [("name", "Proviso")] + totals) { xml in
            for document in report.documents { suite(&xml, document) }
            for failure in report.failures { suite(&xml, failure) }
            if !report.notices.isEmpty { noticeSuite(&xml) }
        }
        return xml.text
    }

    private func counts(_ outcomes: [Outcome], broken: Int = 0) -> XMLWriter.Attributes {
        [
            ("tests", "\(outcomes.count + broken)"), ("failures", "\(outcomes.count { $0 == .failed })"),
            ("errors", "\(outcomes.count { $0 == .broken } + broken)"),
            ("skipped", "\(outcomes.count { if case .skipped = $0 { true } else { false } })"), ("time", "0"),
        ]
    }

    // MARK: Suites

    private func suite(_ xml: inout XMLWriter, _ document: DocumentReport) {
        let path = paths.relative(document.path)
        xml.element("testsuite", [("name", path), ("file", path)] + counts(document.results.map(outcome))) { xml in
            var seen: [String: Int] = [:]
            for result in document.results {
                // Platforms take two cases of one name for one case.
                let name = "\(result.rule): \(result.title)".onOneLine
                seen[name, default: 0] += 1
                let number = seen[name] ?? 1
                testCase(&xml, result, path: path, name: number == 1 ? name : "\(name) (\(number))")
            }
        }
    }

    private func suite(_ xml: inout XMLWriter, _ failure: FailureReport) {
        let path = paths.relative(failure.path)
        xml.element("testsuite", [("name", path), ("file", path)] + counts([], broken: 1)) { xml in
            xml.element("testcase", [("classname", path), ("name", "the document can be checked"), ("file", path), ("line", "1"), ("time", "0")]) { xml in
                let help = failure.help.map { ["help: \($0)"] } ?? []
                xml.element("error", [("message", failure.message), ("type", "not-read")], lines: [failure.message] + help)
            }
        }
    }

    /// What is wrong with the run and the files beside the drafts.
    private func noticeSuite(_ xml: inout XMLWriter) {
        xml.element("testsuite", [("name", "Proviso: notices")] + counts(report.notices.map(outcome))) { xml in
            for (number, notice) in report.notices.enumerated() {
                let file: XMLWriter.Attributes = notice.path.isEmpty ? [] : [("file", paths.relative(notice.path))]
                let attributes: XMLWriter.Attributes = [("classname", "Proviso: notices"), ("name", "\(number + 1) \(notice.kind.rawValue)")] + file
                    + [("line", "\(notice.line ?? 1)"), ("time", "0")]
                xml.element("testcase", attributes) { xml in
                    switch outcome(notice) {
                    case .skipped(let reason): xml.element("skipped", [("message", reason)])
                    default: xml.element("failure", [("message", notice.message), ("type", notice.kind.rawValue)], lines: [notice.sentence])
                    }
                }
            }
        }
    }

    private func outcome(_ notice: NoticeReport) -> Outcome { notice.severity == .error ? .failed : .skipped(notice.sentence) }

    // MARK: Cases

    private func testCase(_ xml: inout XMLWriter, _ result: ResultReport, path: String, name: String) {
        let line = FileRegion(result.mainEvidence).startLine
        let attributes: XMLWriter.Attributes = [("classname", path), ("name", name), ("file", path), ("line", "\(line)"), ("time", "0")]
        switch outcome(result) {
        case .passed: xml.element("testcase", attributes)
        case .failed: write(&xml, attributes, "failure", result)
        case .broken: write(&xml, attributes, "error", result)
        case .skipped(let reason): xml.element("testcase", attributes) { $0.element("skipped", [("message", reason)]) }
        }
    }

    private func write(_ xml: inout XMLWriter, _ attributes: XMLWriter.Attributes, _ name: String, _ result: ResultReport) {
        xml.element("testcase", attributes) { xml in
            xml.element(name, [("message", "\(result.headline.withFullStop) \(result.message)"), ("type", result.status.rawValue)], lines: lines(result))
        }
    }

    private func outcome(_ result: ResultReport) -> Outcome {
        if result.isFinding, let standing = result.standing, result.isSettled { return .skipped("\(result.headline.withFullStop) \(standing)") }
        switch result.status {
        case .met: return .passed
        case .error: return .broken
        case .violated: return .failed
        case .notMet, .partlyMet:
            return result.strength == "may" ? .skipped("Optional, \(result.status.label.lowercased()): \(result.message)") : .failed
        case .needsReview, .notApplicable, .notChecked: return .skipped("\(result.status.label): \(result.explanation)")
        }
    }

    /// All that a reader of the log needs to act.
    private func lines(_ result: ResultReport) -> [String] {
        var lines = [result.explanation]
        for evidence in result.evidence.prefix(3) {
            let place = evidence.whereabouts.isEmpty ? evidence.position : evidence.whereabouts
            lines.append("\(place.isEmpty ? "passage" : place): “\(evidence.text)”")
        }
        if result.evidence.isEmpty, let lookedFor = result.lookedFor { lines.append("Looked for: \(lookedFor)") }
        if let suggestion = result.suggestion { lines.append("Suggested wording: \(suggestion)") }
        lines.append("Source: \(result.source), \(result.strengthSentence)")
        return lines
    }
}
