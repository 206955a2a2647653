import DocumentModel
import DocumentReaders

/// OpenDocument texts from pieces of XML.
enum OpenFile {
    private static let namespaces = ["office", "text", "table", "style", "drawing"].map { name in
        "xmlns:\(name == "drawing" ? "draw" : name)=\"urn:oasis:names:tc:opendocument:xmlns:\(name):1.0\""
    }.joined(separator: " ")

    /// - Parameter styles: the automatic styles.
    static func make(_ body: String, styles: String = "", manifest: String? = nil) -> [UInt8] {
        let content = """
            <office:document-content \(namespaces)><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:text>\(body)\
            </office:text></office:body></office:document-content>
            """
        let files = [
            ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content), ("styles.xml", "<office:document-styles \(namespaces)/>"),
        ]
        return StoredZip.make((files + (manifest.map { [("META-INF/manifest.xml", $0)] } ?? [])).map { ($0.0, Array($0.1.utf8)) })
    }

    static func dump(_ body: String, styles: String = "") throws -> String {
        try DocumentReader.read(bytes: make(body, styles: styles), path: "a.odt").dump()
    }
}
