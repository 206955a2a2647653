/// Rows of text as RFC 4180 has them, with line feeds.
public enum CSV {
    public static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
    }

    /// A spreadsheet would take a text that starts so for a formula: some also after white space, some in full width.
    private static func cell(_ text: String) -> String {
        let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
        let text = first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } == true ? "'" + text : text
        guard text.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
