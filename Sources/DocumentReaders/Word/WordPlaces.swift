/// Where the visible text of a part stands among the part's elements: what a program needs that changes the file in
/// places, byte by byte, and leaves the rest alone.
///
/// Paragraphs and offsets are those of origins (see ``WordReader``). Elements are known by the order of their start tags
/// in the part, from 0: any reader of XML counts them alike.
package struct WordPlaces: Sendable {
    /// Visible text that one element gave.
    package struct Piece: Sendable {
        package var paragraph: Int
        /// Of its first byte, in the paragraph's visible text.
        package var offset: Int
        package var length: Int
        package var element: Int
        /// Of its first byte, in the element's text, where references to characters count as the characters.
        package var elementOffset: Int
    }

    /// A mark in the text that leads to a note.
    package struct Reference: Sendable {
        package var note: Int
        package var isEndnote: Bool
        package var element: Int
    }

    /// In order of paragraph and offset.
    package fileprivate(set) var pieces: [Piece] = []
    /// In the order of the part.
    package fileprivate(set) var references: [Reference] = []
    /// Start tags in the part.
    package fileprivate(set) var elementCount = 0
    fileprivate var notes: [Int: Int] = [:]

    /// The number of the note that a paragraph of a part with notes belongs to.
    package func note(ofParagraph paragraph: Int) -> Int? { notes[paragraph] }

    /// The piece that holds a byte of a paragraph's visible text. O(log pieces).
    package func piece(paragraph: Int, offset: Int) -> Piece? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            let piece = pieces[middle]
            if (piece.paragraph, piece.offset + piece.length) <= (paragraph, offset) { low = middle + 1 } else { high = middle }
        }
        guard low < pieces.count, pieces[low].paragraph == paragraph, pieces[low].offset <= offset else { return nil }
        return pieces[low]
    }
}

/// What marks the summary that `proviso annotate` puts in front of a draft, so that it is not read as part of it.
package enum WordSummaryMark {
    /// The tag of the content control that holds it.
    package static let tag = "proviso.summary"
}

/// Notes places while a part is read.
final class WordPlaceRecorder {
    private var recorded = WordPlaces()
    /// How much of the text of the element has been read.
    private var consumed = 0

    /// Sorted: the paragraphs of text boxes come in the middle of the paragraph that holds the box.
    var places: WordPlaces {
        var places = recorded
        places.pieces.sort { ($0.paragraph, $0.offset) < ($1.paragraph, $1.offset) }
        return places
    }

    /// A start tag.
    func start() {
        recorded.elementCount += 1
        consumed = 0
    }

    /// Text of the element that began last; called after ``note(_:offset:length:)``.
    func advance(_ count: Int) { consumed += count }

    /// Text that becomes visible text of a paragraph.
    func note(_ paragraph: Int, offset: Int, length: Int) {
        recorded.pieces.append(
            .init(
                paragraph: paragraph, offset: offset, length: length, element: recorded.elementCount - 1, elementOffset: consumed))
    }

    func paragraph(_ number: Int, isIn note: Int) { recorded.notes[number] = note }

    func reference(to note: Int, isEndnote: Bool) {
        recorded.references.append(.init(note: note, isEndnote: isEndnote, element: recorded.elementCount - 1))
    }
}
