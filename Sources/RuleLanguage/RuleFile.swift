import Digests

/// One rule file as given: its path, for messages, and its bytes.
public struct RuleFile: Sendable {
    public var path: String
    public var text: [UInt8]

    /// How many bytes a rule file may have: many times the largest that anybody writes by hand.
    public static let sizeLimit = 4_000_000

    public init(path: String, text: [UInt8]) {
        self.path = path
        self.text = text
    }

    public init(path: String, text: String) { self.init(path: path, text: Array(text.utf8)) }
}

extension [RuleFile] {
    /// SHA-256 over all files, in the order of their paths.
    public var digest: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(reduce(0) { $0 + $1.text.count + $1.path.utf8.count + 2 })
        for file in sorted(by: { $0.path < $1.path }) {
            bytes += file.path.utf8
            bytes.append(0)
            bytes += file.text
            bytes.append(0)
        }
        return SHA256.hexadecimal(bytes)
    }

    /// Without the files in folders called `examples`: no document's result depends on them.
    public var withoutExamples: [RuleFile] { filter { !RuleFile.holdsExamples($0.path) } }
}

extension RuleFile {
    /// Whether a path leads through a folder called `examples`.
    public static func holdsExamples(_ path: String) -> Bool { path.split(separator: "/").dropLast().contains("examples") }
}
