/// The entries of an archive with their bytes as they are stored, read without any library.
func storedEntries(_ archive: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    func little(_ place: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(archive[place + $1]) << (8 * $1) } }
    guard let end = (0...(archive.count - 22)).last(where: { archive[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06]) }) else { return [] }
    var place = little(end + 16, 4)
    var entries: [(name: String, bytes: [UInt8])] = []
    for _ in 0..<little(end + 10, 2) {
        let (size, nameLength, extra, comment) = (little(place + 20, 4), little(place + 28, 2), little(place + 30, 2), little(place + 32, 2))
        let header = little(place + 42, 4)
        let data = header + 30 + little(header + 26, 2) + little(header + 28, 2)
        let name = String(decoding: archive[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
        entries.append((name, Array(archive[data..<(data + size)])))
        place += 46 + nameLength + extra + comment
    }
    return entries
}
