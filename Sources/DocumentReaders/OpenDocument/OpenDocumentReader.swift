internal import DocumentModel

/// Reads OpenDocument texts (.odt, .ott, and .fodt in one XML file).
///
/// Origins name the part, the number of the paragraph in it (by start tags of paragraphs and headings, from 1), and the
/// offset in bytes in that paragraph's text in this view, where a tab, a break or a run of spaces counts one. Pages are those of the
/// last layout, if the program that saved the file wrote down where they broke.
enum OpenDocumentReader {
    /// Whether an archive is an OpenDocument text.
    static func canRead(_ package: OfficePackage) throws(ReadingError) -> Bool {
        guard let type = try package.read("mimetype") else { return false }
        return String(decoding: type.prefix(100), as: UTF8.self).contains("opendocument.text")
    }

    static func read(_ package: OfficePackage, _ file: SourceFile) throws(ReadingError) -> Document {
        if let manifest = try package.read("META-INF/manifest.xml"), String(decoding: manifest, as: UTF8.self).contains("encryption-data") {
            throw file.error(
                ReadingCodes.encryptedDocument, "this OpenDocument file is protected by a password",
                help: "open it, remove the password and save it again")
        }
        let main = "content.xml"
        guard let content = try package.read(main) else {
            throw file.error(
                ReadingCodes.missingDocumentPart, "the part that holds the text, \(main), is not in the archive",
                help: "fetch the file again, or open it in a word processor and save it again")
        }
        let first = OpenStyleHandler()
        try package.parse("styles.xml", first)
        return try read(content, first.styles, part: main, file)
    }

    /// A text in one XML file.
    static func readFlat(_ file: SourceFile) throws(ReadingError) -> Document { try read(file.bytes, OpenStyles(), part: "", file) }

    private static func read(_ content: [UInt8], _ styles: OpenStyles, part: String, _ file: SourceFile) throws(ReadingError) -> Document {
        let automatic = OpenStyleHandler(styles)
        try OfficePackage.parse(content, of: part, file, automatic)
        let changes = OpenChangeHandler()
        if Array("tracked-changes".utf8).isContained(in: content) { try OfficePackage.parse(content, of: part, file, changes) }
        let reader = OpenTextReader(
            automatic.styles, part: part, hasPages: Array("<text:soft-page-break".utf8).isContained(in: content),
            maxParagraphs: file.limits.maxBlocks, changes: changes, view: file.view)
        try OfficePackage.parse(content, of: part, file, reader)
        reader.builder.view = file.view
        reader.builder.changes = reader.trackedChanges
        reader.builder.remarks = ChangeRemarks.about(reader.builder.changes, view: file.view) + remarks(reader, automatic.styles)
        let document = reader.builder.finish(path: file.path, format: .odt)
        if document.blocks.isEmpty {
            throw file.emptyDocument("there is no text in the document", help: "check that this is the right file; scanned pages need character recognition first")
        }
        return document
    }

    private static func remarks(_ reader: OpenTextReader, _ styles: OpenStyles) -> [String] {
        func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
        var remarks: [String] = []
        if reader.contentsTables > 0 { remarks.append("table of contents left out") }
        if reader.hidden > 0 { remarks.append("hidden text left out, in \(counted(reader.hidden, "place"))") }
        if reader.objects > 0 { remarks.append("embedded objects are not read: \(reader.objects)") }
        let leftOut = [
            reader.comments > 0 ? counted(reader.comments, "comment") : nil, styles.hasHeader ? "headers" : nil, styles.hasFooter ? "footers" : nil,
        ].compactMap { $0 }
        if !leftOut.isEmpty { remarks.append("left out: " + leftOut.joined(separator: ", ")) }
        return remarks
    }
}
