import Checking
import Foundation
import Reporting
import Testing

/// What two drafts may be, and what they may not be.
@Suite struct InputTests {
    private static let agreement = "Examples/draft-peace-agreement.md"

    private func failure(_ old: String, _ new: String, kind: String = "auto") throws -> [FailureReport] {
        let session = try #require(Project.session)
        do throws(CompareFailure) {
            _ = try session.compare(old, new, options: CheckOptions(kind: kind, standardInputName: "-"))
            Issue.record("\(old) and \(new) were compared")
            return []
        } catch { return error.failures }
    }

    @Test func differentKindsAreRefused() throws {
        let (old, new) = (Project.path(Self.agreement), Project.path("Examples/national-security-policy.md"))
        let failures = try failure(old, new)
        #expect(failures.map(\.path) == [new])
        #expect(failures.first?.message.contains("national-security-policy") == true && failures.first?.message.contains("peace-agreement") == true)
        #expect(failures.first?.help?.contains("--kind") == true)
    }

    @Test func differentLanguagesAreRefused() throws {
        let failures = try failure(Project.path(Self.agreement), Project.path("Corpus/pa-french-soumara.md"))
        #expect(failures.first?.message.contains("another language (fr)") == true)
    }

    @Test func bothFailuresAreTold() throws {
        #expect(try failure("/nowhere/a.md", "/nowhere/b.md").map(\.path) == ["/nowhere/a.md", "/nowhere/b.md"])
    }

    /// A draft that does not say what it is passes for what the one before it was.
    @Test func theKindOfTheOlderDraftHoldsForBoth() throws {
        let old = "# Ceasefire Agreement\n\n## Article 1\n\nThe Parties shall cease all attacks.\n"
        let comparison = try Project.compare(old, "# Text\n\n## Article 1\n\nAll attacks shall end at once.\n")
        #expect(comparison.new.kind == comparison.old.kind && comparison.new.kindReason == "that of the older draft")
    }

    // MARK: Reports

    private func withReports(_ texts: [String], _ body: ([String]) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "/proviso-compare-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var paths: [String] = []
        for (index, text) in texts.enumerated() {
            try text.write(toFile: folder + "/draft\(index).md", atomically: true, encoding: .utf8)
            let report = try #require(Project.session).check([folder + "/draft\(index).md"])
            try JSONReport.render(report).write(toFile: folder + "/\(index).json", atomically: true, encoding: .utf8)
            paths.append(folder + "/\(index).json")
        }
        try body(paths)
    }

    /// What reports hold is compared as the drafts would be; what they do not hold is said.
    @Test func reportsCanBeCompared() throws {
        let file = try CaseFile("exclusion-dropped")
        try withReports([file.old, file.new]) { paths in
            let session = try #require(Project.session)
            let comparison = try session.compare(paths[0], paths[1])
            let amnesty = try #require(comparison.requirements.first { $0.rule == "peace.amnesty-exclusions" })
            #expect(amnesty.change == .elementLost)
            #expect(amnesty.steps.first?.subject == "war crimes")
            #expect(amnesty.passages.contains { $0.old?.address == "Article 23(3)" && $0.new?.text.contains("genocide, nor") == true })
            #expect(comparison.unspoken == nil)
            #expect(comparison.remarks.first?.contains("not the drafts") == true)
            let drafts = try Project.compare(file.old, file.new)
            #expect(comparison.old.score == drafts.old.score && comparison.new.score == drafts.new.score)
            #expect(try session.compare(paths[0], paths[0]).requirements.allSatisfy { $0.change == .unchanged })
            let mixed = try failure(paths[0], Project.path(Self.agreement))
            #expect(mixed.first?.message.contains("it is a report") == true)
        }
    }

    @Test(arguments: [("{", "no JSON"), ("{}", "'schemaVersion' is missing"), ("{\"schemaVersion\": 99, \"rulesHash\": \"\", \"documents\": []}", "schema version 99"),
        ("{\"schemaVersion\": 1, \"rulesHash\": \"\", \"documents\": []}", "0 documents")])
    func whatIsNoReportIsRefused(_ text: String, _ message: String) throws {
        let file = NSTemporaryDirectory() + "/proviso-compare-" + UUID().uuidString + ".json"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let failures = try failure(file, file)
        #expect(failures.count == 2 || failures.count == 1)
        #expect(failures.first?.message.contains(message) == true, "\(failures)")
    }

    // MARK: Tracked changes

    /// A flat OpenDocument text in which an editor deleted an exclusion and kept track of it.
    private static func tracked(_ exclusion: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
        <text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info><dc:creator>A. Legal Adviser</dc:creator>\
        <dc:date>2026-03-01T10:00:00</dc:date></office:change-info><text:p>\(exclusion)</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:h text:outline-level="1">Peace Agreement between the Government and the Front</text:h>
        <text:h text:outline-level="2">Article 1. Amnesty</text:h>
        <text:p>The fighters of the Front are granted an amnesty. The amnesty shall not extend to genocide<text:change text:change-id="c1"/>.</text:p>
        </office:text></office:body></office:document>
        """
    }

    @Test func aFileIsComparedWithItselfBeforeItsChanges() throws {
        let file = NSTemporaryDirectory() + "/proviso-compare-" + UUID().uuidString + ".fodt"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try Self.tracked(" or war crimes").write(toFile: file, atomically: true, encoding: .utf8)
        let session = try #require(Project.session)
        let comparison = try session.compareTracked(file, options: CheckOptions(kind: "peace-agreement", standardInputName: "-"))
        let amnesty = try #require(comparison.requirements.first { $0.rule == "peace.amnesty-exclusions" })
        #expect(amnesty.steps.contains { $0.change == .elementLost && $0.subject == "war crimes" })
        #expect(comparison.old.path.hasSuffix("(changes rejected)") && comparison.new.path.hasSuffix("(changes accepted)"))
        #expect(comparison.remarks.isEmpty)
        let plain = try session.compareTracked(Project.path(Self.agreement))
        #expect(plain.isUnchanged)
        #expect(plain.remarks == ["The file has no tracked changes: both texts are the same."])
    }
}
