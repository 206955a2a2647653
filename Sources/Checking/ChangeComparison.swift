import DocumentModel
import PatternMatching
import Reporting
import TextAnalysis
import TextSpans

/// Holds the two views of a draft with tracked changes against each other: which verdicts differ, and which changes
/// make the difference.
struct ChangeComparison {
    /// A view, evaluated.
    struct View {
        var text: AnalysedText
        var report: DocumentReport
        /// Where each unit stands; they ascend.
        private let units: [ByteSpan]
        /// For each change, the articles that it touches.
        private(set) var articlesOfChanges: [Set<Int32>] = []

        init(_ text: AnalysedText, _ report: DocumentReport) {
            self.text = text
            self.report = report
            var end = 0
            units = text.units.indices.map { unit in
                // One without words stands after the one before.
                let span = text.units[unit].tokens.start < text.units[unit].tokens.end ? text.span(of: unit) : ByteSpan(end, end)
                end = Int(span.end)
                return span
            }
            articlesOfChanges = text.document.changes.map { articles($0.spans) }
        }

        /// The unit that a stretch of text begins in; where it is empty, the one that it follows.
        func unit(at span: ByteSpan) -> Int? {
            if units.isEmpty { return nil }
            let next = span.isEmpty ? firstUnit { $0.start > span.start } - 1 : firstUnit { $0.end > span.start }
            return min(max(next, 0), units.count - 1)
        }

        /// The articles that stretches of text touch.
        func articles(_ spans: [ByteSpan]) -> Set<Int32> {
            var articles: Set<Int32> = []
            for span in spans {
                guard let first = unit(at: span) else { continue }
                articles.insert(text.articleOf[first])
                for unit in units.indices[first...] {
                    guard units[unit].start < span.end else { break }
                    articles.insert(text.articleOf[unit])
                }
            }
            return articles
        }

        /// The first unit of which a test holds that holds of all after it; their number if there is none. O(log units).
        private func firstUnit(_ test: (ByteSpan) -> Bool) -> Int {
            var (low, high) = (0, units.count)
            while low < high {
                let middle = (low + high) / 2
                if test(units[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }

    let accepted: View
    let rejected: View

    /// What changed, for the report of the accepted view.
    ///
    /// Complexity: O(rules + changes x log units + changed rules x changes x passages).
    var report: ChangesReport {
        let changed = zip(accepted.report.results, rejected.report.results).filter { $0.status != $1.status }
        let before = rejected.report
        return ChangesReport(
            read: ChangesReport.both, of: accepted.text.document,
            before: ChangesReport.Before(verdict: before.verdict, verdictSentence: before.verdictSentence, score: before.score),
            verdicts: changed.map(verdict))
    }

    private func verdict(_ after: ResultReport, _ before: ResultReport) -> ChangedVerdict {
        let (nearness, changes) = decisive(after, before)
        return ChangedVerdict(
            rule: after.rule, title: after.title, strength: after.strength, before: before.status, after: after.status,
            messageBefore: before.message, evidenceBefore: before.evidence, nearness: nearness, changes: changes.map(change))
    }

    // MARK: Which changes decide

    /// The changes inside the passages that either status rests on; if there are none, those beside them, then those in
    /// the same article, then the only one that there is.
    private func decisive(_ after: ResultReport, _ before: ResultReport) -> (ChangedVerdict.Nearness, [Int]) {
        var sides = [(accepted, ChangeComparison.passages(after)), (rejected, ChangeComparison.passages(before))]
        if sides.allSatisfy({ $0.1.isEmpty }) {
            // Nothing was found in either view: what came nearest is all that there is to go by.
            sides = [(accepted, [after.nearestMiss?.span].compactMap { $0 }), (rejected, [before.nearestMiss?.span].compactMap { $0 })]
        }
        let count = accepted.text.document.changes.count
        func changes(_ test: (View, ByteSpan, ByteSpan) -> Bool) -> [Int] {
            (0..<count).filter { change in
                sides.contains { view, passages in
                    view.text.document.changes[change].spans.contains { span in passages.contains { test(view, span, $0) } }
                }
            }
        }
        let inside = changes { _, change, passage in
            change.isEmpty ? passage.start < change.start && change.start < passage.end : change.overlaps(passage)
        }
        if !inside.isEmpty { return (.passage, inside) }
        // A passage ends before its full stop, after which there is a space.
        let beside = changes { _, change, passage in change.start <= passage.end + 2 && passage.start <= change.end + 2 }
        if !beside.isEmpty { return (.beside, beside) }
        let articles = sides.map { $0.articles($1) }
        let near = (0..<count).filter { change in
            zip(sides, articles).contains { side, articles in
                !side.0.articlesOfChanges[change].isDisjoint(with: articles)
            }
        }
        if !near.isEmpty { return (.article, near) }
        return count == 1 ? (.document, [0]) : (.unknown, [])
    }

    private static func passages(_ result: ResultReport) -> [ByteSpan] {
        Set((result.evidence + result.elements.flatMap(\.evidence)).map(\.span)).sorted()
    }

    // MARK: A change in a report

    private func change(_ index: Int) -> ChangeReport {
        let change = accepted.text.document.changes[index]
        // The place is that in the text that has the words.
        let view = change.kind.isShown(in: .accepted) ? accepted : rejected
        let span = view.text.document.changes[index].spans.first
        let origin = span.flatMap { view.text.document.origins.origin(at: Int($0.start)) }
        return ChangeReport(
            kind: change.kind.rawValue, author: change.author, date: change.date, text: change.text,
            address: span.flatMap(view.unit).map(view.text.address) ?? "", line: origin?.paragraph ?? 0,
            page: origin.flatMap { $0.page > 0 ? $0.page : nil }, span: change.spans.first)
    }
}

extension ChangesReport {
    static let both = "both"

    init(read: String, of document: Document, before: Before? = nil, problem: String? = nil, verdicts: [ChangedVerdict] = []) {
        let additions = document.changes.count { $0.kind.isAddition }
        self.init(
            read: read, insertions: additions, deletions: document.changes.count - additions, before: before, problem: problem, verdicts: verdicts)
    }
}
