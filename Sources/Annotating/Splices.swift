/// Changes to a part: bytes to be put in at places, and bytes to be replaced. Everything else stays as it is.
struct Splices {
    private struct Splice {
        var range: Range<Int>
        var bytes: [UInt8]
    }

    private var splices: [Splice] = []

    /// What is put in at the same place stands in the order of the calls.
    mutating func insert(_ text: String, at place: Int) { replace(place..<place, with: text) }

    /// - Parameter range: does not overlap another that is replaced.
    mutating func replace(_ range: Range<Int>, with text: String) { splices.append(Splice(range: range, bytes: Array(text.utf8))) }

    /// O(bytes + splices log splices).
    func applied(to bytes: [UInt8]) -> [UInt8] {
        let ordered = splices.enumerated().sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + splices.reduce(0) { $0 + $1.bytes.count })
        var copied = 0
        for (_, splice) in ordered {
            if copied < splice.range.lowerBound {
                result += bytes[copied..<splice.range.lowerBound]
                copied = splice.range.lowerBound
            }
            result += splice.bytes
            copied = max(copied, splice.range.upperBound)
        }
        return result + bytes[copied...]
    }
}
