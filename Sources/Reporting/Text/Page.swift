/// The page that a text report is written on: lines of a given width, wrapped and painted.
struct Page {
    enum Paint: String {
        case bold = "1"
        case faint = "2"
        case red = "1;31"
        case yellow = "33"
        case green = "32"
        case blue = "34"
        case magenta = "35"
        case cyan = "36"
    }

    let options: TextReportOptions
    private(set) var text = ""
    private var isAfterBlank = true

    init(_ options: TextReportOptions) { self.options = options }

    var width: Int { options.width }

    /// Writes a line as it is. The caller answers for its width.
    mutating func line(_ string: String) {
        // A job on a build server takes a line that begins with two colons for a command to itself, indented or not:
        // text from a draft must not give any. The word joiner before them takes no column.
        let indent = string.prefix { $0 == " " }
        let rest = string.dropFirst(indent.count)
        text += rest.hasPrefix("::") ? indent + "\u{2060}" + rest : string
        text += "\n"
        isAfterBlank = string.isEmpty
    }

    /// An empty line, unless there is one already.
    mutating func blank() {
        if !isAfterBlank { line("") }
    }

    /// Writes a paragraph: `lead` before its first line, the other lines indented by `hang` columns.
    ///
    /// - Parameters:
    ///   - lead: goes before the text; any width.
    ///   - hang: columns before the later lines; the width of `lead` unless given.
    ///   - paint: for the text, not for the lead.
    mutating func paragraph(
        lead: String = "", hang: Int? = nil, _ text: String, paint: Paint? = nil, leadPaint: Paint? = nil
    ) {
        var lead = lead.onOneLine
        let leadWidth = lead.displayWidth
        let hang = min(hang ?? leadWidth, width / 2)
        var first = width - leadWidth
        if first < 8 {
            // The lead takes the whole line: put it on lines of its own.
            for part in Cells(lead).lines(width: width) { line(painted(part.string, leadPaint)) }
            lead = String(repeating: " ", count: hang)
            first = width - hang
        }
        let lines = Cells(text).lines(width: width - hang, first: first)
        let indent = String(repeating: " ", count: hang)
        for (index, part) in lines.enumerated() {
            let before = index == 0 ? painted(lead, leadPaint) : indent
            line(part.isEmpty ? trimmedEnd(before) : before + painted(part.string, paint))
        }
        if lines.isEmpty { line(painted(trimmedEnd(lead), leadPaint)) }
    }

    /// Writes one line and cuts it short with dots where it would be too long.
    mutating func oneLine(lead: String, leadPaint: Paint? = nil, _ text: String) {
        let lead = lead.onOneLine
        let room = width - lead.displayWidth
        if room < 8 { return paragraph(lead: lead, text, leadPaint: leadPaint) }
        var cells = Cells(text)
        if cells.width > room {
            var used = 0
            cells.cells = Array(cells.cells.prefix { cell in
                used += cell.width
                return used <= room - 1
            })
            while cells.cells.last?.isSpace == true { cells.cells.removeLast() }
            cells.cells += Cells("…").cells
        }
        line(painted(lead, leadPaint) + cells.cells.string)
    }

    func painted(_ string: String, _ paint: Paint?) -> String {
        guard options.color, let paint, !string.isEmpty else { return string }
        return "\u{1B}[\(paint.rawValue)m\(string)\u{1B}[0m"
    }

    private func trimmedEnd(_ string: String) -> String {
        var string = string
        while string.last == " " { string.removeLast() }
        return string
    }
}

extension RuleStatus {
    var paint: Page.Paint {
        switch self {
        case .violated, .error: .red
        case .needsReview: .magenta
        case .notMet, .partlyMet: .yellow
        case .met: .green
        case .notApplicable, .notChecked: .faint
        }
    }
}

extension Verdict {
    var paint: Page.Paint {
        switch self {
        case .incomplete, .blocked: .red
        case .gaps: .yellow
        case .questions: .magenta
        case .clear: .green
        }
    }
}
