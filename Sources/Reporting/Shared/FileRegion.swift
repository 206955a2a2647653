/// A place in a file as code platforms want it: lines and UTF-16 columns, each at least 1.
///
/// Word files and PDFs have no lines that a platform could show, and what is absent stands nowhere: both are put at the
/// start of the file, and the message says the address, the page or the paragraph.
struct FileRegion: Equatable {
    var startLine = 1
    var startColumn = 1
    var endLine = 1
    /// The column after the last character.
    var endColumn = 1

    /// - Parameter evidence: the passage that a finding rests on; nil where something is absent.
    init(_ evidence: Evidence?) {
        guard let evidence, evidence.hasColumns else { return }
        startLine = evidence.line
        startColumn = evidence.column
        (endLine, endColumn) = (startLine, startColumn)
        if (evidence.endLine, evidence.endColumn) > (startLine, startColumn) {
            (endLine, endColumn) = (evidence.endLine, max(1, evidence.endColumn))
        }
    }
}

extension Evidence {
    /// Whether the file is text, with lines and columns that an editor shows.
    var hasColumns: Bool { line > 0 && column > 0 }

    /// "Article 7(2), p. 4, paragraph 41": where it stands, in words, so far as lines do not say it.
    var whereabouts: String {
        var parts = [address, page.map { "p. \($0)" } ?? ""]
        if !hasColumns, line > 0 { parts.append("paragraph \(line)") }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension ResultReport {
    /// The passage that stands for the whole finding; nil where something is absent.
    var mainEvidence: Evidence? { status == .notMet ? nil : evidence.first }
}

/// Names files as platforms do: from the root of the repository, with slashes.
struct RepositoryPath {
    /// The folder that paths are relative to: where the program runs. Empty leaves paths as they are.
    var root = ""

    /// "drafts/a.md" for "./drafts//a.md", and for "/checkout/drafts/a.md" under "/checkout".
    func relative(_ path: String) -> String {
        var path = path
        let folder = root.hasSuffix("/") ? root : root + "/"
        if folder.count > 1, path.hasPrefix(folder) { path = String(path.dropFirst(folder.count)) }
        let parts = path.split(separator: "/").filter { $0 != "." }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// As a URI reference: percent-encoded, an absolute path as a file URI.
    func uri(_ path: String) -> String {
        let path = relative(path)
        var out = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                out += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return out
    }
}
