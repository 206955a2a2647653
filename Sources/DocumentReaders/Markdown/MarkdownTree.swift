internal import CMarkdown
internal import Synchronization

/// The parsed form of a Markdown text. The only code that speaks to cmark-gfm; its handles do not leave this file.
final class MarkdownTree {
    enum Kind {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading(level: Int), thematicBreak
        case footnoteDefinition, table, tableHeader, tableRow, tableCell
        case text, softBreak, lineBreak, code, htmlInline, link, image, footnoteReference, struck, strong
        case other
    }

    /// A step of a walk over the tree: a node is entered, its children follow, it is left. Leaves are only entered.
    struct Event {
        var kind: Kind
        var isEnter: Bool
        fileprivate var node: OpaquePointer

        /// The text of a leaf, decoded.
        var literal: UnsafeBufferPointer<UInt8> {
            guard let start = cmark_node_get_literal(node) else { return UnsafeBufferPointer(start: nil, count: 0) }
            return start.withMemoryRebound(to: UInt8.self, capacity: 1) {
                var count = 0
                while $0[count] != 0 { count += 1 }
                return UnsafeBufferPointer(start: $0, count: count)
            }
        }

        /// 1-based lines of a node; 0 if the parser did not keep them.
        var lines: ClosedRange<Int> {
            let first = Int(cmark_node_get_start_line(node))
            return first...max(first, Int(cmark_node_get_end_line(node)))
        }

        /// 1-based column in bytes at which a node starts; 0 if the parser did not keep it.
        var column: Int { Int(cmark_node_get_start_column(node)) }

        /// For lists: the number of the first item and the sign after it, nil for bullets.
        var ordering: (start: Int, sign: String)? {
            guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return nil }
            let sign = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ")" : "."
            return (Int(cmark_node_get_list_start(node)), sign)
        }
    }

    private let root: OpaquePointer

    /// - Parameter text: valid UTF-8.
    /// - Returns: nil if the parser gives up (out of memory).
    init?(_ text: [UInt8]) {
        let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
        // Attaching extensions changes tables that all parsers of the process share.
        let root = Self.parserTables.withLock { isRegistered -> OpaquePointer? in
            if !isRegistered { cmark_gfm_core_extensions_ensure_registered() }
            isRegistered = true
            guard let parser = cmark_parser_new(options) else { return nil }
            defer { cmark_parser_free(parser) }
            for name in ["table", "strikethrough"] {
                guard let syntax = cmark_find_syntax_extension(name) else { return nil }
                cmark_parser_attach_syntax_extension(parser, syntax)
            }
            text.withUnsafeBytes {
                cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
            }
            return cmark_parser_finish(parser)
        }
        guard let root else { return nil }
        self.root = root
    }

    deinit { cmark_node_free(root) }

    /// Whether the core extensions are registered; held while any text is parsed.
    private static let parserTables = Mutex(false)

    /// Walks the whole tree in document order. The events are valid only inside `visit`.
    func walk<Failure: Error>(_ visit: (Event) throws(Failure) -> Void) throws(Failure) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let step = cmark_iter_next(iterator)
            if step == CMARK_EVENT_DONE { return }
            guard let node = cmark_iter_get_node(iterator) else { return }
            try visit(Event(kind: Self.kind(of: node), isEnter: step == CMARK_EVENT_ENTER, node: node))
        }
    }

    private static func kind(of node: OpaquePointer) -> Kind {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        default: extensionKind(of: node)
        }
    }

    /// Extensions number their kinds at run time; their names are stable.
    private static func extensionKind(of node: OpaquePointer) -> Kind {
        guard let name = cmark_node_get_type_string(node) else { return .other }
        return switch String(cString: name) {
        case "table": .table
        case "table_header": .tableHeader
        case "table_row": .tableRow
        case "table_cell": .tableCell
        case "strikethrough": .struck
        default: .other
        }
    }
}
