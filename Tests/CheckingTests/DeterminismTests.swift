@testable import Checking
import Digests
import Foundation
import Reporting
import Testing

/// The same documents and rules give the same bytes, whatever the order in which they come.
@Suite struct DeterminismTests {
    private static let draft = Project.path("Corpus/pa-tricky-ostrena.md")

    private func rules(_ word: String) -> String {
        """
        STATEMENT X-\(word)
        Where      Here
        Strength   shall
        Says       Something about \(word).
        Kinds      peace-agreement
        Area       \(word)
        CONCEPT \(word)
        Means  A word.
        en     \(word) | [amnesty] \(word)
        RULE test.\(word) About \(word)
        Source     X-\(word)
        Strength   shall
        Reading    As printed.
        For        peace-agreement
        Area       \(word)
        Expect
        E1         \(word): [\(word)] affirmed
        Say        Missing: {missing}.
        Suggest    Add it.
        Examples
        met        Article 1. The \(word) shall be kept.
        not met    Article 1. Nothing.
        """
    }

    @Test func repeatedRunsGiveTheSameBytes() throws {
        let session = try #require(Project.session)
        let first = JSONReport.render(session.check([Self.draft]))
        #expect(first == JSONReport.render(session.check([Self.draft])))
        // A session of its own, compiled anew.
        #expect(try first == JSONReport.render(Session(RuleSources()).check([Self.draft])))
    }

    /// What the program holds compiled says what its rule files say, in every language and of every kind of document.
    @Test(arguments: ["Corpus/pa-tricky-ostrena.md", "Corpus/pa-french-soumara.md", "Corpus/code-middling-pellworth.md", "Corpus/nss-good-sundrel.md"])
    func compiledRulesGiveTheSameBytes(_ path: String) throws {
        let paths = [Project.path(path), Project.path("Corpus/nsp-good-sundrel.md")]
        let (compiled, read) = (try Session(RuleSources(), for: .checking), try #require(Project.session))
        #expect(compiled.rules.files.isEmpty)
        for profile in [nil, "mediator"] {
            let options = CheckOptions(kind: "auto", standardInputName: "-", profile: profile)
            #expect(JSONReport.render(compiled.check(paths, options: options)) == JSONReport.render(read.check(paths, options: options)))
        }
        #expect(compiled.codeDocuments(paths).sheet.csv() == read.codeDocuments(paths).sheet.csv())
    }

    @Test func theOrderOfRuleFilesDoesNotMatter() throws {
        let folder = try TemporaryFolder()
        let one = try folder.write(rules("lighthouse"), to: "one/a.rules")
        let two = try folder.write(rules("petroleum"), to: "two/b.rules")
        let reports = try [[one, two], [two, one]].map { JSONReport.render(try Session(RuleSources(additional: $0)).check([Self.draft])) }
        #expect(reports[0] == reports[1])
        #expect(reports[0].contains("test.petroleum"))
    }

    @Test func theOtherDocumentsOfARunDoNotMatter() throws {
        let session = try #require(Project.session)
        let other = Project.path("Corpus/pa-exception-berrune.txt")
        let together = session.check([Self.draft, other])
        let swapped = session.check([other, Self.draft])
        #expect(together.documents.map(\.path) == [Self.draft, other])
        #expect(swapped.documents.map(\.path) == [other, Self.draft])
        let alone = session.check([Self.draft])
        for report in [together, swapped] {
            let single = Report(
                programVersion: report.programVersion, packVersions: report.packVersions, rulesHash: report.rulesHash,
                documents: report.documents.filter { $0.path == Self.draft }, failures: report.failures)
            #expect(JSONReport.render(single) == JSONReport.render(alone))
        }
    }

    @Test func theHashIsThatOfTheFile() throws {
        let report = try #require(Project.session).check([Self.draft])
        #expect(try report.documents.first?.hash == SHA256.hexadecimal([UInt8](Data(contentsOf: URL(fileURLWithPath: Self.draft)))))
        #expect(report.rulesHash.count == 64)
    }
}
