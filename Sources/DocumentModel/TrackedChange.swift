public import TextSpans

/// Which text of a file with tracked changes is read.
public enum ChangeView: String, Sendable, CaseIterable {
    /// The text with all changes made.
    case accepted
    /// The text as it was before the changes.
    case rejected
}

/// A change that the program that made the file kept track of. Both views of a file have the same changes in the same
/// order, so that the number of a change means the same one in either.
public struct TrackedChange: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case insertion
        case deletion
        /// The new place of a passage that was moved.
        case movedTo = "moved-to"
        /// The place from which it was moved.
        case movedFrom = "moved-from"

        /// Whether a view shows the words of such a change.
        public func isShown(in view: ChangeView) -> Bool { isAddition == (view == .accepted) }

        /// Whether the words are new at their place.
        public var isAddition: Bool { self == .insertion || self == .movedTo }
    }

    public var kind: Kind
    /// As the file names them; nil if it names nobody.
    public var author: String?
    /// As the file writes it, mostly ISO 8601; nil if it has none.
    public var date: String?
    /// The words inserted, deleted or moved; empty for the end of a paragraph alone.
    public var text: String
    /// Where the words stand in the text of this view, in ascending order: more than one stretch if notes stand between.
    /// Where the view does not show them, an empty stretch says where they would stand. None if the place itself is not
    /// in the text (a table of contents, a note that nothing refers to).
    public var spans: [ByteSpan]

    public init(kind: Kind, author: String?, date: String?, text: String, spans: [ByteSpan] = []) {
        self.kind = kind
        self.author = author
        self.date = date
        self.text = text
        self.spans = spans
    }
}
