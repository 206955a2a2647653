/// The elements of an XML part with their places in its bytes. What libxml2 cannot tell: where each tag begins and ends,
/// so that a part can be changed in places and keep every other byte.
///
/// For parts that a parser has accepted already: nothing is checked twice. Elements are numbered in the order of their
/// start tags, as ``WordPlaces`` numbers them.
struct XMLTree {
    struct Element {
        /// -1 for the root.
        var parent: Int
        /// Of the start tag's first byte.
        var start: Int
        /// After the start tag.
        var contentStart: Int
        /// Of the end tag's first byte; as `contentStart` where there is no end tag.
        var contentEnd: Int
        /// After the end tag.
        var end: Int
        /// The number of the first element that does not lie in this one.
        var next: Int
        var name: WordName
        /// There are comments, CDATA sections or processing instructions in it, not counting those in its children.
        var hasMarkup = false

        var isEmptyTag: Bool { contentStart == end }
    }

    struct Broken: Error {}

    let bytes: [UInt8]
    private(set) var elements: [Element] = []
    /// The namespace of the root, by which the usual and the strict form of Word files differ.
    private(set) var rootNamespace = ""
    /// The prefix of the root's name, without the colon.
    private(set) var rootPrefix = ""

    /// O(bytes).
    ///
    /// - Parameter bytes: well-formed XML in UTF-8.
    init(_ bytes: [UInt8]) throws(Broken) {
        self.bytes = bytes
        var scanner = XMLTreeScanner()
        guard bytes.withUnsafeBufferPointer({ scanner.scan($0) }) else { throw Broken() }
        elements = scanner.elements
        rootNamespace = scanner.rootNamespace
        rootPrefix = scanner.rootPrefix
    }

    /// The children of an element in their order.
    func children(of element: Int) -> some Sequence<Int> {
        let end = elements[element].next
        return sequence(first: element + 1) { elements[$0].next }.prefix { $0 < end }
    }

    func child(_ name: WordName, of element: Int) -> Int? { children(of: element).first { elements[$0].name == name } }

    /// The next element with the same parent.
    func sibling(after element: Int) -> Int? {
        let next = elements[element].next
        return next < elements.count && elements[next].parent == elements[element].parent ? next : nil
    }

    /// The element and those that it lies in, innermost first.
    func lineage(of element: Int) -> some Sequence<Int> {
        sequence(first: element) { elements[$0].parent >= 0 ? elements[$0].parent : nil }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func startTag(of element: Int) -> String { text(elements[element].start..<elements[element].contentStart) }

    func endTag(of element: Int) -> String { text(elements[element].contentEnd..<elements[element].end) }

    /// The name as it stands in the start tag, with its prefix.
    func qualifiedName(of element: Int) -> String { text(elements[element].start + 1..<nameEnd(of: element)) }

    /// After the name in the start tag.
    func nameEnd(of element: Int) -> Int {
        bytes[elements[element].start...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }!
    }

    /// The place of an attribute's value, found by its local name.
    func attribute(_ name: String, of element: Int) -> Range<Int>? {
        let tag = elements[element].start..<elements[element].contentStart
        var index = nameEnd(of: element)
        let wanted = Array(name.utf8)
        while let equals = bytes[index..<tag.upperBound].firstIndex(of: UInt8(ascii: "=")) {
            var nameEnd = equals
            while nameEnd > index, bytes[nameEnd - 1] <= 0x20 { nameEnd -= 1 }
            let nameStart = bytes[index..<nameEnd].lastIndex { $0 <= 0x20 || $0 == UInt8(ascii: ":") }.map { $0 + 1 } ?? index
            guard let open = bytes[equals..<tag.upperBound].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
                let close = bytes[(open + 1)..<tag.upperBound].firstIndex(of: bytes[open])
            else { return nil }
            if bytes[nameStart..<nameEnd].elementsEqual(wanted) { return open + 1..<close }
            index = close + 1
        }
        return nil
    }

    func value(_ name: String, of element: Int) -> String? { attribute(name, of: element).map { text($0) } }

    /// The place in the bytes of an offset in an element's text, in which references to characters and line ends count
    /// as what they mean; nil where the text holds more than text.
    func place(ofText offset: Int, in element: Int) -> Int? {
        guard !elements[element].hasMarkup, elements[element].next == element + 1 else { return nil }
        var index = elements[element].contentStart
        let end = elements[element].contentEnd
        var count = 0
        while count < offset {
            guard index < end else { return nil }
            if bytes[index] == UInt8(ascii: "&") {
                guard let semicolon = bytes[index..<end].firstIndex(of: UInt8(ascii: ";")) else { return nil }
                count += Self.length(ofReference: bytes[(index + 1)..<semicolon])
                index = semicolon + 1
            } else if bytes[index] == 0x0D, index + 1 < end, bytes[index + 1] == 0x0A {
                count += 1
                index += 2
            } else {
                count += 1
                index += 1
            }
        }
        return count == offset ? index : nil
    }

    /// Bytes in UTF-8 of the character that `#233` or `amp` stands for.
    private static func length(ofReference name: ArraySlice<UInt8>) -> Int {
        guard name.first == UInt8(ascii: "#") else { return 1 }
        let digits = String(decoding: name.dropFirst(), as: UTF8.self)
        let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map { String($0).utf8.count } ?? 1
    }
}
