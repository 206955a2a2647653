/// Archives around a part that the fuzzer made: changing the bytes of a zip file would never get behind its checksums.
enum PackageForms {
    enum WordPart: CaseIterable { case document, styles, numbering, footnotes, settings, relations }

    /// - Parameter input: its first byte says which part the others are.
    static func word(_ input: [UInt8]) -> [UInt8] {
        let part = WordPart.allCases[Int(input.first ?? 0) % WordPart.allCases.count]
        let bytes = Array(input.dropFirst())
        func text(_ own: WordPart, _ usual: String) -> [UInt8] { own == part ? bytes : Array(usual.utf8) }
        return StoredZip.make([
            ("[Content_Types].xml", Array("<Types xmlns=\"\(package)/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>".utf8)),
            ("_rels/.rels", Array("<Relationships xmlns=\"\(package)/relationships\"><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>".utf8)),
            (
                "word/_rels/document.xml.rels",
                text(.relations, "<Relationships xmlns=\"\(package)/relationships\">" + ["styles", "numbering", "footnotes", "settings"].map { "<Relationship Type=\"x/\($0)\" Target=\"\($0).xml\"/>" }.joined() + "</Relationships>")
            ),
            ("word/document.xml", text(.document, wordDocument)), ("word/styles.xml", text(.styles, wordStyles)),
            ("word/numbering.xml", text(.numbering, wordNumbering)), ("word/footnotes.xml", text(.footnotes, wordFootnotes)),
            ("word/settings.xml", text(.settings, "<w:settings \(w)/>")),
        ])
    }

    static func open(content: [UInt8]) -> [UInt8] {
        StoredZip.make([
            ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", content),
            ("styles.xml", Array("<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>".utf8)),
        ])
    }

    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    private static let wordDocument = """
        <w:document \(w)><w:body><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>one</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:rStyle w:val="B"/></w:rPr><w:t>two</w:t>\
        <w:footnoteReference w:id="1"/></w:r></w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>three</w:t></w:r></w:p>\
        <w:tbl><w:tblPr><w:tblStyle w:val="C"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>four</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>
        """
    private static let wordStyles = "<w:styles \(w)><w:style w:styleId=\"A\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
    private static let wordNumbering = """
        <w:numbering \(w)><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
        """
    private static let wordFootnotes = "<w:footnotes \(w)><w:footnote w:id=\"1\"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>"
}
