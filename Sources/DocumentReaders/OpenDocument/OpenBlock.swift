internal import DocumentModel

/// A piece of text, or of a note, on its way into the document.
struct OpenBlock {
    /// What its number depends on.
    struct Number {
        var level: Int?
        var style: String?
        var isUnnumbered: Bool
        var start: Int?
    }

    var kind: Block.Kind
    var label: String?
    /// Until it is sure that the paragraph is there: one that a tracked change joins to another has no number.
    var number: Number?
    var text: [UInt8] = []
    /// Whether its style sets it in bold, and whether some words are not.
    var isBold: Bool
    var hasPlainText = false
    var stretches: [(start: Int, origin: Origin)]
    /// The tracked changes in it.
    var changes: [ChangeMark] = []
    /// Notes that hang on it; they follow it.
    var notes: [OpenBlock] = []

    /// No text has come yet, and its number is not given.
    var isUntouched: Bool { text.isEmpty && notes.isEmpty && number != nil }

    /// Goes on with the text of a paragraph whose beginning a tracked change took away.
    mutating func join(_ next: OpenBlock) {
        if isUntouched {
            let before = changes
            self = next
            changes += before
        } else {
            stretches += next.stretches.map { (text.count, $0.origin) }
        }
    }
}

/// A list that is open.
struct OpenList {
    var number: Int
    var style: String?
    /// Whether the open item still waits for the paragraph that bears its number.
    var awaitsNumber = false
    var start: Int?
    /// How many lists were open outside of the cell or note that this one stands in.
    var base: Int
}

/// A table that is open.
struct OpenTable {
    var number: Int
    var row = -1
    var column = -1
    var isInHeader = false
    var listDepth: Int
    /// A row that tracked changes leave without any text is no row of the view.
    var rowHasText = false
    var rowHasGoneText = false

    mutating func startRow() {
        if !rowHasGoneText || rowHasText { row += 1 }
        column = -1
        rowHasText = false
        rowHasGoneText = false
    }
}
