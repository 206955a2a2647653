public import Diagnostics
import RuleLanguage

/// Gives rule files their canonical layout, on disk or in a stream.
public struct RuleFormatting: Sendable {
    /// The files that are not in the canonical layout, in the order of the paths.
    public private(set) var changed: [String] = []
    /// How many files were read.
    public private(set) var count = 0
    /// Faults, with the text that each points into.
    public private(set) var faults: [(diagnostic: Diagnostic, text: [UInt8]?)] = []
    /// What standard input became; nil if it was not among the paths, or has faults.
    public private(set) var output: [UInt8]?

    /// - Parameters:
    ///   - paths: rule files, folders of them, or "-" for standard input.
    ///   - isWriting: whether files are to be rewritten; without it nothing is touched.
    public init(_ paths: [String], isWriting: Bool) {
        for path in paths {
            do throws(FileSystem.Failure) {
                if path == "-" {
                    output = format(RuleFile(path: "standard input", text: try FileSystem.readStandardInput()))
                    continue
                }
                var files = [path]
                if FileSystem.isDirectory(path) { files = try FileSystem.files(under: path).filter { $0.hasSuffix(".rules") } }
                if files.isEmpty { throw FileSystem.Failure(message: "it holds no file that ends in .rules") }
                for file in files {
                    guard let text = format(RuleFile(path: file, text: try FileSystem.read(file))), changed.last == file else { continue }
                    if isWriting { try FileSystem.write(text, to: file) }
                }
            } catch {
                let fault = Diagnostic(RuleLoading.unreadableRules, "cannot read or write: \(error.message)", file: path)
                faults.append((fault, nil))
            }
        }
    }

    private mutating func format(_ file: RuleFile) -> [UInt8]? {
        count += 1
        let outcome = RuleFormatter.format(file)
        faults += outcome.diagnostics.map { ($0, file.text) }
        guard outcome.diagnostics.isEmpty else { return nil }
        if outcome.text != file.text { changed.append(file.path) }
        return outcome.text
    }
}
