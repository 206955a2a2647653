import Diagnostics

/// Finds the documents that a user names: files as they are, folders searched for kinds of file that can be read.
enum Discovery {
    static let missingDocument = DiagnosticCode("missing-document", "A document or folder that was named does not exist or cannot be opened.")
    static let emptyFolder = DiagnosticCode(
        "no-documents", "A folder holds no file that Proviso can read: \(endings.joined(separator: ", ")).")

    static let endings = [".docx", ".odt", ".fodt", ".rtf", ".doc", ".pdf", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt"]

    /// Paths in the order given, the files of a folder sorted, each once.
    static func documents(_ paths: [String], _ failures: inout [Diagnostic]) -> [String] {
        var result: [String] = []
        for path in paths {
            if path == "-" { result.append(path); continue }
            guard FileSystem.exists(path) else {
                failures.append(Diagnostic(missingDocument, "no such file or folder", file: path, help: "check the path"))
                continue
            }
            guard FileSystem.isDirectory(path) else { result.append(path); continue }
            do throws(FileSystem.Failure) {
                let files = try FileSystem.files(under: path).filter { file in endings.contains { file.lowercased().hasSuffix($0) } }
                if files.isEmpty {
                    failures.append(
                        Diagnostic(emptyFolder, "no documents in this folder", file: path, help: "Proviso reads \(endings.joined(separator: ", "))"))
                }
                result += files
            } catch {
                failures.append(Diagnostic(missingDocument, "cannot read the folder: \(error.message)", file: path))
            }
        }
        var seen: Set<String> = []
        return result.filter { seen.insert($0).inserted }
    }
}
