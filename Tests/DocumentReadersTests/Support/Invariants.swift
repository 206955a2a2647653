import DocumentModel
import TextSpans

/// What must hold of every document that a reader makes, whatever the file.
func brokenInvariants(of document: Document) -> [String] {
    var broken: [String] = []
    if document.blocks.isEmpty { broken.append("no blocks") }
    if String(validating: document.text, as: UTF8.self) == nil { broken.append("the text is not UTF-8") }
    var end = 0
    for (index, block) in document.blocks.enumerated() {
        let range = block.span.range
        if range.lowerBound < end || range.upperBound > document.text.count {
            broken.append("block \(index) overlaps or runs over the end")
            continue
        }
        if range.isEmpty, block.label == nil { broken.append("block \(index) is empty") }
        let text = document.text[range]
        if text.first == 0x20 || text.last == 0x20 { broken.append("block \(index) is not trimmed") }
        if text.contains(where: { $0 < 0x20 || $0 == 0x7F }) { broken.append("block \(index) has control characters") }
        if zip(text, text.dropFirst()).contains(where: { $0 == 0x20 && $1 == 0x20 }) {
            broken.append("block \(index) has a run of spaces")
        }
        if range.upperBound >= document.text.count || document.text[range.upperBound] != 0x0A {
            broken.append("block \(index) does not end with a line feed")
        }
        end = range.upperBound + 1
    }
    return broken + brokenOrigins(of: document)
}

private func brokenOrigins(of document: Document) -> [String] {
    var broken: [String] = []
    let pieces = document.origins.pieces
    for (piece, next) in zip(pieces, pieces.dropFirst()) where piece.textStart >= next.textStart {
        broken.append("origins do not ascend")
    }
    guard let source = document.origins.sourceText else { return broken }
    for block in document.blocks {
        for offset in block.span.range {
            guard let origin = document.origins.origin(at: offset), origin.offset < source.count else {
                broken.append("no origin for byte \(offset)")
                continue
            }
            let isCopy = source[origin.offset] == document.text[offset]
            let isSpace = document.text[offset] == 0x20
            if !isCopy, !isSpace, !isReplacement(at: offset, pieces) { broken.append("wrong origin for byte \(offset)") }
        }
    }
    return broken
}

private func isReplacement(at offset: Int, _ pieces: [OriginMap.Piece]) -> Bool {
    var (low, high) = (0, pieces.count)
    while low < high {
        let middle = (low + high) / 2
        if Int(pieces[middle].textStart) <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 && pieces[low - 1].isReplacement
}
