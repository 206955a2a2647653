internal import CLibXML2

/// What can go wrong in XML; `WordReader` turns it into messages.
enum XMLFault: Error {
    case malformed(line: Int, reason: String)
    case documentType
    case tooDeep
    /// More than a document has; what, in words.
    case tooMuch(String)
}

/// The elements that a format knows.
protocol XMLElementName {
    /// - Parameters:
    ///   - name: the local name.
    ///   - space: the namespace; nil if there is none.
    static func element(_ name: String, in space: String?) -> Self
}

/// Receives the elements and the text of an XML document in order.
protocol XMLHandler<Element>: AnyObject {
    associatedtype Element: XMLElementName

    /// The start of an element. `attributes` are valid during the call only.
    func start(_ element: Element, _ attributes: XMLAttributes)
    func end(_ element: Element)
    /// A piece of text; a run of text may come in several. Valid during the call only.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Whether the handler has taken in as much as it can hold: then the parse ends.
    var isFull: Bool { get }
}

extension XMLHandler {
    var isFull: Bool { false }
}

/// Parses XML. The only code that speaks to libxml2; its handles do not leave this file.
///
/// Nothing outside the bytes is ever looked at: no network, no files, no entities, and a document type declaration,
/// through which such things come, ends the parse.
enum XMLParsing {
    static func parse<Handler: XMLHandler>(_ bytes: [UInt8], limits: ReadingLimits, _ handler: Handler) throws(XMLFault) {
        prepareLibrary()
        let (bytes, isUTF8) = try XMLCensus.prepare(bytes, limits: limits)
        let session = HandlerSession(handler, limits)
        try withExtendedLifetime(session) { () throws(XMLFault) in try run(bytes, isUTF8: isUTF8, session) }
    }

    static func prepareLibrary() { _ = libraryIsReady }

    /// libxml2 sets up its tables on first use, which must not happen on two threads at once.
    private static let libraryIsReady: Bool = {
        xmlInitParser()
        return true
    }()

