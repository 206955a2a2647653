public import TextSpans

/// A value of a YAML file, or of a JSON file, which is YAML too, with its place.
public struct YAMLValue: Sendable {
    public enum Content: Sendable {
        /// Text, a number, true: what it means is for the reader of the field to say.
        case scalar(String, isQuoted: Bool)
        case list([YAMLValue])
        case mapping([Member])
    }

    public struct Member: Sendable {
        public var key: String
        public var keySpan: ByteSpan
        public var value: YAMLValue
    }

    public var content: Content
    public var span: ByteSpan

    /// "a list": for messages.
    var noun: String {
        switch content {
        case .scalar(let text, let isQuoted): text.isEmpty && !isQuoted ? "nothing" : "a single value"
        case .list: "a list"
        case .mapping: "a group of keys"
        }
    }
}

extension YAMLValue {
    /// The same value further on in a file.
    func moved(by distance: Int) -> YAMLValue {
        func moved(_ span: ByteSpan) -> ByteSpan { ByteSpan(Int(span.start) + distance, Int(span.end) + distance) }
        let content: Content = switch self.content {
        case .scalar: self.content
        case .list(let items): .list(items.map { $0.moved(by: distance) })
        case .mapping(let members):
            .mapping(members.map { Member(key: $0.key, keySpan: moved($0.keySpan), value: $0.value.moved(by: distance)) })
        }
        return YAMLValue(content: content, span: moved(span))
    }
}
