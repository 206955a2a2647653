import DocumentModel
import PatternMatching
import TextSpans

/// What the blocks around a block tell about it.
struct BlockSurroundings {
    /// The numbers of the items that are open, outermost first.
    var previous: [ItemLabel] = []
    /// The number of the last heading of each style that has one, in the order in which the styles first came.
    var headings: [ItemLabel] = []
    /// The last capital letter and the last Roman number that numbered anything: "C." comes after "B.".
    var lastCapital = 0
    var lastRoman = 0
    /// The file has headings by its own structure, so that a line need not look like one.
    var hasOwnHeadings = false
    /// In a table of contents.
    var isContents = false
    /// The block before is a quotation, or ends with the closing mark of one.
    var followsQuotation = false
    var next: Neighbour?

    /// The beginning of the block that follows.
    struct Neighbour {
        var label: ItemLabel?
        /// Its first word after the number begins with a capital.
        var startsUpperCase: Bool
        /// It ends like a sentence, and is longer than a title.
        var isSentence: Bool
    }

    /// Whether a letter may be a number here: it begins a list, or goes on in one, or a single one was lost before it.
    /// "L. Legal Adviser" under a foreword is a name.
    func allows(_ label: ItemLabel) -> Bool {
        switch label.style {
        case .capitalLetter: label.ordinal <= lastCapital + 2
        case .capitalRoman: label.text.count > 1 || label.ordinal <= lastRoman + 2
        default: true
        }
    }

    /// Whether a number comes right after the last heading of its style.
    func continuesHeading(_ label: ItemLabel) -> Bool { headings.contains { label.continues($0) } }
}

extension BlockReader {
    /// The beginning of a block that is text of its own; nil for headings, cells and notes.
    func neighbour(_ block: Block, tokens range: TokenSpan) -> BlockSurroundings.Neighbour? {
        switch block.kind {
        case .paragraph, .listItem: break
        case .heading, .tableCell, .note, .quotation: return nil
        }
        guard range.start < range.end else { return nil }
        var label: ItemLabel?
        var first = Int(range.start)
        if let shown = block.label {
            let bytes = Array(shown.utf8) + [0x20]
            label = NumberParsing.label(in: bytes, from: 0, to: bytes.count, previous: [])?.0
        } else if let (item, end) = NumberParsing.label(in: document.text, from: Int(block.span.start), to: Int(block.span.end), previous: []) {
            label = item
            while first < range.end, Int(tokens[first].span.start) < end { first += 1 }
        }
        guard first < range.end else { return nil }
        let last = document.text[block.span.range].last { $0 != 0x20 && $0 != 0x22 && $0 != 0x29 && $0 != 0x5D }
        let ends = last.map { [UInt8](".:;".utf8).contains($0) } ?? false
        return .init(
            label: label, startsUpperCase: tokens[first].flags.contains(.startsUpperCase), isSentence: ends && Int(range.end) - first >= 6)
    }

    /// Whether a block is a quotation or ends with the closing mark of one.
    func endsQuotation(_ block: Block) -> Bool {
        if case .quotation = block.kind { return true }
        guard case .paragraph = block.kind else { return false }
        let bytes = document.text[block.span.range]
        return bytes.last == 0x22 || bytes.suffix(3).elementsEqual([0xE2, 0x80, 0x9D]) || bytes.suffix(2).elementsEqual([0xC2, 0xBB])
    }
}
