import Diagnostics
import DocumentModel
import DocumentReaders
import Foundation
import Testing

@Suite struct BadInputTests {
    @Test(arguments: [
        ("", "a.txt", "empty-document"),
        (" \n\t\n\u{A0}\n", "a.txt", "empty-document"),
        ("<!-- nothing -->\n", "a.md", "empty-document"),
        ("%PDF-1.7\n%âã", "a.txt", "broken-pdf"),
        ("%PDF-1.7\n", "a.pdf", "broken-pdf"),
        ("  <!DOCTYPE html><html><script>text</script></html>", "a.txt", "empty-document"),
        ("<p hidden>text</p>", "a.html", "empty-document"),
        ("<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body>", "a.fodt", "broken-xml"),
        ("<?xml version=\"1.0\"?><a/>", "a.xml", "unsupported-format"),
        ("plain text", "a.docx", "wrong-extension"),
        ("PK\u{03}\u{04} cut short", "a.docx", "broken-archive"),
        ("text\u{0}text", "a.txt", "binary-file"),
        ("\u{1}\u{2}\u{3}\u{4}text", "a", "binary-file"),
    ])
    func isRefused(_ text: String, _ path: String, _ code: String) {
        #expect(fault(Array(text.utf8), path: path)?.code.name == code)
    }

    @Test func containersAndPicturesAreNamed() {
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }
        #expect(fault(compound, path: "a.docx")?.code == ReadingCodes.encryptedDocument)
        #expect(fault([0x89, 0x50, 0x4E, 0x47, 0x0D], path: "a.txt")?.message == "this is a PNG picture, not text")
        #expect(fault([0xFF, 0xD8, 0xFF, 0xE0], path: "a.docx")?.code == ReadingCodes.wrongExtension)
    }

    @Test func otherArchivesAreNamed() {
        func archive(_ files: (String, String)...) -> [UInt8] { StoredZip.make(files.map { ($0.0, Array($0.1.utf8)) }) }
        let sheet = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" "
            + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
        let cases: [([UInt8], String, String)] = [
            (archive(("mimetype", "application/vnd.oasis.opendocument.text")), "a.odt", "content.xml"),
            (archive(("mimetype", "application/epub+zip")), "a.epub", "EPUB"),
            (archive(("[Content_Types].xml", sheet)), "a.xlsx", "Excel"),
            (archive(("notes.txt", "x")), "a.zip", "zip archive"),
            (archive(("notes.txt", "x")), "a.docx", "some other zip archive"),
        ]
        for (bytes, path, words) in cases { #expect(fault(bytes, path: path)?.message.contains(words) == true, "\(path)") }
    }

    @Test func otherEncodingsAreRefusedRatherThanGuessed() {
        // Russian in the Windows encoding for Cyrillic.
        let cyrillic: [UInt8] = [0xD1, 0xEE, 0xE3, 0xEB, 0xE0, 0xF8, 0xE5, 0xED, 0xE8, 0xE5, 0x20, 0xEE, 0x20, 0xEC, 0xE8, 0xF0, 0xE5, 0x2E]
        #expect(fault(cyrillic, path: "a.txt")?.code == ReadingCodes.unknownEncoding)
        #expect(fault([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], path: "a.txt")?.code == ReadingCodes.unknownEncoding)
        let noise = (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ $0 / 7) }
        #expect(fault(noise, path: "a.txt")?.code == ReadingCodes.binaryFile)
    }

    @Test func damagedWordFilesAreRefused() throws {
        let bytes = try Fixtures.bytes("word/content.docx")
        #expect(fault(Array(bytes.prefix(bytes.count / 2)), path: "a.docx")?.code == ReadingCodes.brokenArchive)
        var flipped = bytes
        let middle = try #require(bytes.firstRange(of: Array("word/document.xml".utf8))).upperBound + 300
        for index in middle..<(middle + 40) { flipped[index] ^= 0x5A }
        #expect(fault(flipped, path: "a.docx")?.code == ReadingCodes.brokenArchive)
    }

    @Test func limitsHold() throws {
        let bytes = try Fixtures.bytes("word/content.docx")
        let cases: [(ReadingLimits, DiagnosticCode)] = [
            (ReadingLimits(maxFileBytes: 1000), ReadingCodes.fileTooLarge),
            (ReadingLimits(maxUncompressedBytes: 2000), ReadingCodes.archiveTooLarge),
            (ReadingLimits(maxCompressionRatio: 1, ratioFloorBytes: 100), ReadingCodes.archiveTooLarge),
            (ReadingLimits(maxNesting: 5), ReadingCodes.nestedTooDeeply),
            (ReadingLimits(maxArchiveEntries: 2), ReadingCodes.archiveTooLarge),
        ]
        for (limits, code) in cases { #expect(fault(bytes, path: "a.docx", limits: limits)?.code == code, "\(code.name)") }
    }

    @Test func entitiesDoNotReachTheText() {
        let document = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><w:document \(WordFile.namespaces)><w:body>"
            + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
        #expect(fault(WordFile.parts(document: Array(document.utf8)), path: "a.docx")?.code == ReadingCodes.documentTypeDeclaration)
    }

    @Test func filesThatAreNoneAreRefused() throws {
        func code(_ path: String) -> DiagnosticCode? {
            do {
                _ = try DocumentReader.read(path: path)
                return nil
            } catch {
                return error.diagnostic.code
            }
        }
        let folder = FileManager.default.temporaryDirectory
        #expect(code(folder.appendingPathComponent("no-such-draft.docx").path) == ReadingCodes.fileNotFound)
        #expect(code(folder.path) == ReadingCodes.unreadableFile)
        #expect(code("/dev/zero") == ReadingCodes.unreadableFile)
        let file = folder.appendingPathComponent("proviso-\(UUID().uuidString).txt")
        try Data("Text.".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try DocumentReader.read(path: file.path).path == file.path)
    }

    @Test func codesAreInOrderAndExplained() {
        let names = ReadingCodes.all.map(\.name)
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
        for code in ReadingCodes.all { #expect(code.explanation.hasSuffix(".") && code.explanation.count > 60, "\(code.name)") }
    }

    @Test func messagesAreWrittenAsAgreed() throws {
        for name in Fixtures.all {
            guard let diagnostic = fault(try Fixtures.bytes(name), path: name) else { continue }
            #expect(diagnostic.message.first?.isLowercase == true && !diagnostic.message.hasSuffix("."), "\(name)")
            #expect(diagnostic.help?.isEmpty == false, "\(name)")
        }
    }
}
