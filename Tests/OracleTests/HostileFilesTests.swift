import Diagnostics
import RuleLanguage
import Testing
import TextSpans

/// Files that are no rule files, or far too much of one: each ends soon, in one clear fault with its place.
@Suite(.timeLimit(.minutes(1))) struct HostileFilesTests {
    private func diagnostics(_ bytes: [UInt8], lints: Bool = false) -> [Diagnostic] {
        PackBuilder.build([RuleFile(path: "x.rules", text: bytes)], lints: lints).diagnostics
    }

    private func codes(_ text: String) -> [String] { diagnostics(Array(text.utf8)).map(\.code.name) }

    private static let limit = RuleFile.sizeLimit

    @Test func tooLarge() {
        let found = diagnostics([UInt8](repeating: 0x61, count: Self.limit + 1))
        #expect(found.map(\.code.name) == ["too-large"])
        #expect(found[0].message == "the file has more than 4 megabytes")
        #expect(found[0].span != nil)
    }

    @Test func nothing() {
        for text in ["", "\n \n", "# Only a comment.\n"] { #expect(codes(text) == ["empty-file"]) }
    }

    @Test func otherEncodings() {
        let text = "CONCEPT a\nMeans  x\nen  war\n"
        let utf16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [utf16, [0xFF, 0xFE] + utf16, [0xFE, 0xFF] + [0] + utf16.dropLast()] {
            #expect(diagnostics(bytes).map(\.message) == ["the file is UTF-16, not UTF-8 text"])
        }
        let latin = Array("CONCEPT a\nMeans  caf".utf8) + [0xE9] + Array("\nen  war\n".utf8)
        #expect(diagnostics(latin).map(\.code.name) == ["not-utf-8"])
        #expect(diagnostics(latin)[0].span?.start == 20)
        #expect(codes(text.replacing("\n", with: "\r")) == ["suspicious-character"])
        // A program, a picture: random bytes.
        var generator = RandomSource(seed: 7)
        for _ in 0..<50 {
            let bytes = (0..<3000).map { _ in UInt8(generator.number(0...255)) }
            #expect(diagnostics(bytes).count <= 501)
        }
    }

    @Test func zeroBytesAndControlsAreOneFaultEach() {
        #expect(codes("CONCEPT a\0\0b\nMeans  x\nen  war\n") == ["suspicious-character"])
        #expect(codes("CONCEPT a\nMeans  \u{202E}x\u{202C}\nen  war\n") == ["suspicious-character", "suspicious-character"])
        #expect(codes("CONCEPT a\nMeans  x\nen  w\u{430}r\n") == ["suspicious-character"])
    }

    /// What is shown of a fault turns no line of the terminal round.
    @Test func faultsAreShownWithoutTheirControls() {
        let text = Array("CONCEPT a\nMeans  \u{202E}x\0\nen  war\n".utf8)
        for fault in diagnostics(text) {
            let shown = SnippetRenderer().render(fault, text: text)
            #expect(!shown.unicodeScalars.contains { $0.value == 0 || $0.value == 0x202E }, "\(shown.debugDescription)")
        }
    }

    /// Much of whatever costs most. What takes more than time in proportion would not end here.
    @Test(arguments: [
        "CONCEPT a\nMeans  x\nen  " + String(repeating: "|", count: 200_000),
        "CONCEPT a\nMeans  x\nen  " + String(repeating: "a ", count: 100_000),
        "CONCEPT a\nMeans  x\nen  " + String(repeating: "[", count: 200_000),
        "CONCEPT a\nMeans  x\nen  /" + String(repeating: "(", count: 200_000) + "/\n",
        String(repeating: "RULE\n", count: 40_000),
        String(repeating: "x y z\n", count: 40_000),
        "RULE " + String(repeating: "a.", count: 100_000) + " t\n",
        "CONCEPT a\nMeans  x\nen  w\nPROVISION p\nMeans  x\nMatches  [a]\n" + String(repeating: "or [b]\n", count: 40_000),
        "PROVISION p\nMeans  x\nMatches  [a number] of at least " + String(repeating: "{", count: 200_000) + "\n",
        "PROFILE p\nMeans  x\nSets  " + String(repeating: " to ", count: 50_000) + "\n",
    ]) func muchOfTheSame(_ text: String) {
        let found = diagnostics(Array(text.utf8), lints: true)
        #expect(found.count <= 502)
        #expect(found.allSatisfy { $0.message.utf8.count < 400 })
    }

    @Test func manyEntriesThatBeginAlike() {
        let text = "CONCEPT a\nMeans  x\nen  x" + (0..<5_000).map { " | the z\($0)" }.joined() + " | same" + String(repeating: " | same", count: 1000)
        let found = diagnostics(Array(text.utf8), lints: true)
        #expect(found.count { $0.code.name == "duplicate-entry" } == 1000)
    }
}
