/// A piece of HTML. Interpolating a `String` escapes it, interpolating `HTML` does not: text from a draft cannot
/// become markup by forgetting something.
///
/// Plain Swift rather than a template library: the page is a tree of small functions over typed values, which the
/// compiler checks; a template would move that into strings that are checked when a user runs them, and would need
/// the values as dictionaries.
struct HTML: ExpressibleByStringInterpolation, Sendable {
    private(set) var source: String

    init(stringLiteral value: String) { source = value }
    init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

    static let empty: HTML = ""

    /// Markup written by this module, never by a user.
    init(trusted source: String) { self.source = source }

    init(text: String) { source = HTML.escaped(text) }

    init(_ parts: some Sequence<HTML>, separator: String = "") {
        source = parts.map(\.source).joined(separator: separator)
    }

    var isEmpty: Bool { source.isEmpty }

    static func + (a: HTML, b: HTML) -> HTML { HTML(trusted: a.source + b.source) }
    static func += (a: inout HTML, b: HTML) { a.source += b.source }

    struct StringInterpolation: StringInterpolationProtocol {
        var source = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { source += literal }
        mutating func appendInterpolation(_ text: String) { source += HTML.escaped(text) }
        mutating func appendInterpolation(_ number: Int) { source += String(number) }
        mutating func appendInterpolation(_ html: HTML) { source += html.source }
        mutating func appendInterpolation(_ list: [HTML]) { for html in list { source += html.source } }
    }

    /// Safe between tags and inside quoted attributes. Controls go as in ``Swift/String/onOneLine``.
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "'": out.append(contentsOf: "&#39;".unicodeScalars)
            default: if let shown = scalar.shown { out.append(shown) }
            }
        }
        return String(out)
    }
}

extension Sequence {
    /// The parts of a page that a list of values makes.
    func html(_ part: (Element) -> HTML) -> HTML { HTML(map(part)) }
}

extension Optional {
    /// A part of a page that is there only if the value is.
    func html(_ part: (Wrapped) -> HTML) -> HTML { map(part) ?? .empty }
}
