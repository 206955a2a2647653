import Diagnostics
@testable import Checking
import Foundation
import Testing

/// Formatting files on disk.
@Suite struct RuleFormattingTests {
    private func write(_ text: String, _ path: String) throws {
        try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func read(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

    @Test func foldersAreFormattedAndFaultsLeftAlone() throws {
        let folder = NSTemporaryDirectory() + "/proviso-format-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("TOPIC a\nMeans A.\n", folder + "/a.rules")
        try write("TOPIC b\nMeans  B.\n", folder + "/deep/b.rules")
        try write("TOPIC c\nNonsense.\n", folder + "/deep/c.rules")
        try write("not rules", folder + "/notes.txt")
        let checked = RuleFormatting([folder], isWriting: false)
        #expect(checked.changed == [folder + "/a.rules"])
        #expect(checked.count == 3)
        #expect(!checked.faults.isEmpty && checked.faults.allSatisfy { $0.diagnostic.file == folder + "/deep/c.rules" })
        #expect(read(folder + "/a.rules") == "TOPIC a\nMeans A.\n")
        #expect(RuleFormatting([folder], isWriting: true).changed == [folder + "/a.rules"])
        #expect(read(folder + "/a.rules") == "TOPIC a\nMeans  A.\n")
        #expect(read(folder + "/deep/c.rules") == "TOPIC c\nNonsense.\n")
        #expect(RuleFormatting([folder], isWriting: true).changed == [])
    }

    @Test func missingPathsAreFaults() {
        let formatting = RuleFormatting(["/nowhere/a.rules"], isWriting: false)
        #expect(formatting.faults.map(\.diagnostic.code.name) == ["unreadable-rules"])
    }
}
