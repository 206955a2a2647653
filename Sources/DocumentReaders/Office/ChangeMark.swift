internal import DocumentModel
internal import TextSpans

/// A stretch of a paragraph that belongs to a tracked change. Empty where the words of the change are not in the view:
/// then it says where they would stand.
struct ChangeMark {
    /// The number of the change among those of its part.
    var change: Int
    /// Offsets in the paragraph's text.
    var start: Int
    var end: Int
}

extension [ChangeMark] {
    /// Adds a stretch, or lets the last one grow if it goes on.
    mutating func add(_ change: Int, _ start: Int, _ end: Int) {
        if let last, last.change == change, last.end == start {
            self[count - 1].end = end
        } else {
            append(ChangeMark(change: change, start: start, end: end))
        }
    }
}

/// Where the changes of a document stand in its text.
struct ChangeSpans {
    private var spans: [Int: [ByteSpan]] = [:]

    /// The stretches of a change, in ascending order.
    subscript(change: Int) -> [ByteSpan] { spans[change] ?? [] }

    /// Adds a stretch, which does not come before those that are known. A stretch that goes on after a space or the end
    /// of a block is one with the last.
    mutating func note(_ change: Int, _ start: Int, _ end: Int) {
        if let last = spans[change]?.last, start <= Int(last.end) + 1 {
            spans[change]?.removeLast()
            spans[change]?.append(ByteSpan(min(start, Int(last.start)), max(end, Int(last.end))))
        } else if start < end || spans[change] == nil {
            // An empty stretch says where nothing else does.
            if let last = spans[change]?.last, last.isEmpty { spans[change]?.removeLast() }
            spans[change, default: []].append(ByteSpan(start, end))
        }
    }
}

extension DocumentBuilder {
    /// Appends the text of a paragraph of an Office file, and finds out where the changes in it come to stand.
    ///
    /// - Parameters:
    ///   - stretches: where the text comes from, by offsets in it: ascending, the first at 0.
    ///   - marks: the changes, numbered as in `spans`.
    mutating func append(_ text: [UInt8], from stretches: [(start: Int, origin: Origin)], marks: [ChangeMark], into spans: inout ChangeSpans) {
        if marks.isEmpty {
            for (index, stretch) in stretches.enumerated() {
                let end = index + 1 < stretches.count ? stretches[index + 1].start : text.count
                append(text[stretch.start..<end], origin: stretch.origin)
            }
            return
        }
        let edges = marks.flatMap { [$0.start, $0.end] }
        let cuts = Set(stretches.map(\.start) + edges + [text.count]).sorted()
        // Where a stretch begins is seen before its words are appended; where it ends, after the words before the end.
        var starts: [Int: Int] = [:]
        var ends: [Int: Int] = [:]
        var stretch = 0
        for (index, cut) in cuts.enumerated() {
            starts[cut] = nextOffset
            ends[cut] = self.text.count
            guard index + 1 < cuts.count else { break }
            while stretch + 1 < stretches.count, stretches[stretch + 1].start <= cut { stretch += 1 }
            var origin = stretches[stretch].origin
            origin.offset += cut - stretches[stretch].start
            append(text[cut..<cuts[index + 1]], origin: origin)
        }
        for mark in marks {
            guard let start = starts[mark.start], let end = ends[mark.end] else { continue }
            spans.note(mark.change, start, mark.start == mark.end ? start : max(start, end))
        }
    }
}
