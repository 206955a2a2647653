extension [UInt8] {
    /// Whether the bytes stand together somewhere.
    func isContained(in bytes: [UInt8]) -> Bool {
        guard let first, bytes.count >= count else { return false }
        return (0...(bytes.count - count)).contains { bytes[$0] == first && bytes[$0..<($0 + count)].elementsEqual(self) }
    }
}
