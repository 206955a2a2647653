/// The words of a page as the eye sees them: rows of words on one line, across all columns.
struct PDFRow {
    /// Words that stand together, with no wide gap between them.
    struct Segment {
        var words: [PDFPage.Word]
        var xMin: Double { words[0].box.xMin }
        var xMax: Double { words[words.count - 1].box.xMax }
    }

    var segments: [Segment]
    /// The usual height of its words, and the middle of the first.
    var height: Double
    var middle: Double
    var box: PDFBox

    /// A gap of this share of the height of letters is wider than a space.
    private static let wideGap = 0.7

    /// - Parameter words: of one page, in any order.
    static func rows(_ words: [PDFPage.Word]) -> [PDFRow] {
        let sorted = words.enumerated().sorted { a, b in
            let (first, second) = (a.element.box.middle, b.element.box.middle)
            return first == second ? a.offset < b.offset : first < second
        }.map(\.element)
        var rows: [[PDFPage.Word]] = []
        for word in sorted {
            if let first = rows.last?.first, word.box.middle - first.box.middle < 0.4 * min(first.box.height, word.box.height) {
                rows[rows.count - 1].append(word)
            } else {
                rows.append([word])
            }
        }
        return rows.map(row)
    }

    private static func row(_ words: [PDFPage.Word]) -> PDFRow {
        let sorted = words.sorted { $0.box.xMin < $1.box.xMin }
        let heights = sorted.map(\.box.height).sorted()
        let height = max(heights[heights.count / 2], 1)
        var segments: [Segment] = []
        var box = sorted[0].box
        for word in sorted {
            if let last = segments.last, word.box.xMin - last.xMax < wideGap * height {
                segments[segments.count - 1].words.append(word)
            } else {
                segments.append(Segment(words: [word]))
            }
            box = box.union(word.box)
        }
        return PDFRow(segments: segments, height: height, middle: words[0].box.middle, box: box)
    }
}

extension PDFBox {
    var middle: Double { (yMin + yMax) / 2 }

    func union(_ other: PDFBox) -> PDFBox {
        PDFBox(xMin: min(xMin, other.xMin), yMin: min(yMin, other.yMin), xMax: max(xMax, other.xMax), yMax: max(yMax, other.yMax))
    }
}
