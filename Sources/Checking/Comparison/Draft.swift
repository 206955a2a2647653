import Reporting
import TextSpans

/// A draft as it is compared: its report, and its sentences.
struct Draft {
    var report: DocumentReport
    var sentences: [DraftSentence]
    /// Whether these are all sentences of the draft; else those that a report quotes.
    var isWhole: Bool
    /// The sentences of each key, in order.
    let places: [String: [Int]]
    private let results: [String: ResultReport]
    private let bySpan: [ByteSpan: Int]
    /// The sentences' spans ascend.
    private let starts: [Int32]

    init(report: DocumentReport, sentences: [DraftSentence], isWhole: Bool) {
        self.report = report
        self.sentences = sentences
        self.isWhole = isWhole
        places = Dictionary(grouping: sentences.indices, by: { sentences[$0].key })
        results = Dictionary(report.results.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
        bySpan = Dictionary(sentences.indices.map { (sentences[$0].span, $0) }, uniquingKeysWith: { first, _ in first })
        starts = sentences.map(\.span.start)
    }

    /// The sentence that evidence quotes, whole or, if it is very long, in part.
    func sentence(of evidence: Evidence) -> Int? {
        if let exact = bySpan[evidence.span] { return exact }
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= evidence.span.start { low = middle + 1 } else { high = middle }
        }
        return low > 0 && sentences[low - 1].span.overlaps(evidence.span) ? low - 1 : nil
    }

    func result(_ rule: String) -> ResultReport? { results[rule] }
}
