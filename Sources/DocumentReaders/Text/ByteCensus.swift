/// The counts by which an encoding is recognised.
struct ByteCensus {
    var nulls = 0
    /// Control characters that text does not use (not tab, line feed, form feed, carriage return, end of file).
    var controls = 0
    /// Valid UTF-8 sequences of two bytes and more.
    var sequences = 0
    /// Bytes that are part of no valid sequence.
    var invalid = 0
    /// Bytes from 0x80 on.
    private var high = 0
    /// The five bytes that Windows-1252 leaves undefined.
    private var undefined = 0
    private var letters = 0
    private var evenNulls = 0
    private let size: Int

    init(_ bytes: [UInt8]) {
        size = bytes.count
        bytes.withUnsafeBufferPointer { count($0) }
    }

    private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x80 {
                let length = UTF8Sequence.length(bytes, at: index)
                if length > 0 {
                    sequences += 1
                    high += length
                    index += length
                    continue
                }
                invalid += 1
                high += 1
                if Windows1252.isUndefined(byte) { undefined += 1 }
            } else if byte < 0x20 {
                if byte == 0 {
                    nulls += 1
                    if index & 1 == 0 { evenNulls += 1 }
                } else if !(0x09...0x0D).contains(byte), byte != 0x1A {
                    controls += 1
                }
            } else if byte == 0x7F {
                controls += 1
            } else if (0x61...0x7A).contains(byte | 0x20) {
                letters += 1
            }
            index += 1
        }
    }

    /// UTF-16 of European text is half zeros, all on one side; nil if this is not such a text.
    var utf16Order: Bool? {
        guard size >= 4, size % 2 == 0, nulls * 3 > size else { return nil }
        if evenNulls * 50 < nulls { return false }
        if (nulls - evenNulls) * 50 < nulls { return true }
        return nil
    }

    /// Western European text has some accented letters among many plain ones; Cyrillic and Arabic code pages and
    /// compressed data have far more high bytes.
    var isPlausibleWindows1252: Bool {
        undefined == 0 && letters > 0 && high * 10 < (letters + high) * 3
    }
}

enum UTF8Sequence {
    /// The length of the valid sequence of two bytes and more that starts at an index; 0 if there is none.
    @inline(__always)
    static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        guard first >= 0xC2, index + 1 < bytes.count else { return 0 }
        let second = bytes[index + 1]
        if first < 0xE0 { return second & 0xC0 == 0x80 ? 2 : 0 }
        guard index + 2 < bytes.count, bytes[index + 2] & 0xC0 == 0x80 else { return 0 }
        if first < 0xF0 {
            // Neither overlong forms nor surrogates.
            let low: UInt8 = first == 0xE0 ? 0xA0 : 0x80
            let high: UInt8 = first == 0xED ? 0x9F : 0xBF
            return second >= low && second <= high ? 3 : 0
        }
        guard first <= 0xF4, index + 3 < bytes.count, bytes[index + 3] & 0xC0 == 0x80 else { return 0 }
        let low: UInt8 = first == 0xF0 ? 0x90 : 0x80
        let high: UInt8 = first == 0xF4 ? 0x8F : 0xBF
        return second >= low && second <= high ? 4 : 0
    }
}
