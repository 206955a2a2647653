import CPCRE2
import Synchronization
public import TextSpans

/// A PCRE2 pattern: caseless, UTF-8 with Unicode properties, JIT, with limits, because rules are user input. Compiled
/// when it is first needed: most texts need few.
public final class RegularExpression: Sendable {
    public let pattern: String
    private let compiled = Mutex<Compiled?>(nil)

    public struct Fault: Error {
        public var message: String
        /// Offset in the pattern.
        public var offset: Int
    }

    private static let matchLimit: UInt32 = 1_000_000
    private static let depthLimit: UInt32 = 10_000
    private static let heapLimitKibibytes: UInt32 = 20_000

    /// - Throws: why PCRE2 refuses the pattern.
    public init(_ pattern: String) throws(Fault) {
        self.pattern = pattern
        let new = try Compiled(pattern)
        compiled.withLock { $0 = new }
    }

    /// - Parameter pattern: one that PCRE2 has accepted before.
    init(accepted pattern: String) { self.pattern = pattern }

    private var code: OpaquePointer? {
        compiled.withLock { compiled in
            if compiled == nil { compiled = try? Compiled(pattern) }
            compiled?.speedUp()
            return compiled?.code
        }
    }

    /// PCRE2 documents compiled patterns as safe to share between threads.
    private final class Compiled: @unchecked Sendable /* because pcre2_code is only read, save under the lock above */ {
        let code: OpaquePointer
        private var isFast = false

        init(_ pattern: String) throws(Fault) {
            let bytes = Array(pattern.utf8)
            var errorNumber: Int32 = 0
            var errorOffset = 0
            let options = UInt32(PCRE2_CASELESS) | UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C)
                | PCRE2_USE_OFFSET_LIMIT
            guard let code = pcre2_compile_8(bytes, bytes.count, options, &errorNumber, &errorOffset, nil) else {
                var buffer = [UInt8](repeating: 0, count: 200)
                let length = pcre2_get_error_message_8(errorNumber, &buffer, buffer.count)
                throw Fault(message: String(decoding: buffer[..<max(0, Int(length))], as: UTF8.self), offset: errorOffset)
            }
            self.code = code
        }

        func speedUp() {
            if !isFast { pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE)) }
            isFast = true
        }

        deinit { pcre2_code_free_8(code) }
    }

    /// All matches in a text; see ``matches(in:beginningIn:)``.
    public func matches(in text: [UInt8]) -> (spans: [ByteSpan], hitLimit: Bool) { matches(in: text, beginningIn: [ByteSpan(0, text.count)]) }

    /// All matches that do not overlap, left to right.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8 (it is not validated again).
    ///   - parts: where matches may begin, ascending, at the borders of characters; what stands around is seen.
    /// - Returns: the spans, and whether the search stopped early because it ran into a limit.
    public func matches(in text: [UInt8], beginningIn parts: [ByteSpan]) -> (spans: [ByteSpan], hitLimit: Bool) {
        if parts.isEmpty { return ([], false) }
        guard let code, let data = pcre2_match_data_create_from_pattern_8(code, nil), let context = pcre2_match_context_create_8(nil)
        else { return ([], true) }
        defer {
            pcre2_match_data_free_8(data)
            pcre2_match_context_free_8(context)
        }
        pcre2_set_match_limit_8(context, RegularExpression.matchLimit)
        pcre2_set_depth_limit_8(context, RegularExpression.depthLimit)
        pcre2_set_heap_limit_8(context, RegularExpression.heapLimitKibibytes)
        var spans: [ByteSpan] = []
        for part in parts {
            if !search(code, text, part, data, context, &spans) { return (spans, true) }
        }
        return (spans, false)
    }

    /// - Returns: false if a limit was hit.
    private func search(
        _ code: OpaquePointer, _ text: [UInt8], _ part: ByteSpan, _ data: OpaquePointer, _ context: OpaquePointer, _ spans: inout [ByteSpan]
    ) -> Bool {
        pcre2_set_offset_limit_8(context, Int(part.end))
        var start = max(Int(part.start), spans.last.map { Int($0.end) } ?? 0)
        while start <= Int(part.end) {
            let count = pcre2_match_8(code, text, text.count, start, UInt32(PCRE2_NO_UTF_CHECK), data, context)
            if count < 0 { return count == PCRE2_ERROR_NOMATCH }
            guard let vector = pcre2_get_ovector_pointer_8(data) else { return false }
            let (from, to) = (vector[0], vector[1])
            if to > from { spans.append(ByteSpan(from, to)) }
            start = max(to, from + 1)
            // An empty match may leave the start inside a character.
            while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
        }
        return true
    }
}
