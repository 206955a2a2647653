import TextSpans

extension SyntaxTree {
    /// The comments between two places of the file.
    func comments(from start: Int32, to end: Int32) -> ArraySlice<ByteSpan> {
        let first = comments.firstIndex { $0.start >= start } ?? comments.endIndex
        return comments[first...].prefix { $0.start < end }
    }
}

/// What stands between blocks: comments, and the blank lines that say what a comment belongs to.
struct CommentPlaces {
    private let tree: SyntaxTree

    init(_ tree: SyntaxTree) { self.tree = tree }

    /// The lines between a block and the one before it; those at the end of the file without one. A comment that
    /// stands right under a block stays there, unless it stands right above the next one too.
    func lines(before block: Int?) -> [String] {
        let next = block ?? tree.blocks.count
        let previousEnd = next > 0 ? end(of: tree.blocks[next - 1]) : 0
        let nextStart = block.map { tree.blocks[$0].keywordSpan.start } ?? Int32(tree.file.text.count)
        let comments = Array(tree.comments(from: previousEnd, to: nextStart))
        guard !comments.isEmpty else { return block == nil || next == 0 ? [] : [""] }
        var lines: [String] = []
        var gaps = [hasBlankLine(previousEnd, comments[0].start)]
        for (a, b) in zip(comments, comments.dropFirst()) { gaps.append(hasBlankLine(a.end, b.start)) }
        gaps.append(block == nil ? false : hasBlankLine(comments[comments.count - 1].end, nextStart))
        if next > 0, block != nil, !gaps.contains(true) { gaps[0] = true }
        if next == 0 { gaps[0] = false }
        for (index, comment) in comments.enumerated() {
            if gaps[index] { lines.append("") }
            lines.append(tree.file.text.string(comment))
        }
        if gaps[comments.count] { lines.append("") }
        return lines
    }

    private func end(of block: SyntaxBlock) -> Int32 {
        block.fields.map(\.span.end).max() ?? max(block.keywordSpan.end, block.title.end)
    }

    private func hasBlankLine(_ start: Int32, _ end: Int32) -> Bool {
        tree.file.text[Int(start)..<Int(end)].count { $0 == 0x0A } > 1
    }
}
