import Checking
import Foundation
import Reporting
import Testing

@Suite struct PropertyTests {
    static let documents = ((try? FileManager.default.contentsOfDirectory(atPath: Project.path("Corpus"))) ?? [])
        .filter { ($0.hasSuffix(".md") || $0.hasSuffix(".txt") || $0.hasSuffix(".docx")) && $0 != "README.md" && !$0.hasPrefix("off-topic") }.sorted()

    @Test func documentsAreThere() { #expect(Self.documents.count >= 25) }

    /// A draft held against itself has not changed.
    @Test(arguments: documents)
    func nothingChangesByItself(_ name: String) throws {
        let path = Project.path("Corpus/" + name)
        let comparison = try #require(Project.session).compare(path, path)
        #expect(comparison.isUnchanged)
        #expect(comparison.requirements.allSatisfy { $0.steps.isEmpty && $0.passages.isEmpty && $0.change == .unchanged })
        #expect(!comparison.requirements.isEmpty && comparison.old.score == comparison.new.score)
        #expect(!comparison.fails(.weakened))
    }

    /// Different documents of one kind are as different from one another as drafts can be.
    @Test(arguments: [("pa-poor-sarrane.txt", "pa-good-tolmara.md"), ("nsp-middling-lannerick.md", "nsp-good-sundrel.md")])
    func differentDraftsMirrorEachOther(_ one: String, _ other: String) throws {
        let texts = try [one, other].map { try String(contentsOfFile: Project.path("Corpus/" + $0), encoding: .utf8) }
        let (there, back) = try Project.compareBothWays(texts[0], texts[1])
        expectMirror(there, back, "\(one) and \(other)")
        #expect(there.requirements.contains { $0.change.direction == .better })
    }
}
