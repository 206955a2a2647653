import Checking
import Foundation
import Reporting
import Testing

/// Which files a run takes up, by the paths, folders and patterns that it is given.
@Suite struct DiscoveryTests {
    private static let text = "Ceasefire Agreement\nArticle 1\nThe Parties shall cease all hostilities.\n"

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["a.txt", "b.md", "deep/c.txt", "deep/er/d.txt", "deep/er/e.md"] { try folder.write(Self.text, to: name) }
        try folder.write([0x89, 0x50], to: "picture.png")
    }

    /// The names, relative to the folder, of what was checked and of what failed.
    private func found(_ names: [String]) throws -> (documents: [String], failures: [String]) {
        let root = folder.path.replacingOccurrences(of: "//", with: "/")
        let report = try #require(Project.session).check(names.map { "\(root)/\($0)" }, options: CheckOptions(kind: "ceasefire", standardInputName: "-"))
        func relative(_ path: String) -> String { path.replacingOccurrences(of: root + "/", with: "") }
        return (report.documents.map { relative($0.path) }, report.failures.map { "\(relative($0.path)): \($0.message)" })
    }

    private func expect(_ names: [String], _ documents: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let found = try found(names)
        #expect(found.documents == documents, sourceLocation: sourceLocation)
        #expect(found.failures.isEmpty, sourceLocation: sourceLocation)
    }

    @Test func aFolder() throws { try expect(["deep"], ["deep/c.txt", "deep/er/d.txt", "deep/er/e.md"]) }

    @Test(arguments: [
        ("*.txt", ["a.txt"]), ("**/*.txt", ["a.txt", "deep/c.txt", "deep/er/d.txt"]), ("deep/**", ["deep/c.txt", "deep/er/d.txt", "deep/er/e.md"]),
        ("deep/*", ["deep/c.txt", "deep/er/d.txt", "deep/er/e.md"]), ("?.{md,txt}", ["b.md", "a.txt"]), ("[ab].*", ["a.txt", "b.md"]),
        ("**/er/*.md", ["deep/er/e.md"]), ("d??p/er/d.txt", ["deep/er/d.txt"]), ("*", ["a.txt", "b.md", "deep/c.txt", "deep/er/d.txt", "deep/er/e.md"]),
        ("{a.txt,b.{md,odt}}", ["a.txt", "b.md"]),
    ]) func aPatternThatNoShellExpanded(_ pattern: String, _ documents: [String]) throws { try expect([pattern], documents) }

    @Test func aPatternThatNothingMatches() throws {
        for pattern in ["*.docx", "*.png", "nowhere/**/*.txt"] {
            let found = try found([pattern, "a.txt"])
            #expect(found.documents == ["a.txt"])
            #expect(found.failures == ["\(pattern): no document matches this pattern"])
        }
    }

    @Test func aNameThatLooksLikeAPattern() throws {
        try folder.write(Self.text, to: "draft [4].txt")
        try expect(["draft [4].txt"], ["draft [4].txt"])
    }

    @Test func hiddenAndBuildFoldersAreLeftOut() throws {
        for name in ["deep/.git/x.txt", "deep/.hidden.txt", "deep/build/x.txt", "deep/node_modules/y/x.md", "deep/target/x.txt"] { try folder.write(Self.text, to: name) }
        try expect(["deep"], ["deep/c.txt", "deep/er/d.txt", "deep/er/e.md"])
        try expect(["deep/**/*.{txt,md}"], ["deep/c.txt", "deep/er/d.txt", "deep/er/e.md"])
        try expect(["deep/build"], ["deep/build/x.txt"])
        try expect(["deep/.hidden.txt"], ["deep/.hidden.txt"])
    }

    @Test func lockFilesAreLeftOut() throws {
        for name in ["deep/~$c.docx", "deep/.~lock.c.odt#", "~$a.docx"] { try folder.write([0x06, 0x41], to: name) }
        try expect(["deep", "a.txt", "~$a.docx"], ["deep/c.txt", "deep/er/d.txt", "deep/er/e.md", "a.txt"])
        let alone = try found(["~$a.docx"])
        #expect(alone.documents.isEmpty)
        #expect(alone.failures == ["~$a.docx: this is the lock file of a word processor, not a document"])
    }

    @Test func theSameFileIsCheckedOnce() throws {
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.txt", withDestinationPath: "a.txt")
        try expect(["a.txt", "./a.txt", "deep/../a.txt", "link.txt", "a.*"], ["a.txt"])
        try expect(["deep/er", "deep"], ["deep/er/d.txt", "deep/er/e.md", "deep/c.txt"])
        let missing = try found(["a.txt", "gone.txt", "gone.txt"])
        #expect(missing.failures == ["gone.txt: no such file or folder"])
    }

    @Test func aFolderWhoseDocumentsAreThereAlreadyIsNotEmpty() throws { try expect(["deep/c.txt", "deep/er/d.txt", "deep/er/e.md", "deep/er"], ["deep/c.txt", "deep/er/d.txt", "deep/er/e.md"]) }

    @Test func linksThatLeadRoundInACircle() throws {
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/deep/er/up", withDestinationPath: "..")
        try expect(["deep"], ["deep/c.txt", "deep/er/d.txt", "deep/er/e.md"])
        try expect(["deep/**/*.txt"], ["deep/c.txt", "deep/er/d.txt"])
    }
}
