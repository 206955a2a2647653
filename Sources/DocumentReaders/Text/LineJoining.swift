/// Joins the lines of a text file to blocks.
struct LineJoining {
    /// A line, or what is left of it, as part of a block.
    struct Piece {
        var range: Range<Int>
        var page: Int
        /// False where a word goes on in the next piece.
        var isFollowedBySpace: Bool
    }

    private let text: [UInt8]
    private let lines: [TextLine]
    private let layout: LineLayout
    private let wordBreaks: WordBreaks

    init(text: [UInt8], lines: [TextLine]) {
        self.text = text
        self.lines = lines
        layout = LineLayout(lines, text)
        wordBreaks = WordBreaks(text)
    }

    func blocks() -> [[Piece]] {
        var blocks: [[Piece]] = []
        var block: [Piece] = []
        var previous: Line?
        var blockStart = LineStart.other
        for index in lines.indices {
            let line = Line(lines[index], text)
            if let previous, continues(line, previous, blockStart: blockStart, blockLines: block.count) {
                if previous.ending == .hyphen, wordBreaks.isCut(text[previous.place.range], text[line.place.range]) {
                    block[block.count - 1].range = previous.place.range.dropLast(1)
                    block[block.count - 1].isFollowedBySpace = false
                } else if previous.ending == .hyphen, line.start == .lowercase {
                    block[block.count - 1].isFollowedBySpace = false
                }
            } else {
                if !block.isEmpty { blocks.append(block) }
                block = []
                blockStart = line.start
            }
            block.append(Piece(range: line.place.range, page: line.place.page, isFollowedBySpace: true))
            previous = line
        }
        if !block.isEmpty { blocks.append(block) }
        return blocks
    }

    /// A line with what its two ends tell.
    private struct Line {
        let place: TextLine
        let start: LineStart
        let ending: LineEnding

        init(_ place: TextLine, _ text: [UInt8]) {
            self.place = place
            start = LineStart(text[place.range])
            ending = LineEnding(text[place.range])
        }
    }

    private func continues(_ line: Line, _ previous: Line, blockStart: LineStart, blockLines: Int) -> Bool {
        if line.place.isAfterTable { return false }
        // A number alone belongs to the text after it, unless that is the next number of a column of numbers.
        if previous.start == .labelAlone, blockLines == 1 {
            return line.place.blankBefore <= 1 && line.start != .labelAlone && line.start != .strongLabel
        }
        if isConnector(line), previous.ending == .terminal || previous.ending == .comma { return true }
        if previous.ending == .leader { return false }
        if endsWithReference(previous), line.place.blankBefore == 0, previous.place.width >= 30 { return true }
        if startsSomething(line, after: previous) { return false }
        if line.place.blankBefore > 0 || line.place.page != previous.place.page {
            let isTitle = blockStart == .structureWord(isTitle: true) && blockLines == 1 && previous.place.width < 60
            return !isTitle && continuesAcrossGap(line, previous, blockStart: blockStart)
        }
        guard let width = previous.place.columnWidth ?? layout.wrapWidth else {
            return continuesUnwrapped(line, previous, isInItem: blockStart == .strongLabel)
        }
        if line.start == .lowercase, previous.start != .capitals || previous.ending == .hyphen { return true }
        if previous.start == .capitals, line.start != .capitals { return false }
        if case .structureWord(isTitle: true) = previous.start, previous.ending == .open, isShort(previous) { return false }
        if endsWithSmallWord(previous) { return true }
        // Where the next word would have fitted, somebody ended the line on purpose.
        if LineLayout.fits(line.place, after: previous.place, width: width, text) { return false }
        // An indented first line starts a paragraph where the last one ended.
        return !(previous.ending == .terminal && line.place.indent >= previous.place.indent + 2)
    }

