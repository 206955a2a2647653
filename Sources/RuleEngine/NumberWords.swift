public import RuleLanguage

/// Reads numbers in words: "one hundred and twenty".
///
/// The cue list of number words gives their values by its order: one to nineteen, the tens from twenty to ninety, a
/// hundred, a thousand; what follows has no value here. Languages whose list is shorter are not read.
public struct NumberWords {
    private let values: [String: Int]

    public init(_ pack: RulePack, language: String) {
        let entries = pack.cues.filter { $0.kind == .numberWord }.flatMap(\.lexicons).filter { $0.language == language }.flatMap(\.entries)
        let words = entries.compactMap { entry -> String? in
            guard entry.elements.count == 1, case .word(let runs, _) = entry.elements[0], runs.count == 1, runs[0].count == 1 else { return nil }
            return runs[0][0].text.lowercased()
        }
        let known = Array(1...19) + stride(from: 20, through: 90, by: 10) + [100, 1000]
        guard words.count >= known.count else { values = [:]; return }
        values = Dictionary(zip(words, known), uniquingKeysWith: { first, _ in first })
    }

    /// The number that some words say; nil if they say none, or more than one: "twelve to eighteen".
    ///
    /// - Parameter words: folded to lower case; words that are no numbers count nothing.
    public func value(of words: [String]) -> Int? {
        var (total, current): (Int, Int) = (0, 0)
        var isAny = false
        for value in words.compactMap({ values[$0] }) {
            isAny = true
            switch value {
            case 1000:
                total += max(1, current) * 1000
                current = 0
            case 100 where current < 10: current = max(1, current) * 100
            case 20..<100 where current % 100 == 0: current += value
            case 1..<10 where current % 10 == 0 && current % 100 != 10: current += value
            case 10..<20 where current % 100 == 0: current += value
            default: return nil
            }
        }
        return isAny ? total + current : nil
    }
}
