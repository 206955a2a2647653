public import TextSpans

/// Where a byte of the analysed text comes from in the user's file.
public struct Origin: Hashable, Sendable {
    /// Which part of a container: `word/document.xml`, `word/footnotes.xml`; empty for single files.
    public var part: String
    /// 1-based paragraph in the part for Word-like files, else 0.
    public var paragraph: Int
    /// 1-based page where the format has pages, else 0.
    public var page: Int
    /// Offset in bytes in the file (text formats) or in the paragraph's text (Word-like files).
    public var offset: Int

    public init(part: String = "", paragraph: Int = 0, page: Int = 0, offset: Int) {
        self.part = part
        self.paragraph = paragraph
        self.page = page
        self.offset = offset
    }
}

/// Maps offsets in the analysed text back to the file. A list of pieces; inside a piece text and source run in step,
/// unless the piece replaced its source (then every byte maps to the piece's start).
public struct OriginMap: Sendable {
    public struct Piece: Sendable {
        public var textStart: Int32
        public var origin: Origin
        /// True where the text is not a copy of the source (a decoded entity, a normalised character).
        public var isReplacement: Bool

        public init(textStart: Int, origin: Origin, isReplacement: Bool = false) {
            self.textStart = Int32(textStart)
            self.origin = origin
            self.isReplacement = isReplacement
        }
    }

    public private(set) var pieces: [Piece] = []
    /// The source file's bytes as UTF-8 text, for formats that are text themselves: lines and columns count in it.
    public var sourceLines: LineIndex?
    /// The text that `sourceLines` counts in and origins point into, for formats that are text themselves.
    public var sourceText: [UInt8]?

    /// Where the lines of a format with pages stand, in ascending order of `textStart`: each holds for the text up to the
    /// next.
    public private(set) var boxes: [(textStart: Int32, box: PageBox)] = []

    public init() {}

    /// Notes that the text from an offset on stands in a box. Offsets ascend.
    public mutating func append(_ box: PageBox, textStart: Int) {
        if boxes.last?.textStart == Int32(textStart) { boxes.removeLast() }
        boxes.append((Int32(textStart), box))
    }

    /// The box around the lines that hold a stretch of text, on the page where it begins; nil for formats without
    /// places. O(log lines + lines of the stretch).
    public func box(of span: ByteSpan) -> PageBox? {
        var low = 0
        var high = boxes.count
        while low < high {
            let middle = (low + high) / 2
            if boxes[middle].textStart <= span.start { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        var result = boxes[low - 1].box
        while low < boxes.count, boxes[low].textStart < span.end, boxes[low].box.page == result.page {
            result = result.union(boxes[low].box)
            low += 1
        }
        return result
    }

    /// Adds a piece. Pieces come in ascending order of `textStart`; a piece that merely continues the one before
    /// is merged into it.
    public mutating func append(_ piece: Piece) {
        if let last = pieces.last {
            if last.textStart == piece.textStart {
                pieces.removeLast()
            } else if !last.isReplacement, !piece.isReplacement, last.origin.part == piece.origin.part,
                last.origin.paragraph == piece.origin.paragraph, last.origin.page == piece.origin.page,
                piece.origin.offset - last.origin.offset == Int(piece.textStart - last.textStart)
            {
                return
            }
        }
        pieces.append(piece)
    }

    /// Where the byte at an offset of the analysed text comes from. O(log pieces).
    public func origin(at offset: Int) -> Origin? {
        guard !pieces.isEmpty else { return nil }
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(pieces[middle].textStart) <= offset { low = middle } else { high = middle }
        }
        var origin = pieces[low].origin
        if !pieces[low].isReplacement { origin.offset += max(0, offset - Int(pieces[low].textStart)) }
        return origin
    }

    /// The line and column of the source at which the byte at an offset of the analysed text stands, as an editor
    /// shows them; nil for formats that have no lines. O(log pieces + log lines + length of the line).
    public func sourcePosition(at offset: Int) -> LineColumn? {
        guard let sourceLines, let sourceText, let origin = origin(at: offset) else { return nil }
        var position = sourceLines.position(at: origin.offset, in: sourceText)
        // A byte order mark is no character to an editor.
        if position.line == 1, position.column > 1, sourceText.starts(with: [0xEF, 0xBB, 0xBF]) { position.column -= 1 }
        return position
    }
}
