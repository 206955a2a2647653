import DocumentModel
import DocumentReaders
import Foundation
import Testing
import TextSpans

/// Real files, each with what must be read from it beside it. `PROVISO_UPDATE_EXPECTED=1` writes the expectations
/// anew, into the source folder.
@Suite struct FixtureTests {
    @Test(arguments: Fixtures.all)
    func fixtureIsReadAsExpected(_ name: String) throws {
        let outcome = outcome(try Fixtures.bytes(name), path: name)
        if ProcessInfo.processInfo.environment["PROVISO_UPDATE_EXPECTED"] != nil {
            try outcome.write(to: Fixtures.source.appendingPathComponent(name + ".expected"), atomically: true, encoding: .utf8)
            return
        }
        let expected = try String(decoding: Fixtures.bytes(name + ".expected"), as: UTF8.self)
        #expect(outcome == expected)
    }

    /// Files with tracked changes: the text before them, and the list of them in both views.
    @Test(arguments: Fixtures.withChanges)
    func changesAreReadAsExpected(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let accepted = try DocumentReader.read(bytes: bytes, path: name)
        let rejected = try DocumentReader.read(bytes: bytes, path: name, view: .rejected)
        #expect(brokenInvariants(of: rejected) == [])
        let outcome = rejected.dump(showsOrigins: true) + "In the view with all changes rejected:\n" + rejected.dumpChanges()
            + "In the view with all changes accepted:\n" + accepted.dumpChanges()
        if ProcessInfo.processInfo.environment["PROVISO_UPDATE_EXPECTED"] != nil {
            try outcome.write(to: Fixtures.source.appendingPathComponent(name + ".changes.expected"), atomically: true, encoding: .utf8)
            return
        }
        let expected = try String(decoding: Fixtures.bytes(name + ".changes.expected"), as: UTF8.self)
        #expect(outcome == expected)
    }

    /// Each view has the words of the changes that it shows, where it says they are, and the same list.
    @Test(arguments: Fixtures.withChanges)
    func bothViewsHaveTheSameChanges(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let views = try ChangeView.allCases.map { try DocumentReader.read(bytes: bytes, path: name, view: $0) }
        func bare(_ change: TrackedChange) -> TrackedChange {
            var change = change
            change.spans = []
            return change
        }
        #expect(views[0].changes.map(bare) == views[1].changes.map(bare))
        for document in views {
            for change in document.changes {
                #expect(!change.spans.isEmpty, "\(change.text)")
                #expect(change.spans.allSatisfy { $0.start <= $0.end && Int($0.end) <= document.text.count })
                #expect(zip(change.spans, change.spans.dropFirst()).allSatisfy { $0.end < $1.start })
                if !change.kind.isShown(in: document.view) { #expect(change.spans.allSatisfy { $0.isEmpty }, "\(change.text)") }
            }
        }
    }

    @Test(arguments: Fixtures.all.filter { !Fixtures.withChanges.contains($0) })
    func withoutChangesBothViewsAreTheSame(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        #expect(outcome(bytes, path: name) == outcome(bytes, path: name, view: .rejected))
    }

    @Test(arguments: Fixtures.all)
    func invariantsHold(_ name: String) throws {
        guard let document = try? DocumentReader.read(bytes: Fixtures.bytes(name), path: name) else { return }
        #expect(brokenInvariants(of: document) == [])
    }

    /// The parsers of C share tables; reading must be safe on many threads and give the same every time.
    @Test func filesCanBeReadAtTheSameTime() async throws {
        let files = try Fixtures.all.map { ($0, try Fixtures.bytes($0)) }
        let alone = files.map { outcome($0.1, path: $0.0) }
        await withTaskGroup(of: (Int, String).self) { group in
            for round in 0..<20 {
                for (index, file) in files.enumerated() where (index + round) % 2 == 0 {
                    group.addTask { (index, outcome(file.1, path: file.0)) }
                }
            }
            for await (index, together) in group { #expect(together == alone[index]) }
        }
    }
}

enum Fixtures {
    /// The fixtures' names with their folders, sorted.
    static let all: [String] = ["markdown", "opendocument", "pdf", "text", "web", "word"].flatMap { folder in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)) ?? []
        return names.filter { !$0.hasSuffix(".expected") }.map { "\(folder)/\($0)" }.sorted()
    }

    static let withChanges: [String] = all.filter { name in
        guard let bytes = try? bytes(name), let document = try? DocumentReader.read(bytes: bytes, path: name) else { return false }
        return !document.changes.isEmpty
    }

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: root.appendingPathComponent(name))) }

    static let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    private static let root = Bundle.module.bundleURL.appendingPathComponent("Fixtures")
}
