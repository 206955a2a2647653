import Diagnostics
import Fractions
import ProjectFiles
import Reporting
import TextSpans
import Testing

@Suite struct BaselineTests {
    private func result(
        _ rule: String, _ status: RuleStatus, _ passages: [(address: String, text: String)] = [], credit: Fraction = .zero
    ) -> ResultReport {
        ResultReport(
            rule: rule, title: rule, statements: ["S-1"], strength: "should", isDerived: false, area: "lights", status: status,
            credit: ScoreInterval(low: credit, high: credit), elements: [],
            evidence: passages.map {
                Evidence(
                    text: $0.text, highlight: ByteSpan(0, 1), address: $0.address, line: 1, column: 1, page: nil, level: "commitment", note: nil, span: ByteSpan(0, 1))
            },
            message: "", question: nil, suggestion: nil, reading: "", source: "", showsNot: nil, gain: .zero, isGate: false, lookedFor: nil, nearestMiss: nil)
    }

    private func baseline(_ results: ResultReport...) -> Baseline { Baseline(results.flatMap { Baseline.entries(of: $0, path: "a.md") }) }

    private func state(_ old: ResultReport, _ new: ResultReport) -> BaselineState? {
        var comparison = BaselineComparison(baseline(old))
        return comparison.states(of: [new], path: "a.md")[0]
    }

    private func stale(_ old: ResultReport, _ new: ResultReport) -> Int {
        var comparison = BaselineComparison(baseline(old))
        _ = comparison.states(of: [new], path: "a.md")
        return comparison.stale.count
    }

    private let one = [(address: "Article 1", text: "Ships may sink.")]
    private let two = [(address: "Article 1", text: "Ships may sink."), (address: "Article 9", text: "Wreckers are pardoned.")]

    @Test func whatIsKnownStaysKnown() {
        for status in [RuleStatus.notMet, .partlyMet, .violated, .needsReview] {
            #expect(state(result("r", status, one), result("r", status, one)) == .unchanged)
            #expect(stale(result("r", status, one), result("r", status, one)) == 0)
        }
        // One passage of several is reworded, and the gap is as wide as it was.
        #expect(state(result("r", .partlyMet, two, credit: .half), result("r", .partlyMet, one + [("Article 9", "Wreckers are free.")], credit: .half)) == .unchanged)
        // Renumbered, and with other white space.
        #expect(state(result("r", .violated, one), result("r", .violated, [("Article 4", "Ships  may\nsink.")])) == .unchanged)
    }

    @Test func whatGotWorseIsNew() {
        #expect(state(result("r", .partlyMet, one), result("r", .notMet)) == .new)
        #expect(state(result("r", .notMet), result("r", .violated, one)) == .new)
        #expect(state(result("r", .violated, one), result("r", .violated, two)) == .new)
        #expect(state(result("r", .needsReview, one), result("r", .needsReview, two)) == .new)
        #expect(state(result("r", .needsReview, one), result("r", .notMet)) == .new)
        #expect(state(result("r", .partlyMet, one), result("r", .needsReview, one)) == .new)
        #expect(state(result("r", .partlyMet, one, credit: Fraction(2, 3)), result("r", .partlyMet, one, credit: .half)) == .new)
        // The same words once more.
        #expect(state(result("r", .violated, one), result("r", .violated, one + one)) == .new)
        #expect(state(result("other", .notMet), result("r", .notMet)) == .new)
        // As wide a gap, in another place.
        #expect(state(result("r", .partlyMet, one, credit: .half), result("r", .partlyMet, [("Article 2", "Tugs may sink.")], credit: .half)) == .new)
    }

