/// Writes addresses: the labels of the sections, then the numbers below them.
enum AddressWriter {
    static func address(of unit: Unit, sections: [Section]) -> String {
        var chain: [Section] = []
        var index = Int(unit.section)
        while index >= 0 {
            chain.insert(sections[index], at: 0)
            index = Int(sections[index].parent)
        }
        var parts: [String] = []
        let annexLabel = chain.last(where: \.isAnnex)?.label
        if let annexLabel { parts.append(annexLabel) }
        let named = chain.last { $0.isArticle || (!$0.label.isEmpty && !$0.isAnnex) } ?? chain.last { !$0.isAnnex }
        var isNumbered = false
        if let named {
            if named.label.isEmpty {
                parts.append("“\(shortened(named.title))”")
            } else {
                parts.append(named.isArticle || named.isPart ? named.label : "section \(named.label)")
                isNumbered = true
            }
        }
        let numbers = unit.numbers.filter { !$0.isEmpty }
        if unit.isHeading { return parts.isEmpty ? "heading" : parts.joined(separator: ", ") }
        if numbers.isEmpty {
            if parts.isEmpty, unit.zone == .preamble { return "Preamble, para. \(unit.paragraph)" }
            let place = unit.row > 0 ? "row \(unit.row)" : (unit.isInTable ? "table header" : "para. \(unit.paragraph)")
            return parts.isEmpty ? place : parts.joined(separator: ", ") + ", " + place
        }
        // Paragraphs that are numbered through the whole text are cited by their number alone.
        if unit.isNumberedThrough {
            return (parts.prefix { $0 == annexLabel } + [paragraph(numbers)]).joined(separator: ", ")
        }
        if isNumbered, let last = parts.last {
            // "1.2.3" already says where it stands; under "Article 1" it is "Article 1.2.3".
            if numbers[0].contains(".") {
                let place = kind(of: last, above: numbers[0]) + numbers[0] + brackets(numbers.dropFirst())
                return (parts.dropLast() + [place]).joined(separator: ", ")
            }
            return (parts.dropLast() + [last + brackets(numbers[...])]).joined(separator: ", ")
        }
        return (parts + [paragraph(numbers)]).joined(separator: ", ")
    }

    private static func paragraph(_ numbers: [String]) -> String {
        // A named item ("Objective 3") needs no "para.".
        let first = numbers[0].first?.isLetter == true && numbers[0].contains(" ") ? numbers[0] : "para. " + numbers[0]
        return first + brackets(numbers.dropFirst())
    }

    /// "Article " for a number such as "10.2" under "Article 10"; nothing for a number that does not go on from the label.
    private static func kind(of label: String, above number: String) -> String {
        guard let blank = label.lastIndex(of: " ") else { return "" }
        let above = label[label.index(after: blank)...].filter { $0 != "(" && $0 != ")" }
        return number.filter { $0 != "(" }.hasPrefix(above + ".") ? String(label[...blank]) : ""
    }

    private static func brackets(_ numbers: ArraySlice<String>) -> String { numbers.map { "(\($0))" }.joined() }

    private static func shortened(_ title: String) -> String {
        title.count <= 60 ? title : String(title.prefix(57)) + "..."
    }
}
