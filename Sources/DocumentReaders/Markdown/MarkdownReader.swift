internal import DocumentModel
internal import TextSpans

/// Reads Markdown in GitHub's flavour: headings, lists, tables, quotations, footnotes. Struck and hidden text is
/// left out, as a reader of the page would not take it for the draft's words.
enum MarkdownReader {
    static func read(_ file: SourceFile) throws(ReadingError) -> Document {
        let decoded = try TextDecoding.decode(file)
        let text = FrontMatter.blanked(decoded.bytes)
        try file.check(text)
        if let excess = MarkdownCensus.excess(in: text, limits: file.limits) {
            throw file.error(ReadingCodes.fileTooLarge, excess, help: "split the document, or save the text as plain text (.txt)")
        }
        if MarkdownCensus.nestsDeeply(text, limit: file.limits.maxNesting) { throw MarkdownBlocks.tooDeep(file) }
        guard let tree = MarkdownTree(text) else {
            throw file.error(
                ReadingCodes.nestedTooDeeply, "the Markdown cannot be parsed", help: "save the text as plain text (.txt)")
        }
        var blocks = MarkdownBlocks(file, text)
        try tree.walk { (event) throws(ReadingError) in try blocks.visit(event) }

        var builder = DocumentBuilder()
        builder.begin(decoded)
        builder.remarks += blocks.remarks
        for block in blocks.inReadingOrder() {
            builder.beginBlock(block.kind, label: block.label, isBold: !block.hasPlainText)
            builder.append(block.runs, of: blocks.words)
        }
        let document = builder.finish(path: file.path, format: .markdown)
        if document.blocks.isEmpty {
            throw file.emptyDocument("there is no text in the file to read", help: "check that this is the right file")
        }
        return document
    }
}
