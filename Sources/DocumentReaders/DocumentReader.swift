internal import Diagnostics
public import DocumentModel

/// Reads a document of any supported format. The one door of this module.
public enum DocumentReader {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: the path as the user gave it; it goes into the document and into messages unchanged.
    ///   - limits: how much to take on.
    ///   - view: which text to read of a file with tracked changes; others read the same in all views.
    /// - Returns: the document, with at least one block of text.
    /// - Throws: why the file could not be read, as a diagnostic from ``ReadingCodes``.
    public static func read(
        path: String, limits: ReadingLimits = .standard, view: ChangeView = .accepted
    ) throws(ReadingError) -> Document {
        var file = try FileLoading.load(path, limits: limits)
        file.view = view
        return try checked(read(file), file)
    }

    /// Loads a file without reading it as a document: for those who need its bytes too.
    ///
    /// - Throws: why it cannot be loaded: folders, devices, pipes that nobody writes to, files above the limit.
    public static func load(path: String, limits: ReadingLimits = .standard) throws(ReadingError) -> [UInt8] {
        try FileLoading.load(path, limits: limits).bytes
    }

    /// Reads a document that is in memory already. The kind is decided by the bytes first, then by the name.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes as they are on disk.
    ///   - path: the name to decide by and to show; no file of this name is touched.
    ///   - limits: how much to take on.
    ///   - view: which text to read of a file with tracked changes.
    public static func read(
        bytes: [UInt8], path: String, limits: ReadingLimits = .standard, view: ChangeView = .accepted
    ) throws(ReadingError) -> Document {
        let file = SourceFile(path: path, bytes: bytes, limits: limits, view: view)
        if bytes.count > limits.maxFileBytes {
            throw file.error(
                ReadingCodes.fileTooLarge, "the document is larger than \(limits.maxFileBytes >> 20) MB",
                help: "remove pictures and embedded objects, or convert the document to text")
        }
        return try checked(read(file), file)
    }

    /// What is taken in is analysed as a whole: small files can hold much text.
    private static func checked(_ document: Document, _ file: SourceFile) throws(ReadingError) -> Document {
        guard document.text.count <= file.limits.maxTextBytes, document.blocks.count <= file.limits.maxBlocks else {
            throw file.tooMuchText()
        }
        return document
    }

    /// What a file is, if it is what it is called and open to readers.
    static func kind(of file: SourceFile) throws(ReadingError) -> FileKind {
        if file.bytes.isEmpty {
            throw file.emptyDocument("the file is empty", help: "check that the file was saved or copied completely")
        }
        let kind = FileKind(of: file)
        if kind != .zip, kind != .compoundFile, file.nameExtension == "docx" {
            throw file.error(
                ReadingCodes.wrongExtension, "called .docx, but this is not a Word file: \(kind.description)",
                help: "save it as .docx from the program that made it, or give it back its own extension")
        }
        // Word keeps an encrypted file of the new format in a container of the old one.
        if kind == .compoundFile, Array("EncryptedPackage".utf16).flatMap({ [UInt8($0 & 0xFF), 0] }).isContained(in: file.bytes) {
            throw file.error(
                ReadingCodes.encryptedDocument, "this Office file is protected by a password", help: "open it, remove the password and save it again")
        }
        return kind
    }

    private static func read(_ file: SourceFile) throws(ReadingError) -> Document {
        switch try kind(of: file) {
        case .plainText: return try PlainTextReader.read(file)
        case .markdown: return try MarkdownReader.read(file)
        case .zip:
            let package = try OfficePackage(file)
            return try OpenDocumentReader.canRead(package) ? OpenDocumentReader.read(package, file) : WordReader.read(package, file)
        case .flatOpenDocument: return try OpenDocumentReader.readFlat(file)
        case .compoundFile:
            return try OfficeConverter.read(file, kind: "doc", format: .doc)
        case .rtf: return try OfficeConverter.read(file, kind: "rtf", format: .rtf)
        case .binary(let what):
            throw file.error(
                ReadingCodes.binaryFile, "this is \(what), not text",
                help: "a picture of a text needs character recognition first; give a document as .docx or text")
        case .pdf: return try PDFReader.read(file)
        case .html: return try HTMLReader.read(file)
        case .xml:
            throw file.error(
                ReadingCodes.unsupportedFormat, "this is \(FileKind.xml.description), which is not supported yet",
                help: "convert it to .docx or text")
        }
    }
}

extension FileKind {
    /// Fits after "this is".
    var description: String {
        switch self {
        case .plainText, .markdown: "a file without the structure of an archive"
        case .zip: "a zip archive"
        case .compoundFile: "an encrypted or old Office file"
        case .pdf: "a PDF file"
        case .rtf: "an RTF file"
        case .html: "an HTML file"
        case .flatOpenDocument: "an OpenDocument text"
        case .xml: "an XML file"
        case .binary(let what): what
        }
    }
}
