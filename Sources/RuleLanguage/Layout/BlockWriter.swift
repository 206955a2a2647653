/// A piece of a value as the canonical layout places it.
enum LayoutAtom {
    /// Words that stay on one line.
    case chunk(String)
    /// A comment line; the value goes on under it.
    case comment(String)
    /// What follows stands on an `or` line.
    case alternative
    /// What follows starts a line of its own.
    case paragraph
}

/// Writes one block in the canonical layout: values in one column, long values on `|` lines.
struct BlockWriter {
    /// Lines end before this column where there is a place to break them.
    static let width = 110

    let keyword: BlockKeyword
    private(set) var text: String

    init(_ keyword: BlockKeyword, title: String) {
        self.keyword = keyword
        text = title.isEmpty ? "\(keyword.rawValue)\n" : "\(keyword.rawValue) \(title)\n"
    }

    /// The column in which values start: wide enough for the usual headings of the block.
    private var column: Int {
        switch keyword {
        case .topic, .cues: 7
        case .pack, .concept, .provision, .extend, .examples, .off: 9
        case .statement, .profile: 12
        case .rule: 13
        }
    }

    mutating func comment(_ comment: String) { text += comment + "\n" }

    /// A heading with its value.
    /// - Parameter isEntries: the chunks are entries of a list, with `|` between them; the `|` of a line that goes on
    ///   stands right before the entries then, and under the heading in every other value.
    mutating func field(_ heading: String, _ atoms: [LayoutAtom], isEntries: Bool = false) {
        let continuation = isEntries ? String(repeating: " ", count: column - 2) + "| " : padded("|")
        let separator = isEntries ? " | " : " "
        // What starts the next line, once there is something to put on it.
        var lead: String? = padded(heading)
        var line = ""
        func flush(_ text: inout String) {
            if !line.isEmpty { text += line + "\n" }
            line = ""
        }
        for atom in atoms {
            switch atom {
            case .chunk(let chunk):
                if lead == nil, line.count + separator.count + chunk.count <= BlockWriter.width {
                    line += separator + chunk
                } else {
                    flush(&text)
                    line = (lead ?? continuation) + chunk
                    lead = nil
                }
            case .comment(let comment):
                // A heading whose value starts under a comment stands alone on its line.
                if let lead, lead != continuation, line.isEmpty { line = BlockWriter.withoutBlanksAtEnd(lead) }
                flush(&text)
                text += comment + "\n"
                lead = continuation
            case .alternative:
                flush(&text)
                lead = padded("or")
            case .paragraph:
                flush(&text)
                lead = lead ?? continuation
            }
        }
        if let lead, lead != continuation { line = BlockWriter.withoutBlanksAtEnd(lead) }
        flush(&text)
    }

    private func padded(_ heading: String) -> String {
        heading + String(repeating: " ", count: max(1, column - heading.count))
    }

    private static func withoutBlanksAtEnd(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
