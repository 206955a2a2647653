/// Archives that say untrue things of themselves.
struct ForgedZip {
    struct Entry {
        var name: String
        /// What is stored, packed or not.
        var data: [UInt8]
        /// 0 for stored, 8 for deflated.
        var method = 0
        var flags = 0
        var size: Int
        var crc = 0
        /// The entry whose data this one points to; its own if nil.
        var shares: Int?

        /// An honest entry, not packed.
        init(_ name: String, _ data: [UInt8]) {
            (self.name, self.data, size, crc) = (name, data, data.count, StoredZip.checksum(data))
        }

        /// Zeros, packed as tightly as fixed codes allow: 258 bytes in 13 bits.
        static func zeros(_ name: String, _ count: Int) -> Entry {
            var entry = Entry(name, deflatedZeros(count))
            (entry.method, entry.size) = (8, count)
            return entry
        }
    }

    var entries: [Entry]
    /// How many entries the archive says it has; the truth if nil.
    var announced: Int?

    func bytes() -> [UInt8] {
        var out: [UInt8] = []
        var offsets: [Int] = []
        for entry in entries {
            offsets.append(out.count)
            if entry.shares == nil { out += [0x50, 0x4B, 0x03, 0x04] + common(entry) + Array(entry.name.utf8) + entry.data }
        }
        let start = out.count
        for (index, entry) in entries.enumerated() {
            out += [0x50, 0x4B, 0x01, 0x02, 20, 0] + common(entry) + [UInt8](repeating: 0, count: 10)
            out += StoredZip.little(offsets[entry.shares ?? index], 4) + Array(entry.name.utf8)
        }
        let size = out.count - start
        let count = StoredZip.little(announced ?? entries.count, 2)
        return out + [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + count + count + StoredZip.little(size, 4) + StoredZip.little(start, 4) + [0, 0]
    }

    private func common(_ entry: Entry) -> [UInt8] {
        let numbers = StoredZip.little(entry.flags, 2) + StoredZip.little(entry.method, 2) + [0, 0, 0x21, 0x58]
        let sizes = StoredZip.little(entry.crc, 4) + StoredZip.little(entry.data.count, 4) + StoredZip.little(entry.size, 4)
        return [20, 0] + numbers + sizes + StoredZip.little(entry.name.utf8.count, 2) + [0, 0]
    }

    /// A deflate stream: a zero, then matches of 258 bytes at distance 1.
    private static func deflatedZeros(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var (buffer, filled) = (0, 0)
        func put(_ bits: Int, _ width: Int) {
            buffer |= bits << filled
            filled += width
            while filled >= 8 {
                bytes.append(UInt8(buffer & 0xFF))
                buffer >>= 8
                filled -= 8
            }
        }
        // The last block, of fixed codes; the code of a zero byte is 00110000, that of length 258 is 11000101, written from its
        // highest bit on.
        put(0b011, 3)
        put(0b0000_1100, 8)
        for _ in 0..<((count - 1) / 258) {
            put(0b1010_0011, 8)
            put(0, 5)
        }
        put(0, 7)
        put(0, 8)
        return bytes
    }
}
