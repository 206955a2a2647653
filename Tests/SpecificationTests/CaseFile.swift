import Foundation

/// A Markdown file that is a specification: prose, and in it code blocks that say what goes in and what comes out.
///
/// A file holds sections, each under a `##` heading. A section has
/// - `rules` blocks: rule files; a word after `rules` names the file, `case.rules` is the name without one;
/// - `document` blocks: drafts, one paragraph a line, with options such as `lang=fr` or `companion=KIND`;
/// - one `expected` block: the diagnostics of the rules, or what the rules find in the documents. A block marked
///   `known-fault` says what should come out and does not yet; when it does, the test asks for the mark to go. With
///   `warnings` it lists what is merely superfluous too.
///
/// Rule blocks above the first `##` heading belong to every section. In a block marked `escapes`, `\u{202E}` stands
/// for a character and `\xFF` for a byte, so that the specification itself holds neither.
struct CaseFile {
    struct Block {
        /// The words after the three backticks.
        var info: [String]
        /// Lines between the backticks, counted from 0 in the file.
        var lines: Range<Int>
        var text: String

        var kind: String { info.first ?? "" }
        var name: String? { info.dropFirst().first { !$0.contains("=") && $0 != "escapes" } }
        func option(_ key: String) -> String? {
            info.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
        }
    }

    struct Section {
        var title: String
        var line: Int
        var blocks: [Block] = []

        func blocks(_ kind: String) -> [Block] { blocks.filter { $0.kind == kind } }
    }

    struct Malformed: Error, CustomStringConvertible { var description: String }

    let path: String
    private var lines: [String]
    private(set) var shared: [Block] = []
    private(set) var sections: [Section] = []

    init(path: String, text: String) throws {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if line.hasPrefix("## ") {
                sections.append(Section(title: String(line.dropFirst(3)), line: index + 1))
            } else if line.hasPrefix("```") {
                guard let end = lines[(index + 1)...].firstIndex(of: "```") else {
                    throw Malformed(description: "\(path):\(index + 1): a code block does not end")
                }
                try add(Block(
                    info: line.dropFirst(3).split(separator: " ").map(String.init), lines: (index + 1)..<end,
                    text: lines[(index + 1)..<end].map { $0 + "\n" }.joined()), at: index + 1)
                index = end
            }
            index += 1
        }
    }

    private mutating func add(_ block: Block, at line: Int) throws {
        guard ["rules", "document", "expected"].contains(block.kind) else {
            throw Malformed(description: "\(path):\(line): there is no kind of block '\(block.kind)'")
        }
        if sections.isEmpty {
            guard block.kind == "rules" else {
                throw Malformed(description: "\(path):\(line): only rules may stand above the first section")
            }
            shared.append(block)
        } else {
            sections[sections.count - 1].blocks.append(block)
        }
    }

    /// Puts a text in place of a block's lines. Blocks are replaced from the last to the first, so that their line
    /// numbers hold.
    mutating func replace(_ block: Block, with text: String) {
        lines.replaceSubrange(block.lines, with: text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
    }

    func write() throws { try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8) }
}

extension CaseFile.Block {
    /// The block's bytes as the program is to see them.
    var bytes: [UInt8] {
        guard info.contains("escapes") else { return Array(text.utf8) }
        var result: [UInt8] = []
        var rest = Substring(text)
        while let slash = rest.firstIndex(of: "\\") {
            result += Array(rest[..<slash].utf8)
            let escape = rest[slash...]
            if escape.hasPrefix("\\u{"), let close = escape.firstIndex(of: "}"),
                let value = UInt32(escape.dropFirst(3).prefix(upTo: close), radix: 16), let scalar = Unicode.Scalar(value)
            {
                result += Array(String(Character(scalar)).utf8)
                rest = escape[escape.index(after: close)...]
            } else if escape.hasPrefix("\\x"), let byte = UInt8(escape.dropFirst(2).prefix(2), radix: 16) {
                result.append(byte)
                rest = escape.dropFirst(4)
            } else {
                result.append(UInt8(ascii: "\\"))
                rest = escape.dropFirst()
            }
        }
        return result + Array(rest.utf8)
    }
}
