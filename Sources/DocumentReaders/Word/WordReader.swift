internal import DocumentModel

/// Reads Word files (.docx, and the macro and template variants of the same format).
///
/// The text is the draft as it would be if all tracked changes were accepted, or rejected: what is not in the view that
/// is wanted is passed over, but the changes are kept account of in either. Comments, headers and footers are left
/// out. Origins name the part, the number of the paragraph in it (by start tags, from 1), and the offset in bytes in
/// that paragraph's visible text, where a tab, a break or a special hyphen counts one. Pages are those of the last
/// layout, if the program that saved the file wrote down where they broke.
enum WordReader {
    static func read(_ package: OfficePackage, _ file: SourceFile) throws(ReadingError) -> Document {
        let main = try WordPackage.mainPart(package, file)
        guard let body = try package.read(main) else {
            throw file.error(
                ReadingCodes.missingDocumentPart, "the part that holds the text, \(main), is not in the archive",
                help: "fetch the file again, or open it in Word and save it again")
        }
        let relations = try package.relations(of: main)
        let styles = try readStyles(package, relations["styles"])
        var assembly = WordAssembly(styles: styles, numbering: try readNumbering(package, relations["numbering"]))
        let settings = WordSettingsHandler()
        if let part = relations["settings"] { try package.parse(part, settings) }
        if let part = relations["footnotes"], let bytes = try package.read(part) {
            assembly.footnotes = .init(
                part: part, story: try readStory(package, bytes, part, styles, file.view), numbering: settings.footnotes)
        }
        if let part = relations["endnotes"], let bytes = try package.read(part) {
            assembly.endnotes = .init(
                part: part, story: try readStory(package, bytes, part, styles, file.view), numbering: settings.endnotes)
        }
        let story = try readStory(package, body, main, styles, file.view)
        assembly.place(story, part: main)
        assembly.builder.view = file.view
        assembly.builder.changes = assembly.changes(story)
        assembly.builder.remarks = ChangeRemarks.about(assembly.builder.changes, view: file.view) + WordRemarks.about(
            [story.omissions, assembly.footnotes.story.omissions, assembly.endnotes.story.omissions],
            contentsLines: assembly.contentsLines, relations: relations)
        let document = assembly.builder.finish(path: file.path, format: .docx)
        if document.blocks.isEmpty {
            let hasPictures = story.omissions.pictures > 0
            throw file.emptyDocument(
                hasPictures ? "there are pictures in the document, but no text" : "there is no text in the document",
                help: hasPictures
                    ? "scanned pages need character recognition first" : "check that this is the right file")
        }
        return document
    }

    private static func readStory(
        _ package: OfficePackage, _ bytes: [UInt8], _ part: String, _ styles: WordStyles, _ view: ChangeView
    ) throws(ReadingError) -> WordStory {
        let reader = WordStoryReader(styles, view: view, maxParagraphs: package.limits.maxBlocks)
        try package.parse(bytes, of: part, reader)
        if !reader.story.hasOpenField { return reader.story }
        // Rather some field codes in the text than text lost.
        let second = WordStoryReader(styles, view: view, maxParagraphs: package.limits.maxBlocks, heedsFields: false)
        try package.parse(bytes, of: part, second)
        return second.story
    }

    /// Reads a part as ``readStory(_:_:_:_:_:)`` does with all changes accepted, to find where its text stands among its elements.
    static func places(
        _ package: OfficePackage, _ bytes: [UInt8], _ part: String, _ styles: WordStyles
    ) throws(ReadingError) -> WordPlaces {
        let recorder = WordPlaceRecorder()
        let limit = package.limits.maxBlocks
        let reader = WordStoryReader(styles, view: .accepted, maxParagraphs: limit, recorder: recorder)
        try package.parse(bytes, of: part, reader)
        if !reader.story.hasOpenField { return recorder.places }
        let second = WordPlaceRecorder()
        try package.parse(bytes, of: part, WordStoryReader(styles, view: .accepted, maxParagraphs: limit, heedsFields: false, recorder: second))
        return second.places
    }

    private static func readStyles(_ package: OfficePackage, _ part: String?) throws(ReadingError) -> WordStyles {
        guard let part else { return WordStyles() }
        let handler = WordStyleHandler()
        try package.parse(part, handler)
        return WordStyles(handler.entries)
    }

    private static func readNumbering(_ package: OfficePackage, _ part: String?) throws(ReadingError) -> WordNumbering {
        guard let part else { return WordNumbering() }
        let handler = WordNumberingHandler()
        try package.parse(part, handler)
        var numbering = handler.numbering
        numbering.indexStyles()
        return numbering
    }
}
