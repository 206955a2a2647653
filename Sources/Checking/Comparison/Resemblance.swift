/// How much two sentences have in common: their shared words, the rarer the weightier.
struct Resemblance {
    /// From here on two sentences are taken for versions of one another.
    static let versions = 500
    /// The same where nothing but the words speaks for it: neither serves the requirement in the other draft.
    static let likelyVersions = 600

    private let weights: [Int32: Int]

    init(_ old: Draft, _ new: Draft) {
        var frequencies: [Int32: Int] = [:]
        for sentence in old.sentences + new.sentences {
            for word in sentence.words { frequencies[word, default: 0] += 1 }
        }
        let total = max(1, old.sentences.count + new.sentences.count)
        // One more for each halving of the share of sentences that have the word.
        weights = frequencies.mapValues { frequency in
            var (weight, share) = (1, total / frequency)
            while share > 1 { (weight, share) = (weight + 1, share / 2) }
            return weight
        }
    }

    /// In thousandths. A sentence that was split resembles its parts almost as much as one that was kept. O(words).
    func permille(_ a: DraftSentence, _ b: DraftSentence) -> Int {
        if a.key == b.key { return 1000 }
        var shared = 0
        var sharedCount = 0
        var (i, j) = (0, 0)
        while i < a.words.count, j < b.words.count {
            if a.words[i] == b.words[j] {
                shared += weight(a.words[i])
                sharedCount += 1
                (i, j) = (i + 1, j + 1)
            } else if a.words[i] < b.words[j] { i += 1 } else { j += 1 }
        }
        let (first, second) = (total(a), total(b))
        guard shared > 0, first > 0, second > 0 else { return 0 }
        let both = 2000 * shared / (first + second)
        // A few shared words make no part of a sentence.
        let part = sharedCount >= 5 ? 850 * shared / min(first, second) : 0
        return max(both, part)
    }

    private func weight(_ word: Int32) -> Int { weights[word] ?? 1 }
    private func total(_ sentence: DraftSentence) -> Int { sentence.words.reduce(0) { $0 + weight($1) } }
}
