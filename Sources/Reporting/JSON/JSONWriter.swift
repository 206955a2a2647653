/// Writes JSON from front to back, in the order of the calls: no tree in between, so no order but the caller's.
///
///     var json = JSONWriter()
///     json.object { json in
///         json.field("path", "draft.md")
///         json.field("lines") { $0.array([1, 2]) { $0.value($1) } }
///     }
///     json.text
public struct JSONWriter: Sendable {
    public enum Style: Sendable {
        /// All on one line, as JSON lines need it.
        case compact
        /// Two spaces a level.
        case indented
    }

    public private(set) var text = ""
    private let style: Style
    private var depth = 0
    /// How many of the open objects are written on one line.
    private var flatDepth = 0
    /// Whether the open object or array has a member already.
    private var hasMembers = false
    /// Whether a key was written whose value is still to come.
    private var isAfterKey = false

    public init(_ style: Style = .indented) { self.style = style }

    // MARK: Values

    public mutating func value(_ string: String) {
        startValue()
        appendQuoted(string)
    }

    public mutating func value(_ number: Int) {
        startValue()
        text += String(number)
    }

    /// A number with one decimal at most.
    public mutating func value(tenths: Int) {
        startValue()
        let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
        text += "\(tenths < 0 ? "-" : "")\(whole)\(rest == 0 ? "" : ".\(rest)")"
    }

    public mutating func value(_ flag: Bool) {
        startValue()
        text += flag ? "true" : "false"
    }

    public mutating func null() {
        startValue()
        text += "null"
    }

    /// An object; `members` writes its fields.
    /// - Parameter isFlat: keeps the object and all in it on one line: for small values such as fractions.
    public mutating func object(isFlat: Bool = false, _ members: (inout JSONWriter) -> Void) {
        nest("{", "}", isFlat: isFlat, members)
    }

    /// An array; `element` writes exactly one value for each item.
    /// - Parameter isFlat: keeps the array and all in it on one line.
    public mutating func array<Items: Sequence>(
        _ items: Items, isFlat: Bool = false, _ element: (inout JSONWriter, Items.Element) -> Void
    ) {
        nest("[", "]", isFlat: isFlat) { json in
            for item in items { element(&json, item) }
        }
    }

    // MARK: Fields of an object

    /// A field whose value `body` writes: exactly one.
    public mutating func field(_ key: String, _ body: (inout JSONWriter) -> Void) {
        startValue()
        appendQuoted(key)
        text += style == .compact ? ":" : ": "
        isAfterKey = true
        body(&self)
    }

    public mutating func field(_ key: String, _ string: String) { field(key) { $0.value(string) } }
    public mutating func field(_ key: String, _ number: Int) { field(key) { $0.value(number) } }
    public mutating func field(_ key: String, _ flag: Bool) { field(key) { $0.value(flag) } }
    public mutating func field(_ key: String, _ strings: [String]) {
        field(key) { $0.array(strings) { $0.value($1) } }
    }

    /// Leaves the field out when there is no value.
    public mutating func optionalField(_ key: String, _ string: String?) {
        if let string { field(key, string) }
    }

    // MARK: Layout

    private mutating func nest(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, isFlat: Bool, _ body: (inout JSONWriter) -> Void
    ) {
        startValue()
        if isFlat { flatDepth += 1 }
        text.unicodeScalars.append(open)
        depth += 1
        hasMembers = false
        body(&self)
        depth -= 1
        if hasMembers { breakLine() }
        if isFlat { flatDepth -= 1 }
        text.unicodeScalars.append(close)
        hasMembers = true
    }

    /// Writes what stands between the last thing written and the next value or key.
    private mutating func startValue() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        if hasMembers { text += "," }
        if depth > 0 { breakLine() }
        hasMembers = true
    }

    private mutating func breakLine() {
        guard style == .indented else { return }
        if flatDepth > 0 {
            text += " "
            return
        }
        text += "\n"
        for _ in 0..<depth { text += "  " }
    }

    // MARK: Strings

    private mutating func appendQuoted(_ string: String) {
        text += "\""
        // Most strings need no escape at all: find that out on the bytes.
        if string.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C && $0 != 0x3C }) {
            text += string
        } else {
            for scalar in string.unicodeScalars { appendEscaped(scalar) }
        }
        text += "\""
    }

    /// Beyond what JSON asks for, scalars that could act on a terminal, end a line in JavaScript or close a script
    /// element are written as escapes too: reports get pasted everywhere. A reader of JSON sees no difference.
    private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case "<": text += "\\u003c"
        default:
            if scalar.isHostile {
                for unit in UTF16.encode(scalar)! { appendEscape(unit) }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    private mutating func appendEscape(_ unit: UInt16) {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
