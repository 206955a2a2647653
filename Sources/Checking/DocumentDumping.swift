import DocumentModel
public import Reporting

/// Shows how documents are understood, before any rule looks at them.
public enum DocumentDumping {
    public struct Failure: Error { public var report: FailureReport }

    /// - Parameters:
    ///   - path: a file, or "-" for standard input.
    ///   - view: which text of a draft with tracked changes to show.
    ///   - showsOrigins: whether each block is preceded by the place in the file where it begins.
    ///   - listsChanges: whether the tracked changes follow.
    /// - Returns: a line a block: its kind, its label in brackets, its text.
    public static func dump(_ path: String, standardInputName: String? = nil, view: DraftView = .accepted, showsOrigins: Bool, listsChanges: Bool = false) throws(Failure) -> String {
        do throws(DocumentOpener.Failure) {
            let name = standardInputName ?? "standard-input.txt"
            let document = try DocumentOpener.read(path, standardInputName: name, view: view).document
            return document.dump(showsOrigins: showsOrigins) + (listsChanges ? document.dumpChanges() : "")
        } catch { throw Failure(report: error.report) }
    }
}
