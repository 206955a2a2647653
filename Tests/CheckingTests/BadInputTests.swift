import Checking
import Foundation
import Reporting
import Testing

/// Documents that cannot be checked end in a clear failure of their own; the others are checked all the same.
@Suite struct BadInputTests {
    private static let good = "Ceasefire Agreement\nArticle 1\nThe Parties shall cease all hostilities.\n"

    /// Checks one bad file between two good ones.
    private func failure(_ name: String, _ bytes: some Sequence<UInt8>, sourceLocation: SourceLocation = #_sourceLocation) throws -> FailureReport? {
        let folder = try TemporaryFolder()
        let paths = [try folder.write(Self.good, to: "a.txt"), try folder.write(bytes, to: name), try folder.write(Self.good, to: "z.txt")]
        let report = try #require(Project.session).check(paths, options: CheckOptions(kind: "ceasefire", standardInputName: "-"))
        #expect(report.documents.map(\.path) == [paths[0], paths[2]], "the others are checked", sourceLocation: sourceLocation)
        #expect(report.failures.count == 1, sourceLocation: sourceLocation)
        guard let failure = report.failures.first else { return nil }
        #expect(failure.path == paths[1], sourceLocation: sourceLocation)
        #expect(failure.message.first?.isUppercase == false && !failure.message.hasSuffix("."), "\(failure.message)", sourceLocation: sourceLocation)
        #expect(failure.help != nil, sourceLocation: sourceLocation)
        return failure
    }

    @Test func anEmptyFile() throws { #expect(try failure("b.txt", [])?.message == "the file is empty") }

    @Test func nothingButWhiteSpace() throws { #expect(try failure("b.md", Array(" \n\t\n\u{A0}\n".utf8)) != nil) }

    @Test func aWordFileThatIsNoArchive() throws {
        let message = try #require(try failure("b.docx", Array("This is a text.".utf8))?.message)
        #expect(message.contains("not a Word file"))
    }

    @Test func aWordFileCutShort() throws {
        let whole = try Data(contentsOf: URL(fileURLWithPath: Project.path("Corpus/ceasefire-hallin.docx")))
        #expect(try failure("b.docx", whole.prefix(whole.count / 2)) != nil)
    }

    @Test func anArchiveThatIsNoWordFile() throws {
        // An empty zip archive.
        #expect(try failure("b.docx", [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)) != nil)
    }

    @Test func aWordFileWithDamagedBytes() throws {
        var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: Project.path("Corpus/ceasefire-hallin.docx"))))
        for index in stride(from: 60, to: min(bytes.count, 4000), by: 97) { bytes[index] ^= 0x5A }
        #expect(try failure("b.docx", bytes) != nil)
    }

    @Test func anOldWordFile() throws {
        let message = try #require(try failure("b.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600))?.message)
        // What is wrong depends on whether there is a program that reads such files.
        #expect(message.contains("LibreOffice"))
    }

    @Test func aPicture() throws { #expect(try failure("b.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D])?.message.contains("picture") == true) }

    @Test func binaryNoise() throws {
        #expect(try failure("b.txt", (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 3) }) != nil)
    }

    @Test func aPDF() throws { #expect(try failure("b.txt", Array("%PDF-1.7\n%\u{E2}\n1 0 obj\n".utf8))?.message.contains("PDF") == true) }

    @Test func aTextInAnotherLanguage() throws {
        let german = "Waffenstillstand\nDie Parteien werden die Kampfhandlungen einstellen, und die Waffen werden von den Parteien nicht mit der Zeit zu verwenden sein.\n"
        let message = try #require(try failure("b.txt", Array(german.utf8))?.message)
        #expect(message.contains("language") && message.contains("de"))
    }

    /// Windows-1252 is read, and said so.
    @Test func windows1252() throws {
        let folder = try TemporaryFolder()
        var bytes = Array("Ceasefire Agreement\nArticle 1\nThe Parties shall obey the ".utf8)
        bytes += [0x93] + Array("cessez-le-feu".utf8) + [0x94] + Array(" of the R".utf8) + [0xE9] + Array("publique and cease all hostilities.\n".utf8)
        let path = try folder.write(bytes, to: "old.txt")
        let report = try #require(Project.session).check([path], options: CheckOptions(kind: "ceasefire", standardInputName: "-"))
        #expect(report.failures.isEmpty)
        let document = try #require(report.documents.first)
        #expect(document.passages.contains { $0.text.contains("\u{201C}cessez-le-feu\u{201D} of the R\u{E9}publique") })
        #expect(!document.remarks.isEmpty)
    }

    /// Bytes that are neither UTF-8 nor any other encoding that can be told.
    @Test func noEncodingAtAll() throws {
        let bytes = Array("Article 1. The Parties ".utf8) + [0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0xFE, 0x81] + Array(" shall obey.".utf8)
        #expect(try failure("b.txt", bytes) != nil)
    }

    @Test func whatDoesNotExist() throws {
        let folder = try TemporaryFolder()
        let good = try folder.write(Self.good, to: "a.txt")
        let report = try #require(Project.session).check([folder.path + "/missing.txt", good], options: CheckOptions(kind: "ceasefire", standardInputName: "-"))
        #expect(report.documents.map(\.path) == [good])
        #expect(report.failures.map(\.path) == [folder.path + "/missing.txt"])
        #expect(report.failures.first?.message.contains("no such file") == true)
    }

    @Test func aFolderWithoutDocuments() throws {
        let folder = try TemporaryFolder()
        try folder.write("nothing", to: "inner/picture.png")
        let report = try #require(Project.session).check([folder.path])
        #expect(report.documents.isEmpty)
        #expect(report.failures.map(\.message) == ["no documents in this folder"])
    }

    @Test func aFolderGivesItsDocumentsInOrder() throws {
        let folder = try TemporaryFolder()
        for name in ["b.md", "a.txt", "inner/c.txt", ".hidden.txt", "d.png"] { try folder.write(Self.good, to: name) }
        let report = try #require(Project.session).check([folder.path, folder.path + "/a.txt"], options: CheckOptions(kind: "ceasefire", standardInputName: "-"))
        #expect(report.documents.map { String($0.path.dropFirst(folder.path.count + 1)) } == ["a.txt", "b.md", "inner/c.txt"])
        #expect(report.failures.isEmpty)
    }

    @Test func nothingThatTheRulesKnow() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("Recipe\nTake the flour and the eggs, and stir with a spoon in the bowl for an hour.\n", to: "recipe.txt")
        let report = try #require(Project.session).check([path])
        #expect(report.documents.isEmpty)
        #expect(report.failures.first?.help?.contains("--kind") == true)
    }

    /// A text of nothing but numbers.
    @Test(arguments: ["(a)\n", "5.\n", "The\n5.\n", "(a)\n(b)\n\nArticle\n", "Article 1\n", "[\n", "# \n", "...\n"]) func hardlyAnyText(_ text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "numbers.txt")
        let report = try #require(Project.session).check([path], options: CheckOptions(kind: "ceasefire", standardInputName: "-"))
        #expect(report.documents.count + report.failures.count == 1)
    }
}
