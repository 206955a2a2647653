/// A strict reader of the markup that a report consists of: every tag closed, every attribute quoted.
struct Markup {
    private(set) var faults: [String] = []
    private(set) var tags: [String] = []
    private(set) var ids: [String] = []
    /// Values of `href`.
    private(set) var links: [String] = []
    /// Ids that `aria-labelledby` names.
    private(set) var references: [String] = []
    /// What stands between tags.
    private(set) var text = ""

    private static let void: Set<String> = ["meta", "br", "input", "path", "circle", "rect", "use"]

    init(_ page: String) {
        var open: [String] = []
        var rest = page[...]
        if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst(15) } else { faults.append("no document type") }
        while let start = rest.firstIndex(of: "<") {
            let between = rest[..<start]
            if between.contains(">") { faults.append("a bare > in \(between.prefix(40))") }
            checkReferences(between)
            text += between
            guard let end = rest[start...].firstIndex(of: ">") else { faults.append("an open tag"); return }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                if open.last == String(tag.dropFirst()) { open.removeLast() } else { faults.append("<\(tag)> closes \(open.last ?? "nothing")") }
                continue
            }
            let name = String(tag.prefix { $0 != " " && $0 != "/" && $0 != "\n" })
            tags.append(name)
            read(attributes: tag.dropFirst(name.count), of: name)
            if name == "script" || name == "style" {
                // Raw text: nothing but the end tag counts.
                let parts = rest.split(separator: "</\(name)>", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count < 2 { faults.append("\(name) does not end") } else { rest = parts[1] }
            } else if !Markup.void.contains(name) {
                if tag.hasSuffix("/") { faults.append("<\(tag)> is not void") } else { open.append(name) }
            }
        }
        if !open.isEmpty { faults.append("never closed: \(open)") }
    }

    private mutating func read(attributes: Substring, of name: String) {
        let pattern = /\s+([a-zA-Z:-]+)(?:="([^"<>]*)")?/
        var left = attributes
        var seen: Set<String> = []
        while let match = left.prefixMatch(of: pattern) {
            let value = match.2.map(String.init) ?? ""
            if !seen.insert(String(match.1)).inserted { faults.append("\(match.1) twice in \(name)") }
            checkReferences(value[...])
            switch match.1 {
            case "id": ids.append(value)
            case "href": links.append(value)
            case "aria-labelledby": references += value.split(separator: " ").map(String.init)
            default: break
            }
            left = left[match.range.upperBound...]
        }
        if !left.allSatisfy({ $0 == "/" || $0.isWhitespace }) { faults.append("attributes of \(name): \(left.prefix(60))") }
    }

    private mutating func checkReferences(_ text: Substring) {
        for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            if part.prefixMatch(of: /(amp|lt|gt|quot|#39|#8288);/) == nil { faults.append("a bare & before \(part.prefix(20))") }
        }
    }
}
