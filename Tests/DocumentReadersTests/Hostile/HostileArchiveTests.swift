import Diagnostics
import DocumentModel
import DocumentReaders
import Testing

/// Archives that are made to fill the memory or to lead a program astray.
@Suite struct HostileArchiveTests {
    private static let word = StoredZip.files(WordFile.make(body: WordFile.paragraph("text"))).map { ForgedZip.Entry($0.name, $0.bytes) }

    private func word(_ change: (inout [ForgedZip.Entry]) -> Void) -> [UInt8] {
        var entries = Self.word
        change(&entries)
        return ForgedZip(entries: entries).bytes()
    }

    private func code(_ bytes: [UInt8], _ path: String = "a.docx", limits: ReadingLimits = .standard) -> String? {
        fault(bytes, path: path, limits: limits)?.code.name
    }

    @Test func theForgerIsHonestIfAsked() throws {
        #expect(try DocumentReader.read(bytes: word { _ in }, path: "a.docx").dump() == "paragraph | text\n")
    }

    /// A part of 100 MB in 700 KB, as what it is and as a part of ten bytes.
    @Test func bombs() {
        for announced in [nil, 10, 0] {
            let bytes = word { entries in
                var bomb = ForgedZip.Entry.zeros("word/document.xml", 100 << 20)
                bomb.size = announced ?? bomb.size
                entries[entries.count - 1] = bomb
            }
            #expect(bytes.count < 1 << 20)
            let name = code(bytes, limits: ReadingLimits(maxCompressionRatio: 100))
            #expect(name == "archive-too-large" || name == "broken-archive", "\(announced ?? -1)")
        }
        #expect(code(word { $0[$0.count - 1].size = Int(UInt32.max) }) != nil)
    }

    /// Parts that are small enough one by one, from the same bytes.
    @Test func overlappingParts() {
        let limits = ReadingLimits(maxUncompressedBytes: 3 << 20)
        let bytes = word { entries in
            let first = entries.count
            entries.append(.zeros("word/styles.xml", 2 << 20))
            for name in ["numbering", "footnotes", "endnotes", "settings"] {
                var entry = ForgedZip.Entry.zeros("word/\(name).xml", 2 << 20)
                entry.shares = first
                entries.append(entry)
            }
            let relations = ["styles", "numbering", "footnotes", "endnotes", "settings"].map { "<Relationship Type=\"x/\($0)\" Target=\"\($0).xml\"/>" }
            let index = entries.firstIndex { $0.name.hasSuffix("document.xml.rels") } ?? 0
            entries[index] = .init(
                entries[index].name, Array("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(relations.joined())</Relationships>".utf8))
        }
        let name = code(bytes, limits: limits)
        // Checksums and zeros that are no XML count as well; what must not happen is that all is unpacked and read.
        #expect(["archive-too-large", "broken-archive", "broken-xml"].contains(name))
    }

    @Test func moreFilesThanADocumentHas() {
        let many = (0..<30_000).map { ForgedZip.Entry("\($0)", []) }
        #expect(code(ForgedZip(entries: Self.word + many).bytes()) == "archive-too-large")
        #expect(code(ForgedZip(entries: Self.word, announced: 65_535).bytes()) == "archive-too-large")
        #expect(code(ForgedZip(entries: Self.word, announced: 1).bytes()) != nil)
        let nested = ForgedZip(entries: [.init("a.zip", word { _ in })]).bytes()
        #expect(code(nested) == "wrong-extension")
    }

    /// Names are looked up in the archive and nowhere else.
    @Test func namesThatLeaveTheArchive() throws {
        let bytes = word { $0.insert(.init("../../../../tmp/proviso-evil", Array("x".utf8)), at: 0) }
        #expect(try DocumentReader.read(bytes: bytes, path: "a.docx").dump() == "paragraph | text\n")
        for target in ["../../../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/a.xml", "..", ""] {
            let type = "<Relationship Type=\"x/officeDocument\" Target=\"\(target)\"/>"
            let bytes = word { entries in
                entries = [
                    .init("_rels/.rels", Array("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(type)</Relationships>".utf8)),
                    .init("[Content_Types].xml", Array("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".utf8)),
                ]
            }
            #expect(code(bytes) == "missing-document-part", "\(target)")
        }
    }

    @Test func encryptedParts() {
        #expect(code(word { entries in for index in entries.indices { entries[index].flags = 1 } }) == "encrypted-document")
        let manifest = "<manifest:manifest xmlns:manifest=\"x\"><manifest:encryption-data/></manifest:manifest>"
        #expect(code(OpenFile.make("<text:p>x</text:p>", manifest: manifest), "a.odt") == "encrypted-document")
    }

    @Test func filesCutOffAnywhere() throws {
        for name in Fixtures.all where !name.hasPrefix("pdf/") {
            let bytes = try Fixtures.bytes(name)
            for cut in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
                guard let document = try? DocumentReader.read(bytes: Array(bytes.prefix(cut)), path: name) else { continue }
                #expect(brokenInvariants(of: document) == [], "\(name) cut at \(cut)")
            }
        }
    }

    @Test func namesThatSayTheWrongThing() throws {
        #expect(try DocumentReader.read(bytes: word { _ in }, path: "a.txt").format == .docx)
        #expect(try DocumentReader.read(bytes: OpenFile.make("<text:p>x</text:p>"), path: "a.docx").format == .odt)
        #expect(code(Array("{\\rtf1 x}".utf8)) == "wrong-extension")
        #expect(code([0x50, 0x4B, 0x03, 0x04]) == "broken-archive")
        #expect(code([0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)) == "wrong-extension")
    }
}
