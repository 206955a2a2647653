internal import TextSpans

extension Document {
    /// The document as readable lines, for tests and for people who wonder how a file was understood: remarks first,
    /// then a line a block: its kind, its label in brackets, its text.
    ///
    /// - Parameters:
    ///   - showsOrigins: whether each block is preceded by the origin of its first byte.
    ///   - place: what to say before the block of a number; nothing for an empty string.
    public func dump(showsOrigins: Bool = false, place: (Int) -> String = { _ in "" }) -> String {
        var out = remarks.map { "! \($0)\n" }.joined()
        for (index, block) in blocks.enumerated() {
            let standing = place(index)
            if !standing.isEmpty { out += "> \(standing)\n" }
            if showsOrigins, let origin = origins.origin(at: Int(block.span.start)) {
                out += "@ \(describe(origin, of: block))\n"
            }
            out += block.kind.word
            // Headings are bold anyway; of other blocks it tells how they are understood.
            if block.isBold, block.kind.mayBeTitle { out += " bold" }
            if let label = block.label { out += " [\(label)]" }
            let words = text.string(block.span)
            out += words.isEmpty ? "\n" : " | \(words)\n"
        }
        return out
    }

    /// The tracked changes as readable lines: kind, author, date, the words, and where they stand in the text: the bytes
    /// and what the view has there.
    public func dumpChanges() -> String {
        changes.map { change in
            var line = "~ \(change.kind.rawValue)"
            if let author = change.author { line += " by \(author)" }
            if let date = change.date { line += ", \(date)" }
            line += change.text.isEmpty ? " | (end of a paragraph)" : " | \(change.text)"
            if change.spans.isEmpty { line += "\n  @ not in the text" }
            for span in change.spans {
                let shown = text.string(span).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
                line += "\n  @ \(span.start) to \(span.end)\(shown.isEmpty ? "" : ": \(shown)")"
            }
            return line + "\n"
        }.joined()
    }

    private func describe(_ origin: Origin, of block: Block) -> String {
        var words: [String] = []
        if !origin.part.isEmpty { words.append(origin.part) }
        if origin.paragraph > 0 { words.append("paragraph \(origin.paragraph)") }
        if origin.page > 0 { words.append("page \(origin.page)") }
        words.append("offset \(origin.offset)")
        if let position = origins.sourcePosition(at: Int(block.span.start)) {
            words.append("line \(position.line):\(position.column)")
        }
        if let box = origins.box(of: block.span) { words.append("at \(box.described)") }
        return words.joined(separator: ", ")
    }
}

extension Block.Kind {
    /// Whether bold letters may make it a title.
    fileprivate var mayBeTitle: Bool {
        switch self {
        case .paragraph, .listItem: true
        case .heading, .tableCell, .note, .quotation: false
        }
    }

    /// The kind in a dump.
    var word: String {
        switch self {
        case .heading(let level): "heading \(level)"
        case .paragraph: "paragraph"
        case .listItem(let depth): "item \(depth)"
        case .tableCell(let table, let row, let column, let isHeader):
            "cell \(table).\(row).\(column)\(isHeader ? " header" : "")"
        case .note(let mark): "note \(mark)"
        case .quotation: "quotation"
        }
    }
}
