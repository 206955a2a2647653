import Diagnostics
import TextSpans

/// Reads JSON (RFC 8259) with the place of each value. Stricter than the standard where a rule pack gains by it: a
/// key may stand once in an object, numbers are whole, and values nest at most ``depthLimit`` deep.
struct JSONParser {
    static let depthLimit = 64

    private let text: [UInt8]
    private var position = 0
    private var depth = 0

    private init(_ text: [UInt8]) { self.text = text }

    static func parse(_ text: [UInt8]) throws(ValueFault) -> JSONValue {
        guard String(validating: text, as: UTF8.self) != nil else {
            throw ValueFault(message: "the file is not UTF-8 text", span: ByteSpan(0, 0), help: "save it again as UTF-8")
        }
        var parser = JSONParser(text)
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
        let value = try parser.value()
        parser.skipBlanks()
        guard parser.position == text.count else { throw parser.fault("something stands after the end of the value") }
        return value
    }

    private func fault(_ message: String, help: String? = nil) -> ValueFault {
        ValueFault(message: message, span: ByteSpan(position, min(position + 1, text.count)), help: help)
    }

    private mutating func skipBlanks() {
        while position < text.count, [0x20, 0x0A, 0x0D, 0x09].contains(text[position]) { position += 1 }
    }

    private mutating func take(_ byte: Character) -> Bool {
        skipBlanks()
        guard position < text.count, text[position] == byte.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(ValueFault) -> JSONValue {
        skipBlanks()
        guard position < text.count else { throw fault("the file ends where a value should stand") }
        let start = position
        depth += 1
        defer { depth -= 1 }
        guard depth <= JSONParser.depthLimit else { throw fault("values are nested more than \(JSONParser.depthLimit) deep") }
        let content: JSONValue.Content
        switch text[position] {
        case UInt8(ascii: "{"): content = .object(try object())
        case UInt8(ascii: "["): content = .array(try array())
        case UInt8(ascii: "\""): content = .string(try string())
        case UInt8(ascii: "-"), 0x30...0x39: content = .number(try number())
        default: content = try word()
        }
        return JSONValue(content, span: ByteSpan(start, position))
    }

    private mutating func object() throws(ValueFault) -> [JSONValue.Member] {
        position += 1
        var members: [JSONValue.Member] = []
        if take("}") { return members }
        repeat {
            skipBlanks()
            guard position < text.count, text[position] == UInt8(ascii: "\"") else {
                throw fault("expected a key in quotation marks")
            }
            let start = position
            let key = try string()
            if members.contains(where: { $0.key == key }) {
                throw ValueFault(message: "the key '\(key)' stands twice in one object", span: ByteSpan(start, position), help: "delete one of them")
            }
            guard take(":") else { throw fault("expected a colon after the key") }
            members.append(JSONValue.Member(key: key, value: try value()))
        } while take(",")
        guard take("}") else { throw fault("expected a comma or the end of the object") }
        return members
    }

    private mutating func array() throws(ValueFault) -> [JSONValue] {
        position += 1
        var items: [JSONValue] = []
        if take("]") { return items }
        repeat { items.append(try value()) } while take(",")
        guard take("]") else { throw fault("expected a comma or the end of the array") }
        return items
    }

    private static let numberBytes = Array("+-.0123456789eE".utf8)

    private mutating func number() throws(ValueFault) -> Int {
        let start = position
        while position < text.count, JSONParser.numberBytes.contains(text[position]) { position += 1 }
        let digits = text.string(ByteSpan(start, position))
        let isPlain = digits == "0" || digits.drop { $0 == "-" }.first.map { ("1"..."9").contains($0) } == true
        guard isPlain, let number = Int(digits) else {
            throw ValueFault(message: "'\(digits)' is not a whole number", span: ByteSpan(start, position), help: nil)
        }
        return number
    }

    private mutating func word() throws(ValueFault) -> JSONValue.Content {
        let words: [(String, JSONValue.Content)] = [("true", .flag(true)), ("false", .flag(false)), ("null", .null)]
        for (word, content) in words where text[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return content
        }
        throw fault("expected a value", help: "texts stand in quotation marks")
    }

    // MARK: Strings

    private mutating func string() throws(ValueFault) -> String {
        let start = position
        position += 1
        var bytes: [UInt8] = []
        while position < text.count {
            // Up to the next byte that matters, in one go.
            let plain = text[position...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20 }
            bytes += plain
            position = plain.endIndex
            guard position < text.count else { break }
            switch text[position] {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"): bytes += try escape()
            default: throw fault("a control character in a text", help: "write it as an escape such as \\n")
            }
        }
        throw ValueFault(message: "a text does not end", span: ByteSpan(start, start + 1), help: "add \"")
    }

    private mutating func escape() throws(ValueFault) -> [UInt8] {
        position += 1
        guard position < text.count else { throw fault("a text does not end") }
        let byte = text[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
        default:
            position -= 1
            throw fault("there is no escape '\\\(text.string(ByteSpan(position, position + 1)))'")
        }
    }

    private mutating func scalar() throws(ValueFault) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(first), text[position...].starts(with: "\\u".utf8) else { throw fault("half a character") }
        position += 2
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw fault("half a character") }
        return Unicode.Scalar(0x10000 + ((UInt32(first) - 0xD800) << 10) + (UInt32(second) - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func codeUnit() throws(ValueFault) -> UInt16 {
        let end = min(position + 4, text.count)
        let digits = text[position..<end]
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault("expected four hexadecimal digits after \\u") }
        position = end
        return unit
    }
}
