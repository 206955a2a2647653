/// A paragraph of a Word file as its reader sees it, before styles and numbers are applied.
struct WordParagraph {
    /// Where a stretch of the text comes from. Mostly there is one; paragraphs whose mark a tracked change took away
    /// bring more.
    struct Stretch {
        /// Offset in `text`.
        var start: Int
        /// 1-based number of the paragraph in its part, counted by start tags.
        var paragraph: Int
        /// Where the stretch begins in that paragraph's visible text.
        var offset = 0
        /// Page breaks before it, as the program that saved the file last laid it out.
        var pageBreaks = 0
    }

    /// A mark that leads to a footnote or endnote.
    struct NoteReference {
        var isEndnote: Bool
        var id: Int
        /// The mark if the author chose one instead of a number.
        var customMark: [UInt8] = []
        var isCustom: Bool
        /// Where it stands in the text.
        var offset = 0
        /// False if a tracked change keeps it out of the view.
        var isShown = true
        /// The change that it came or went with.
        var change: Int?
    }

    struct Cell {
        var table: Int
        var row: Int
        var column: Int
    }

    /// The visible text: tabs, breaks and special hyphens as one byte each; nothing for hidden text and for what
    /// tracked changes keep out of the view.
    var text: [UInt8] = []
    var stretches: [Stretch] = []
    var style: String?
    var numId: Int?
    var ilvl: Int?
    /// 0 to 8 for headings, 9 for body text, as in the file.
    var outlineLevel: Int?
    var cell: Cell?
    var notes: [NoteReference] = []
    /// The tracked changes in it, by their numbers in the part.
    var changes: [ChangeMark] = []
    /// Some visible text is not bold.
    var hasPlainText = false

    /// Makes room for the properties from before a tracked change.
    mutating func forgetProperties() { (style, numId, ilvl, outlineLevel) = (nil, nil, nil, nil) }

    /// Takes in the next paragraph: this one's mark is gone, so that the next one's properties count for both.
    mutating func join(_ next: WordParagraph) {
        let shift = text.count
        for var stretch in next.stretches {
            stretch.start += shift
            stretches.append(stretch)
        }
        text += next.text
        for var note in next.notes {
            note.offset += shift
            notes.append(note)
        }
        for change in next.changes { changes.append(ChangeMark(change: change.change, start: change.start + shift, end: change.end + shift)) }
        hasPlainText = hasPlainText || next.hasPlainText
        (style, numId, ilvl, outlineLevel, cell) = (next.style, next.numId, next.ilvl, next.outlineLevel, next.cell)
    }
}

/// What is known of a table besides its cells.
struct WordTable {
    /// Rows that the author marked to be repeated on each page.
    var headerRows: Set<Int> = []
    var rowCount = 0
    var style: String?
    /// The table asks its style to set the first row apart.
    var usesFirstRow = false
    var firstRowHasText = false
    var firstRowHasPlainText = false

    /// Whether a row holds headers: as marked; else the first row if it looks like one.
    func isHeader(row: Int, _ styles: WordStyles) -> Bool {
        if !headerRows.isEmpty { return headerRows.contains(row) }
        guard row == 0, rowCount > 1, firstRowHasText else { return false }
        if !firstRowHasPlainText { return true }
        return usesFirstRow && style.flatMap { styles[$0]?.hasHeaderRow } ?? false
    }
}

/// What a part left out or could not use, for remarks.
struct WordOmissions {
    var hiddenRuns = 0
    var struckRuns = 0
    var embeddedDocuments = 0
    /// Fields of a form that nobody has filled in.
    var placeholders = 0
    var pictures = 0
    var comments = 0
    /// Summaries of an earlier review, which Proviso put in front.
    var summaries = 0
}

/// The text of a part: the body, or the notes by their numbers.
struct WordStory {
    var paragraphs: [WordParagraph] = []
    var notes: [Int: [WordParagraph]] = [:]
    var tables: [WordTable] = []
    var omissions = WordOmissions()
    var changes: [WordChanges.Record] = []
    /// Page breaks of the last layout; 0 if the program that saved the file did not write them.
    var pageBreaks = 0
    /// A field was begun and never ended, so that text may have been taken for its code.
    var hasOpenField = false
}