    private static func run(_ bytes: [UInt8], isUTF8: Bool, _ session: Session) throws(XMLFault) {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC: use the callbacks that know namespaces
        callbacks.startElementNs = { context, name, _, space, spaces, _, count, _, values in
            Session.of(context)?.start(name, space, XMLAttributes(fields: values, count: Int(count)), declarations: Int(spaces))
        }
        callbacks.endElementNs = { context, _, _, _ in Session.of(context)?.end() }
        callbacks.characters = { context, start, count in
            Session.of(context)?.text(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        callbacks.cdataBlock = { context, start, count in
            Session.of(context)?.text(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        callbacks.internalSubset = { context, _, _, _ in Session.of(context)?.stop(.documentType) }
        callbacks.serror = { context, error in Session.of(context)?.fail(error) }

        let context = Unmanaged.passUnretained(session).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(&callbacks, context, nil, 0, nil) else {
            throw .malformed(line: 0, reason: "out of memory")
        }
        defer { xmlFreeParserCtxt(parser) }
        session.parser = parser
        var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue
        if isUTF8 { options |= XML_PARSE_IGNORE_ENC.rawValue }
        xmlCtxtUseOptions(parser, Int32(options))
        bytes.withUnsafeBytes { all in
            var rest = all[...]
            while !rest.isEmpty, session.fault == nil {
                let chunk = rest.prefix(1 << 20)
                rest = rest.dropFirst(chunk.count)
                let start = UnsafeRawBufferPointer(rebasing: chunk).baseAddress?.assumingMemoryBound(to: CChar.self)
                if xmlParseChunk(parser, start, Int32(chunk.count), 0) != 0 { break }
            }
        }
        if session.fault == nil { xmlParseChunk(parser, nil, 0, 1) }
        if let fault = session.fault { throw fault }
        if parser.pointee.wellFormed == 0 { throw .malformed(line: 0, reason: "the XML is not well formed") }
    }
}

/// One parse, as libxml2's callbacks know it: they are C functions and know no generics.
private class Session {
    var parser: xmlParserCtxtPtr?
    private(set) var fault: XMLFault?
    /// How many elements are open.
    var depth: Int { 0 }

    static func of(_ context: UnsafeMutableRawPointer?) -> Session? {
        guard let context else { return nil }
        return Unmanaged<Session>.fromOpaque(context).takeUnretainedValue()
    }

    /// - Parameter declarations: how many namespaces the element declares.
    func start(_ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?, _ attributes: XMLAttributes, declarations: Int) {}
    func end() {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    func fail(_ error: UnsafePointer<xmlError>?) {
        guard let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        // Unknown prefixes and the like do not hide text.
        if error.domain == Int32(XML_FROM_NAMESPACE.rawValue) { return }
        if error.code == Int32(XML_ERR_DOCUMENT_END.rawValue), depth > 0 {
            return stop(.malformed(line: Int(error.line), reason: "it ends in the middle of an element"))
        }
        let words = error.message.map { String(cString: $0) } ?? "unknown fault"
        let line = words.split(separator: "\n").first.map(String.init) ?? words
        stop(error.code == Int32(XML_ERR_INTERNAL_ERROR.rawValue) && words.contains("depth") ? .tooDeep
            : .malformed(line: Int(error.line), reason: line.prefix(1).lowercased() + line.dropFirst()))
    }

    func stop(_ reason: XMLFault) {
        guard fault == nil else { return }
        fault = reason
        if let parser { xmlStopParser(parser) }
    }
}

/// One parse: connects libxml2's callbacks with a handler.
private final class HandlerSession<Handler: XMLHandler>: Session {
    /// A name has one address in a parse, so that each is compared only once.
    private struct Name: Hashable {
        var name: UnsafePointer<UInt8>
        var space: UnsafePointer<UInt8>?
    }

    private let handler: Handler
    private let limits: ReadingLimits
    private var elements: [Name: Handler.Element] = [:]
    private var open: [(element: Handler.Element, declarations: Int)] = []
    private var elementCount = 0
    /// How many namespaces the open elements declare: the parser looks through them for each name.
    private var declarationCount = 0

    init(_ handler: Handler, _ limits: ReadingLimits) {
        self.handler = handler
        self.limits = limits
    }

    override var depth: Int { open.count }

    override func start(
        _ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?, _ attributes: XMLAttributes, declarations: Int
    ) {
        guard fault == nil, let name else { return }
        if open.count >= limits.maxNesting { return stop(.tooDeep) }
        elementCount += 1
        if elementCount > limits.maxElements { return stop(.tooMuch("it has more than \(limits.maxElements) elements")) }
        declarationCount += declarations
        if declarationCount > limits.maxAttributes { return stop(.tooMuch("it declares more than \(limits.maxAttributes) namespaces")) }
        let element = element(Name(name: name, space: space))
        open.append((element, declarations))
        handler.start(element, attributes)
        if handler.isFull { stop(.tooMuch("it holds more than a document does")) }
    }

    override func end() {
        guard fault == nil, let last = open.popLast() else { return }
        declarationCount -= last.declarations
        handler.end(last.element)
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if fault == nil { handler.text(bytes) }
    }

    private func element(_ name: Name) -> Handler.Element {
        if let known = elements[name] { return known }
        let element = Handler.Element.element(String(cString: name.name), in: name.space.map { String(cString: $0) })
        elements[name] = element
        return element
    }
}

/// The attributes of an element, looked up by local name. Valid during the call that passes them.
struct XMLAttributes {
    /// Five pointers an attribute: local name, prefix, namespace, first byte and end of the value.
    private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    private let count: Int
    static let fieldCount = 5

    init(fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
        self.fields = fields
        self.count = count
    }

    /// All of them, names without the zero at their end.
    var pairs: [(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>)] {
        guard let fields else { return [] }
        return (0..<count).compactMap { index in
            let field = fields + index * XMLAttributes.fieldCount
            guard let name = field[0], let start = field[3], let end = field[4] else { return nil }
            var length = 0
            while name[length] != 0 { length += 1 }
            return (UnsafeBufferPointer(start: name, count: length), UnsafeBufferPointer(start: start, count: end - start))
        }
    }

    /// The value of an attribute, with entities as they stand in the file.
    func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let fields else { return nil }
        for index in 0..<count {
            guard let candidate = fields[index * XMLAttributes.fieldCount], Self.equal(candidate, name) else { continue }
            guard let start = fields[index * XMLAttributes.fieldCount + 3], let end = fields[index * XMLAttributes.fieldCount + 4] else { return nil }
            return UnsafeBufferPointer(start: start, count: end - start)
        }
        return nil
    }

    func string(_ name: StaticString) -> String? {
        guard let bytes = bytes(name) else { return nil }
        var string = String(decoding: bytes, as: UTF8.self)
        // The parser leaves the ampersand as a reference.
        while let range = string.firstRange(of: "&#38;") { string.replaceSubrange(range, with: "&") }
        return string
    }

    /// A whole number, brought into the range of Int32: nothing that is computed from it can overflow.
    func int(_ name: StaticString) -> Int? {
        guard let bytes = bytes(name), let value = Int(String(decoding: bytes, as: UTF8.self)) else { return nil }
        return Int(Int32(clamping: value))
    }

    /// A value that becomes a part of many labels: no more of it than a label has.
    func label(_ name: StaticString) -> String? { string(name).map { String($0.prefix(XMLAttributes.longestLabel)) } }

    /// In characters.
    static let longestLabel = 200

    /// The value of a switch: an element without `val` is on.
    var isOn: Bool {
        bytes("val") == nil || isSet("val")
    }

    /// Whether an attribute is there and does not say no.
    func isSet(_ name: StaticString) -> Bool {
        guard let value = bytes(name) else { return false }
        return !(value.elementsEqual("0".utf8) || value.elementsEqual("false".utf8) || value.elementsEqual("off".utf8))
    }

    private static func equal(_ name: UnsafePointer<UInt8>, _ wanted: StaticString) -> Bool {
        let start = wanted.utf8Start
        for index in 0..<wanted.utf8CodeUnitCount where name[index] != start[index] { return false }
        return name[wanted.utf8CodeUnitCount] == 0
    }
}
