import Diagnostics
import ProjectFiles

/// Finds the configuration of documents: in their folder or the nearest one above it, up to the root of a repository.
enum ConfigurationSearch {
    /// The one configuration of a run.
    ///
    /// - Returns: an absolute path; nil if no document lies under a configuration.
    /// - Throws: that the documents lie under several.
    static func file(for paths: [String]) throws(DiagnosticsError) -> String? {
        var found: [(configuration: String, document: String)] = []
        for path in paths.isEmpty ? ["."] : paths {
            guard let file = file(above: path == "-" ? "." : path), !found.contains(where: { $0.configuration == file }) else { continue }
            found.append((file, path))
        }
        guard found.count > 1 else { return found.first?.configuration }
        throw DiagnosticsError([
            Diagnostic(
                ProjectCodes.conflictingConfiguration,
                "'\(found[0].document)' is under \(Project.shown(found[0].configuration)), but '\(found[1].document)' is under \(Project.shown(found[1].configuration))",
                file: "proviso", help: "check them one after the other, or name the configuration that counts with --config")
        ])
    }

    private static func file(above path: String) -> String? {
        climb(path) { folder in
            let file = Project.joined(folder, Configuration.fileName)
            return FileSystem.exists(file) && !FileSystem.isDirectory(file) ? file : nil
        }
    }

    /// The root of the repository that a path lies in; a file `.git` marks one too.
    static func repository(above path: String) -> String? { climb(path) { FileSystem.exists(Project.joined($0, ".git")) ? $0 : nil } }

    /// Asks the folders from a path upwards, up to the root of a repository.
    private static func climb(_ path: String, _ answer: (String) -> String?) -> String? {
        var folder = Project.absolute(path)
        if !FileSystem.isDirectory(folder) { folder = parent(folder) }
        while true {
            if let answer = answer(folder) { return answer }
            if folder == "/" || FileSystem.exists(Project.joined(folder, ".git")) { return nil }
            folder = parent(folder)
        }
    }

    static func parent(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
        return String(path[..<slash])
    }
}
