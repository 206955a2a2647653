internal import DocumentModel

/// Reads web pages and what word processors save as such: headings, lists with the numbers that a browser shows,
/// tables, quotations.
enum HTMLReader {
    static func read(_ file: SourceFile) throws(ReadingError) -> Document {
        let decoded = try HTMLDecoding.decode(file)
        let blocks = HTMLBlocks()
        HTMLParsing.parse(decoded.bytes, blocks)

        var builder = DocumentBuilder()
        builder.begin(decoded)
        builder.remarks += blocks.remarks
        for block in blocks.inReadingOrder() {
            builder.beginBlock(block.kind, label: block.label)
            builder.append(block.runs, of: blocks.words)
        }
        let document = builder.finish(path: file.path, format: .html)
        if document.blocks.isEmpty {
            throw file.emptyDocument(
                "there is no text on this page", help: "if a browser shows text, a script puts it there: save the page from the browser, or print it to PDF")
        }
        return document
    }
}
