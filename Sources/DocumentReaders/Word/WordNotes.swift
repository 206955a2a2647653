/// How footnotes and endnotes are numbered, from the file's settings.
struct WordNoteNumbering {
    var format: String
    var start = 1

    static let footnotes = WordNoteNumbering(format: "decimal")
    static let endnotes = WordNoteNumbering(format: "lowerRoman")
}

/// Reads the settings, of which only the numbering of notes matters.
final class WordSettingsHandler: XMLHandler {
    private(set) var footnotes = WordNoteNumbering.footnotes
    private(set) var endnotes = WordNoteNumbering.endnotes
    private var open: [OfficeElement] = []

    func start(_ element: OfficeElement, _ attributes: XMLAttributes) {
        let parent = open.last
        open.append(element)
        switch (parent, element) {
        case (.footnotePr, .numFmt): footnotes.format = attributes.string("val") ?? footnotes.format
        case (.footnotePr, .numStart): footnotes.start = attributes.int("val") ?? footnotes.start
        case (.endnotePr, .numFmt): endnotes.format = attributes.string("val") ?? endnotes.format
        case (.endnotePr, .numStart): endnotes.start = attributes.int("val") ?? endnotes.start
        default: break
        }
    }

    func end(_ element: OfficeElement) { open.removeLast() }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
