import Checking
import Glibc

/// A bar on standard error that says how far a run has come: only on a terminal, and only where there is something to
/// wait for. It is gone when the run is.
enum ProgressBar {
    /// Fewer documents are done before a bar could be read.
    private static let manyDocuments = 4

    @Sendable static func show(_ progress: CheckProgress) {
        guard progress.documents >= manyDocuments, Terminal.canMoveCursor(2) else { return }
        let width = min(Terminal.width(2) ?? 80, 100)
        let line = progress.done == progress.total ? "" : text(progress, width: width - 1, isUnicode: Terminal.hasUnicode)
        printToStandardError("\r\u{1B}[K\(line)")
    }

    /// "[#####.....]  12 of 30  draft.docx", in at most so many columns.
    static func text(_ progress: CheckProgress, width: Int, isUnicode: Bool) -> String {
        let (full, empty) = isUnicode ? ("█", "░") : ("#", ".")
        let length = 20
        let filled = progress.total == 0 ? 0 : length * progress.done / progress.total
        let number = min(progress.documents, progress.done / 2 + 1)
        let bar = String(repeating: full, count: filled) + String(repeating: empty, count: length - filled)
        let head = " \(bar)  \(number) of \(progress.documents)  "
        // A name can do anything to a terminal: only its plain characters are shown.
        let name = (progress.path.split(separator: "/").last ?? "").unicodeScalars.map { $0.isASCII && $0.value >= 0x20 && $0.value != 0x7F ? Character($0) : "?" }
        return String((head + String(name)).prefix(width))
    }
}
