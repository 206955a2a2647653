/// Finds what somebody may have meant.
public enum SpellingSuggestion {
    /// The candidate nearest to a word, if it is near enough to be a slip (a third of its letters, at most three).
    /// Ties go to the candidate that sorts first.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        guard word.utf8.count <= longest else { return nil }
        let limit = min(3, max(1, word.utf8.count / 3))
        var best: (distance: Int, candidate: String)?
        for candidate in candidates {
            if abs(candidate.utf8.count - word.utf8.count) > limit { continue }
            let distance = editDistance(Array(word.lowercased().utf8), Array(candidate.lowercased().utf8))
            if distance > limit { continue }
            if let best, (best.distance, best.candidate) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.candidate
    }

    /// Nobody means a name that long.
    private static let longest = 100

    /// Insertions, deletions, substitutions and swaps of neighbours. O(a * b).
    static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [Int](repeating: i, count: b.count + 1)
            for j in 1...b.count {
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
