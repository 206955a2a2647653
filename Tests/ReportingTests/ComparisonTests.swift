import Foundation
import Fractions
@testable import Reporting
import TestSupport
import Testing

/// The writers of comparisons, on a value with every change in it.
@Suite struct ComparisonTests {
    private static let words = "The Parties shall vet all officers within 30 days"

    private static func comparison(_ text: String) -> DraftComparison {
        let passages = [
            PassageChange(.reworded, old: passage(text), new: passage(text + " new")), PassageChange(.passageDropped, old: passage(text), new: nil),
            PassageChange(.passageAdded, old: nil, new: passage(text)), PassageChange(.moved, old: passage(text), new: passage(text)),
        ]
        let requirements = Change.allCases.map { change in
            var result = SampleReport.agreement.results[0]
            result.message = text
            result.question = text
            let step = RequirementChange.Step(change, subject: text, old: text, new: text, passage: 0)
            return RequirementChange(
                rule: "rule.\(change.rawValue)", title: text, strength: "shall", area: text, isGate: true, source: text, old: .init(result), new: .init(result),
                elements: [ElementChange(id: "E1", label: text, old: .met, new: nil)], steps: change == .unchanged ? [] : [step], passages: passages)
        }
        var document = SampleReport.agreement
        document.title = text
        document.path = text
        document.language = text
        return DraftComparison(
            programVersion: text, packVersions: [text], rulesHash: text, old: ComparedDraft(document), new: ComparedDraft(SampleReport.strategy),
            areas: [AreaChange(name: text, old: nil, new: ScoreInterval(low: .zero, high: .half))], requirements: requirements, unspoken: passages,
            remarks: [text])
    }

    private static func passage(_ text: String) -> ComparedPassage {
        ComparedPassage(text: text, leadIn: text.count.isMultiple(of: 2) ? text : "The Parties:", address: "", line: 7, page: 2, level: "weak", note: text)
    }

    private static let cases = [comparison(words), comparison(HostileReport.text), comparison(HostileReport.longWord)]

    @Test(arguments: 0..<3)
    func jsonFollowsTheSchema(_ index: Int) throws {
        let schema = try JSONSchema(contentsOf: Fixtures.project("Documentation/compare.schema.json"))
        let json = Self.cases[index].json()
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
        #expect(schema.faults(in: value) == [])
        #expect(json.unicodeScalars.allSatisfy { !$0.isHostile || $0 == "\n" })
        let object = try #require(value as? [String: Any])
        #expect((object["requirements"] as? [Any])?.count == Change.allCases.count - 1, "what did not change is counted, not listed")
    }

    /// The schema names every change, and no other.
    @Test func theSchemaKnowsTheChanges() throws {
        let text = try String(contentsOfFile: Fixtures.project("Documentation/compare.schema.json"), encoding: .utf8)
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let change = (schema["$defs"] as? [String: [String: Any]])?["change"]
        #expect(change?["enum"] as? [String] == Change.allCases.map(\.rawValue))
    }

