/// A position as an editor shows it.
public struct LineColumn: Hashable, Sendable {
    /// 1-based line.
    public var line: Int
    /// 1-based column in UTF-16 code units, as SARIF and the language server protocol count.
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Where the lines of a text start. Building it takes one pass; a look-up takes O(log lines).
public struct LineIndex: Sendable {
    private let starts: [Int32]
    private let length: Int

    public init(_ text: [UInt8]) {
        var starts: [Int32] = [0]
        text.withUnsafeBufferPointer { bytes in
            for i in 0..<bytes.count where bytes[i] == 0x0A { starts.append(Int32(i + 1)) }
        }
        self.starts = starts
        self.length = text.count
    }

    public var lineCount: Int { starts.count }

    /// The 1-based line that holds a byte offset.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The bytes of a 1-based line, without its line feed.
    public func span(ofLine line: Int) -> ByteSpan {
        let index = min(max(line, 1), starts.count) - 1
        let end = index + 1 < starts.count ? Int(starts[index + 1]) - 1 : length
        return ByteSpan(Int(starts[index]), max(end, Int(starts[index])))
    }

    /// Line and UTF-16 column of a byte offset in the same text.
    public func position(at offset: Int, in text: [UInt8]) -> LineColumn {
        let offset = min(max(offset, 0), text.count)
        let line = line(at: offset)
        var column = 1
        for byte in text[Int(starts[line - 1])..<offset] where byte & 0xC0 != 0x80 {
            column += byte >= 0xF0 ? 2 : 1
        }
        return LineColumn(line: line, column: column)
    }
}
