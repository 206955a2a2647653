import Reporting

/// Writes Word's XML. Every fragment says itself what `w` means, unless the root of its part says so already.
struct WordMarkup {
    /// Goes into the start tag of each outermost element of a fragment; mostly empty.
    let declaration: String
    /// The date of comments and changes, as an attribute with a space before it; empty if there is none.
    let date: String
    /// Ids of styles that the document has; nil where it has none of that kind.
    var commentReferenceStyle: String?
    var commentTextStyle: String?

    static let author = "Proviso"

    /// - Parameters:
    ///   - tree: the part that the fragments go into.
    ///   - date: in ISO 8601; nil if none is known.
    init(for tree: XMLTree, date: String?) {
        declaration = tree.rootPrefix == "w" ? "" : " xmlns:w=\"\(Self.escaped(tree.rootNamespace))\""
        self.date = date.map { " w:date=\"\(Self.escaped($0))\"" } ?? ""
    }

    // MARK: Text

    /// On one line, without what XML cannot hold.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.onOneLine.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A run.
    ///
    /// - Parameters:
    ///   - properties: the content of its properties, in the order that the format demands.
    ///   - isOutermost: whether it stands alone among elements of the document.
    func run(_ text: String, _ properties: String = "", isOutermost: Bool = false) -> String {
        let properties = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
        return "<w:r\(isOutermost ? declaration : "")>\(properties)<w:t xml:space=\"preserve\">\(Self.escaped(text))</w:t></w:r>"
    }

    func paragraph(_ runs: String, _ properties: String = "", isOutermost: Bool = false) -> String {
        let properties = properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>"
        return "<w:p\(isOutermost ? declaration : "")>\(properties)\(runs)</w:p>"
    }

    // MARK: Comments

    func rangeStart(_ id: Int) -> String { "<w:commentRangeStart\(declaration) w:id=\"\(id)\"/>" }

    /// The end of a comment's range with the mark that the comment hangs on.
    func rangeEnd(_ id: Int) -> String {
        let style = commentReferenceStyle.map { "<w:rStyle w:val=\"\(Self.escaped($0))\"/>" } ?? "<w:sz w:val=\"16\"/>"
        return "<w:commentRangeEnd\(declaration) w:id=\"\(id)\"/><w:r\(declaration)><w:rPr>\(style)</w:rPr><w:commentReference w:id=\"\(id)\"/></w:r>"
    }

    func comment(_ id: Int, _ text: CommentText) -> String {
        let style = commentTextStyle.map { "<w:pStyle w:val=\"\(Self.escaped($0))\"/>" } ?? ""
        let size = commentTextStyle == nil ? "<w:sz w:val=\"20\"/>" : ""
        let reference = commentReferenceStyle.map { "<w:rStyle w:val=\"\(Self.escaped($0))\"/>" } ?? "<w:sz w:val=\"16\"/>"
        var paragraphs = ""
        for (index, line) in text.lines.enumerated() {
            let mark = index == 0 ? "<w:r><w:rPr>\(reference)</w:rPr><w:annotationRef/></w:r>" : ""
            let runs = line.map { run($0.text, ($0.isBold ? "<w:b/>" : "") + size) }.joined()
            paragraphs += paragraph(mark + runs, style)
        }
        return "<w:comment\(declaration) w:id=\"\(id)\" w:author=\"\(Self.author)\"\(date) w:initials=\"P\">\(paragraphs)</w:comment>"
    }

    // MARK: Changes

    /// The start tag of an insertion, or the whole of a mark that says that something was inserted.
    func insertion(_ id: Int, isMark: Bool = false, isOutermost: Bool = false) -> String {
        "<w:ins\(isOutermost ? declaration : "") w:id=\"\(id)\" w:author=\"\(Self.author)\"\(date)\(isMark ? "/" : "")>"
    }
}
