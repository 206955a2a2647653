import DocumentModel
public import Reporting

/// Shows how documents are understood, before any rule looks at them.
public enum DocumentDumping {
    public struct Failure: Error { public var report: FailureReport }

    /// - Parameters:
    ///   - path: a file, or "-" for standard input.
    ///   - showsOrigins: whether each block is preceded by the place in the file where it begins.
    /// - Returns: a line a block: its kind, its label in brackets, its text.
    public static func dump(_ path: String, standardInputName: String? = nil, showsOrigins: Bool) throws(Failure) -> String {
        do throws(DocumentOpener.Failure) {
            let name = standardInputName ?? "standard-input.txt"
            return try DocumentOpener.read(path, standardInputName: name).document.dump(showsOrigins: showsOrigins)
        } catch { throw Failure(report: error.report) }
    }
}
