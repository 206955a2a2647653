/// Makes a failing case small: takes words and lines away as long as it still fails.
struct Shrinker {
    /// True if a case is well formed and still shows the fault.
    let fails: (_ rules: String, _ lines: [String]) -> Bool

    func shrink(rules: String, lines: [String]) -> (rules: String, lines: [String]) {
        var rules = rules.split(separator: "\n", omittingEmptySubsequences: true).map { $0.split(separator: " ").map(String.init) }
        var lines = lines.map { $0.split(separator: " ").map(String.init) }
        func text(_ rules: [[String]]) -> String { Shrinker.joined(rules).joined(separator: "\n") }
        var size = Int.max
        while size > Shrinker.size(rules) + Shrinker.size(lines) {
            size = Shrinker.size(rules) + Shrinker.size(lines)
            lines = smaller(lines) { fails(text(rules), Shrinker.joined($0)) }
            rules = smallerBlocks(rules) { fails(text($0), Shrinker.joined(lines)) }
            rules = smaller(rules) { fails(text($0), Shrinker.joined(lines)) }
        }
        return (text(rules) + "\n", Shrinker.joined(lines))
    }

    private static func joined(_ lines: [[String]]) -> [String] { lines.map { $0.joined(separator: " ") } }
    private static func size(_ lines: [[String]]) -> Int { lines.reduce(0) { $0 + $1.count } }

    /// Whole blocks first: most of a pack has nothing to do with a fault.
    private func smallerBlocks(_ lines: [[String]], _ fails: ([[String]]) -> Bool) -> [[String]] {
        var lines = lines
        func isStart(_ i: Int) -> Bool { lines[i].first.map { $0.count > 2 && $0 == $0.uppercased() } ?? false }
        for start in lines.indices.reversed() where start < lines.count && isStart(start) {
            let end = lines.indices.first { $0 > start && isStart($0) } ?? lines.count
            var candidate = lines
            candidate.removeSubrange(start..<end)
            if fails(candidate) { lines = candidate }
        }
        return lines
    }

    private func smaller(_ lines: [[String]], _ fails: ([[String]]) -> Bool) -> [[String]] {
        var lines = lines
        for i in lines.indices.reversed() {
            var candidate = lines
            candidate.remove(at: i)
            if fails(candidate) { lines = candidate }
        }
        for i in lines.indices {
            var length = max(1, lines[i].count / 2)
            while length >= 1 {
                var start = 0
                while start + length <= lines[i].count {
                    var candidate = lines
                    candidate[i].removeSubrange(start..<start + length)
                    if !candidate[i].isEmpty, fails(candidate) { lines = candidate } else { start += 1 }
                }
                length /= 2
            }
        }
        return lines
    }
}
