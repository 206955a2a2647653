/// Cuts XML into tags. See ``XMLTree``.
struct XMLTreeScanner {
    private(set) var elements: [XMLTree.Element] = []
    private(set) var rootNamespace = ""
    private(set) var rootPrefix = ""

    /// A prefix of names, as declared by an element that is still open.
    private struct Binding {
        var prefix: [UInt8]
        var isWord: Bool
        var element: Int
    }

    private var open: [Int] = []
    private var bindings: [Binding] = []
    /// The names met so far; emptied whenever a prefix may have changed its meaning.
    private var known: [[UInt8]: WordName] = [:]

    /// - Returns: whether the tags match.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while let tag = find(UInt8(ascii: "<"), in: bytes, from: index) {
            guard tag + 1 < bytes.count else { return false }
            switch bytes[tag + 1] {
            case UInt8(ascii: "?"):
                guard let end = find("?>", in: bytes, from: tag + 2) else { return false }
                noteMarkup()
                index = end
            case UInt8(ascii: "!"):
                let isComment = begins("<!--", bytes, tag)
                guard isComment || begins("<![CDATA[", bytes, tag),
                    let end = find(isComment ? "-->" : "]]>", in: bytes, from: tag + 4)
                else { return false }
                noteMarkup()
                index = end
            case UInt8(ascii: "/"):
                guard let close = find(UInt8(ascii: ">"), in: bytes, from: tag), let element = open.popLast() else { return false }
                elements[element].contentEnd = tag
                finish(element, end: close + 1)
                index = close + 1
            default:
                guard let end = startTag(bytes, tag) else { return false }
                index = end
            }
        }
        return open.isEmpty && !elements.isEmpty
    }

    /// - Returns: the place after the tag.
    private mutating func startTag(_ bytes: UnsafeBufferPointer<UInt8>, _ tag: Int) -> Int? {
        var index = tag + 1
        while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "/") { index += 1 }
        let name = Array(bytes[(tag + 1)..<index])
        let element = elements.count
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
                guard let close = find(bytes[index], in: bytes, from: index + 1) else { return nil }
                declare(bytes, value: index + 1..<close, tag: tag, element)
                index = close
            }
            index += 1
        }
        guard index < bytes.count else { return nil }
        let end = index + 1
        elements.append(
            .init(
                parent: open.last ?? -1, start: tag, contentStart: end, contentEnd: end, end: end, next: element + 1, name: resolve(name)))
        if element == 0 { rootPrefix = String(decoding: prefix(of: name), as: UTF8.self) }
        if bytes[index - 1] == UInt8(ascii: "/") { finish(element, end: end) } else { open.append(element) }
        return end
    }

    private mutating func finish(_ element: Int, end: Int) {
        elements[element].end = end
        elements[element].next = elements.count
        if bindings.last?.element == element {
            bindings.removeAll { $0.element == element }
            known.removeAll(keepingCapacity: true)
        }
    }

    private mutating func noteMarkup() {
        if let element = open.last { elements[element].hasMarkup = true }
    }

    // MARK: Names

    /// Takes note of an attribute that declares a prefix.
    private mutating func declare(_ bytes: UnsafeBufferPointer<UInt8>, value: Range<Int>, tag: Int, _ element: Int) {
        // Back over the quotation mark, the equals sign and the name.
        var nameEnd = value.lowerBound - 1
        while nameEnd > tag, bytes[nameEnd - 1] <= 0x20 || bytes[nameEnd - 1] == UInt8(ascii: "=") { nameEnd -= 1 }
        var nameStart = nameEnd
        while nameStart > tag, bytes[nameStart - 1] > 0x20 { nameStart -= 1 }
        guard begins("xmlns", bytes, nameStart), nameEnd - nameStart == 5 || bytes[nameStart + 5] == UInt8(ascii: ":") else { return }
        let space = String(decoding: bytes[value], as: UTF8.self)
        let prefix = nameEnd - nameStart == 5 ? [] : Array(bytes[(nameStart + 6)..<nameEnd])
        let isWord = WordName.namespaces.contains(space)
        bindings.append(Binding(prefix: prefix, isWord: isWord, element: element))
        known.removeAll(keepingCapacity: true)
        if element == 0, isWord { rootNamespace = space }
    }

    private func prefix(of name: [UInt8]) -> [UInt8] { name.firstIndex(of: UInt8(ascii: ":")).map { Array(name[..<$0]) } ?? [] }

    private mutating func resolve(_ name: [UInt8]) -> WordName {
        if let known = known[name] { return known }
        let prefix = prefix(of: name)
        let isWord = bindings.last { $0.prefix == prefix }?.isWord ?? false
        let local = prefix.isEmpty ? name[...] : name[(prefix.count + 1)...]
        let result: WordName = isWord ? WordName(rawValue: String(decoding: local, as: UTF8.self)) ?? .other : .foreign
        known[name] = result
        return result
    }

    // MARK: Bytes

    private func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if bytes[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// - Returns: the place after the word.
    private func find(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + word.utf8CodeUnitCount <= bytes.count {
            if begins(word, bytes, index) { return index + word.utf8CodeUnitCount }
            index += 1
        }
        return nil
    }

    private func begins(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<word.utf8CodeUnitCount where bytes[start + offset] != word.utf8Start[offset] { return false }
        return true
    }
}
