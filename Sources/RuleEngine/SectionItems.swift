import DocumentModel
import TextAnalysis

/// The items of a section, as a reader counts them: its sub-sections, the rows of its table, its numbered or bulleted
/// items, or else its paragraphs.
struct SectionItems {
    private let text: AnalysedText

    init(_ text: AnalysedText) { self.text = text }

    /// - Returns: the units of each item.
    func items(of index: Int) -> [Set<Int>] {
        let section = text.sections[index]
        let units = text.units.indices.filter { section.blocks.contains(Int(text.units[$0].block)) && !text.units[$0].isHeading }
        let subsections = subsections(of: index)
        if subsections.count >= 2 {
            return subsections.map { sub in Set(units.filter { text.sections[sub].blocks.contains(Int(text.units[$0].block)) }) }
        }
        let rows = groups(units) { self.row(of: $0) }
        if rows.count >= 2 { return rows }
        let numbered = units.filter { !text.units[$0].numbers.isEmpty }
        if !numbered.isEmpty { return numberedItems(numbered) }
        return groups(units) { Int(self.text.units[$0].block) }
    }

    func subsections(of index: Int) -> [Int] {
        text.sections.indices.filter { Int(text.sections[$0].parent) == index && text.sections[$0].hasContent }
    }

    /// An item goes on until the next one of its level: inner items belong to it. A single item that leads in to others
    /// is no item itself.
    private func numberedItems(_ units: [Int]) -> [Set<Int>] {
        func depth(_ unit: Int) -> Int { text.units[unit].numbers.count }
        var level = units.map(depth).min() ?? 1
        if let inner = units.map(depth).filter({ $0 > level }).min(), Set(units.filter { depth($0) == level }.map { text.units[$0].block }).count == 1 { level = inner }
        var items: [Set<Int>] = []
        var last: Int32 = -1
        for unit in units where depth(unit) >= level {
            let isNew = depth(unit) == level && text.units[unit].block != last
            if isNew || items.isEmpty { items.append([unit]) } else { items[items.count - 1].insert(unit) }
            if depth(unit) == level { last = text.units[unit].block }
        }
        return items
    }

    /// A number for the table row that a unit stands in; nil outside tables and in header rows.
    private func row(of unit: Int) -> Int? {
        guard case .tableCell(let table, let row, _, let isHeader) = text.document.blocks[Int(text.units[unit].block)].kind, !isHeader
        else { return nil }
        return table << 20 | row
    }

    /// Units with the same key, in order of their first unit; units without a key are left out.
    private func groups(_ units: [Int], by key: (Int) -> Int?) -> [Set<Int>] {
        var order: [Int] = []
        var members: [Int: Set<Int>] = [:]
        for unit in units {
            guard let key = key(unit) else { continue }
            if members[key] == nil { order.append(key) }
            members[key, default: []].insert(unit)
        }
        return order.compactMap { members[$0] }
    }
}
