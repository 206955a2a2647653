import PatternMatching
import TextAnalysis

/// Part of a document over which elements are judged: runs of units, in order.
struct Region: Equatable {
    /// Nil for the whole document.
    private let runs: [Range<Int>]?

    static let everywhere = Region(runs: nil)
    static let nowhere = Region(runs: [])

    private init(runs: [Range<Int>]?) { self.runs = runs }

    /// - Parameter units: in any order.
    init(_ units: some Collection<Int>) {
        var runs: [Range<Int>] = []
        for unit in units.sorted() {
            if let last = runs.last, last.upperBound >= unit { runs[runs.count - 1] = last.lowerBound..<max(unit + 1, last.upperBound) } else { runs.append(unit..<unit + 1) }
        }
        self.runs = runs
    }

    /// O(log runs).
    func contains(_ unit: Int) -> Bool {
        guard let runs else { return true }
        let index = Region.firstRun(runs, endingAfter: unit)
        return index < runs.count && runs[index].contains(unit)
    }

    /// What lies outside all regions, of so many units.
    static func outside(_ regions: [Region], units: Int) -> Region {
        Region((0..<units).filter { unit in !regions.contains { $0.contains(unit) } })
    }

    /// The indices of matches that start in the region.
    ///
    /// - Parameters:
    ///   - spans: sorted.
    ///   - unitOf: the unit of each token, ascending.
    func indices(of spans: [TokenSpan], unitOf: [Int32]) -> [Range<Int>] {
        guard let runs else { return spans.isEmpty ? [] : [0..<spans.count] }
        var result: [Range<Int>] = []
        var from = 0
        for run in runs {
            from = Region.partition(spans, from) { Int(unitOf[Int($0.start)]) < run.lowerBound }
            if from == spans.count { break }
            let end = Region.partition(spans, from) { Int(unitOf[Int($0.start)]) < run.upperBound }
            if end > from { result.append(from..<end) }
            from = end
        }
        return result
    }

    private static func firstRun(_ runs: [Range<Int>], endingAfter unit: Int) -> Int { partition(runs, 0) { $0.upperBound <= unit } }

    /// The first index from `start` on at which `isBefore` no longer holds.
    private static func partition<T>(_ values: [T], _ start: Int, _ isBefore: (T) -> Bool) -> Int {
        var low = start
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(values[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The articles and chapters of a document as regions. Made when they are first asked for; belongs to one evaluation.
final class RegionIndex {
    private let text: AnalysedText
    private(set) lazy var articles = RegionIndex.regions(text.articleOf)
    private(set) lazy var chapters = RegionIndex.regions(text.chapterOf)

    init(_ text: AnalysedText) { self.text = text }

    /// One region a number.
    private static func regions(_ numbers: [Int32]) -> [Region] {
        var members = [[Int]](repeating: [], count: Int(numbers.max() ?? -1) + 1)
        for (unit, number) in numbers.enumerated() { members[Int(number)].append(unit) }
        return members.map { Region($0) }
    }
}
