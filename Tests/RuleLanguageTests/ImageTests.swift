import RuleLanguage
import Testing

/// What is written into an image is read back.
@Suite struct ImageTests {
    private func roundTrip<T>(_ write: (inout ImageWriter) -> Void, _ read: (inout ImageReader) -> T) -> T {
        var writer = ImageWriter()
        write(&writer)
        return writer.image.withUnsafeBufferPointer { buffer in
            var reader = ImageReader(buffer.baseAddress!)
            return read(&reader)
        }
    }

    @Test(arguments: [0, 1, 31, 32, 1023, 1024, 1 << 20, Int(Int32.max), 1_000_000_000_000])
    func numbers(_ value: Int) { #expect(roundTrip({ $0.number(value) }, { $0.number() }) == value) }

    @Test func stringsStandBesideNumbers() {
        let words = ["", "amnesty", "«cessez-le-feu»", "two\nlines", "\"\"\"####", "سلام"]
        let read = roundTrip(
            { image in image.array(words) { $0.string($1); $0.number($1.count) } },
            { image in image.array { (word: $0.string(), count: $0.number()) } })
        #expect(read.map(\.word) == words)
        #expect(read.map(\.count) == words.map(\.count))
    }

    @Test func choicesAndAbsentValues() {
        let strengths: [Strength?] = [.shall, nil, .may]
        #expect(roundTrip({ $0.array(strengths) { $0.optional($1) { $0.choice($1) } } }, { $0.array { $0.optional { $0.choice() } } }) == strengths)
    }

    /// An image is a constant of the program's source: what it is made of needs no escape there.
    @Test func numbersNeedNoEscape() {
        var writer = ImageWriter()
        for value in 0..<5000 { writer.number(value) }
        #expect(writer.image.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    }
}
