import Foundation
import ProjectFiles
import Testing

/// What users copy must be right.
@Suite struct ExampleTests {
    private func read(_ name: String) throws -> [UInt8] {
        let folder = #filePath.prefix(through: #filePath.lastIndex(of: "/")!)
        return Array(try Data(contentsOf: URL(fileURLWithPath: folder + "../../Examples/ci/" + name)))
    }

    @Test func theExamplesForCIAreRead() throws {
        let vocabulary = Configuration.Vocabulary(kinds: ["national-security-strategy", "peace-agreement"], formats: ["text"], thresholds: ["shall"])
        let configuration = try Configuration(try read(".proviso.yml"), file: ".proviso.yml", vocabulary: vocabulary)
        #expect(configuration.entry(for: "drafts/agreement-4.md")?.alias == "agreement")
        #expect(configuration.entry(for: "drafts/national-security-strategy.md")?.companions == ["drafts/national-security-policy.md"])
        let waivers = try WaiverFile.read(try read(try #require(configuration.waiversFile)), file: "waivers.yml")
        #expect(waivers.allSatisfy { $0.path.matches("agreement") })
    }
}
