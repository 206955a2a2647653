/// Fields: a code that tells Word what to compute (page number, reference, table of contents) and the result that
/// it shows. Fields lie in each other and run over paragraphs.
struct WordFields {
    private struct Field {
        /// Its result has begun.
        var showsResult = false
        /// The file says in words what it comes to.
        var hasText = false
        var form = WordFormField()
    }

    private var open: [Field] = []
    /// How many of them show no result yet.
    private var inCode = 0

    /// True where the file shows codes, not text.
    var isInCode: Bool { inCode > 0 }

    var isOpen: Bool { !open.isEmpty }

    /// - Returns: at the end of a field of a form that has no words of its own in the file, what it shows.
    mutating func note(_ type: UnsafeBufferPointer<UInt8>?) -> [UInt8]? {
        guard let type else { return nil }
        var shown: [UInt8]?
        if type.elementsEqual("begin".utf8) {
            open.append(Field())
            inCode += 1
        } else if type.elementsEqual("separate".utf8) {
            if open.last?.showsResult == false { inCode -= 1 }
            open.mutateLast { $0.showsResult = true }
        } else if type.elementsEqual("end".utf8), let done = open.popLast() {
            if !done.showsResult { inCode -= 1 }
            if !done.hasText { shown = done.form.text }
        }
        return shown
    }

    /// Text has been read: the open fields have a result. Those around one that has text have it already.
    mutating func noteText() {
        for index in open.indices.reversed() {
            if open[index].hasText { return }
            open[index].hasText = true
        }
    }

    /// A property of the field of a form that has just begun.
    mutating func noteForm(_ element: OfficeElement, of parent: OfficeElement, _ attributes: XMLAttributes) {
        open.mutateLast { $0.form.note(element, of: parent, attributes) }
    }
}

/// A field of a form: Word keeps what was chosen beside the text, not in it.
struct WordFormField {
    private var entries: [String] = []
    private var choice: Int?
    private var isCheckBox = false
    private var isChecked: Bool?
    private var isCheckedAtFirst = false

    mutating func note(_ element: OfficeElement, of parent: OfficeElement, _ attributes: XMLAttributes) {
        switch (parent, element) {
        case (.ddList, .listEntry): entries.append(attributes.string("val") ?? "")
        case (.ddList, .result): choice = attributes.int("val")
        case (.ddList, .formDefault): choice = choice ?? attributes.int("val")
        case (.ffData, .checkBox): isCheckBox = true
        case (.checkBox, .checked): isChecked = attributes.isOn
        case (.checkBox, .formDefault): isCheckedAtFirst = attributes.isOn
        default: break
        }
    }

    /// The chosen entry, the first if none was chosen, or a box with or without a cross; nil for other fields.
    var text: [UInt8]? {
        if isCheckBox { return Array((isChecked ?? isCheckedAtFirst ? "☒" : "☐").utf8) }
        let choice = choice ?? 0
        return entries.indices.contains(choice) ? Array(entries[choice].utf8) : nil
    }
}

/// Characters of fonts of signs, which have no letters at their codes.
enum WordSymbols {
    /// - Parameters:
    ///   - code: the character's code, in hexadecimal digits.
    ///   - font: the font's name.
    /// - Returns: the sign as text, as near as Unicode has it; nil if nothing can be said.
    static func text(_ code: String?, font: String?) -> [UInt8]? {
        guard let code, let value = UInt16(code, radix: 16) else { return nil }
        // Fonts of signs use a private range for codes of one byte.
        guard (0xF000...0xF0FF).contains(value) else { return value < 0x20 ? nil : value.utf8Bytes }
        let byte = UInt8(value & 0xFF)
        let table = font?.lowercased().hasPrefix("wingdings") == true ? wingdings : symbol
        return table[byte].map { Array($0.utf8) }
    }

    private static let wingdings: [UInt8: String] = [
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "❖", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→",
        0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□",
    ]
    private static let symbol: [UInt8: String] = [
        0x2D: "-", 0xA3: "≤", 0xA7: "♣", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
        0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xDE: "⇒",
    ]
}
