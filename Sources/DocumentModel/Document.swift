public import TextSpans

/// What a reader makes of a file: its text in reading order, cut into blocks, with the origin of each byte.
/// Readers fill it through ``DocumentBuilder``; the engine knows nothing of file formats.
public struct Document: Sendable {
    /// The path as the user gave it.
    public var path: String
    public var format: DocumentFormat
    /// The text to analyse: valid UTF-8; each block ends with a line feed that belongs to no block.
    public var text: [UInt8]
    /// In reading order; spans ascend and do not overlap.
    public var blocks: [Block]
    public var origins: OriginMap
    /// What a user should know about how the file was read (parts left out, encodings guessed).
    public var remarks: [String]
    /// The tracked changes of the file, which are in the text or not, as `view` says.
    public var changes: [TrackedChange]
    /// What was read of a file with tracked changes; of no meaning for others.
    public var view: ChangeView
    /// Share of the file that could not be read (a scanned page, a broken part), in thousandths.
    public var unreadPermille: Int

    public init(
        path: String, format: DocumentFormat, text: [UInt8], blocks: [Block], origins: OriginMap,
        remarks: [String] = [], unreadPermille: Int = 0, changes: [TrackedChange] = [], view: ChangeView = .accepted
    ) {
        self.path = path
        self.format = format
        self.text = text
        self.blocks = blocks
        self.origins = origins
        self.remarks = remarks
        self.unreadPermille = unreadPermille
        self.changes = changes
        self.view = view
    }
}

public enum DocumentFormat: String, Sendable, CaseIterable {
    case plainText = "text"
    case markdown
    case docx
    case odt
    case pdf
    case html
    case rtf
    case doc
}

/// A paragraph-sized piece of a document.
public struct Block: Sendable {
    public enum Kind: Hashable, Sendable {
        /// A heading by the file's own structure, level 1 and up.
        case heading(level: Int)
        case paragraph
        /// An item of a list by the file's own structure; depth 1 and up.
        case listItem(depth: Int)
        /// A cell of a table; numbers count from 0. Header cells are those of a header row.
        case tableCell(table: Int, row: Int, column: Int, isHeader: Bool)
        /// A footnote or endnote, with its mark.
        case note(mark: String)
        /// A quotation set off by the file's own structure.
        case quotation
    }

    public var kind: Kind
    public var span: ByteSpan
    /// The number that the program that made the file shows before the block ("Article 9", "(a)", "2.1"), where the
    /// number is not part of the text. Its words are not analysed as text.
    public var label: String?
    /// All of its words are set in bold: many a draft has its titles so, and no headings by the file's own structure.
    public var isBold = false

    public init(kind: Kind, span: ByteSpan, label: String? = nil, isBold: Bool = false) {
        self.kind = kind
        self.span = span
        self.label = label
        self.isBold = isBold
    }
}
