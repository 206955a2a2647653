import TextSpans
import Diagnostics
import DocumentModel
import DocumentReaders

func read(_ text: String, path: String = "draft.txt") throws -> Document {
    try DocumentReader.read(bytes: Array(text.utf8), path: path)
}

/// The blocks as "kind | text" lines; see `Document.dump()`.
func dump(_ text: String, path: String = "draft.txt") throws -> String { try read(text, path: path).dump() }

/// The texts of the blocks.
func blocks(_ text: String, path: String = "draft.txt") throws -> [String] {
    let document = try read(text, path: path)
    return document.blocks.map { document.text.string($0.span) }
}

/// The diagnostic in which reading ends; nil if it succeeds.
func fault(_ bytes: [UInt8], path: String, limits: ReadingLimits = .standard) -> Diagnostic? {
    do {
        _ = try DocumentReader.read(bytes: bytes, path: path, limits: limits)
        return nil
    } catch {
        return error.diagnostic
    }
}

/// The dump of a file, or of the error in which reading it ends.
func outcome(_ bytes: [UInt8], path: String, view: ChangeView = .accepted) -> String {
    do {
        return try DocumentReader.read(bytes: bytes, path: path, view: view).dump(showsOrigins: true)
    } catch {
        let diagnostic = error.diagnostic
        return "\(diagnostic.severity.word)[\(diagnostic.code.name)]: \(diagnostic.message)\nhelp: \(diagnostic.help ?? "")\n"
    }
}
