import DocumentModel
import DocumentReaders
import TextSpans

/// Finds the places in the main part where the passage of a finding begins and ends.
///
/// Comments can stand neither in notes nor in text boxes: a passage in a note is marked at the reference to the note, one
/// in a text box at the run that holds the box. What cannot be cut (a formula, a content control) is marked as a whole.
struct Anchors {
    let tree: XMLTree
    let origins: OriginMap
    let mainPart: String
    /// Where the text of the main part stands.
    let places: WordPlaces
    /// The same of the parts with notes.
    let notePlaces: [String: (places: WordPlaces, isEndnote: Bool)]

    struct Range {
        var start: RangeMarks.Place
        var end: RangeMarks.Place
        /// The paragraph of the main part in which the passage ends.
        var paragraph: Int
        /// The run in which it begins, if it begins in one.
        var run: Int?
    }

    /// - Parameter span: bytes of the document's text; not empty.
    /// - Returns: nil if nothing in the file stands for this text.
    func range(of span: ByteSpan) -> Range? {
        // The reader puts brackets around what nobody has filled in: they stand nowhere in the file.
        let edge = 2
        guard let first = span.range.prefix(edge).lazy.compactMap(target).first, let last = span.range.suffix(edge).reversed().lazy.compactMap(target).first
        else { return nil }
        guard let start = place(first, atEnd: false), let end = place(last, atEnd: true), start.offset < end.offset else { return nil }
        guard let paragraph = tree.lineage(of: last.element).filter({ tree.elements[$0].name == .p }).last else { return nil }
        let run = runLevel(of: first.element).flatMap { tree.elements[$0].name == .r ? $0 : nil }
        return Range(start: start, end: end, paragraph: paragraph, run: run)
    }

    /// An element that gives text, and the place of a byte in its text; nil for an element that counts as a whole.
    private struct Target {
        var element: Int
        var offset: Int?
        /// A note's reference may have a mark of its own behind it in the same run, which no cut may part from it.
        var isReference = false
    }

    private func target(_ offset: Int) -> Target? {
        guard let origin = origins.origin(at: offset) else { return nil }
        if let notes = notePlaces[origin.part] {
            guard let note = notes.places.note(ofParagraph: origin.paragraph),
                let reference = places.references.first(where: { $0.note == note && $0.isEndnote == notes.isEndnote })
            else { return nil }
            return Target(element: reference.element, isReference: true)
        }
        guard origin.part == mainPart, let piece = places.piece(paragraph: origin.paragraph, offset: origin.offset) else { return nil }
        guard tree.elements[piece.element].name == .t else { return Target(element: piece.element) }
        let inElement = piece.elementOffset + origin.offset - piece.offset
        return Target(element: piece.element, offset: inElement)
    }

    private func place(_ target: Target, atEnd: Bool) -> RangeMarks.Place? {
        guard let whole = runLevel(of: target.element) else { return nil }
        let element = tree.elements[target.element]
        // Only what stands directly in a run of the paragraph can be cut out of it.
        guard tree.elements[whole].name == .r, element.parent == whole, !target.isReference else { return outside(whole, atEnd) }
        if let offset = target.offset {
            guard let cut = tree.place(ofText: atEnd ? offset + 1 : offset, in: target.element) else { return outside(whole, atEnd) }
            // A rest of white space is no reason for a cut: the run would have nothing else in it.
            let rest = atEnd ? cut..<element.contentEnd : element.contentStart..<cut
            if !tree.bytes[rest].allSatisfy({ $0 <= 0x20 }) { return .init(offset: cut, run: whole, text: target.element) }
        }
        if atEnd {
            return element.end == tree.elements[whole].contentEnd ? outside(whole, true) : .init(offset: element.end, run: whole)
        }
        let contentStart = tree.child(.rPr, of: whole).map { tree.elements[$0].end } ?? tree.elements[whole].contentStart
        return element.start == contentStart ? outside(whole, false) : .init(offset: element.start, run: whole)
    }

    /// What holds an element among the runs of its outermost paragraph: mostly the run.
    private func runLevel(of element: Int) -> Int? {
        let lineage = Array(tree.lineage(of: element))
        guard let paragraph = lineage.lastIndex(where: { tree.elements[$0].name == .p }) else { return nil }
        return lineage[..<paragraph].last { !tree.elements[$0].name.holdsRuns }
    }

    /// Before or after an element, and out of what it is the first or last part of: the mark of a comment on the whole of
    /// a link or of an insertion does not belong to it.
    private func outside(_ element: Int, _ atEnd: Bool) -> RangeMarks.Place {
        var element = element
        while case let parent = tree.elements[element].parent, parent >= 0, tree.elements[parent].name.holdsRuns {
            let isAtEdge = atEnd
                ? tree.elements[element].end == tree.elements[parent].contentEnd : tree.elements[element].start == tree.elements[parent].contentStart
            if !isAtEdge { break }
            element = parent
        }
        return .init(offset: atEnd ? tree.elements[element].end : tree.elements[element].start)
    }
}
