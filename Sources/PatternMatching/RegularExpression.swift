import CPCRE2
public import TextSpans

/// A compiled PCRE2 pattern: caseless, UTF-8 with Unicode properties, JIT, with limits, because rules are user input.
/// Immutable after `init`; PCRE2 documents compiled patterns as safe to share between threads.
public final class RegularExpression: @unchecked Sendable /* because pcre2_code is read-only once compiled */ {
    private let code: OpaquePointer

    public struct Fault: Error {
        public var message: String
        /// Offset in the pattern.
        public var offset: Int
    }

    private static let matchLimit: UInt32 = 1_000_000
    private static let depthLimit: UInt32 = 10_000
    private static let heapLimitKibibytes: UInt32 = 20_000

    public init(_ pattern: String) throws(Fault) {
        let bytes = Array(pattern.utf8)
        var errorNumber: Int32 = 0
        var errorOffset = 0
        let options = UInt32(PCRE2_CASELESS) | UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C)
        guard let code = pcre2_compile_8(bytes, bytes.count, options, &errorNumber, &errorOffset, nil) else {
            var buffer = [UInt8](repeating: 0, count: 200)
            let length = pcre2_get_error_message_8(errorNumber, &buffer, buffer.count)
            throw Fault(message: String(decoding: buffer[..<max(0, Int(length))], as: UTF8.self), offset: errorOffset)
        }
        self.code = code
        pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    }

    deinit { pcre2_code_free_8(code) }

    /// All matches that do not overlap, left to right.
    ///
    /// - Parameter text: valid UTF-8 (it is not validated again).
    /// - Returns: the spans, and whether the search stopped early because it ran into a limit.
    public func matches(in text: [UInt8]) -> (spans: [ByteSpan], hitLimit: Bool) {
        guard let data = pcre2_match_data_create_from_pattern_8(code, nil), let context = pcre2_match_context_create_8(nil)
        else { return ([], true) }
        defer {
            pcre2_match_data_free_8(data)
            pcre2_match_context_free_8(context)
        }
        pcre2_set_match_limit_8(context, RegularExpression.matchLimit)
        pcre2_set_depth_limit_8(context, RegularExpression.depthLimit)
        pcre2_set_heap_limit_8(context, RegularExpression.heapLimitKibibytes)
        var spans: [ByteSpan] = []
        var start = 0
        while start <= text.count {
            let count = pcre2_match_8(code, text, text.count, start, UInt32(PCRE2_NO_UTF_CHECK), data, context)
            if count < 0 { return (spans, count != PCRE2_ERROR_NOMATCH) }
            guard let vector = pcre2_get_ovector_pointer_8(data) else { return (spans, true) }
            let (from, to) = (vector[0], vector[1])
            if to > from { spans.append(ByteSpan(from, to)) }
            start = max(to, from + 1)
            // An empty match may leave the start inside a character.
            while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
        }
        return (spans, false)
    }
}
