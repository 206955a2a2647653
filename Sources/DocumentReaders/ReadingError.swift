public import Diagnostics
internal import DocumentModel

/// Why a file could not be read.
public struct ReadingError: Error, Sendable {
    public var diagnostic: Diagnostic

    public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

/// A file on its way through a reader: what it is called, what it holds, how much of it to take.
struct SourceFile: Sendable {
    /// The path as the user gave it.
    var path: String
    var bytes: [UInt8]
    var limits: ReadingLimits
    /// Which text of a file with tracked changes is wanted.
    var view = ChangeView.accepted

    func error(_ code: DiagnosticCode, _ message: String, help: String) -> ReadingError {
        ReadingError(Diagnostic(code, .error, message, file: path, help: help))
    }

    /// The error of a document in which there is nothing to check.
    func emptyDocument(_ message: String, help: String) -> ReadingError {
        error(ReadingCodes.emptyDocument, message, help: help)
    }

    /// Refuses text that is too much to be cut into lines.
    func check(_ text: [UInt8]) throws(ReadingError) {
        if text.count > limits.maxTextBytes || text.count(where: { $0 == 0x0A || $0 == 0x0C }) > limits.maxBlocks { throw tooMuchText() }
    }

    func tooMuchText() -> ReadingError {
        error(
            ReadingCodes.fileTooLarge,
            "there is more text than can be read: the limits are \(limits.maxTextBytes >> 20) MB and \(limits.maxBlocks) lines, paragraphs or cells",
            help: "split the document")
    }

    /// What stands after the last full stop of the file's name, in lower case; empty if there is none.
    var nameExtension: String {
        let name = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? path.utf8[...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
        return String(Substring(name[name.index(after: dot)...])).lowercased()
    }
}
