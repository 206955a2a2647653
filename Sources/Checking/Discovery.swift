import Diagnostics

/// Finds the documents that a user names: files as they are, folders and patterns searched for kinds of file that can
/// be read.
struct Discovery {
    static let missingDocument = DiagnosticCode("missing-document", "A document or folder that was named does not exist or cannot be opened.")
    static let emptyFolder = DiagnosticCode(
        "no-documents", "A folder holds no file that Proviso can read, or no such file matches a pattern: \(endings.joined(separator: ", ")).")
    static let lockFile = DiagnosticCode(
        "lock-file", "A file that Word or LibreOffice keeps beside a document while it is open holds no document. Such files are left out; if only they are named, nothing is checked.")

    static let endings = [".docx", ".odt", ".fodt", ".rtf", ".doc", ".pdf", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt"]

    /// Where programs put what they make: nobody drafts in them. Who means such a folder names it.
    static let buildFolders: Set<String> = ["__pycache__", "_build", "build", "dist", "node_modules", "target", "vendor", "venv"]

    private var result: [String] = []
    private var failures: [Diagnostic] = []
    private var seen: Set<FileSystem.Identity> = []
    private var named: Set<String> = []
    private var lockFiles: [String] = []

    /// Paths in the order given, the files of a folder sorted; each file once, by whatever paths it is named.
    ///
    /// Left out are hidden files, build folders, and the lock files of word processors. Patterns are expanded here,
    /// for shells that do not.
    static func documents(_ paths: [String], _ failures: inout [Diagnostic]) -> [String] {
        var discovery = Discovery()
        for path in paths where discovery.named.insert(path).inserted { discovery.add(path) }
        discovery.mentionLockFiles()
        failures += discovery.failures
        return discovery.result
    }

    private mutating func add(_ path: String) {
        if path == "-" { return result.append(path) }
        if FileSystem.isDirectory(path) {
            if search(path) == 0 {
                fail(Discovery.emptyFolder, "no documents in this folder", path, help: "Proviso reads \(Discovery.endings.joined(separator: ", "))")
            }
        } else if FileSystem.exists(path) {
            addFile(path)
        } else if let pattern = PathPattern(path) {
            expand(pattern, path)
        } else {
            fail(Discovery.missingDocument, "no such file or folder", path, help: "check the path")
        }
    }

    private mutating func addFile(_ path: String) {
        if Discovery.isLockFile(path) { return lockFiles.append(path) }
        guard let identity = FileSystem.identity(of: path) else {
            return fail(Discovery.missingDocument, "no such file or folder", path, help: "check the path")
        }
        if seen.insert(identity).inserted { result.append(path) }
    }

    // MARK: Folders and patterns

    /// - Returns: how many documents a folder holds, those that are there already too.
    private mutating func search(_ folder: String) -> Int {
        var folders: Set<FileSystem.Identity> = []
        return search(folder, &folders)
    }

    /// - Parameter folders: those searched already, because links may lead round in a circle.
    private mutating func search(_ folder: String, _ folders: inout Set<FileSystem.Identity>) -> Int {
        if let identity = FileSystem.identity(of: folder), !folders.insert(identity).inserted { return 0 }
        let entries: [FileSystem.Entry]
        do throws(FileSystem.Failure) { entries = try FileSystem.entries(of: folder) } catch {
            fail(Discovery.missingDocument, "cannot read the folder: \(error.message)", folder, help: "check its permissions")
            return 1
        }
        var count = 0
        for entry in entries where !entry.name.hasPrefix(".") {
            let path = FileSystem.join(folder, entry.name)
            if entry.isDirectory {
                if !Discovery.buildFolders.contains(entry.name) { count += search(path, &folders) }
            } else if Discovery.isReadable(path), !Discovery.isLockFile(path) {
                addFile(path)
                count += 1
            }
        }
        return count
    }

    private mutating func expand(_ pattern: PathPattern, _ written: String) {
        var count = 0
        for path in pattern.paths(leavesOut: Discovery.buildFolders.contains) {
            if FileSystem.isDirectory(path) {
                count += search(path)
            } else if Discovery.isReadable(path), !Discovery.isLockFile(path) {
                addFile(path)
                count += 1
            }
        }
        if count == 0 {
            fail(
                Discovery.emptyFolder, "no document matches this pattern", written,
                help: "Proviso reads \(Discovery.endings.joined(separator: ", ")); ** stands for any number of folders")
        }
    }

    private static func isReadable(_ path: String) -> Bool {
        let name = path.lowercased()
        return endings.contains { name.hasSuffix($0) }
    }

    // MARK: Lock files

    /// Word's `~$draft.docx` and LibreOffice's `.~lock.draft.odt#`.
    private static func isLockFile(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name.hasPrefix("~$") || name.hasPrefix(".~lock.") && name.hasSuffix("#")
    }

    /// A shell's `*.docx` takes lock files along: they are passed over, unless nothing else was meant.
    private mutating func mentionLockFiles() {
        guard result.isEmpty else { return }
        for path in lockFiles {
            fail(Discovery.lockFile, "this is the lock file of a word processor, not a document", path, help: "check the document beside it")
        }
    }

    private mutating func fail(_ code: DiagnosticCode, _ message: String, _ path: String, help: String) {
        failures.append(Diagnostic(code, message, file: path, help: help))
    }
}
