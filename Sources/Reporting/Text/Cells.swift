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
    init(_ text: String, mark: Range<Int> = 0..<0) {
        cells = []
        cells.reserveCapacity(text.utf8.count)
        var offset = 0
        for character in text {
            let end = offset + character.utf8.count
            let isMarked = offset < mark.upperBound && mark.lowerBound < end
            for shown in String(character).onOneLine {
                cells.append(Cell(character: shown, width: shown.displayWidth, isMarked: isMarked))
            }
            offset = end
        }
    }

    var width: Int { cells.reduce(0) { $0 + $1.width } }

    /// Cut into lines of at most `width` columns, between words where that is possible. Spaces at the cuts vanish.
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

    private func wordWidth(from start: Int) -> Int {
        cells[start...].prefix { !$0.isSpace }.reduce(0) { $0 + $1.width }
    }

    /// The part around the marked cells that fits `width` columns, with dots where text was left out.
    func elided(to width: Int) -> Cells {
        if self.width <= width || width < 8 { return self }
        let first = cells.firstIndex { $0.isMarked } ?? 0
        let last = (cells.lastIndex { $0.isMarked } ?? 0) + 1
        let room = width - 4  // the dots and their spaces, at both ends
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
        if start > 0 { out.cells.insert(contentsOf: Cells("… ").cells, at: 0) }
        if end < cells.count { out.cells.append(contentsOf: Cells(" …").cells) }
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
