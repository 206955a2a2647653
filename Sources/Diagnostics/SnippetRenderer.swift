import TextSpans

/// Renders a diagnostic as compilers do: a headline, the source line, a caret under the bytes at fault, notes, help.
public struct SnippetRenderer: Sendable {
    public var useColor: Bool

    public init(useColor: Bool = false) { self.useColor = useColor }

    /// - Parameters:
    ///   - diagnostic: what to render.
    ///   - text: the text of the file that the diagnostic's span points into, if there is one.
    /// - Returns: lines with a line feed at the end of each.
    public func render(_ diagnostic: Diagnostic, text: [UInt8]?) -> String {
        render(diagnostic, text: text, lines: text.map { LineIndex($0) })
    }

    /// Renders many diagnostics; the lines of each file are counted once.
    ///
    /// - Parameter text: the text of a file.
    public func render(_ diagnostics: [Diagnostic], text: (String) -> [UInt8]?) -> [String] {
        var known: (file: String, text: [UInt8]?, lines: LineIndex?)?
        return diagnostics.map { diagnostic in
            if known?.file != diagnostic.file {
                let text = text(diagnostic.file)
                known = (diagnostic.file, text, text.map { LineIndex($0) })
            }
            return render(diagnostic, text: known?.text, lines: known?.lines)
        }
    }

    private func render(_ diagnostic: Diagnostic, text: [UInt8]?, lines: LineIndex?) -> String {
        var out = ""
        let headline = "\(diagnostic.severity.word)[\(diagnostic.code.name)]: \(diagnostic.message)"
        if let span = diagnostic.span, let text, let lines {
            let start = lines.position(at: Int(span.start), in: text)
            out += "\(diagnostic.file):\(start.line):\(start.column): \(paint(headline, diagnostic.severity))\n"
            out += snippet(span, lines: lines, text: text)
        } else {
            out += "\(diagnostic.file): \(paint(headline, diagnostic.severity))\n"
        }
        for note in diagnostic.notes { out += "  = note: \(note)\n" }
        if let help = diagnostic.help { out += "  = help: \(help)\n" }
        return out
    }

    private func snippet(_ span: ByteSpan, lines: LineIndex, text: [UInt8]) -> String {
        let number = lines.line(at: Int(span.start))
        let line = lines.span(ofLine: number)
        // A line may be a whole paragraph: show a window around the fault.
        let windowStart = max(Int(line.start), Int(span.start) - 60)
        let windowEnd = min(Int(line.end), max(Int(span.start) + 90, min(Int(span.end), Int(span.start) + 120)))
        let start = alignedToCharacter(windowStart, text)
        let end = alignedToCharacter(windowEnd, text)
        let lead = start > Int(line.start) ? "..." : ""
        let tail = end < Int(line.end) ? "..." : ""
        let shown = visible(ByteSpan(start, end), text)
        let gutter = String(number)
        let blank = String(repeating: " ", count: gutter.count)
        let indent = lead.count + visible(ByteSpan(start, Int(span.start)), text).count
        let width = max(1, visible(ByteSpan(Int(span.start), min(Int(span.end), end)), text).count)
        return "\(blank) |\n\(gutter) | \(lead)\(shown)\(tail)\n\(blank) | "
            + String(repeating: " ", count: indent) + String(repeating: "^", count: width) + "\n"
    }

    /// A text as it is shown: a tab is one column, and what cannot be seen, or turns the line round, has a sign.
    private func visible(_ span: ByteSpan, _ text: [UInt8]) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.string(span).unicodeScalars {
            switch scalar.value {
            case 0x09: result.append(" ")
            case 0x0D: continue
            case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private func alignedToCharacter(_ offset: Int, _ text: [UInt8]) -> Int {
        var offset = offset
        while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
        return offset
    }

    private func paint(_ string: String, _ severity: Severity) -> String {
        guard useColor else { return string }
        let color = switch severity {
        case .error: "31"
        case .warning: "33"
        case .note: "36"
        }
        return "\u{1B}[1;\(color)m\(string)\u{1B}[0m"
    }
}
