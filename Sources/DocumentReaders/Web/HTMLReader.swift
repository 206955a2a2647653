internal import DocumentModel

/// Reads web pages and what word processors save as such: headings, lists with the numbers that a browser shows,
/// tables, quotations.
enum HTMLReader {
    static func read(_ file: SourceFile) throws(ReadingError) -> Document {
        let decoded = try HTMLDecoding.decode(file)
        let blocks = HTMLBlocks(file.limits)
        do {
            try HTMLParsing.parse(decoded.bytes, limits: file.limits, blocks)
        } catch {
            throw explain(error, file)
        }

        var builder = DocumentBuilder()
        builder.begin(decoded)
        builder.remarks += blocks.remarks
        for block in blocks.inReadingOrder() {
            builder.beginBlock(block.kind, label: block.label, isBold: !block.hasPlainText)
            builder.append(block.runs, of: blocks.words)
        }
        let document = builder.finish(path: file.path, format: .html)
        if document.blocks.isEmpty {
            throw file.emptyDocument(
                "there is no text on this page", help: "if a browser shows text, a script puts it there: save the page from the browser, or print it to PDF")
        }
        return document
    }

    private static func explain(_ fault: XMLFault, _ file: SourceFile) -> ReadingError {
        let help = "save the page as text, or print it to PDF"
        return switch fault {
        case .tooDeep: file.error(ReadingCodes.nestedTooDeeply, "more than \(file.limits.maxOpenTags) elements of the page are open at once", help: help)
        case .tooMuch(let what): file.error(ReadingCodes.fileTooLarge, "the page is more than can be read: \(what)", help: help)
        // Nothing is malformed to a reader that forgives.
        case .malformed, .documentType: file.error(ReadingCodes.brokenXML, "the page cannot be parsed", help: help)
        }
    }
}
