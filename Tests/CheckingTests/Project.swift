import Checking
import Foundation
import Testing

/// Places in the project, the built-in rules, and folders to write to.
enum Project {
    static let root: String = {
        let folder = #filePath.prefix(through: #filePath.lastIndex(of: "/")!).dropLast()
        return URL(fileURLWithPath: String(folder) + "/../..").standardizedFileURL.path
    }()

    static func path(_ name: String) -> String { root + "/" + name }

    /// The rules built into the program, compiled once for all tests. Immutable, so that tests may share it.
    nonisolated(unsafe) static let session: Session? = try? Session(RuleSources())
}

/// A folder of one test's own, removed with it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/proviso-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file; folders in its name are made.
    @discardableResult
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try write(text.utf8, to: name) }
}
