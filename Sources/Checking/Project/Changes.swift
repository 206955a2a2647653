import Diagnostics
import DocumentReaders

/// What git says has changed since a revision: in the work tree, staged or not, and files that it does not track yet.
struct Changes: Sendable {
    static let noRevision = DiagnosticCode(
        "unknown-revision", "The revision after --changed-since is none that the repository knows, or the documents are in no git repository.")

    var revision: String
    /// The root of the repository, absolute.
    private let root: String
    private let paths: Set<String>

    /// - Parameter folder: absolute; in the repository.
    /// - Throws: that it is in no repository, or that the revision is unknown.
    init(since revision: String, folder: String) throws(DiagnosticsError) {
        self.revision = revision
        let top = try Changes.git(["-C", folder, "rev-parse", "--show-toplevel"], "'\(Project.shown(folder))' is not in a git repository")
        let root = String(decoding: top.prefix { $0 != 0x0A }, as: UTF8.self)
        self.root = root
        // Made a name of digits first: a revision must not be taken for an option.
        let found = try Changes.git(
            ["-C", root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], "git knows no revision '\(revision)'")
        let commit = String(decoding: found.prefix { $0 != 0x0A }, as: UTF8.self)
        let changed = try Changes.git(
            ["-C", root, "-c", "core.fsmonitor=false", "diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", commit, "--"],
            "git cannot say what has changed since '\(revision)'")
        let new = try Changes.git(
            ["-C", root, "-c", "core.fsmonitor=false", "ls-files", "--others", "--exclude-standard", "-z"], "git cannot say which files are new")
        paths = Set((changed + new).split(separator: 0).map { Project.joined(root, String(decoding: $0, as: UTF8.self)) })
    }

    /// Standard input, and what lies outside the repository, of which git says nothing, count as changed.
    func include(_ path: String) -> Bool {
        if path == "-" { return true }
        let absolute = Project.absolute(path)
        return paths.contains(absolute) || !absolute.hasPrefix(root + "/")
    }

    private static func git(_ arguments: [String], _ failure: String) throws(DiagnosticsError) -> [UInt8] {
        let limits = ChildProcess.Limits(seconds: 60, memory: 4 << 30, output: 64 << 20)
        func fault(_ message: String, help: String? = nil) -> DiagnosticsError {
            DiagnosticsError([Diagnostic(noRevision, message, file: "proviso", help: help)])
        }
        do throws(ChildProcess.Fault) { return try ChildProcess.run("git", arguments, input: [], limits: limits) } catch {
            switch error {
            case .notInstalled: throw fault("git is not installed", help: "--changed-since needs it")
            case .failed(_, let message):
                let said = message.split(separator: "\n").first.map { ": \($0)" } ?? ""
                throw fault(failure + said, help: "in a checkout with little history, fetch more of it")
            case .tooLong: throw fault("git took longer than a minute")
            case .tooMuchOutput: throw fault("more files have changed than can be listed")
            case .system(let reason): throw fault("git cannot be run: \(reason)")
            }
        }
    }
}
