internal import Diagnostics

/// An Office file: parts in an archive, and the relations between them.
struct OfficePackage {
    let archive: ZipArchive
    private let file: SourceFile
    var limits: ReadingLimits { file.limits }

    init(_ file: SourceFile) throws(ReadingError) {
        self.file = file
        do {
            archive = try ZipArchive(file.bytes, limits: file.limits)
        } catch {
            throw Self.explain(error, file)
        }
    }

    /// Unpacks a part; nil if there is none of this name.
    func read(_ part: String) throws(ReadingError) -> [UInt8]? {
        do {
            return try archive.read(part)
        } catch {
            throw Self.explain(error, file)
        }
    }

    /// Parses a part. Does nothing if there is none of this name.
    func parse(_ part: String, _ handler: some XMLHandler) throws(ReadingError) {
        guard let bytes = try read(part) else { return }
        try parse(bytes, of: part, handler)
    }

    func parse(_ bytes: [UInt8], of part: String, _ handler: some XMLHandler) throws(ReadingError) {
        try Self.parse(bytes, of: part, file, handler)
    }

    /// Parses XML that is a part of a file, or the whole of it (then the part has no name).
    static func parse(_ bytes: [UInt8], of part: String, _ file: SourceFile, _ handler: some XMLHandler) throws(ReadingError) {
        do {
            try XMLParsing.parse(bytes, limits: file.limits, handler)
        } catch {
            throw explain(error, part, file)
        }
    }

    /// Where a part's relations point: the last word of each relation's type ("styles", "officeDocument") and the
    /// part that it leads to. The first of each type counts.
    ///
    /// - Parameter part: the part whose relations are wanted; empty for the package itself.
    func relations(of part: String) throws(ReadingError) -> [String: String] {
        let slash = part.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { String(part[..<$0]) } ?? ""
        let name = slash.map { String(part[part.utf8.index(after: $0)...]) } ?? part
        let handler = RelationHandler(folder: folder)
        try parse(folder.isEmpty ? "_rels/\(name).rels" : "\(folder)/_rels/\(name).rels", handler)
        return handler.targets
    }

    /// The parts with a declared content type, by that type.
    func contentTypes() throws(ReadingError) -> [(part: String, type: String)] {
        let handler = ContentTypeHandler()
        try parse("[Content_Types].xml", handler)
        return handler.overrides
    }

    static func explain(_ fault: ZipFault, _ file: SourceFile) -> ReadingError {
        switch fault {
        case .broken(let reason):
            file.error(
                ReadingCodes.brokenArchive, "the archive is damaged: \(reason)",
                help: "fetch the file again, or open it in Word and save it again")
        case .encrypted:
            file.error(
                ReadingCodes.encryptedDocument, "the archive is encrypted",
                help: "unpack it with its password, or save the document without one")
        case .tooLarge:
            file.error(
                ReadingCodes.archiveTooLarge, "the archive unpacks to more than the limits allow",
                help: "remove large embedded objects and save the document again")
        case .tooManyEntries(let count):
            file.error(
                ReadingCodes.archiveTooLarge, "the archive holds \(count) files, more than a document has",
                help: "give the document itself, not an archive of documents")
        }
    }

    private static func explain(_ fault: XMLFault, _ part: String, _ file: SourceFile) -> ReadingError {
        let part = part.isEmpty ? "the file" : "part \(part)"
        return switch fault {
        case .malformed(let line, let reason):
            file.error(
                ReadingCodes.brokenXML,
                line > 0 ? "\(part) is broken at line \(line): \(reason)" : "\(part) is broken: \(reason)",
                help: "open the document in Word, let Word repair it, and save it again")
        case .documentType:
            file.error(
                ReadingCodes.documentTypeDeclaration, "\(part) has a document type declaration",
                help: "open the document in a word processor and save it again")
        case .tooDeep:
            file.error(
                ReadingCodes.nestedTooDeeply, "\(part) is nested deeper than \(file.limits.maxNesting) elements",
                help: "open the document in a word processor and save it again")
        case .tooMuch(let what):
            file.error(ReadingCodes.fileTooLarge, "\(part) is more than can be read: \(what)", help: "split the document, or convert it to text")
        }
    }
}

private final class RelationHandler: XMLHandler {
    private let folder: String
    private(set) var targets: [String: String] = [:]

    init(folder: String) { self.folder = folder }

    func start(_ element: OfficeElement, _ attributes: XMLAttributes) {
        guard element == .relationship, attributes.string("TargetMode") != "External",
            let type = attributes.string("Type")?.split(separator: "/").last, let target = attributes.string("Target")
        else { return }
        if targets[String(type)] == nil { targets[String(type)] = Self.resolve(target, in: folder) }
    }

    func end(_ element: OfficeElement) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// A target counts from the folder of the part that names it, unless it begins with a slash.
    private static func resolve(_ target: String, in folder: String) -> String {
        var path = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = path.popLast() } else { path.append(step) }
        }
        return path.joined(separator: "/")
    }
}

private final class ContentTypeHandler: XMLHandler {
    private(set) var overrides: [(part: String, type: String)] = []

    func start(_ element: OfficeElement, _ attributes: XMLAttributes) {
        guard element == .contentTypeOverride, let part = attributes.string("PartName"),
            let type = attributes.string("ContentType")
        else { return }
        overrides.append((part.hasPrefix("/") ? String(part.dropFirst()) : part, type))
    }

    func end(_ element: OfficeElement) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
