public import TextSpans

/// A JSON value whose objects keep the order of their members. Numbers are whole: the forms of a rule pack need no
/// others. Two values are equal if they say the same, wherever they stand.
public struct JSONValue: Sendable {
    public indirect enum Content: Hashable, Sendable {
        case object([Member])
        case array([JSONValue])
        case string(String)
        case number(Int)
        case flag(Bool)
        case null
    }

    public struct Member: Hashable, Sendable {
        public var key: String
        public var value: JSONValue
    }

    public var content: Content
    /// Where the value stands in the file that it was read from.
    public var span: ByteSpan?

    init(_ content: Content, span: ByteSpan? = nil) {
        self.content = content
        self.span = span
    }

    static func string(_ string: String) -> JSONValue { JSONValue(.string(string)) }
    static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }
    static func strings(_ strings: [String]) -> JSONValue { .array(strings.map(JSONValue.string)) }

    /// An object without the members that have no value.
    static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        JSONValue(.object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } }))
    }

    /// The member of an object; nil for anything else.
    subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.key == key }?.value
    }

    var members: [Member] { if case .object(let members) = content { members } else { [] } }
    var items: [JSONValue] { if case .array(let items) = content { items } else { [] } }
    var text: String? { if case .string(let text) = content { text } else { nil } }
    var number: Int? { if case .number(let number) = content { number } else { nil } }
    var isTrue: Bool { content == .flag(true) }
    var texts: [String] { items.compactMap(\.text) }
}

extension JSONValue: Hashable {
    public static func == (a: JSONValue, b: JSONValue) -> Bool { a.content == b.content }
    public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    public init(stringLiteral value: String) { self.init(.string(value)) }
    public init(integerLiteral value: Int) { self.init(.number(value)) }
    public init(booleanLiteral value: Bool) { self.init(.flag(value)) }
}
