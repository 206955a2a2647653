/// What a printer put around the text of each page, not its author: running headers, running footers, page numbers.
/// Only a file with form feeds says where its pages are; elsewhere nothing is taken for furniture.
struct PageFurniture {
    /// Numbers of the lines that are furniture.
    private(set) var lines: Set<Int> = []

    /// How many lines at the top and at the bottom of a page are looked at.
    private static let depth = 2

    /// - Parameter fewestPages: how many pages it takes before anything is furniture: two that look alike may be chance
    ///   where lines are all that is known.
    init(_ lines: [TextLine], _ text: [UInt8], fewestPages: Int = 3) {
        var pages: [[Int]] = []
        for index in lines.indices {
            if index == 0 || lines[index].page != lines[index - 1].page { pages.append([]) }
            pages[pages.count - 1].append(index)
        }
        guard pages.count >= fewestPages else { return }
        // What looks the same, numbers apart, at the edge of half of the pages. The first page often has none.
        var counts: [Edge: Int] = [:]
        let edges = pages.map { PageFurniture.edges(of: $0, lines, text) }
        for page in edges { for (edge, _) in page { counts[edge, default: 0] += 1 } }
        let least = max(2, pages.count / 2)
        for page in edges {
            // From the edge inwards: under the author's first line nothing is furniture.
            for isTop in [true, false] {
                for (edge, line) in page where edge.isTop == isTop {
                    guard counts[edge, default: 0] >= least, !PageFurniture.isDivision(text[lines[line].range]) else { break }
                    self.lines.insert(line)
                }
            }
        }
    }

    /// "Article 3" and "Article 7" at the tops of pages are the author's.
    private static func isDivision(_ line: ArraySlice<UInt8>) -> Bool { if case .structureWord = LineStart(line) { true } else { false } }

    /// A line at the edge of a page with its digits taken out.
    private struct Edge: Hashable {
        var isTop: Bool
        var words: [UInt8]
    }

    /// From the outside inwards, top before bottom.
    private static func edges(of page: [Int], _ lines: [TextLine], _ text: [UInt8]) -> [(Edge, Int)] {
        let count = min(depth, page.count / 2)
        func edge(_ line: Int, _ isTop: Bool) -> (Edge, Int) { (Edge(isTop: isTop, words: withoutNumbers(text[lines[line].range])), line) }
        return page.prefix(count).map { edge($0, true) } + page.suffix(count).reversed().map { edge($0, false) }
    }

    /// "Page 3 of 12" and "- 4 -" without what changes from page to page.
    private static func withoutNumbers(_ line: ArraySlice<UInt8>) -> [UInt8] {
        line.filter { $0 > 0x20 && !(0x30...0x39).contains($0) }
    }
}
