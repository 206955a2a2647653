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
    /// Columns for the line numbers beside passages.
    var gutterWidth = 2

    init(_ options: TextReportOptions) { self.options = options }

    var width: Int { options.width }

    /// Writes a line as it is. The caller answers for its width.
    mutating func line(_ string: String) {
        // A job on a build server takes a line that begins with two colons for a command to itself, indented or not:
        // text from a draft must not give any. The word joiner before them takes no column.
        let indent = string.prefix { $0 == " " }
        let rest = string.dropFirst(indent.count)
        text += rest.hasPrefix("::") ? indent + (options.alphabet == .ascii ? "." : "\u{2060}") + rest : string
        text += "\n"
        isAfterBlank = string.isEmpty
    }

    /// A text as this page can show it.
    func cells(_ text: String, mark: Range<Int> = 0..<0) -> Cells { Cells(text, mark: mark, isASCII: options.alphabet == .ascii) }

    /// On one line, and in the letters of this page.
    func shown(_ text: String) -> String { options.alphabet == .ascii ? text.onOneLine.inASCII : text.onOneLine }

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
        var lead = shown(lead)
        let leadWidth = lead.displayWidth
        let hang = min(hang ?? leadWidth, width / 2)
        var first = width - leadWidth
        if first < 8 {
            // The lead takes the whole line: put it on lines of its own.
            for part in cells(lead).lines(width: width) { line(painted(part.string, leadPaint)) }
            lead = String(repeating: " ", count: hang)
            first = width - hang
        }
        let lines = cells(text).lines(width: width - hang, first: first)
        let indent = String(repeating: " ", count: hang)
        for (index, part) in lines.enumerated() {
            let before = index == 0 ? painted(lead, leadPaint) : indent
            line(part.isEmpty ? trimmedEnd(before) : before + painted(part.string, paint))
        }
        if lines.isEmpty { line(painted(trimmedEnd(lead), leadPaint)) }
    }

    /// Writes one line and cuts it short with dots where it would be too long.
    mutating func oneLine(lead: String, leadPaint: Paint? = nil, _ text: String) {
        let lead = shown(lead)
        let room = width - lead.displayWidth
        if room < 8 { return paragraph(lead: lead, text, leadPaint: leadPaint) }
        line(painted(lead, leadPaint) + cells(text).cut(to: room, ellipsis: options.frame.ellipsis).cells.string)
    }

    /// Writes a place in a file and what is said of it, as compilers do, for people and editors. The place, the status
    /// and the rule are never broken, whatever the width; the text follows on the same line, or if it does not fit there on
    /// lines of its own.
    ///
    /// - Parameter isShort: whether the text is cut short rather than continued.
    mutating func headline(place: String, status: String, _ text: String, paint: Paint?, isShort: Bool) {
        let (place, status) = (shown(place), shown(status))
        let head = painted(place, .bold) + painted(status, paint)
        var text = cells(text)
        let room = width - place.displayWidth - status.displayWidth - 1
        if isShort, text.width > room, room >= 12 {
            text = text.cut(to: room, ellipsis: options.frame.ellipsis)
        }
        if text.width <= room { return line(text.cells.isEmpty ? head : head + " " + text.cells.string) }
        line(head)
        if isShort { return }
        for part in text.lines(width: width - 4) { line("    " + painted(part.string, .bold)) }
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
