/// Puts the ends of comments' ranges between runs, cutting runs where a range begins or ends inside one.
///
/// A cut closes the run and opens it again with the same attributes and properties, so that it looks as before.
struct RangeMarks {
    /// A place between the elements of a paragraph.
    struct Place: Hashable {
        var offset: Int
        /// The run that is cut, and the text in it that is.
        var run: Int?
        var text: Int?
    }

    private struct Marks {
        var place: Place
        var ends = ""
        var starts = ""
    }

    let tree: XMLTree
    let markup: WordMarkup
    /// Ids for copies of tracked changes of properties.
    private var nextChange: Int
    private var marks: [Int: Marks] = [:]

    init(_ tree: XMLTree, _ markup: WordMarkup, nextChange: Int) {
        self.tree = tree
        self.markup = markup
        self.nextChange = nextChange
    }

    mutating func add(comment id: Int, from start: Place, to end: Place) {
        marks[start.offset, default: Marks(place: start)].starts += markup.rangeStart(id)
        marks[end.offset, default: Marks(place: end)].ends += markup.rangeEnd(id)
    }

    /// - Returns: the first id for tracked changes that is still free.
    mutating func write(to splices: inout Splices) -> Int {
        var preserved: Set<Int> = []
        for (offset, marks) in marks.sorted(by: { $0.key < $1.key }) {
            // What ends here ends before anything begins.
            var inserted = marks.ends + marks.starts
            if let run = marks.place.run {
                var closing = tree.endTag(of: run)
                var opening = tree.startTag(of: run) + properties(of: run)
                if let text = marks.place.text {
                    closing = tree.endTag(of: text) + closing
                    opening += "<\(tree.qualifiedName(of: text)) xml:space=\"preserve\">"
                    // Word drops spaces at the ends of texts that do not say that they are to be kept.
                    if tree.attribute("space", of: text) == nil, preserved.insert(text).inserted {
                        splices.insert(" xml:space=\"preserve\"", at: tree.nameEnd(of: text))
                    }
                }
                inserted = closing + inserted + opening
            }
            splices.insert(inserted, at: offset)
        }
        return nextChange
    }

    /// The properties of a run, to be repeated; a tracked change among them gets an id of its own.
    private mutating func properties(of run: Int) -> String {
        guard let properties = tree.child(.rPr, of: run) else { return "" }
        let range = tree.elements[properties].start..<tree.elements[properties].end
        guard let change = tree.child(.rPrChange, of: properties), let id = tree.attribute("id", of: change) else { return tree.text(range) }
        defer { nextChange += 1 }
        return tree.text(range.lowerBound..<id.lowerBound) + String(nextChange) + tree.text(id.upperBound..<range.upperBound)
    }
}
