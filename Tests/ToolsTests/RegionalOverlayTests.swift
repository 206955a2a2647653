import Checking
import Foundation
import RuleLanguage
import Testing

/// The folder of rules that users copy, and the guide that tells how it was written.
@Suite struct RegionalOverlayTests {
    private static let root = String(#filePath.prefix(upTo: #filePath.range(of: "/Tests/", options: .backwards)!.lowerBound))
    private static let folder = root + "/Examples/regional-overlay"

    @Test func theFolderHasNoFaultsAndItsExamplesComeOutAsTheySay() throws {
        let session = try Session(RuleSources(additional: [Self.folder]), for: .testing)
        #expect(session.rules.diagnostics.isEmpty)
        let outcomes = session.runExamples(filter: "corvane") + session.runExamples(filter: "joint border")
        #expect(outcomes.count == 9)
        for outcome in outcomes { #expect(outcome.passed, "\(outcome.expected), got \(outcome.got): \(outcome.text)") }
        #expect(session.rules.pack.overlays.map(\.name) == ["peace.friends-and-donors", "vetting by name"])
    }

    /// Whoever types what the guide says gets this folder, but for the one line that the guide corrects later.
    @Test func theGuideHoldsTheSameBlocks() throws {
        let guide = try String(contentsOfFile: Self.root + "/Documentation/writing-rules.md", encoding: .utf8)
        let files = try ["corvane.rules", "changes.rules", "examples/corvane.rules"].map { try String(contentsOfFile: Self.folder + "/" + $0, encoding: .utf8) }.joined()
        let boxes = guide.components(separatedBy: "```\n").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let blocks = boxes.filter { $0.prefix(3).allSatisfy { $0.isUppercase } }
        #expect(blocks.count == 7)
        for block in blocks {
            let lines = block.split(separator: "\n").filter { !$0.hasPrefix("part 1/2 ") }
            for line in lines { #expect(files.contains(line + "\n"), "the folder lacks: \(line)") }
        }
    }
}
