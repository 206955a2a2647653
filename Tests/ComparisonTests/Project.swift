@testable import Checking
import Foundation
import Reporting
import Testing

/// Places in the project, the built-in rules, and drafts on disk.
enum Project {
    private static let root = String(#filePath.prefix(through: #filePath.lastIndex(of: "/")!)) + "../../"

    static func path(_ name: String) -> String { root + name }

    /// The rules built into the program, compiled once for all tests. Immutable, so that tests may share it.
    nonisolated(unsafe) static let session: Session? = try? Session(RuleSources())

    /// Compares two texts as Markdown drafts, the one with the other and the other way round; each is read once.
    static func compareBothWays(_ old: String, _ new: String) throws -> (there: DraftComparison, back: DraftComparison) {
        let session = try #require(session)
        let drafts = try withFiles(old, new) { try DraftReader(session: session, options: CheckOptions()).read(.init(path: $0), .init(path: $1)) }
        func comparison(_ old: Draft, _ new: Draft) -> DraftComparison {
            ComparisonBuilder(session: session, old: old, new: new).comparison(remarks: [])
        }
        return (comparison(drafts.old, drafts.new), comparison(drafts.new, drafts.old))
    }

    /// Compares two texts as Markdown drafts.
    static func compare(_ old: String, _ new: String, kind: String = "auto") throws -> DraftComparison {
        try withFiles(old, new) { try #require(session).compare($0, $1, options: CheckOptions(kind: kind, standardInputName: "-")) }
    }

    private static func withFiles<Result>(_ old: String, _ new: String, _ body: (String, String) throws -> Result) throws -> Result {
        let folder = NSTemporaryDirectory() + "/proviso-compare-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try old.write(toFile: folder + "/old.md", atomically: true, encoding: .utf8)
        try new.write(toFile: folder + "/new.md", atomically: true, encoding: .utf8)
        return try body(folder + "/old.md", folder + "/new.md")
    }
}
