/// The styles of an OpenDocument text, as far as they bear on text and numbers.
struct OpenStyles {
    struct Style {
        var name: String
        var parent: String?
        /// The name of the list that numbers its paragraphs; empty for none at all.
        var listStyle: String?
        var outlineLevel: Int?
        var isHidden: Bool?
        var isStruck: Bool?
        var isBold: Bool?
        var breaksPage = false
    }

    /// A level of a list.
    struct Level {
        /// As in the file: `1`, `a`, `A`, `i`, `I`; empty for no number.
        var format = ""
        var prefix = ""
        var suffix = ""
        /// With `%1%` for the number of the first level; newer files have it.
        var pattern: String?
        /// How many levels the number shows.
        var displayLevels = 1
        var start = 1
    }

    var styles: [String: Style] = [:]
    /// Levels by list style, counted from 1.
    var lists: [String: [Int: Level]] = [:]
    /// The numbers of headings, by level.
    var outline: [Int: Level] = [:]
    var hasHeader = false
    var hasFooter = false

    /// The nearest value on the way from a style to its ancestors.
    func value<T>(_ name: String?, _ pick: (Style) -> T?) -> T? {
        var name = name
        // Circles of styles exist in broken files.
        for _ in 0..<50 {
            guard let known = name.flatMap({ styles[$0] }) else { return nil }
            if let value = pick(known) { return value }
            name = known.parent
        }
        return nil
    }

    /// Whether a style or one of its ancestors is one of the program's own of this name.
    func isA(_ name: String?, _ wanted: String) -> Bool {
        name == wanted || value(name) { $0.parent == wanted ? true : nil } ?? false
    }
}

/// Reads the styles of `styles.xml` and `content.xml`.
final class OpenStyleHandler: XMLHandler {
    private(set) var styles: OpenStyles
    private var style: OpenStyles.Style?
    private var list: String?
    private var isInOutline = false

    init(_ styles: OpenStyles = OpenStyles()) { self.styles = styles }

    func start(_ element: OpenElement, _ attributes: XMLAttributes) {
        switch element {
        case .style:
            style = attributes.string("name").map {
                OpenStyles.Style(
                    name: $0, parent: attributes.string("parent-style-name"), listStyle: attributes.string("list-style-name"),
                    outlineLevel: attributes.int("default-outline-level"))
            }
        case .textProperties:
            if attributes.string("display") == "none" { style?.isHidden = true }
            if let line = attributes.string("text-line-through-style") { style?.isStruck = line != "none" }
            // Other scripts have weights of their own, which come under names of their own.
            if let weight = attributes.string("font-weight") { style?.isBold = weight == "bold" || Int(weight).map { $0 >= 600 } ?? false }
        case .paragraphProperties: style?.breaksPage = attributes.string("break-before") == "page"
        case .listStyle: list = attributes.string("name")
        case .outlineStyle: isInOutline = true
        case .levelNumber, .levelBullet, .outlineLevel:
            guard let number = attributes.int("level"), (1...10).contains(number) else { return }
            let level = element == .levelBullet ? OpenStyles.Level() : OpenStyleHandler.level(attributes)
            if isInOutline { styles.outline[number] = level } else if let list { styles.lists[list, default: [:]][number] = level }
        case .pageHeader: styles.hasHeader = true
        case .pageFooter: styles.hasFooter = true
        default: break
        }
    }

    func end(_ element: OpenElement) {
        switch element {
        case .style:
            if let style { styles.styles[style.name] = style }
            style = nil
        case .listStyle: list = nil
        case .outlineStyle: isInOutline = false
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    var isFull: Bool { styles.styles.count + styles.lists.count > 200_000 }

    private static func level(_ attributes: XMLAttributes) -> OpenStyles.Level {
        OpenStyles.Level(
            format: attributes.string("num-format") ?? "", prefix: attributes.label("num-prefix") ?? "",
            suffix: attributes.label("num-suffix") ?? "", pattern: attributes.label("num-list-format"),
            displayLevels: attributes.int("display-levels") ?? 1, start: attributes.int("start-value") ?? 1)
    }
}
