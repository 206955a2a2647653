/// Zip archives without compression, written by hand: tests can change a part and still have a sound archive.
enum StoredZip {
    static func make(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in files {
            let offset = out.count
            let common = header(name, bytes)
            out += [0x50, 0x4B, 0x03, 0x04] + common + Array(name.utf8) + bytes
            directory += [0x50, 0x4B, 0x01, 0x02, 20, 0] + common + [UInt8](repeating: 0, count: 10) + little(offset, 4)
            directory += Array(name.utf8)
        }
        let start = out.count
        out += directory
        out += [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + little(files.count, 2) + little(files.count, 2)
        return out + little(directory.count, 4) + little(start, 4) + [0, 0]
    }

    /// The files of an archive that was made here.
    static func files(_ archive: [UInt8]) -> [(name: String, bytes: [UInt8])] {
        var files: [(String, [UInt8])] = []
        var index = 0
        func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(archive[index + at + $1]) << (8 * $1) } }
        while archive[index...].starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            let name = index + 30 + number(26, 2)
            files.append((String(decoding: archive[(index + 30)..<name], as: UTF8.self), Array(archive[name..<(name + number(18, 4))])))
            index = name + number(18, 4)
        }
        return files
    }

    /// The archive with one of its files changed.
    static func change(_ archive: [UInt8], _ name: String, _ change: ([UInt8]) -> [UInt8]) -> [UInt8] {
        make(files(archive).map { ($0.name, $0.name == name ? change($0.bytes) : $0.bytes) })
    }

    private static func header(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
        let sizes = little(checksum(bytes), 4) + little(bytes.count, 4) + little(bytes.count, 4)
        return [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x58] + sizes + little(name.utf8.count, 2) + [0, 0]
    }

    static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func checksum(_ bytes: [UInt8]) -> Int {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes { crc = table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8) }
        return Int(crc ^ 0xFFFF_FFFF)
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}

/// Word files from pieces of XML.
enum WordFile {
    static let namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        """

    static func make(
        body: String, styles: String? = nil, numbering: String? = nil, footnotes: String? = nil, settings: String? = nil
    ) -> [UInt8] {
        parts(
            document: Array("<w:document \(namespaces)><w:body>\(body)</w:body></w:document>".utf8), styles: styles, numbering: numbering,
            footnotes: footnotes, settings: settings)
    }

    /// A Word file whose main part is these bytes, whatever they are.
    static func parts(
        document: [UInt8], styles: String? = nil, numbering: String? = nil, footnotes: String? = nil, settings: String? = nil
    ) -> [UInt8] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        var files: [(String, String)] = [
            (
                "[Content_Types].xml",
                """
                <Types xmlns="\(package)/content-types"><Override PartName="/word/document.xml" ContentType="application/\
                vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """
            ),
            (
                "_rels/.rels",
                """
                <Relationships xmlns="\(package)/relationships"><Relationship Id="a" Type="\(office)/officeDocument" \
                Target="word/document.xml"/></Relationships>
                """
            ),
        ]
        var relations = ""
        for (name, inner) in [("styles", styles), ("numbering", numbering), ("footnotes", footnotes), ("settings", settings)] {
            guard let inner else { continue }
            relations += "<Relationship Id=\"\(name)\" Type=\"\(office)/\(name)\" Target=\"\(name).xml\"/>"
            files.append(("word/\(name).xml", "<w:\(name) \(namespaces)>\(inner)</w:\(name)>"))
        }
        files.append(
            ("word/_rels/document.xml.rels", "<Relationships xmlns=\"\(package)/relationships\">\(relations)</Relationships>"))
        return StoredZip.make(files.map { ($0.0, Array($0.1.utf8)) } + [("word/document.xml", document)])
    }

    static func paragraph(_ text: String, properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }
}
