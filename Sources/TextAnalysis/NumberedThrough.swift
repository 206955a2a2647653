/// Tells whether the paragraphs of a text are numbered through, whatever its headings: 1 to 12 in Part One, 13 to 20 in
/// Part Two. Then people cite the number alone.
enum NumberedThrough {
    /// A run of paragraphs with plain numbers under one heading.
    private struct Run {
        var section: Int32
        var first: Int
        var last: Int
    }

    static func mark(_ text: inout AnalysedText) {
        let runs = runs(in: text)
        guard runs.count >= 2 else { return }
        var continued = 0
        var last = runs[0].last
        for run in runs.dropFirst() {
            // A number may be lost, or stand in a heading or a table.
            if run.first > 1, (1...3).contains(run.first - last) { continued += 1 }
            last = run.last
        }
        guard continued * 10 >= (runs.count - 1) * 8 else { return }
        for unit in text.units.indices where !text.units[unit].isHeading && !text.units[unit].isInAnnex {
            guard let number = text.units[unit].numbers.first, plain(number) != nil, !isUnderArticle(text.units[unit], text) else { continue }
            text.units[unit].isNumberedThrough = true
        }
    }

    private static func runs(in text: AnalysedText) -> [Run] {
        var runs: [Run] = []
        for unit in text.units where !unit.isHeading && !unit.isInAnnex && unit.row == 0 && !unit.isInTable {
            guard let number = unit.numbers.first.flatMap(plain), !isUnderArticle(unit, text) else { continue }
            if let run = runs.last, run.section == unit.section {
                runs[runs.count - 1].last = max(run.last, number)
            } else {
                runs.append(Run(section: unit.section, first: number, last: number))
            }
        }
        return runs
    }

    private static func isUnderArticle(_ unit: Unit, _ text: AnalysedText) -> Bool {
        var section = unit.section
        while section >= 0 {
            if text.sections[Int(section)].isArticle { return true }
            section = text.sections[Int(section)].parent
        }
        return false
    }

    /// The number of a paragraph; that of 38 for "38-4", which was put in after it.
    private static func plain(_ number: String) -> Int? {
        let parts = number.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }) else { return nil }
        return Int(parts[0])
    }
}
