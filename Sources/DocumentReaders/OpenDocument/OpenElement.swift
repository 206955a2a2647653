/// The elements of OpenDocument's XML that carry text, numbers or structure, by prefix and local name.
enum OpenElement: String, XMLElementName {
    // Blocks.
    case body = "office:body"
    case paragraph = "text:p"
    case heading = "text:h"
    case list = "text:list"
    case listItem = "text:list-item"
    case listHeader = "text:list-header"
    case numberedParagraph = "text:numbered-paragraph"
    case table = "table:table"
    case tableHeaderRows = "table:table-header-rows"
    case tableRow = "table:table-row"
    case tableCell = "table:table-cell"
    case coveredCell = "table:covered-table-cell"
    // In paragraphs.
    case span = "text:span"
    case spaces = "text:s"
    case tab = "text:tab"
    case lineBreak = "text:line-break"
    case softPageBreak = "text:soft-page-break"
    case note = "text:note"
    case noteCitation = "text:note-citation"
    case noteBody = "text:note-body"
    // What is no text of the draft.
    case annotation = "office:annotation"
    case forms = "office:forms"
    case contents = "text:table-of-content"
    case hiddenText = "text:hidden-text"
    case ruby = "text:ruby-text"
    case title = "svg:title"
    case description = "svg:desc"
    case object = "draw:object"
    // Tracked changes.
    case trackedChanges = "text:tracked-changes"
    case changedRegion = "text:changed-region"
    case insertion = "text:insertion"
    case deletion = "text:deletion"
    case change = "text:change"
    case changeStart = "text:change-start"
    case changeEnd = "text:change-end"
    case changeInfo = "office:change-info"
    case creator = "dc:creator"
    case date = "dc:date"
    // Styles.
    case style = "style:style"
    case textProperties = "style:text-properties"
    case paragraphProperties = "style:paragraph-properties"
    case masterPage = "style:master-page"
    case pageHeader = "style:header"
    case pageFooter = "style:footer"
    case listStyle = "text:list-style"
    case outlineStyle = "text:outline-style"
    case levelNumber = "text:list-level-style-number"
    case levelBullet = "text:list-level-style-bullet"
    case outlineLevel = "text:outline-level-style"
    case other = ""

    private static let prefixes = [
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office", "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table", "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
        "http://purl.org/dc/elements/1.1/": "dc",
    ]

    static func element(_ name: String, in space: String?) -> OpenElement {
        guard let prefix = space.flatMap({ prefixes[$0] }) else { return .other }
        return OpenElement(rawValue: "\(prefix):\(name)") ?? .other
    }
}
