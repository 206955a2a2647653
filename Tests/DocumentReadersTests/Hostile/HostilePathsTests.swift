import Diagnostics
import DocumentModel
import DocumentReaders
import Foundation
import Testing

/// Paths that lead to no ordinary file.
@Suite struct HostilePathsTests {
    private func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("proviso-paths-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    private func code(_ path: String) -> String? {
        do throws(ReadingError) {
            _ = try DocumentReader.read(path: path)
            return nil
        } catch {
            return error.diagnostic.code.name
        }
    }

    @Test func pipes() throws {
        try withFolder { folder in
            let pipe = folder.appendingPathComponent("a.txt").path
            #expect(mkfifo(pipe, 0o600) == 0)
            let start = Date()
            #expect(code(pipe) == "unreadable-file")
            #expect(Date().timeIntervalSince(start) < 30)
            let writer = Thread {
                Thread.sleep(forTimeInterval: 0.5)
                guard let file = FileHandle(forWritingAtPath: pipe) else { return }
                file.write(Data("Slowly ".utf8))
                Thread.sleep(forTimeInterval: 0.5)
                file.write(Data("told.".utf8))
                try? file.close()
            }
            writer.start()
            let told = try DocumentReader.read(path: pipe).dump()
            #expect(told == "paragraph | Slowly told.\n")
        }
    }

    @Test func devicesFoldersAndLinks() throws {
        for device in ["/dev/zero", "/dev/full", "/dev/random", "/dev/null"] { #expect(code(device) == "unreadable-file", "\(device)") }
        try withFolder { folder in
            let path = { folder.appendingPathComponent($0).path }
            try FileManager.default.createDirectory(atPath: path("a.docx"), withIntermediateDirectories: true)
            #expect(code(path("a.docx")) == "unreadable-file")
            #expect(symlink(path("two"), path("one")) == 0 && symlink(path("one"), path("two")) == 0)
            #expect(code(path("one")) == "unreadable-file")
            #expect(symlink(path("nowhere"), path("dangling.txt")) == 0)
            #expect(code(path("dangling.txt")) == "file-not-found")
            #expect(code(path("a.docx") + "/b.docx") == "file-not-found")
            #expect(code(path(String(repeating: "x", count: 300))) == "unreadable-file")
            try Data("text".utf8).write(to: folder.appendingPathComponent("closed.txt"))
            chmod(path("closed.txt"), 0)
            // The superuser may read everything.
            #expect(code(path("closed.txt")) == (geteuid() == 0 ? nil : "unreadable-file"))
            try Data("text".utf8).write(to: folder.appendingPathComponent("two\nlines.txt"))
            #expect(code(path("two\nlines.txt")) == nil)
        }
    }

    @Test func hugeAndEmptyFiles() throws {
        try withFolder { folder in
            let path = folder.appendingPathComponent("sparse.docx").path
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            #expect(code(path) == "empty-document")
            #expect(truncate(path, 2 << 30) == 0)
            let start = Date()
            #expect(code(path) == "file-too-large")
            #expect(Date().timeIntervalSince(start) < 5)
        }
    }
}