    private func startsSomething(_ line: Line, after previous: Line) -> Bool {
        let mayBegin = previous.ending.allowsNewItem || line.place.blankBefore > 0
        if !mayBegin, line.start != .strongLabel, endsWithSmallWord(previous) { return false }
        switch line.start {
        case .strongLabel: return !endsWithReference(previous)
        case .labelAlone, .weakLabel:
            // Lists whose items have no sign at the end: a short line before, or one that is itself an item.
            return !endsWithReference(previous) && (mayBegin || previous.ending == .comma || isShort(previous))
        case .structureWord(let isTitle):
            return !endsWithReference(previous) && (mayBegin || isTitle && (previous.ending != .comma || isShort(previous)))
        case .capitals: return previous.start != .capitals && (mayBegin || isShort(previous) || line.place.width > 20)
        case .lowercase, .other: return false
        }
    }

    /// Over a blank line or a page break only an unfinished sentence goes on: the block began like a sentence or an
    /// item, its last line ends in the middle of one, and the next goes on with a small letter.
    private func continuesAcrossGap(_ line: Line, _ previous: Line, blockStart: LineStart) -> Bool {
        if previous.ending == .hyphen { return line.start == .lowercase }
        guard blockStart != .lowercase, blockStart != .capitals, previous.place.width >= 30 else { return false }
        // Titles are shorter, and may end with a small word ("Whom it is for").
        if endsWithSmallWord(previous), previous.place.width >= 60, line.start == .other { return true }
        guard line.start == .lowercase else { return false }
        switch previous.ending {
        case .open: return true
        // Recitals and items end with a comma too, and the next is a block of its own.
        case .comma: return blockStart == .strongLabel || text[previous.place.range].containsSentenceEnd
        case .hyphen, .terminal, .listConnector, .leader: return false
        }
    }

    /// Where a line is a paragraph, a few are still broken in the middle of a sentence.
    private func continuesUnwrapped(_ line: Line, _ previous: Line, isInItem: Bool) -> Bool {
        if previous.start == .capitals { return false }
        switch previous.ending {
        // In a list without labels the next item may be small and follow a comma; after a labelled item it may not.
        case .comma: return isInItem && line.start == .lowercase && previous.place.width >= 60
        case .hyphen: return line.start == .lowercase
        case .open: return endsWithSmallWord(previous) || previous.place.width >= (line.start == .lowercase ? 30 : 60)
        case .terminal, .listConnector, .leader: return false
        }
    }

    /// "and" alone on a line, as some files set it between the last two items.
    private func isConnector(_ line: Line) -> Bool {
        line.place.width <= 7 && line.place.blankBefore == 0 && Self.connectors.contains(Array(text[line.place.range]))
    }

    private static let connectors: Set<[UInt8]> = Set(
        ["and", "or", "and/or", "and,", "or,", "and:", "et", "ou", "y", "e", "и", "или"].map { [UInt8]($0.utf8) })

    /// The last word has at most three letters, all small: "the", "de", "of". Sentences hardly end with one.
    private func endsWithSmallWord(_ line: Line) -> Bool {
        guard line.ending == .open, line.start != .capitals else { return false }
        let word = text[line.place.range].suffix(while: { $0.isASCIILetter || $0.isBeyondASCII })
        return (1...3).contains(word.count) && word.allSatisfy { $0.isASCIILower } && word.count < line.place.range.count
    }

    private func isShort(_ line: Line) -> Bool { line.place.rightEdge * 10 < (line.place.columnWidth ?? layout.wrapWidth ?? 80) * 7 }

    /// "in accordance with paragraph" before a line that begins with "(a)".
    private func endsWithReference(_ line: Line) -> Bool {
        let word = text[line.place.range].suffix(while: { $0 > 0x20 && $0 != UInt8(ascii: "(") })
        return word.count < line.place.range.count && StructureWords.referring.contains(StructureWords.lowercased(word))
    }
}

extension ArraySlice<UInt8> {
    /// A full stop with a space after it.
    fileprivate var containsSentenceEnd: Bool {
        indices.dropLast().contains { self[$0] == UInt8(ascii: ".") && self[$0 + 1] == 0x20 }
    }
}
