/// A text as a terminal shows it: characters with their columns, made safe to print.
struct Cells {
    struct Cell {
        var character: Character
        var width: Int
        /// Whether the character belongs to the words that decided.
        var isMarked: Bool
        var isSpace: Bool { character == " " }
    }

    var cells: [Cell]

    /// - Parameters:
    ///   - text: any text; see ``Swift/String/onOneLine`` for what becomes of control characters.
    ///   - mark: the bytes of `text` to mark.
    ///   - isASCII: whether to show something like the text in ASCII.
    init(_ text: String, mark: Range<Int> = 0..<0, isASCII: Bool = false) {
        cells = []
        cells.reserveCapacity(text.utf8.count)
        var offset = 0
        for character in text {
            let end = offset + character.utf8.count
            let isMarked = offset < mark.upperBound && mark.lowerBound < end
            let safe = String(character).onOneLine
            for shown in isASCII ? safe.inASCII : safe {
                cells.append(Cell(character: shown, width: shown.displayWidth, isMarked: isMarked))
            }
            offset = end
        }
    }

    var width: Int { cells.reduce(0) { $0 + $1.width } }

    /// Cut into lines of at most `width` columns, between words; only a word that is wider than a line is cut, after a
    /// hyphen, slash or stop if it has one. Spaces at the cuts vanish.
    /// - Parameter first: columns of the first line, where something stands before it.
    func lines(width: Int, first: Int? = nil) -> [ArraySlice<Cell>] {
        var lines: [ArraySlice<Cell>] = []
        var start = 0
        while start < cells.count {
            while start < cells.count, cells[start].isSpace { start += 1 }
            if start == cells.count { break }
            let room = lines.isEmpty ? first ?? width : width
            var end = start
            var used = 0
            var lastSpace: Int?
            while end < cells.count, used + cells[end].width <= room {
                used += cells[end].width
                if cells[end].isSpace { lastSpace = end }
                end += 1
            }
            if end < cells.count, !cells[end].isSpace {
                if let lastSpace {
                    end = lastSpace
                } else if lines.isEmpty, let first, first < width, wordWidth(from: start) <= width || end == start {
                    // The first word does not fit beside what stands before it, but fits a line of its own.
                    end = start
                    lines.append(cells[start..<start])
                    continue
                } else if let joint = cells[start..<end].lastIndex(where: { "-/._:".contains($0.character) }), joint > start {
                    end = joint + 1
                }
            }
            if end == start { end += 1 }  // one character wider than the line: nothing better can be done
            var trimmed = end
            while trimmed > start, cells[trimmed - 1].isSpace { trimmed -= 1 }
            lines.append(cells[start..<trimmed])
            start = end
        }
        return lines
    }

    /// The beginning, as much as fits `width` columns, with dots where the end was left out.
    func cut(to width: Int, ellipsis: String) -> Cells {
        if self.width <= width { return self }
        var (out, used) = (self, 0)
        out.cells = Array(cells.prefix { cell in
            used += cell.width
            return used <= width - ellipsis.count
        })
        // Between words, unless that leaves too little.
        if let space = out.cells.lastIndex(where: \.isSpace), space > out.cells.count / 2 { out.cells.removeSubrange(space...) }
        while out.cells.last?.isSpace == true { out.cells.removeLast() }
        out.cells += Cells(ellipsis).cells
        return out
    }

    private func wordWidth(from start: Int) -> Int {
        cells[start...].prefix { !$0.isSpace }.reduce(0) { $0 + $1.width }
    }

    /// The part around the marked cells that fits `width` columns, with dots where text was left out.
    func elided(to width: Int, ellipsis: String = "…") -> Cells {
        if self.width <= width || width < 8 { return self }
        let first = cells.firstIndex { $0.isMarked } ?? 0
        let last = (cells.lastIndex { $0.isMarked } ?? 0) + 1
        let room = width - 2 * (ellipsis.count + 1)  // the dots and their spaces, at both ends
        var start = first
        var end = first
        var used = 0
        // The marked words first, then what follows and what precedes them, in turn.
        while end < last, used + cells[end].width <= room {
            used += cells[end].width
            end += 1
        }
        var grows = true
        while grows {
            grows = false
            if start > 0, used + cells[start - 1].width <= room {
                start -= 1
                used += cells[start].width
                grows = true
            }
            if end < cells.count, used + cells[end].width <= room {
                used += cells[end].width
                end += 1
                grows = true
            }
        }
        (start, end) = shrunkToWords(start, end, keeping: first..<last)
        var out = self
        out.cells = Array(cells[start..<end])
        if start > 0 { out.cells.insert(contentsOf: Cells(ellipsis + " ").cells, at: 0) }
        if end < cells.count { out.cells.append(contentsOf: Cells(" " + ellipsis).cells) }
        return out
    }

    /// Moves the ends inwards to the next space, but not into marked words that fit.
    private func shrunkToWords(_ start: Int, _ end: Int, keeping kept: Range<Int>) -> (Int, Int) {
        var (start, end) = (start, end)
        if start > 0, let space = cells[start..<max(start, kept.lowerBound)].firstIndex(where: \.isSpace) {
            start = space + 1
        }
        // Words too many to show have to be cut somewhere: then between two of them.
        let from = end < kept.upperBound ? kept.lowerBound + 1 : kept.upperBound
        if end < cells.count, from < end, let space = cells[from..<end].lastIndex(where: \.isSpace) {
            end = space
        }
        return (start, end)
    }
}

extension Sequence<Cells.Cell> {
    var string: String { String(map(\.character)) }
}

extension String {
    /// Something like it in ASCII, for terminals that show nothing else.
    var inASCII: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : map(\.inASCII).joined()
    }
}
