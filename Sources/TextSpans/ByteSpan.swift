/// A half-open range of bytes in a UTF-8 text. The currency of all positions inside Proviso; lines and columns
/// are worked out at the edge only (see ``LineIndex``).
public struct ByteSpan: Hashable, Comparable, Sendable {
    public var start: Int32
    public var end: Int32

    /// - Parameters:
    ///   - start: offset of the first byte.
    ///   - end: offset after the last byte; not smaller than `start`.
    public init(_ start: Int, _ end: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: max(start, end))
    }

    public var range: Range<Int> { Int(start)..<Int(end) }
    public var count: Int { Int(end - start) }
    public var isEmpty: Bool { start == end }

    public func contains(_ other: ByteSpan) -> Bool { start <= other.start && other.end <= end }
    public func overlaps(_ other: ByteSpan) -> Bool { start < other.end && other.start < end }

    /// The smallest span that holds both.
    public func union(_ other: ByteSpan) -> ByteSpan {
        ByteSpan(Int(min(start, other.start)), Int(max(end, other.end)))
    }

    public static func < (a: ByteSpan, b: ByteSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

extension Array<UInt8> {
    /// The text of a span, with invalid UTF-8 replaced.
    public func string(_ span: ByteSpan) -> String {
        String(decoding: self[span.range.clamped(to: 0..<count)], as: UTF8.self)
    }
}