    @Test func whatGotBetterIsKnownAndTheBaselineStale() {
        for (old, new) in [
            (result("r", .notMet), result("r", .partlyMet, one, credit: .half)), (result("r", .violated, one), result("r", .notMet)),
            (result("r", .partlyMet, one, credit: Fraction(1, 3)), result("r", .partlyMet, two, credit: .half)),
            (result("r", .violated, two), result("r", .violated, one)),
        ] {
            #expect(state(old, new) == .unchanged)
            #expect(stale(old, new) > 0)
        }
        #expect(state(result("r", .notMet), result("r", .met, one)) == nil)
        #expect(stale(result("r", .notMet), result("r", .met, one)) == 1)
    }

    @Test func aWaivedFindingIsNotTheBaselines() {
        var waived = result("r", .notMet)
        waived.waiver = WaiverReport(reason: "So.", person: "A. Legal Adviser", date: "2026-01-01", expires: "2026-12-31")
        #expect(state(result("r", .notMet), waived) == nil)
        #expect(stale(result("r", .notMet), waived) == 1)
    }

    @Test func theFileComesBackTheSame() throws {
        let written = baseline(result("b.r", .violated, two), result("a.r", .partlyMet, one, credit: Fraction(2, 3)), result("c.r", .notMet))
        let read = try Baseline(Array(written.json.utf8), file: "baseline.json")
        #expect(read.entries == written.entries)
        #expect(read.json == written.json)
        #expect(written.entries.map(\.key.rule) == ["a.r", "b.r", "b.r", "c.r"])
        #expect(!written.json.contains("Ships"))
        #expect(try Baseline(Array(Baseline().json.utf8), file: "x").entries.isEmpty)
    }

    @Test(arguments: [
        "", "{", "{\"version\": 2, \"findings\": []}", "{\"findings\": [{\"rule\": \"a\"}]}", "{\"finding\": []}", "[]",
        "{\"findings\": [{\"rule\": \"a\", \"path\": \"b\", \"status\": \"met\"}]}", "{\"findings\": [{\"rule\": \"a\", \"path\": \"b\", \"status\": \"not-met\", \"credit\": \"1/0\"}]}",
        "<<<<<<< HEAD\n{\"findings\": []}\n",
    ]) func brokenFiles(_ text: String) { #expect(throws: DiagnosticsError.self) { try Baseline(Array(text.utf8), file: "x") } }

    @Test func updatesShrinkUnlessTold() {
        let old = Baseline(
            [result("gone", .notMet), result("kept", .notMet)].flatMap { Baseline.entries(of: $0, path: "a.md") }
                + Baseline.entries(of: result("r", .notMet), path: "elsewhere.md") + Baseline.entries(of: result("r", .notMet), path: "deleted.md"))
        var comparison = BaselineComparison(old)
        var results = [result("gone", .met, one), result("kept", .notMet), result("fresh", .notMet), result("wrong", .violated, one)]
        for (index, state) in comparison.states(of: results, path: "a.md").enumerated() { results[index].baseline = state }
        func update(new: Bool = false, violations: Bool = false) -> BaselineUpdate {
            BaselineUpdate(
                old: old, documents: [("a.md", results)], gone: { $0 == "deleted.md" }, acceptsNew: new, acceptsViolations: violations)
        }
        func names(_ update: BaselineUpdate) -> [String] { update.baseline.entries.map { "\($0.key.path) \($0.key.rule)" } }
        #expect(names(update()) == ["a.md kept", "elsewhere.md r"])
        #expect(update().refused.map(\.result.rule) == ["fresh", "wrong"])
        #expect(names(update(new: true)) == ["a.md fresh", "a.md kept", "elsewhere.md r"])
        #expect(names(update(violations: true)) == ["a.md kept", "elsewhere.md r"])
        #expect(names(update(new: true, violations: true)) == ["a.md fresh", "a.md kept", "a.md wrong", "elsewhere.md r"])
        let first = BaselineUpdate(old: nil, documents: [("a.md", results)], gone: { _ in false }, acceptsNew: false, acceptsViolations: false)
        #expect(names(first) == ["a.md fresh", "a.md kept"])
        #expect(first.refused.map(\.result.rule) == ["wrong"])
    }
}
