/// A Word file opened to be changed: its parts, where its text stands, and how parts are put into it. What the text says
/// is the business of ``DocumentReader``.
package struct EditableWordFile {
    /// The name of the part that holds the text, such as `word/document.xml`.
    package let mainPart: String
    /// The parts that the main part is related to, by the last word of the relation's type ("comments", "footnotes").
    package let relations: [String: String]
    /// The same of the file as a whole ("core-properties").
    package let fileRelations: [String: String]

    private let archive: OfficePackage
    private let file: SourceFile
    private let styles: WordStyles
    private let styleEntries: [String: WordStyleEntry]

    /// - Parameters:
    ///   - bytes: the file's bytes as they are on disk.
    ///   - path: the name to show in messages; no file of this name is touched.
    /// - Returns: nil if this is no Word file but something else that can be read.
    /// - Throws: why the file cannot be read.
    package init?(bytes: [UInt8], path: String, limits: ReadingLimits = .standard) throws(ReadingError) {
        file = SourceFile(path: path, bytes: bytes, limits: limits)
        guard try DocumentReader.kind(of: file) == .zip else { return nil }
        archive = try OfficePackage(file)
        if try OpenDocumentReader.canRead(archive) { return nil }
        mainPart = try WordPackage.mainPart(archive, file)
        relations = try archive.relations(of: mainPart)
        fileRelations = try archive.relations(of: "")
        let handler = WordStyleHandler()
        if let part = relations["styles"] { try archive.parse(part, handler) }
        styleEntries = handler.entries
        styles = WordStyles(handler.entries)
    }

    /// Unpacks a part; nil if there is none of this name.
    package func part(_ name: String) throws(ReadingError) -> [UInt8]? { try archive.read(name) }

    package func hasPart(_ name: String) -> Bool { archive.archive.contains(name) }

    /// Where the visible text of a part stands among its elements.
    package func places(in bytes: [UInt8], of part: String) throws(ReadingError) -> WordPlaces {
        try WordReader.places(archive, bytes, part, styles)
    }

    /// The id of a style by its English name, which Word keeps in all languages, such as "annotation reference".
    package func styleID(named name: String) -> String? {
        styleEntries.filter { $0.value.name == name }.map(\.key).min()
    }

    /// The file with some parts put in; all other parts keep their compressed bytes.
    package func putting(_ parts: [(name: String, bytes: [UInt8])]) throws(ReadingError) -> [UInt8] {
        do { return try ZipRewriting.putting(parts, into: file.bytes) } catch { throw OfficePackage.explain(error, file) }
    }
}
