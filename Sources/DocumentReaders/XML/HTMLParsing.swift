internal import CLibXML2

/// Receives the elements and the text of an HTML page in order.
protocol HTMLHandler: AnyObject {
    /// The start of an element, its name in lower case. `attributes` are valid during the call only.
    func start(_ name: String, _ attributes: HTMLAttributes)
    func end(_ name: String)
    /// A piece of text with entities resolved. `offset` is where it stands in the page; the bytes there are the same
    /// unless `isCopy` is false. Valid during the call only.
    func text(_ bytes: UnsafeBufferPointer<UInt8>, offset: Int, isCopy: Bool)
    /// Whether the handler has taken in as much as it can hold: then the parse ends.
    var isFull: Bool { get }
}

/// Parses HTML as forgivingly as browsers do. The only code that speaks to libxml2's HTML parser; nothing outside the
/// bytes is looked at, and no script runs.
enum HTMLParsing {
    /// - Parameter page: valid UTF-8, whatever the page says of itself.
    ///
    /// - Throws: `tooDeep`, or `tooMuch` for pages that would keep the parser busy for hours.
    static func parse(_ page: [UInt8], limits: ReadingLimits, _ handler: some HTMLHandler) throws(XMLFault) {
        XMLParsing.prepareLibrary()
        if HTMLCensus.longestTag(page) > limits.maxAttributes { throw .tooMuch("an element has more than \(limits.maxAttributes) attributes") }
        // The mark keeps the parser from guessing another encoding.
        let hasMark = page.starts(with: mark)
        let bytes = hasMark ? page : mark + page
        let session = HTMLSession(handler, bytes, shift: hasMark ? 0 : mark.count, limits)
        var callbacks = htmlSAXHandler()
        callbacks.startElement = { context, name, attributes in
            guard let name else { return }
            HTMLSession.of(context)?.start(String(cString: name), HTMLAttributes(fields: attributes))
        }
        callbacks.endElement = { context, name in
            guard let name else { return }
            HTMLSession.of(context)?.end(String(cString: name))
        }
        callbacks.characters = { context, start, count in
            HTMLSession.of(context)?.text(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        callbacks.ignorableWhitespace = callbacks.characters
        callbacks.cdataBlock = callbacks.characters
        withExtendedLifetime(session) {
            bytes.withUnsafeBytes { buffer in
                let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                guard let parser = htmlCreateMemoryParserCtxt(start, Int32(buffer.count)) else { return }
                defer { htmlFreeParserCtxt(parser) }
                htmlCtxtUseOptions(parser, Int32(HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                    | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue))
                session.parser = parser
                let own = parser.pointee.sax
                withUnsafeMutablePointer(to: &callbacks) { callbacks in
                    parser.pointee.sax = callbacks
                    parser.pointee.userData = Unmanaged.passUnretained(session).toOpaque()
                    htmlParseDocument(parser)
                    parser.pointee.sax = own
                }
            }
        }
        if let fault = session.fault { throw fault }
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

private final class HTMLSession {
    let handler: any HTMLHandler
    private let bytes: [UInt8]
    /// How many bytes were put before the page.
    private let shift: Int
    private let limits: ReadingLimits
    var parser: htmlParserCtxtPtr?
    private(set) var fault: XMLFault?
    private var depth = 0
    /// Of elements and of text.
    private var pieces = 0

    init(_ handler: any HTMLHandler, _ bytes: [UInt8], shift: Int, _ limits: ReadingLimits) {
        self.limits = limits
        self.handler = handler
        self.bytes = bytes
        self.shift = shift
    }

    static func of(_ context: UnsafeMutableRawPointer?) -> HTMLSession? {
        guard let context else { return nil }
        return Unmanaged<HTMLSession>.fromOpaque(context).takeUnretainedValue()
    }

    func start(_ name: String, _ attributes: HTMLAttributes) {
        guard fault == nil, count() else { return }
        depth += 1
        // For each end tag the parser looks through all that is open, and pages leave much open.
        if depth > limits.maxOpenTags { return stop(.tooDeep) }
        handler.start(name, attributes)
        if handler.isFull { stop(.tooMuch("it holds more than a document does")) }
    }

    func end(_ name: String) {
        guard fault == nil else { return }
        depth -= 1
        handler.end(name)
    }

    private func count() -> Bool {
        pieces += 1
        if pieces > limits.maxElements { stop(.tooMuch("it has more than \(limits.maxElements) elements and pieces of text")) }
        return fault == nil
    }

    private func stop(_ reason: XMLFault) {
        fault = reason
        if let parser { xmlStopParser(parser) }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard fault == nil, count() else { return }
        guard let input = parser?.pointee.input?.pointee, let current = input.cur, let base = input.base else { return }
        let end = min(Int(input.consumed) + (current - base), bytes.count)
        let start = max(0, end - text.count)
        let isCopy = end - start == text.count && bytes[start..<end].elementsEqual(text)
        handler.text(text, offset: max(0, start - shift), isCopy: isCopy)
    }
}

/// The attributes of an HTML element. Valid during the call that passes them.
struct HTMLAttributes {
    /// Names and values by turns; ends with nil.
    fileprivate let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    /// The value of an attribute; empty where it has none.
    func string(_ name: String) -> String? {
        guard let fields else { return nil }
        var index = 0
        while let field = fields[index] {
            if String(cString: field) == name { return fields[index + 1].map { String(cString: $0) } ?? "" }
            index += 2
        }
        return nil
    }
}
