/// Writes XML, front to back: elements, attributes and text, all escaped.
struct XMLWriter {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    typealias Attributes = [(name: String, value: String)]

    /// An element that holds others.
    mutating func element(_ name: String, _ attributes: Attributes, _ content: (inout XMLWriter) -> Void) {
        open(name, attributes)
        text += ">\n"
        depth += 1
        content(&self)
        depth -= 1
        indent()
        text += "</\(name)>\n"
    }

    /// An element that holds lines of text, or nothing.
    mutating func element(_ name: String, _ attributes: Attributes, lines: [String] = []) {
        open(name, attributes)
        text += lines.isEmpty ? "/>\n" : ">\(lines.map(XMLWriter.escaped).joined(separator: "\n"))</\(name)>\n"
    }

    private mutating func open(_ name: String, _ attributes: Attributes) {
        indent()
        text += "<\(name)"
        for attribute in attributes { text += " \(attribute.name)=\"\(XMLWriter.escaped(attribute.value))\"" }
    }

    private mutating func indent() { text += String(repeating: "  ", count: depth) }

    /// On one line: what XML forbids, and what would act on a reader's screen, is no part of it.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.onOneLine.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
