/// Two texts word by word: what they share, what only the old one has, what only the new one has.
public struct WordDiff: Sendable {
    public enum Kind: String, Sendable { case same, deleted, inserted }

    public struct Piece: Hashable, Sendable {
        public var kind: Kind
        public var text: String
    }

    /// In reading order; of a place where words were replaced, what was deleted first.
    public private(set) var pieces: [Piece] = []

    /// Myers' algorithm on words and marks, as the standard library has it: time and space grow with the length of the
    /// texts times the number of differences. Beyond ``limit`` words the middle that differs is replaced as a whole.
    public init(_ old: String, _ new: String) {
        let (before, after) = (WordDiff.words(old), WordDiff.words(new))
        let start = zip(before, after).prefix { WordDiff.isSame($0, $1) }.count
        let end = zip(before.dropFirst(start).reversed(), after.dropFirst(start).reversed()).prefix { WordDiff.isSame($0, $1) }.count
        let (left, right) = (before[start..<(before.count - end)], after[start..<(after.count - end)])
        for word in after[..<start] { append(.same, word) }
        if max(left.count, right.count) <= WordDiff.limit { middle(left, right) } else {
            for word in left { append(.deleted, word) }
            for word in right { append(.inserted, word) }
        }
        for word in after[(after.count - end)...] { append(.same, word) }
        joinScraps()
    }

    public static let limit = 6000

    /// How much of the longer text is shared, in hundredths.
    public var sharedPercent: Int {
        func count(_ kinds: [Kind]) -> Int { pieces.filter { kinds.contains($0.kind) }.reduce(0) { $0 + $1.text.count } }
        let longer = max(count([.same, .deleted]), count([.same, .inserted]))
        return longer == 0 ? 100 : count([.same]) * 100 / longer
    }

    private mutating func middle(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) {
        let changes = new.map(WordDiff.bare).difference(from: old.map(WordDiff.bare))
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            while removed.contains(i) { append(.deleted, old[old.startIndex + i]); i += 1 }
            while inserted.contains(j) { append(.inserted, new[new.startIndex + j]); j += 1 }
            guard i < old.count, j < new.count else { continue }
            append(.same, new[new.startIndex + j])
            (i, j) = (i + 1, j + 1)
        }
    }

    private mutating func append(_ kind: Kind, _ text: Substring) {
        if let last = pieces.last, last.kind == kind { pieces[pieces.count - 1].text += text } else {
            pieces.append(Piece(kind: kind, text: String(text)))
        }
    }

    /// A single short word, or a mark, shared between two changes helps nobody: it is shown as changed too.
    private mutating func joinScraps() {
        var out: [Piece] = []
        var deleted = ""
        var inserted = ""
        func flush() {
            if !deleted.isEmpty { out.append(Piece(kind: .deleted, text: deleted)) }
            if !inserted.isEmpty { out.append(Piece(kind: .inserted, text: inserted)) }
            (deleted, inserted) = ("", "")
        }
        for (index, piece) in pieces.enumerated() {
            switch piece.kind {
            case .deleted: deleted += piece.text
            case .inserted: inserted += piece.text
            case .same:
                let isBetween = index > 0 && index + 1 < pieces.count
                let isBlank = piece.text.allSatisfy(\.isWhitespace)
                // Between something gone and something new a blank keeps them apart.
                let parts = isBetween && isBlank && (deleted.isEmpty || inserted.isEmpty) && pieces[index - 1].kind != pieces[index + 1].kind
                if isBetween, !parts, piece.text.filter({ !$0.isWhitespace }).count <= 2 {
                    deleted += piece.text
                    inserted += piece.text
                } else {
                    flush()
                    out.append(piece)
                }
            }
        }
        flush()
        pieces = out
    }

    /// Words, runs of blanks, and every other mark by itself.
    private static func words(_ text: String) -> [Substring] {
        var words: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            let isWord = first.isLetter || first.isNumber
            var run = rest.prefix { isWord ? $0.isLetter || $0.isNumber : $0.isWhitespace }
            if run.isEmpty { run = rest.prefix(1) }
            words.append(run)
            rest = rest[run.endIndex...]
        }
        return words
    }

    /// One line break or blank is as good as another.
    private static func bare(_ word: Substring) -> Substring { word.first?.isWhitespace == true ? " " : word }

    private static func isSame(_ a: Substring, _ b: Substring) -> Bool { bare(a) == bare(b) }
}

extension WordDiff {
    /// A text of which all is of one kind: gone, or new.
    static func whole(_ text: String, _ kind: Kind) -> WordDiff { kind == .deleted ? WordDiff(text, "") : WordDiff("", text) }
}
