internal import DocumentModel
internal import TextSpans

/// Reads plain text: decodes it, cuts it into lines, finds out how the file uses lines, and joins them to blocks.
/// What the blocks mean (articles, preamble, items) is decided by others, from the text.
enum PlainTextReader {
    static func read(_ file: SourceFile) throws(ReadingError) -> Document {
        let decoded = try TextDecoding.decode(file)
        let text = decoded.bytes
        try file.check(text)
        var lines = TextLine.split(text)
        let furniture = text.contains(0x0C) ? PageFurniture(lines, text).lines : RunningLines.find(lines, text)
        lines = lines.indices.filter { !furniture.contains($0) }.map { lines[$0] }
        let blocks = LineJoining(text: text, lines: lines).blocks()

        var builder = DocumentBuilder()
        builder.origins.sourceLines = LineIndex(text)
        builder.origins.sourceText = text
        if let remark = decoded.remark { builder.remarks.append(remark) }
        if !furniture.isEmpty {
            builder.remarks.append("\(furniture.count) lines at the edges of pages were left out: running headers, footers and page numbers.")
        }
        for block in blocks {
            builder.beginBlock(.paragraph)
            for piece in block {
                let origin = Origin(page: piece.page, offset: piece.range.lowerBound)
                builder.append(text[piece.range], origin: origin)
                if piece.isFollowedBySpace {
                    builder.append([0x20], origin: Origin(page: piece.page, offset: piece.range.upperBound))
                }
            }
        }
        let document = builder.finish(path: file.path, format: .plainText)
        if document.blocks.isEmpty {
            throw file.emptyDocument(
                "there is no text in the file, only white space", help: "check that this is the right file")
        }
        return document
    }
}
