import DocumentModel
import TextAnalysis

/// The items of a section: its sub-sections, the rows of its table, its numbered items, or else its paragraphs.
struct ReferenceItems {
    private let text: AnalysedText

    init(_ text: AnalysedText) { self.text = text }

    func items(of section: Int) -> [Set<Int>] {
        let units = text.units.indices.filter { text.sections[section].blocks.contains(Int(text.units[$0].block)) && !text.units[$0].isHeading }
        let inner = text.sections.indices.filter { Int(text.sections[$0].parent) == section && text.sections[$0].hasContent }
        if inner.count >= 2 {
            return inner.map { sub in Set(units.filter { text.sections[sub].blocks.contains(Int(text.units[$0].block)) }) }
        }
        let rows = groups(units) { unit in
            guard case .tableCell(let table, let row, _, isHeader: false) = text.document.blocks[Int(text.units[unit].block)].kind else { return nil }
            return [table, row]
        }
        if rows.count >= 2 { return rows }
        let numbered = units.filter { !text.units[$0].numbers.isEmpty }
        let depths = Set(numbered.map { text.units[$0].numbers.count }).sorted()
        guard var level = depths.first else { return groups(units) { [Int(text.units[$0].block)] } }
        // One item alone that leads in to inner ones is passed over.
        let outermost = Set(numbered.filter { text.units[$0].numbers.count == level }.map { text.units[$0].block })
        if outermost.count == 1, depths.count > 1 { level = depths[1] }
        // An item goes on until the next block with a number of its level.
        var items: [Set<Int>] = []
        var block: Int32 = -1
        for unit in numbered where text.units[unit].numbers.count >= level {
            let isOfLevel = text.units[unit].numbers.count == level
            if items.isEmpty || (isOfLevel && text.units[unit].block != block) { items.append([]) }
            items[items.count - 1].insert(unit)
            if isOfLevel { block = text.units[unit].block }
        }
        return items
    }

    private func groups(_ units: [Int], by key: (Int) -> [Int]?) -> [Set<Int>] {
        var result: [(key: [Int], units: Set<Int>)] = []
        for unit in units {
            guard let key = key(unit) else { continue }
            if let i = result.firstIndex(where: { $0.key == key }) { result[i].units.insert(unit) } else { result.append((key, [unit])) }
        }
        return result.map(\.units)
    }
}
