internal import CYAML
import Diagnostics
import TextSpans

/// Reads one YAML document through libyaml, event by event, and keeps the bytes that each value stands on. Anchors,
/// aliases and tags are refused: nothing here needs them, and a short file cannot become a large one.
final class YAMLParser {
    /// Deeper than any file of a project.
    static let depthLimit = 32

    struct Fault: Error {
        var message: String
        var span: ByteSpan
        var help: String?
    }

    /// libyaml keeps pointers to both: they must stay where they are.
    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    /// For each character of the text, and for its end, the byte that it begins at: libyaml counts characters.
    private let offsets: [Int32]
    private let text: [UInt8]

    /// - Returns: the only document of the text; nil if there is none, as in a file of comments only.
    static func parse(_ text: [UInt8]) throws(Fault) -> YAMLValue? {
        guard String(validating: text, as: UTF8.self) != nil else {
            throw Fault(message: "the file is not UTF-8 text", span: ByteSpan(0, 0), help: "save it again as UTF-8")
        }
        return try YAMLParser(text).document()
    }

    private init(_ text: [UInt8]) {
        // libyaml does not count the mark at the beginning of a file as a character.
        let mark = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var offsets: [Int32] = []
        offsets.reserveCapacity(text.count + 1)
        for index in mark..<max(mark, text.count) where text[index] & 0xC0 != 0x80 { offsets.append(Int32(index)) }
        offsets.append(Int32(text.count))
        self.offsets = offsets
        self.text = text
        bytes = UnsafeMutableBufferPointer.allocate(capacity: text.count)
        _ = bytes.initialize(from: text)
        yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, UnsafePointer(bytes.baseAddress), bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        bytes.deallocate()
    }

    private func document() throws(Fault) -> YAMLValue? {
        var result: YAMLValue?
        while true {
            let event = try next()
            switch event.kind {
            case .streamEnd: return result
            case .other: continue
            // A document of comments only.
            case .scalar("", isQuoted: false): continue
            default:
                if result != nil { throw Fault(message: "a second document begins here", span: event.span, help: "leave out the line '---'") }
                result = try value(event, depth: 0)
            }
        }
    }

    // MARK: Events

    private struct Event {
        enum Kind { case scalar(String, isQuoted: Bool), listStart, listEnd, mappingStart, mappingEnd, streamEnd, other }

        var kind: Kind
        var span: ByteSpan
    }

    private func next() throws(Fault) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw fault() }
        defer { yaml_event_delete(&event) }
        let span = ByteSpan(offset(event.start_mark), offset(event.end_mark))
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            if scalar.anchor != nil || scalar.tag != nil { throw decorated(span) }
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return Event(kind: .scalar(text, isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE), span: span)
        case YAML_SEQUENCE_START_EVENT:
            if event.data.sequence_start.anchor != nil || event.data.sequence_start.tag != nil { throw decorated(span) }
            return Event(kind: .listStart, span: span)
        case YAML_MAPPING_START_EVENT:
            if event.data.mapping_start.anchor != nil || event.data.mapping_start.tag != nil { throw decorated(span) }
            return Event(kind: .mappingStart, span: span)
        case YAML_ALIAS_EVENT: throw decorated(span)
        case YAML_SEQUENCE_END_EVENT: return Event(kind: .listEnd, span: span)
        case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, span: span)
        case YAML_STREAM_END_EVENT: return Event(kind: .streamEnd, span: span)
        default: return Event(kind: .other, span: span)
        }
    }

    private func decorated(_ span: ByteSpan) -> Fault {
        Fault(
            message: "anchors, aliases and tags (&, *, !) are not read here", span: span,
            help: "write the value out; put a text or a pattern that begins with such a sign into quotation marks")
    }

    private func offset(_ mark: yaml_mark_t) -> Int { Int(offsets[min(mark.index, offsets.count - 1)]) }

    private func fault() -> Fault {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
        let context = parser.pointee.context.map { String(cString: $0) + ": " } ?? ""
        // Faults of single bytes have an offset, all others a mark.
        let start = parser.pointee.error == YAML_READER_ERROR ? min(Int(parser.pointee.problem_offset), text.count) : offset(parser.pointee.problem_mark)
        var help = text[..<min(start + 1, text.count)].last == 0x09 ? "indent with spaces, not with tabs" : nil
        if context.contains("alias") || context.contains("anchor") { help = "put a text or a pattern that begins with * or & into quotation marks" }
        return Fault(message: "this is not YAML: \(context)\(problem)", span: ByteSpan(start, min(start + 1, text.count)), help: help)
    }

    // MARK: Values

    private func value(_ event: Event, depth: Int) throws(Fault) -> YAMLValue {
        guard depth < YAMLParser.depthLimit else {
            throw Fault(message: "values are nested more than \(YAMLParser.depthLimit) deep", span: event.span)
        }
        switch event.kind {
        case .scalar(let text, let isQuoted): return YAMLValue(content: .scalar(text, isQuoted: isQuoted), span: event.span)
        case .listStart:
            var items: [YAMLValue] = []
            while true {
                let next = try next()
                if case .listEnd = next.kind { return YAMLValue(content: .list(items), span: event.span.union(items.last?.span ?? event.span)) }
                items.append(try value(next, depth: depth + 1))
            }
        case .mappingStart:
            var members: [YAMLValue.Member] = []
            while true {
                let next = try next()
                if case .mappingEnd = next.kind {
                    return YAMLValue(content: .mapping(members), span: event.span.union(members.last?.value.span ?? event.span))
                }
                guard case .scalar(let key, _) = next.kind else { throw Fault(message: "a key must be a single word", span: next.span) }
                if members.contains(where: { $0.key == key }) {
                    throw Fault(message: "the key '\(key)' stands here a second time", span: next.span, help: "keep one of the two")
                }
                members.append(YAMLValue.Member(key: key, keySpan: next.span, value: try value(try self.next(), depth: depth + 1)))
            }
        default: throw Fault(message: "a value is missing", span: event.span)
        }
    }
}
