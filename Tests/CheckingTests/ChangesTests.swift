import Checking
import Foundation
import Reporting
import Testing

/// One agreement that two people changed, as a Word file and as LibreOffice saved it.
@Suite struct ChangesTests {
    private func document(_ name: String, _ options: CheckOptions) throws -> DocumentReport {
        let report = try #require(Project.session).check([Project.path("Tests/CheckingTests/Changes/\(name)")], options: options)
        return try #require(report.documents.first, "\(report.failures.map(\.message))")
    }

    private func options(_ view: DraftView = .accepted, both: Bool = false) -> CheckOptions {
        CheckOptions(kind: "peace-agreement", standardInputName: "-", view: view, comparesViews: both)
    }

    private func statuses(_ document: DocumentReport) -> [String: RuleStatus] {
        Dictionary(document.results.map { ($0.rule, $0.status) }) { first, _ in first }
    }

    private static let amnesty = "peace.amnesty-exclusions"
    private static let exclusion = "The amnesty shall not extend to genocide, crimes against humanity, war crimes or gross violations of human rights."

    @Test(arguments: ["draft.docx", "draft.odt"]) func eachViewIsAReportOfItsOwn(_ name: String) throws {
        let accepted = try document(name, options())
        let rejected = try document(name, options(.rejected))
        #expect(statuses(accepted)[Self.amnesty] == .notMet)
        #expect(statuses(rejected)[Self.amnesty] == .met)
        #expect(!accepted.passages.contains { $0.text.contains(Self.exclusion) })
        #expect(rejected.passages.contains { $0.text == Self.exclusion })
        #expect(rejected.changes?.read == "rejected" && rejected.changes?.before == nil)
        #expect(rejected.remarks.contains { $0.hasPrefix("tracked changes are read as rejected") })
    }

    @Test(arguments: ["draft.docx", "draft.odt"]) func aDeletedExclusionChangesTheVerdict(_ name: String) throws {
        let changes = try #require(try document(name, options(both: true)).changes)
        #expect(changes.read == "both")
        let verdict = try #require(changes.verdicts.first { $0.rule == Self.amnesty })
        #expect(verdict.before == .met && verdict.after == .notMet && verdict.nearness == .passage)
        #expect(verdict.evidenceBefore.map(\.text).contains(String(Self.exclusion.dropLast())) || verdict.evidenceBefore.map(\.text).contains(Self.exclusion))
        let change = try #require(verdict.changes.first)
        #expect(verdict.changes.count == 1)
        #expect(change.kind == "deletion" && change.text == Self.exclusion)
        #expect(change.author == "B. Negotiator")
        #expect(change.date?.hasPrefix("2031-05-04T09:30:00") == true)
        #expect(change.address == "Article 2, para. 2")
    }

    @Test(arguments: ["draft.docx", "draft.odt"]) func whatCameChangesVerdictsToo(_ name: String) throws {
        let verdicts = try #require(try document(name, options(both: true)).changes?.verdicts)
        let oversight = try #require(verdicts.first { $0.rule == "peace.parliamentary-oversight" })
        #expect(oversight.before == .notMet && oversight.after != .notMet)
        #expect(oversight.changes.map(\.kind) == ["insertion"])
        #expect(oversight.changes.first?.text.contains("Parliament shall oversee the armed forces") == true)
        #expect(oversight.changes.first?.author == "A. Legal Adviser")
        #expect(oversight.changes.first?.address == "Article 4")
    }

    /// The comparison adds to the report and takes nothing away; what it lists is what two runs differ in.
    @Test func bothIsTheAcceptedViewAndTheDifference() throws {
        let (accepted, rejected) = (try document("draft.docx", options()), try document("draft.docx", options(.rejected)))
        let both = try document("draft.docx", options(both: true))
        let (after, before) = (statuses(accepted), statuses(rejected))
        #expect(statuses(both) == after)
        #expect(both.score == accepted.score && both.verdict == accepted.verdict)
        #expect(both.changes?.before?.verdict == rejected.verdict && both.changes?.before?.score == rejected.score)
        let listed = try #require(both.changes?.verdicts)
        #expect(listed.map(\.rule).sorted() == after.keys.filter { after[$0] != before[$0] }.sorted())
        for verdict in listed { #expect(verdict.after == after[verdict.rule] && verdict.before == before[verdict.rule], "\(verdict.rule)") }
        #expect(listed.allSatisfy { !$0.changes.isEmpty }, "each difference in this draft has its change")
    }

    @Test func theDeletionOfOneWordIsFoundInItsSentence() throws {
        let verdicts = try #require(try document("draft.docx", options(both: true)).changes?.verdicts)
        let timelines = try #require(verdicts.first { $0.rule == "peace.timelines" })
        #expect(timelines.changes.map(\.text) == ["at once", "within two days of signature"])
        #expect(timelines.changes.map(\.address) == ["Article 1, para. 1", "Article 1, para. 1"])
    }

    /// A draft that is new from the first word to the last was nothing before.
    @Test func nothingIsComparedWithNoText() throws {
        let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
        let folder = try TemporaryFolder()
        let path = try folder.write(
            """
            <?xml version="1.0"?><office:document \(spaces)><office:body><office:text><text:tracked-changes><text:changed-region text:id="c"><text:insertion/>\
            </text:changed-region></text:tracked-changes><text:p><text:change-start text:change-id="c"/>The Parties shall cease all hostilities.\
            <text:change-end text:change-id="c"/></text:p></office:text></office:body></office:document>
            """, to: "new.fodt")
        let session = try #require(Project.session)
        let changes = try #require(session.check([path], options: options(both: true)).documents.first?.changes)
        #expect(changes.problem == "there is no text in the document" && changes.before == nil && changes.verdicts.isEmpty)
        #expect(changes.insertions == 1 && changes.deletions == 0)
        #expect(session.check([path], options: options(.rejected)).failures.count == 1)
    }

    @Test func aDraftWithoutChangesHasNoneToCompare() throws {
        let session = try #require(Project.session)
        let path = Project.path("Tests/CheckingTests/Formats/agreement.docx")
        let plain = session.check([path], options: options())
        let both = session.check([path], options: options(both: true))
        #expect(both.documents.first?.changes == nil)
        #expect(JSONReport.render(plain) == JSONReport.render(both))
    }
}
