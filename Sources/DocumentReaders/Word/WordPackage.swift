internal import Diagnostics

/// Finds the text in the archive, or says what the archive is instead.
enum WordPackage {
    /// The name of the part that holds the body; it need not be the usual one.
    static func mainPart(_ package: OfficePackage, _ file: SourceFile) throws(ReadingError) -> String {
        if let kind = try openDocumentKind(package) { throw unsupported(kind, file) }
        let types = try package.contentTypes()
        if let main = types.first(where: { isWordMain($0.type) }) {
            // The package's own relation says which one, should there be several.
            let target = try package.relations(of: "")["officeDocument"]
            return types.contains { isWordMain($0.type) && $0.part == target } ? target ?? main.part : main.part
        }
        if types.contains(where: { $0.type.contains("spreadsheetml") }) { throw unsupported("an Excel workbook", file) }
        if types.contains(where: { $0.type.contains("presentationml") }) {
            throw unsupported("a PowerPoint presentation", file)
        }
        if let target = try package.relations(of: "")["officeDocument"], package.archive.contains(target) {
            return target
        }
        if package.archive.contains("[Content_Types].xml") || package.archive.contains("word/document.xml") {
            throw file.error(
                ReadingCodes.missingDocumentPart, "the archive does not say which of its parts holds the text",
                help: "fetch the file again, or open it in Word and save it again")
        }
        if file.nameExtension == "docx" {
            throw file.error(
                ReadingCodes.wrongExtension, "called .docx, but this is some other zip archive",
                help: "save it as .docx from the program that made it, or give it back its own extension")
        }
        throw unsupported(package.archive.contains("Index/Document.iwa") ? "a Pages document" : "a zip archive", file)
    }

    private static func isWordMain(_ type: String) -> Bool {
        mainTypes.contains { type.contains($0) }
    }

    private static let mainTypes = [
        "wordprocessingml.document.main", "wordprocessingml.template.main", "ms-word.document.macroEnabled.main",
        "ms-word.template.macroEnabledTemplate.main",
    ]

    private static func openDocumentKind(_ package: OfficePackage) throws(ReadingError) -> String? {
        guard let bytes = try package.read("mimetype") else { return nil }
        let type = String(decoding: bytes.prefix(100), as: UTF8.self)
        if type.contains("opendocument.") { return "an OpenDocument file" }
        if type.contains("epub") { return "an EPUB book" }
        return nil
    }

    private static func unsupported(_ kind: String, _ file: SourceFile) -> ReadingError {
        file.error(
            ReadingCodes.unsupportedFormat, "this is \(kind), which is not supported yet",
            help: "convert it to .docx or text")
    }
}
