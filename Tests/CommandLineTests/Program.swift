import Foundation
import Testing

/// The built program, run as a user runs it: in a folder of its own, without the test's environment.
struct Program {
    struct Outcome {
        var code: Int32
        var output: String
        var errors: String
    }

    private struct NotBuilt: Error, CustomStringConvertible { var description: String { "the program is not beside the tests" } }

    /// Beside the test bundle.
    static let executable: URL? = {
        let bundles = [Bundle.main.bundleURL, Bundle.main.executableURL, URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0])].compactMap { $0 }
        for bundle in bundles {
            var folder = bundle
            for _ in 0..<3 {
                folder.deleteLastPathComponent()
                let candidate = folder.appendingPathComponent("proviso")
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue { return candidate }
            }
        }
        return nil
    }()

    /// The folder that the program runs in.
    let folder: URL

    init() throws {
        folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("proviso-test-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in Self.files { try write(text, to: name) }
        try write(String(contentsOfFile: Self.project("Rules/core/cues.rules"), encoding: .utf8), to: "rules/cues.rules")
    }

    /// A file of the project.
    static func project(_ path: String) -> String { String(#filePath.prefix(through: #filePath.lastIndex(of: "/")!)) + "../../" + path }

    /// Options that put the rules about lighthouses in place of those that are built in.
    static let own = ["--builtin-rules", "rules"]

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to name: String) throws {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func read(_ name: String) throws -> String { try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) }

    /// Runs the program.
    func run(_ arguments: [String], input: String? = nil, environment: [String: String] = [:]) throws -> Outcome {
        guard let executable = Self.executable else { throw NotBuilt() }
        return try run(executable, arguments, input: input, environment: environment)
    }

    /// Runs a line of a shell that finds the program, and what is built beside it.
    func shell(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
        guard let executable = Self.executable else { throw NotBuilt() }
        let path = ["PATH": executable.deletingLastPathComponent().path + ":/usr/bin:/bin"]
        return try run(URL(fileURLWithPath: "/bin/bash"), ["-c", line], input: nil, environment: path.merging(environment) { $1 })
    }

    private func run(_ executable: URL, _ arguments: [String], input: String?, environment: [String: String]) throws -> Outcome {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"].merging(environment) { $1 }
        // Files, not pipes: a pipe that nobody empties stops the program.
        let name = UUID().uuidString
        let files = ["out", "err", "in"].map { folder.appendingPathComponent(".\(name).\($0)") }
        for file in files { try Data((file == files[2] ? input ?? "" : "").utf8).write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = try FileHandle(forReadingFrom: files[2])
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit, "\(arguments) ended by a signal")
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        for file in files { try FileManager.default.removeItem(at: file) }
        return Outcome(code: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    /// Drafts and rules about lighthouses: small, so that nothing hangs on the rules that are built in. The cues are those
    /// that Proviso ships.
    private static let files = [
        "good.md": "# Ceasefire\n\nArticle 1\n\nLighthouses shall be kept by the crown.\n\nFerries shall sail every day.\n",
        "gap.md": "# Ceasefire\n\nArticle 1\n\nFerries shall sail every day, and the harbour shall be kept in order.\n",
        "weak.md": "# Ceasefire\n\nArticle 1\n\nThe Parties should keep the lighthouses. Ferries shall sail every day.\n",
        "open.md": "# Ceasefire\n\nArticle 1\n\n[Lighthouses shall be kept by the crown.] Ferries shall sail every day.\n",
        "bad.md": "# Ceasefire\n\nArticle 1\n\nLighthouses shall be kept. Ferries shall sail. All wreckers shall be pardoned.\n",
        "no-ferries.md": "# Ceasefire\n\nArticle 1\n\nLighthouses shall be kept by the crown and the harbours.\n",
        "empty.md": "",
        "folder/a.md": "# Ceasefire\n\nArticle 1\n\nLighthouses shall be kept. Ferries shall sail.\n",
        "folder/b.txt": "Ceasefire\n\nArticle 1\n\nLighthouses shall be kept. Ferries shall sail.\n",
        "nothing/here.png": "no document",
        "faulty/faulty.rules": "CONCEPT lighthouse\nMeens  A lighthouse.\nen     lighthouse\n",
        "rules/lights.rules": """
            STATEMENT L-1
            Where      The harbour book, section 1
            Strength   shall
            Says       Lighthouses are kept.
            Kinds      ceasefire
            Area       lights

            STATEMENT L-2
            Where      The harbour book, section 2
            Strength   should
            Says       Ferries sail.
            Kinds      ceasefire
            Area       ferries

            CONCEPT lighthouse
            Means  A lighthouse.
            en     lighthouse

            CONCEPT ferry
            Means  A ferry.
            en     ferry

            CONCEPT pardoned wreckers
            Means  Wreckers who are pardoned.
            en     wreckers ... pardoned

            TOPIC lights
            Means  Lights.

            PROVISION lights.kept
            Topic    lights
            Means    Lighthouses are kept.
            Matches  [lighthouse] affirmed

            RULE lights.kept Lighthouses are kept
            Source     L-1
            Strength   shall
            Reading    As printed.
            For        ceasefire
            Area       lights
            Gate       yes
            Expect
            E1         lighthouses: [lights.kept]
            Violated if
            X1         wreckers are pardoned: [pardoned wreckers]
            Say        The draft keeps no {missing}.
            Suggest    Lighthouses shall be kept by ____.
            Examples
            met        Article 1. Lighthouses shall be kept.
            not met    Article 1. Nothing.
            violated   Article 1. Lighthouses shall be kept. Wreckers shall be pardoned.

            PROFILE ferries-only
            Means    Ferries.
            Selects  ferries

            RULE lights.ferries Ferries sail
            Source     L-2
            Strength   should
            Reading    As printed.
            For        ceasefire
            Area       ferries
            Expect
            E1         ferries: [ferry] affirmed
            Say        The draft has no {missing}.
            Suggest    Ferries shall sail.
            Examples
            met        Article 1. Ferries shall sail.
            not met    Article 1. Nothing.
            """,
        "failing/lights.rules": """
            STATEMENT F-1
            Where      The harbour book, section 3
            Strength   shall
            Says       Fog horns sound.
            Area       lights
            CONCEPT fog horn
            Means  A fog horn.
            en     fog horn
            RULE fog.horns Fog horns sound
            Source     F-1
            Strength   shall
            Reading    As printed.
            For        ceasefire
            Area       lights
            Expect
            E1         fog horns: [fog horn] affirmed
            Say        Missing: {missing}.
            Suggest    Add it.
            Examples
            met        Article 1. Lighthouses shall be kept.
            not met    Article 1. Nothing.
            """,
        "passages.jsonl": "{\"id\": \"p1\", \"text\": \"Lighthouses shall be kept.\"}\n\n{\"id\": \"p2\", \"text\": \"Lighthouses should be kept.\"}\n{\"id\": \"p3\", \"text\": \"No lighthouse shall be kept.\"}\n{\"id\": \"p4\", \"text\": \"(a)\"}\n",
        "bad-passages.jsonl": "{\"id\": \"p1\", \"text\": \"Lighthouses shall be kept.\"}\n{\"id\": \"p2\"}\n",
    ]
}
