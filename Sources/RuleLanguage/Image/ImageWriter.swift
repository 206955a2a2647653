/// Writes a compiled form of rules: a text that a Swift program can hold as a string constant and read in a moment.
/// Numbers are digits of five bits, two ranges of signs telling whether more follow; strings stand behind all numbers.
/// None of the signs needs an escape in a string constant.
public struct ImageWriter {
    private var numbers: [UInt8] = []
    private var strings: [UInt8] = []

    static let lastDigit: UInt8 = 0x23  // "#" to "B"
    static let innerDigit: UInt8 = 0x5D  // "]" to "|"

    public init() {}

    /// - Parameter value: not negative.
    public mutating func number(_ value: Int) {
        precondition(value >= 0, "images hold no negative numbers")
        var rest = value
        while rest >= 32 {
            numbers.append(ImageWriter.innerDigit + UInt8(rest & 31))
            rest >>= 5
        }
        numbers.append(ImageWriter.lastDigit + UInt8(rest))
    }

    public mutating func bytes(_ value: some Collection<UInt8>) {
        number(value.count)
        strings += value
    }

    public mutating func string(_ value: String) { bytes(value.utf8) }
    public mutating func flag(_ value: Bool) { number(value ? 1 : 0) }

    public mutating func array<T>(_ values: [T], _ write: (inout ImageWriter, T) -> Void) {
        number(values.count)
        for value in values { write(&self, value) }
    }

    public mutating func numbers(_ values: [Int32]) { array(values) { $0.number(Int($1)) } }

    public mutating func optional<T>(_ value: T?, _ write: (inout ImageWriter, T) -> Void) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    public mutating func choice<T: CaseIterable & Equatable>(_ value: T) {
        number(T.allCases.enumerated().first { $0.element == value }?.offset ?? 0)
    }

    /// The image: valid UTF-8.
    public var image: [UInt8] {
        var head = ImageWriter()
        head.number(numbers.count)
        return head.numbers + numbers + strings
    }
}

/// Reads what ``ImageWriter`` wrote, in the same order. The image is part of the program and trusted: what reads it says
/// nothing about faults.
public struct ImageReader {
    private var next: UnsafePointer<UInt8>
    private var nextString: UnsafePointer<UInt8>

    /// - Parameter image: outlives the reader.
    public init(_ image: UnsafePointer<UInt8>) {
        next = image
        nextString = image
        let count = number()
        nextString = next + count
    }

    @inline(__always)
    public mutating func number() -> Int {
        var value = 0
        var shift = 0
        while true {
            let byte = next.pointee
            next += 1
            if byte < ImageWriter.innerDigit { return value | Int(byte - ImageWriter.lastDigit) << shift }
            value |= Int(byte - ImageWriter.innerDigit) << shift
            shift += 5
        }
    }

    public mutating func bytes() -> UnsafeBufferPointer<UInt8> {
        let count = number()
        defer { nextString += count }
        return UnsafeBufferPointer(start: nextString, count: count)
    }

    public mutating func string() -> String { String(decoding: bytes(), as: UTF8.self) }
    public mutating func flag() -> Bool { number() != 0 }

    public mutating func array<T>(_ read: (inout ImageReader) -> T) -> [T] {
        let count = number()
        return [T](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count { buffer.initializeElement(at: index, to: read(&self)) }
            initialized = count
        }
    }

    public mutating func numbers() -> [Int32] { array { Int32(truncatingIfNeeded: $0.number()) } }

    public mutating func optional<T>(_ read: (inout ImageReader) -> T) -> T? { flag() ? read(&self) : nil }

    public mutating func choice<T: CaseIterable>() -> T where T.AllCases == [T] { T.allCases[number()] }
}
