/// What the styles of a Word file say about structure and visibility, with inheritance worked out.
struct WordStyles {
    /// A style with all that it inherits.
    struct Style {
        /// 1 and up; nil for body text.
        var headingLevel: Int?
        var isQuotation = false
        /// A line of a table of contents, which repeats a heading.
        var isContentsLine = false
        /// 0 takes an inherited numbering away.
        var numId: Int?
        var ilvl: Int?
        /// The style itself and those it is based on, nearest first: a level of a numbering names one of them.
        var lineage: [String] = []
        var toggles = WordToggles()
        /// For tables: the style sets the first row apart.
        var hasHeaderRow = false
    }

    private var resolved: [String: Style] = [:]
    private var defaultParagraphStyle: String?

    /// A file without styles.
    init() {}

    init(_ entries: [String: WordStyleEntry]) {
        for (id, entry) in entries where entry.isDefault && entry.type == "paragraph" {
            // The order of a dictionary is no order: the first by name.
            defaultParagraphStyle = min(defaultParagraphStyle ?? id, id)
        }
        for id in entries.keys { resolved[id] = Self.resolve(id, entries) }
    }

    /// The style of a paragraph, the file's default if it names none.
    func paragraph(_ id: String?) -> Style { (id ?? defaultParagraphStyle).flatMap { resolved[$0] } ?? Style() }

    /// The style of a run or table; nil if there is none of this name.
    subscript(_ id: String) -> Style? { resolved[id] }

    private static func resolve(_ id: String, _ entries: [String: WordStyleEntry]) -> Style {
        var style = Style()
        var isHeadingDecided = false
        var next: String? = id
        while let current = next, let entry = entries[current], !style.lineage.contains(current), style.lineage.count < 32 {
            style.lineage.append(current)
            if !isHeadingDecided, let level = entry.headingLevel {
                // Level 10 is Word's way to say "body text", over what the style is based on.
                style.headingLevel = level <= 9 ? level : nil
                isHeadingDecided = true
            }
            if entry.isQuotation { style.isQuotation = true }
            if entry.isContentsLine { style.isContentsLine = true }
            style.numId = style.numId ?? entry.numId
            style.ilvl = style.ilvl ?? entry.ilvl
            style.toggles.inherit(entry.toggles)
            style.hasHeaderRow = style.hasHeaderRow || entry.hasHeaderRow
            next = entry.basedOn
        }
        return style
    }
}

/// The properties of a run that matter here, where they are given.
struct WordToggles {
    var isHidden: Bool?
    var isStruck: Bool?
    var isBold: Bool?

    mutating func inherit(_ other: WordToggles) {
        isHidden = isHidden ?? other.isHidden
        isStruck = isStruck ?? other.isStruck
        isBold = isBold ?? other.isBold
    }

    /// Takes note of an element of run properties.
    mutating func note(_ element: OfficeElement, _ attributes: XMLAttributes) {
        switch element {
        case .vanish: isHidden = attributes.isOn
        case .strike, .dstrike: isStruck = attributes.isOn || isStruck == true
        case .b: isBold = attributes.isOn
        default: break
        }
    }
}

/// A style as the file gives it.
struct WordStyleEntry {
    var type: String
    var isDefault: Bool
    var name = ""
    var basedOn: String?
    /// By the outline level; by the name if there is none.
    var headingLevel: Int? { outlineLevel ?? headingLevelOfName }
    var outlineLevel: Int?
    var numId: Int?
    var ilvl: Int?
    var toggles = WordToggles()
    var hasHeaderRow = false

    /// Word keeps the English names of its own styles in files of all languages.
    private var headingLevelOfName: Int? {
        if name == "title" { return 1 }
        guard name.hasPrefix("heading "), let level = Int(name.dropFirst(8)), (1...9).contains(level) else { return nil }
        return level
    }

    /// "toc 1" to "toc 9"; the heading over a table of contents has a style of another name.
    var isContentsLine: Bool { name.hasPrefix("toc ") && Int(name.dropFirst(4)) != nil }

    var isQuotation: Bool { name == "quote" || name == "intense quote" }
}

/// Reads the part with the styles.
final class WordStyleHandler: XMLHandler {
    private(set) var entries: [String: WordStyleEntry] = [:]
    private var open: [OfficeElement] = []
    private var id = ""
    private var entry: WordStyleEntry?

    func start(_ element: OfficeElement, _ attributes: XMLAttributes) {
        defer { open.append(element) }
        if element == .style {
            id = attributes.string("styleId") ?? ""
            entry = WordStyleEntry(type: attributes.string("type") ?? "paragraph", isDefault: attributes.isSet("default"))
            return
        }
        guard entry != nil, let parent = open.last else { return }
        switch (parent, element) {
        case (.style, .name): entry?.name = attributes.string("val")?.lowercased() ?? ""
        case (.style, .basedOn): entry?.basedOn = attributes.string("val")
        case (.style, .tblStylePr):
            if attributes.string("type") == "firstRow" { entry?.hasHeaderRow = true }
        case (.pPr, .outlineLvl) where isDirect: entry?.outlineLevel = attributes.int("val").map { max(0, $0) + 1 }
        case (.numPr, .numId) where isDirect: entry?.numId = attributes.int("val")
        case (.numPr, .ilvl) where isDirect: entry?.ilvl = attributes.int("val")
        case (.rPr, _) where isDirect: entry?.toggles.note(element, attributes)
        default: break
        }
    }

    func end(_ element: OfficeElement) {
        open.removeLast()
        guard element == .style, let done = entry else { return }
        entries[id] = done
        entry = nil
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    var isFull: Bool { entries.count > 200_000 }

    /// Not a property of a part of a table, nor one from before a tracked change.
    private var isDirect: Bool {
        !open.contains(.tblStylePr) && !open.contains(.pPrChange) && !open.contains(.rPrChange)
    }
}
