/// Looks through a web page before it is parsed, for tags with more attributes than the parser can take: it compares
/// each with each.
enum HTMLCensus {
    /// The most attributes that a tag of the page may turn out to have; browsers' rules for broken tags differ, so that
    /// this is rather too many than too few.
    ///
    /// - Parameter page: UTF-8.
    static func longestTag(_ page: [UInt8]) -> Int {
        page.withUnsafeBufferPointer { page in
            var scan = Scan(page: page)
            return scan.longestTag()
        }
    }

    private struct Scan {
        let page: UnsafeBufferPointer<UInt8>
        private var index = 0

        init(page: UnsafeBufferPointer<UInt8>) { self.page = page }

        mutating func longestTag() -> Int {
            var longest = 0
            while index < page.count {
                if page[index] != UInt8(ascii: "<") {
                    index += 1
                } else if stands("<!--") {
                    skipComment()
                } else {
                    let raw = ["script", "style"].first { stands("<" + $0) }
                    index += 1
                    guard index < page.count, page[index].isASCIILetter else { continue }
                    let (attributes, isClosed) = tag()
                    longest = max(longest, attributes)
                    // What stands in scripts is no markup.
                    if let raw, !isClosed { skip(past: "</" + raw) }
                }
            }
            return longest
        }

        /// From the tag's name to after its end.
        private mutating func tag() -> (attributes: Int, isClosed: Bool) {
            var attributes = 0
            var wasSpace = false
            while index < page.count {
                let byte = page[index]
                index += 1
                if byte == UInt8(ascii: ">") { return (attributes, page[index - 2] == UInt8(ascii: "/")) }
                if byte == UInt8(ascii: "=") {
                    skipSpace()
                    if index < page.count, page[index] == UInt8(ascii: "\"") || page[index] == UInt8(ascii: "'") {
                        skipQuoted()
                        // The next attribute may follow without a space.
                        attributes += 1
                    }
                } else if byte > 0x20, wasSpace {
                    attributes += 1
                }
                wasSpace = byte <= 0x20
            }
            return (attributes, false)
        }

        private mutating func skipSpace() { while index < page.count, page[index] <= 0x20 { index += 1 } }

        private mutating func skipQuoted() {
            let quote = page[index]
            index += 1
            while index < page.count, page[index] != quote { index += 1 }
            index += 1
        }

        private mutating func skipComment() {
            index += 4
            while index < page.count {
                if page[index] == UInt8(ascii: "-"), stands("-->") || stands("--!>") { return index += 3 }
                index += 1
            }
        }

        private mutating func skip(past words: String) {
            while index < page.count {
                if page[index] == UInt8(ascii: "<"), stands(words) { return }
                index += 1
            }
        }

        /// Whether the page goes on with this, whatever the case of its letters.
        private func stands(_ words: String) -> Bool {
            var here = index
            for byte in words.utf8 {
                guard here < page.count, page[here] | (byte.isASCIILetter ? 0x20 : 0) == byte else { return false }
                here += 1
            }
            return true
        }
    }
}
