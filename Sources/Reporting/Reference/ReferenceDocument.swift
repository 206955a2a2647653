/// A reference manual as a value: pages of sections of entries, with links between entries. Whoever makes it decides
/// what is said; the formats decide how it looks.
public struct ReferencePage: Sendable {
    /// The name of the page's file, without an ending.
    public var name: String
    public var title: String
    public var introduction: [ReferenceText]
    public var sections: [ReferenceSection]

    public init(name: String, title: String, introduction: [ReferenceText], sections: [ReferenceSection]) {
        self.name = name
        self.title = title
        self.introduction = introduction
        self.sections = sections
    }
}

public struct ReferenceSection: Sendable {
    public var title: String
    public var introduction: [ReferencePart]
    public var entries: [ReferenceEntry]

    public init(title: String, introduction: [ReferencePart] = [], entries: [ReferenceEntry] = []) {
        self.title = title
        self.introduction = introduction
        self.entries = entries
    }
}

/// Something that links can lead to.
public struct ReferenceEntry: Sendable {
    /// Unique in the whole manual: letters, digits and hyphens.
    public var anchor: String
    /// The name under which it is known.
    public var name: String
    /// What stands beside the name.
    public var title: String
    public var parts: [ReferencePart]

    public init(anchor: String, name: String, title: String = "", parts: [ReferencePart]) {
        self.anchor = anchor
        self.name = name
        self.title = title
        self.parts = parts
    }
}

public enum ReferencePart: Sendable {
    case paragraph(label: String?, ReferenceText)
    case list(label: String?, [ReferenceText])
    /// Lines to be read as they are written.
    case lines([ReferenceText])
    /// Small drafts, each with what it must come out as.
    case examples([(outcome: String, paragraphs: [String])])
    case table(header: [String], rows: [ReferenceRow])
}

/// A row of a table; links may lead to it.
public struct ReferenceRow: Sendable {
    public var anchor: String?
    public var cells: [ReferenceText]

    public init(anchor: String? = nil, cells: [ReferenceText]) {
        self.anchor = anchor
        self.cells = cells
    }
}

/// A text with links in it.
public struct ReferenceText: Sendable, ExpressibleByStringInterpolation {
    public enum Run: Sendable {
        case plain(String)
        case link(String, anchor: String)
        /// Leads to the start of another page.
        case page(String, name: String)
    }

    public var runs: [Run]

    public init(_ runs: [Run]) { self.runs = runs }
    public init(stringLiteral value: String) { runs = [.plain(value)] }

    public static func link(_ text: String, to anchor: String) -> ReferenceText { ReferenceText([.link(text, anchor: anchor)]) }

    public static func + (a: ReferenceText, b: ReferenceText) -> ReferenceText { ReferenceText(a.runs + b.runs) }

    /// Several texts with the same words between them.
    public init(_ parts: [ReferenceText], separator: String = ", ") {
        runs = []
        for (index, part) in parts.enumerated() {
            if index > 0 { runs.append(.plain(separator)) }
            runs += part.runs
        }
    }

    /// The anchors that the text links to.
    var anchors: [(text: String, anchor: String)] {
        runs.compactMap { if case .link(let text, let anchor) = $0 { (text, anchor) } else { nil } }
    }
}

extension ReferencePage {
    /// Every anchor of the page, in order.
    public var anchors: [String] {
        sections.flatMap { section in
            let parts = section.introduction + section.entries.flatMap(\.parts)
            return section.entries.map(\.anchor) + parts.flatMap { part -> [String] in
                if case .table(_, let rows) = part { rows.compactMap(\.anchor) } else { [] }
            }
        }
    }
}
