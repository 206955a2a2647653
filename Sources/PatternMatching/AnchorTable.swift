/// Where matching begins: for each word class, the entries of a set that are looked up by it. Of all words of an entry
/// the rarest is its anchor, so that a common word leads to few entries.
struct AnchorTable: Sendable {
    /// An entry to try where a word of its anchor's class stands.
    struct Candidate: Sendable {
        var entry: Int32
        /// What the word beside must be, so that most entries are given up at a glance: `class + 1` for the word after,
        /// `-class - 1` for the word before, 0 where a gap or nothing stands there.
        var neighbour: Int32
    }

    /// Which of the words beside an anchor is looked at.
    enum Beside: Int, Sendable { case none, after, before }

    /// The candidates of class `c` are `candidates[starts[c]..<starts[c + 1]]`.
    private(set) var starts: [Int32]
    private(set) var candidates: [Candidate] = []

    /// - Parameters:
    ///   - entries: with their anchors set.
    ///   - elements: of all entries.
    init(classCount: Int, entries: [PhraseSet.Entry], elements: [Int32]) {
        starts = [Int32](repeating: 0, count: classCount + 1)
        var count = 0
        for entry in entries {
            let anchor = elements[Int(entry.first + entry.anchor)]
            // Entries that refer to lists begin with a match of one.
            guard anchor >= 0 else { continue }
            starts[Int(anchor) + 1] += 1
            count += 1
        }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        candidates = [Candidate](repeating: Candidate(entry: 0, neighbour: 0), count: count)
        var next = starts
        for (index, entry) in entries.enumerated() {
            let place = Int(entry.first + entry.anchor)
            guard elements[place] >= 0 else { continue }
            let neighbour: Int32 = switch entry.beside {
            case .none: 0
            case .after: elements[place + 1] + 1
            case .before: -elements[place - 1] - 1
            }
            candidates[Int(next[Int(elements[place])])] = Candidate(entry: Int32(index), neighbour: neighbour)
            next[Int(elements[place])] += 1
        }
    }

    subscript(wordClass: Int32) -> ArraySlice<Candidate> { candidates[Int(starts[Int(wordClass)])..<Int(starts[Int(wordClass) + 1])] }
}
