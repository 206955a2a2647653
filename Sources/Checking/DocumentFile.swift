import Diagnostics
import DocumentReaders

extension FileSystem {
    /// The bytes of a document: a file or a pipe that somebody writes to, never a device, and no more than readers take.
    static func readDocument(_ path: String) throws(Failure) -> [UInt8] {
        do throws(ReadingError) { return try DocumentReader.load(path: path) } catch {
            let reason = error.diagnostic.message
            let start = "the file cannot be read: "
            throw Failure(message: reason.hasPrefix(start) ? String(reason.dropFirst(start.count)) : reason)
        }
    }

    static func readDocumentFromStandardInput() throws(Failure) -> [UInt8] {
        try readStandardInput(limit: ReadingLimits.standard.maxFileBytes)
    }
}
