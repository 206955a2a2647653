/// The numberings that a Word file defines: schemes of nine levels ("abstract" numberings) and the lists that use them.
struct WordNumbering {
    static let levelCount = 9

    struct Level {
        /// The standard says 0 for a level that does not give its start; programs agree on 1.
        var start = 1
        var format = "decimal"
        /// The text with `%1` to `%9` for the numbers of the levels.
        var text = ""
        /// All numbers in the text are shown as decimal.
        var isLegal = false
        /// The 1-based level after which this one starts again; 0 for never; nil for any higher one.
        var restart: Int?
        /// The paragraph style that stands for this level.
        var style: String?
    }

    struct Scheme {
        var levels: [Int: Level] = [:]
        /// The scheme is defined by a list style instead.
        var numStyleLink: String?
        /// The scheme is the definition of a list style.
        var styleLink: String?
    }

    struct List {
        var scheme = -1
        var startOverrides: [Int: Int] = [:]
        var levelOverrides: [Int: Level] = [:]
    }

    var schemes: [Int: Scheme] = [:]
    var lists: [Int: List] = [:]

    /// The schemes that define list styles, by style.
    private(set) var schemesOfStyles: [String: Int] = [:]

    /// To be called when all schemes are known.
    mutating func indexStyles() {
        for (id, scheme) in schemes {
            guard let style = scheme.styleLink else { continue }
            schemesOfStyles[style] = min(schemesOfStyles[style] ?? id, id)
        }
    }

    /// The scheme of a list, through links to list styles.
    func scheme(of list: List) -> (id: Int, scheme: Scheme)? {
        guard let scheme = schemes[list.scheme] else { return nil }
        guard let style = scheme.numStyleLink, let target = schemesOfStyles[style], let linked = schemes[target] else {
            return (list.scheme, scheme)
        }
        return (target, linked)
    }
}

/// Reads the part with the numberings.
final class WordNumberingHandler: XMLHandler {
    private(set) var numbering = WordNumbering()
    private var open: [OfficeElement] = []
    private var skipped = 0
    private var schemeID = -1
    private var listID = -1
    private var levelNumber = 0
    private var level: WordNumbering.Level?

    func start(_ element: OfficeElement, _ attributes: XMLAttributes) {
        // Formats that only newer programs know come with a plain one to fall back on.
        if skipped > 0 || element == .choice {
            skipped += 1
            return
        }
        let parent = open.last { $0 != .alternateContent && $0 != .fallback }
        open.append(element)
        switch (parent, element) {
        case (_, .abstractNum):
            schemeID = attributes.int("abstractNumId") ?? -1
            numbering.schemes[schemeID] = .init()
        case (.abstractNum, .numStyleLink): numbering.schemes[schemeID]?.numStyleLink = attributes.string("val")
        case (.abstractNum, .styleLink): numbering.schemes[schemeID]?.styleLink = attributes.string("val")
        case (_, .num):
            listID = attributes.int("numId") ?? -1
            numbering.lists[listID] = .init()
        case (.num, .abstractNumId): numbering.lists[listID]?.scheme = attributes.int("val") ?? -1
        case (.num, .lvlOverride): levelNumber = Self.clamp(attributes.int("ilvl"))
        case (.lvlOverride, .startOverride):
            numbering.lists[listID]?.startOverrides[levelNumber] = attributes.int("val") ?? 1
        case (_, .lvl):
            levelNumber = Self.clamp(attributes.int("ilvl"))
            level = .init()
        case (.lvl, _): startProperty(element, attributes)
        default: break
        }
    }

    private func startProperty(_ element: OfficeElement, _ attributes: XMLAttributes) {
        switch element {
        case .start: level?.start = attributes.int("val") ?? 1
        case .numFmt: level?.format = attributes.string("val") ?? "decimal"
        case .lvlText: level?.text = attributes.label("val") ?? ""
        case .isLgl: level?.isLegal = attributes.isOn
        case .lvlRestart: level?.restart = attributes.int("val")
        case .pStyle: level?.style = attributes.string("val")
        default: break
        }
    }

    func end(_ element: OfficeElement) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        open.removeLast()
        guard element == .lvl, let done = level else { return }
        level = nil
        if open.contains(.lvlOverride) {
            numbering.lists[listID]?.levelOverrides[levelNumber] = done
        } else {
            numbering.schemes[schemeID]?.levels[levelNumber] = done
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    var isFull: Bool { numbering.lists.count + numbering.schemes.count > 1_000_000 }

    private static func clamp(_ level: Int?) -> Int { min(max(level ?? 0, 0), WordNumbering.levelCount - 1) }
}
