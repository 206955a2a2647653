/// Rows of text as RFC 4180 has them, with line feeds.
public enum CSV {
    public static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
    }

    /// A spreadsheet would take a text that starts so for a formula.
    private static func cell(_ text: String) -> String {
        let text = ["=", "+", "-", "@"].contains(text.prefix(1)) ? "'" + text : text
        guard text.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
