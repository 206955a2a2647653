public import Diagnostics
import TextSpans

/// Gives rule files their canonical layout: values in one column, headings in their order, one blank line between
/// blocks, lines of about ``BlockWriter/width`` columns. Comments keep their places; what a file means never changes.
public enum RuleFormatter {
    public struct Outcome: Sendable {
        /// The file in its canonical layout; the file as it was, if it has faults.
        public var text: [UInt8]
        /// Why the file was left alone. Empty if it was not.
        public var diagnostics: [Diagnostic]
    }

    /// Formats one file. Names need not be known: a file is read by itself. Takes time in the order of its length.
    public static func format(_ file: RuleFile) -> Outcome {
        let (tree, faults) = BlockParser.parse(file)
        let before = DeclaredForms(tree)
        let serious = (faults + before.diagnostics).filter { $0.code != RuleCodes.headingOrder }
        guard serious.isEmpty else {
            let sorted = serious.sorted { ($0.span?.start ?? 0, $0.message) < ($1.span?.start ?? 0, $1.message) }
            return Outcome(text: file.text, diagnostics: sorted)
        }
        let text = Array(write(tree).utf8)
        let (newTree, newFaults) = BlockParser.parse(RuleFile(path: file.path, text: text))
        let after = DeclaredForms(newTree)
        let isSame = newFaults.isEmpty && after.diagnostics.isEmpty && after.forms == before.forms
            && comments(tree) == comments(newTree)
        guard isSame else {
            return Outcome(
                text: file.text,
                diagnostics: [Diagnostic(RuleCodes.wouldChange, "the canonical layout would change what the file says", file: file.path)])
        }
        return Outcome(text: text, diagnostics: [])
    }

    /// The block that is declared at a place, in the canonical layout; nil if there is none.
    public static func source(at location: SourceLocation, in file: RuleFile) -> String? {
        let tree = BlockParser.parse(file).0
        guard let block = tree.blocks.firstIndex(where: { location.span.contains($0.keywordSpan) }) else { return nil }
        return write(tree, block: block)
    }

    private static func comments(_ tree: SyntaxTree) -> [String] { tree.comments.map { tree.file.text.string($0) }.sorted() }

    // MARK: Files

    private static func write(_ tree: SyntaxTree) -> String {
        var out = ""
        let places = CommentPlaces(tree)
        for index in tree.blocks.indices {
            for line in places.lines(before: index) { out += line + "\n" }
            out += write(tree, block: index)
        }
        for line in places.lines(before: nil) { out += line + "\n" }
        return out
    }

    private static func write(_ tree: SyntaxTree, block index: Int) -> String {
        let block = tree.blocks[index]
        let text = tree.file.text
        let title = text.string(block.title).split { $0 == " " || $0 == "\t" }.joined(separator: " ")
        var writer = BlockWriter(block.keyword, title: title)
        var start = block.keywordSpan.start
        var fields: [(rank: Int, field: SyntaxField, comments: ArraySlice<ByteSpan>)] = []
        let form = BlockForm.of(block.keyword)
        for field in block.fields {
            let comments = tree.comments(from: start, to: field.span.end)
            fields.append((form.layoutRank(of: field.heading), field, comments))
            start = field.span.end
        }
        // Within one rank the author's order stays.
        for (_, (_, field, comments)) in fields.enumerated().sorted(by: { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }) {
            let before = comments.prefix { $0.start < field.headingSpan.start }
            for comment in before { writer.comment(text.string(comment)) }
            let form = ValueForm.of(field.heading, in: block.keyword)
            let (prefix, atoms) = ValueLayout.atoms(of: field, form, comments: comments.dropFirst(before.count), in: text)
            let heading = field.heading.written(text.string(field.headingSpan))
            writer.field(
                prefix.isEmpty ? heading : "\(heading) \(prefix)", atoms, isEntries: form == .entries || form == .examples)
        }
        return writer.text
    }
}

extension BlockForm {
    /// Where a heading stands in its block. The lines of a lexicon keep their order: `not` and `loose` belong to the
    /// language line above them.
    func layoutRank(of heading: Heading) -> Int {
        let word: Heading.Word
        switch heading {
        case .language, .named(.not), .named(.loose): return headings.count
        case .named(let named): word = named
        case .element: word = .expect
        case .violation: word = .violatedIf
        case .example: word = .examples
        }
        return headings.firstIndex(of: word) ?? headings.count
    }
}

extension Heading {
    /// The heading in its canonical spelling.
    func written(_ source: String) -> String {
        switch self {
        case .named(let word): word.rawValue
        case .language(let code): code
        case .element(let id): "E\(id)"
        case .violation(let id): "X\(id)"
        // "2/4" says more than "1/2": the share stays as the author wrote it.
        case .example: source.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
        }
    }
}
