/// A piece of XML kept to be read later: by the handler that kept it, as if it stood somewhere else.
enum XMLEvent<Element: XMLElementName> {
    case start(Element, XMLAttributeStore)
    case end(Element)
    case text([UInt8])
}

/// The attributes of an element, kept beyond the call that passed them.
final class XMLAttributeStore {
    private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>
    private let bytes: UnsafeMutablePointer<UInt8>
    private let count: Int

    init(_ attributes: XMLAttributes) {
        let pairs = attributes.pairs
        count = pairs.count
        fields = .allocate(capacity: max(count, 1) * XMLAttributes.fieldCount)
        fields.initialize(repeating: nil, count: max(count, 1) * XMLAttributes.fieldCount)
        // A name ends with a zero, a value where its end says.
        bytes = .allocate(capacity: pairs.reduce(1) { $0 + $1.name.count + 1 + $1.value.count })
        var end = 0
        func keep(_ piece: some Collection<UInt8>) -> UnsafePointer<UInt8> {
            let start = end
            for byte in piece {
                (bytes + end).initialize(to: byte)
                end += 1
            }
            return UnsafePointer(bytes + start)
        }
        for (index, pair) in pairs.enumerated() {
            let field = fields + index * XMLAttributes.fieldCount
            field[0] = keep(Array(pair.name) + [0])
            field[3] = keep(pair.value)
            field[4] = UnsafePointer(bytes + end)
        }
    }

    deinit {
        fields.deallocate()
        bytes.deallocate()
    }

    /// Calls a function with the attributes; they are valid during the call only.
    func withAttributes(_ body: (XMLAttributes) -> Void) {
        withExtendedLifetime(self) { body(XMLAttributes(fields: fields, count: count)) }
    }
}
