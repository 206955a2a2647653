import DocumentReaders
import Foundation
import Testing

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

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: root.appendingPathComponent(name))) }

    static let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    private static let root = Bundle.module.bundleURL.appendingPathComponent("Fixtures")
}