    @Test(arguments: 0..<3)
    func thePageNeedsNothingElse(_ index: Int) {
        let page = Self.cases[index].html()
        let markup = Markup(page)
        #expect(markup.faults == [])
        #expect(Set(markup.ids).count == markup.ids.count)
        for link in markup.links { #expect(link.first == "#" && markup.ids.contains(String(link.dropFirst())), "\(link)") }
        for id in markup.references { #expect(markup.ids.contains(id), "\(id)") }
        #expect(!markup.tags.contains("script"))
        for loader in ["http://", "https://", " src=", "@import", "url(h", "<link", "<img"] { #expect(!page.contains(loader), "\(loader)") }
        #expect(page.unicodeScalars.allSatisfy { !$0.isHostile || $0 == "\n" })
    }

    @Test func thePageMarksWhatChanged() {
        let old = ComparedPassage(text: Self.words, address: "Article 1", line: 3, page: nil)
        let new = ComparedPassage(text: Self.words.replacing("shall", with: "should"), address: "Article 2", line: 4, page: nil)
        var comparison = Self.cases[0]
        comparison.unspoken = [PassageChange(.reworded, old: old, new: new)]
        let page = comparison.html()
        #expect(page.contains("The Parties <del>shall</del> vet all"))
        #expect(page.contains("The Parties <ins>should</ins> vet all"))
        #expect(comparison.markdown().contains("The Parties ~~shall~~**should** vet all"))
        #expect(comparison.text(TextReportOptions(verbose: true)).contains("The Parties [-shall-]{+should+} vet all"))
        #expect(comparison.text(TextReportOptions(color: true, verbose: true)).contains("The Parties \u{1B}[31;9mshall\u{1B}[0m\u{1B}[32;4mshould\u{1B}[0m vet all"))
    }

    @Test(arguments: 0..<3, [40, 80, 140])
    func textFitsTheTerminal(_ index: Int, _ width: Int) {
        for verbose in [false, true] {
            let text = Self.cases[index].text(TextReportOptions(width: width, verbose: verbose))
            for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= width, "\(line)") }
            #expect(text.unicodeScalars.allSatisfy { !$0.isHostile || $0 == "\n" })
            #expect(!text.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix("::") })
        }
    }

    @Test(arguments: 0..<3)
    func markdownCannotBecomeMarkup(_ index: Int) {
        let text = Self.cases[index].markdown()
        let bare = zip(text, text.dropFirst()).count { $0 != "\\" && $1 == "<" }
        #expect(bare == 0, "every < is escaped")
        #expect(text.unicodeScalars.allSatisfy { !$0.isHostile || $0 == "\n" })
    }

    /// Every change has its opposite, and that has it.
    @Test func changesMirror() {
        for change in Change.allCases {
            #expect(change.mirror.mirror == change)
            if change.mirror != change { #expect((change.direction == .quiet) == (change.mirror.direction == .quiet), "\(change)") }
        }
    }

    @Test(arguments: [
        (Change.newlyViolated, "shall", [true, true, true]), (.lost, "shall", [true, true, false]), (.elementLost, "should", [true, true, false]),
        (.weakened, "shall", [true, false, false]), (.deadlineSlipped, "shall", [true, false, false]), (.deadlineAdvanced, "shall", [false, false, false]),
        (.gained, "shall", [false, false, false]), (.lost, "may", [false, false, false]), (.newlyViolated, "may", [true, true, true]),
        (.reworded, "shall", [false, false, false]), (.reviewOpened, "shall", [true, false, false]),
    ] as [(Change, String, [Bool])])
    func whatFailsARun(_ change: Change, _ strength: String, _ fails: [Bool]) throws {
        var comparison = Self.cases[0]
        var requirement = try #require(comparison.requirements.first { $0.change == change })
        requirement.strength = strength
        requirement.old?.status = .met
        comparison.requirements = [requirement]
        #expect([ComparisonThreshold.weakened, .lost, .violated].map(comparison.fails) == fails)
        #expect(!comparison.fails(.never))
    }

    @Test(arguments: [
        (["change=lost"], ["rule.lost"]), (["change=lost", "change=gained"], ["rule.gained", "rule.lost"]), (["rule=rule.deadline-s?t"], ["rule.deadline-set"]),
        (["rule=*view-*", "change=worse"], ["rule.review-opened"]), (["area=none"], []), (["change=unchanged"], ["rule.unchanged"]),
    ] as [([String], [String])])
    func onlyWhatIsAskedFor(_ conditions: [String], _ rules: [String]) throws {
        let shown = try ComparisonFilter(conditions).applied(to: Self.cases[0])
        #expect(shown.requirements.map(\.rule).sorted() == rules)
        #expect(shown.leftOut == Change.allCases.count - rules.count)
        #expect(shown.text().contains("\(shown.leftOut) requirements were not asked for"))
    }

    @Test(arguments: ["lost", "change=", "change=worst", "colour=red"])
    func conditionsThatAreNone(_ condition: String) {
        #expect(throws: ComparisonFilter.Fault.self) { _ = try ComparisonFilter([condition]) }
    }
}
