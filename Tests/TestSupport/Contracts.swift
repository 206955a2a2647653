import Foundation

/// Holds reports against what the programs that read them ask for, with schemas and readers that are not ours
/// (`Tests/Contracts/validate.py`; `make contracts` installs what it needs).
public enum Contracts {
    /// What a program that reads the format would refuse, or misread; nothing if all is well.
    public static func faults(in text: String, format: String) throws -> [String] {
        let python = project + ".build/contracts/bin/python3"
        guard FileManager.default.isExecutableFile(atPath: python) else { return ["the validators are not installed: run 'make contracts'"] }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("proviso-contract-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (file, output) = (folder.appendingPathComponent("report"), folder.appendingPathComponent("output"))
        try Data(text.utf8).write(to: file)
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [project + "Tests/Contracts/validate.py", format, file.path]
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        let lines = String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n").map(String.init)
        return process.terminationStatus == 0 ? [] : lines.isEmpty ? ["the validator ended with \(process.terminationStatus)"] : lines
    }

    private static let project = String(#filePath.prefix(through: #filePath.lastIndex(of: "/")!)) + "../../"
}
