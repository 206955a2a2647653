internal import DocumentModel
internal import TextSpans

/// Reads web pages and what word processors save as such: headings, lists with the numbers that a browser shows,
/// tables, quotations.
enum HTMLReader {
    static func read(_ file: SourceFile) throws(ReadingError) -> Document {
        let decoded = try HTMLDecoding.decode(file)
        let hasMark = decoded.bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let page = hasMark ? Array(decoded.bytes.dropFirst(3)) : decoded.bytes
        let blocks = HTMLBlocks()
        HTMLParsing.parse(page, blocks)

        var builder = DocumentBuilder()
        if let remark = decoded.remark { builder.remarks.append(remark) }
        builder.remarks += blocks.remarks
        builder.origins.sourceLines = LineIndex(decoded.bytes)
        builder.origins.sourceText = decoded.bytes
        for block in blocks.inReadingOrder() {
            builder.beginBlock(block.kind, label: block.label)
            for run in block.runs {
                builder.append(
                    blocks.words[run.range], origin: Origin(offset: run.offset + (hasMark ? 3 : 0)), isReplacement: !run.isCopy)
            }
        }
        let document = builder.finish(path: file.path, format: .html)
        if document.blocks.isEmpty {
            throw file.emptyDocument(
                "there is no text on this page", help: "if a browser shows text, a script puts it there: save the page from the browser, or print it to PDF")
        }
        return document
    }
}
