/// What poppler's `pdftotext -bbox-layout` says of a file: words with their places, in lines, in blocks, in the order of
/// reading. Lengths are in points, from the top left corner of the page.
struct PDFPage {
    struct Word {
        var text: [UInt8]
        var box: PDFBox
    }

    struct Line {
        var words: [Word]
        var box: PDFBox
    }

    /// Lines that stand together.
    struct Block {
        var lines: [Line]
        /// The left edge of the column.
        var columnStart: Double
        /// Its right edge, where enough lines stand in the column to tell.
        var columnEnd: Double?
        /// The first block of a column.
        var startsColumn: Bool
    }

    /// Fewer lines than this may all be short.
    static let linesOfColumn = 4

    /// The right edge of running text: most of its lines reach it.
    static func rightEdge(of lines: [Line], _ start: Double) -> Double? {
        guard lines.count >= linesOfColumn, let end = lines.map(\.box.xMax).max() else { return nil }
        let full = lines.count { $0.box.xMax - start >= 0.85 * (end - start) }
        return full * 2 >= lines.count ? end : nil
    }

    var width: Double
    var height: Double
    var blocks: [Block] = []
}

struct PDFBox {
    var xMin: Double
    var yMin: Double
    var xMax: Double
    var yMax: Double

    var height: Double { yMax - yMin }
}

/// The elements of that output.
enum PopplerElement: String, XMLElementName {
    case page, flow, block, line, word
    case other = ""

    static func element(_ name: String, in space: String?) -> PopplerElement { PopplerElement(rawValue: name) ?? .other }
}

final class PopplerHandler: XMLHandler {
    private(set) var pages: [PDFPage] = []
    private var flow: [PDFPage.Block] = []
    private var word: PDFPage.Word?

    func start(_ element: PopplerElement, _ attributes: XMLAttributes) {
        switch element {
        case .page: pages.append(PDFPage(width: number(attributes, "width"), height: number(attributes, "height")))
        case .flow: flow = []
        case .block: flow.append(PDFPage.Block(lines: [], columnStart: 0, startsColumn: flow.isEmpty))
        case .line: if !flow.isEmpty { flow[flow.count - 1].lines.append(PDFPage.Line(words: [], box: box(attributes))) }
        case .word: word = PDFPage.Word(text: [], box: box(attributes))
        case .other: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { word?.text += bytes }

    func end(_ element: PopplerElement) {
        switch element {
        case .word:
            if let word, !word.text.isEmpty, let block = flow.indices.last, let line = flow[block].lines.indices.last {
                flow[block].lines[line].words.append(word)
            }
            word = nil
        case .flow:
            let start = flow.flatMap(\.lines).map(\.box.xMin).min() ?? 0
            let end = PDFPage.rightEdge(of: flow.flatMap(\.lines), start)
            for index in flow.indices {
                flow[index].columnStart = start
                flow[index].columnEnd = end
            }
            if !pages.isEmpty { pages[pages.count - 1].blocks += flow }
        case .page, .block, .line, .other: break
        }
    }

    /// In points: the largest page of PDF, 200 inches.
    private static let longest = 14_400.0

    private func box(_ attributes: XMLAttributes) -> PDFBox {
        PDFBox(
            xMin: number(attributes, "xMin"), yMin: number(attributes, "yMin"), xMax: number(attributes, "xMax"),
            yMax: number(attributes, "yMax"))
    }

    private func number(_ attributes: XMLAttributes, _ name: StaticString) -> Double {
        let value = attributes.string(name).flatMap(Double.init) ?? 0
        // Broken files have letters of the size of planets; no page is larger than this.
        return value.isFinite ? min(max(value, -PopplerHandler.longest), PopplerHandler.longest) : 0
    }
}
