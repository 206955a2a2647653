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

    /// The candidates of class `c` are `candidates[starts[c]..<starts[c + 1]]`.
    private(set) var starts: [Int32]
    private(set) var candidates: [Candidate] = []

    /// - Parameter anchored: candidates with the class of each, in any order of classes.
    init(classCount: Int, anchored: [(wordClass: Int32, candidate: Candidate)]) {
        starts = [Int32](repeating: 0, count: classCount + 1)
        for (wordClass, _) in anchored { starts[Int(wordClass) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        candidates = [Candidate](repeating: Candidate(entry: 0, neighbour: 0), count: anchored.count)
        var next = starts
        for (wordClass, candidate) in anchored {
            candidates[Int(next[Int(wordClass)])] = candidate
            next[Int(wordClass)] += 1
        }
    }

    subscript(wordClass: Int32) -> ArraySlice<Candidate> { candidates[Int(starts[Int(wordClass)])..<Int(starts[Int(wordClass) + 1])] }
}
