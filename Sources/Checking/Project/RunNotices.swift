import Fractions
import ProjectFiles
import Reporting

/// Collects what a run finds out about the files beside the drafts.
struct RunNotices {
    let project: Project
    private var notices: [NoticeReport] = []
    private var comparison: BaselineComparison?
    /// For each waiver, whether a document that it is for was checked, and whether it covered anything there.
    private var waivers: [(isSeen: Bool, isUsed: Bool)]
    private var names: Set<String> = []

    init(_ project: Project) {
        self.project = project
        comparison = project.baseline.map(BaselineComparison.init)
        waivers = project.waivers.map { _ in (false, false) }
    }

    /// Looks at a document, and marks its findings as new or known.
    mutating func add(_ document: inout DocumentReport, name: String) {
        names.insert(name)
        if let states = comparison?.states(of: document.results, path: name) {
            for (index, state) in states.enumerated() { document.results[index].baseline = state }
        }
        for (index, waiver) in project.waivers.enumerated() where waiver.path.matches(name) {
            waivers[index].isSeen = true
            if document.results.contains(where: { $0.rule == waiver.rule && $0.waiver == waiver.report }) { waivers[index].isUsed = true }
        }
        if let minimum = project.minimumScore { require(minimum, document) }
        for result in document.results {
            guard let decision = result.decision, !decision.isLapsed, decision.engineStatus == .violated, decision.answer != .violated else { continue }
            notices.append(
                NoticeReport(
                    .violationOverruled, .note, path: document.path, rule: result.rule,
                    message: "a violation that the rules see was decided to be \(decision.answer.label.lowercased()) by \(decision.person) on \(decision.date): \(decision.reason)"))
        }
    }

    private mutating func require(_ minimum: Fraction, _ document: DocumentReport) {
        if let score = document.score, score.low >= minimum { return }
        let asked = (minimum * Fraction(100)).description
        let message = document.score.map { score in
            "the score is \(score.numbers) of 100, and at least \(asked) is asked for" + (score.high >= minimum ? "; open questions decide" : "")
        } ?? "there is nothing to score, and at least \(asked) of 100 is asked for"
        notices.append(NoticeReport(.scoreTooLow, .error, path: document.path, message: message, help: "the lower bound counts: exactly \(document.score?.low.description ?? "none"), of \(minimum)"))
    }

    /// All notices, in a fixed order.
    func finished() -> [NoticeReport] {
        var result = notices
        for (waiver, state) in zip(project.waivers, waivers) {
            if state.isSeen, project.today > waiver.expires {
                result.append(
                    notice(waiver, .waiverExpired, "the waiver of \(waiver.rule) by \(waiver.person) ran out on \(waiver.expires)", "mend the draft, or have the waiver renewed"))
            } else if !state.isUsed, state.isSeen || waiver.path.literal.map({ !isThere($0) }) == true {
                let why = state.isSeen ? "nothing there is waived: the requirement is met, does not apply, or is violated" : "there is no such document"
                result.append(notice(waiver, .waiverUnused, "the waiver of \(waiver.rule) for \(waiver.path.text) covers nothing; \(why)", "remove it"))
            }
        }
        guard var comparison else { return result }
        for path in comparison.paths where !names.contains(path) && !isThere(path) { comparison.forget(path: path) }
        let severity = project.isStrict ? NoticeReport.Severity.error : .note
        for entry in comparison.stale {
            let at = entry.key.address.isEmpty ? "" : " at \(entry.key.address)"
            result.append(
                NoticeReport(
                    .baselineStale, severity, path: entry.key.path, rule: entry.key.rule,
                    message: "the baseline has '\(entry.status.rawValue)'\(at) for \(entry.key.rule), which is mended, waived, decided or changed",
                    help: "'proviso baseline' takes it out"))
        }
        return result
    }

    private func notice(_ waiver: Waiver, _ kind: NoticeReport.Kind, _ message: String, _ help: String) -> NoticeReport {
        NoticeReport(kind, .warning, path: waiver.file, line: waiver.line, rule: waiver.rule, message: message, help: help)
    }

    private func isThere(_ name: String) -> Bool { FileSystem.exists(project.path(of: name)) || project.isAlias(name) }
}
