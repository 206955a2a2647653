import DocumentModel
import DocumentReaders
import Foundation
import Testing

/// Changed files must be read or refused, and whatever is read must be sound. The changes are the same on every run;
/// `PROVISO_FUZZ_SEED` and `PROVISO_FUZZ_ROUNDS` choose others.
@Suite struct HostileInputTests {
    @Test func changedFixturesNeverBreakTheReader() throws {
        var random = SplitMix64(seed: Self.seed)
        for name in Fixtures.all {
            let original = try Fixtures.bytes(name)
            for _ in 0..<Self.rounds { check(random.change(original, Self.noise), name) }
        }
    }

    @Test func changedWordXMLNeverBreaksTheReader() throws {
        var random = SplitMix64(seed: Self.seed &+ 1)
        for _ in 0..<(Self.rounds * 10) {
            let document = random.change(Array(Self.document.utf8), Self.tags)
            check(WordFile.parts(document: document, styles: Self.styles, numbering: Self.numbering), "a.docx")
            let numbering = String(decoding: random.change(Array(Self.numbering.utf8), Self.tags), as: UTF8.self)
            check(WordFile.make(body: WordFile.paragraph("x", properties: Self.listProperties), numbering: numbering), "a.docx")
            let styles = String(decoding: random.change(Array(Self.styles.utf8), Self.tags), as: UTF8.self)
            check(WordFile.make(body: WordFile.paragraph("x", properties: "<w:pStyle w:val=\"B\"/>"), styles: styles), "a.docx")
        }
    }

    @Test func randomTextNeverBreaksTheReader() {
        var random = SplitMix64(seed: Self.seed &+ 2)
        for round in 0..<(Self.rounds * 10) {
            var text: [UInt8] = []
            for _ in 0..<random.below(60) { text += random.pick(Self.scraps) }
            check(text, round % 2 == 0 ? "a.txt" : "a.md")
        }
    }

    private func check(_ bytes: [UInt8], _ path: String) {
        for view in ChangeView.allCases { check(bytes, path, view) }
    }

    private func check(_ bytes: [UInt8], _ path: String, _ view: ChangeView) {
        guard let document = try? DocumentReader.read(bytes: bytes, path: path, view: view) else { return }
        let broken = brokenInvariants(of: document)
        #expect(broken == [], "\(path): \(String(decoding: bytes.prefix(4000), as: UTF8.self).debugDescription)")
    }

    private static let environment = ProcessInfo.processInfo.environment
    private static let seed = environment["PROVISO_FUZZ_SEED"].flatMap(UInt64.init) ?? 20_120_101
    private static let rounds = environment["PROVISO_FUZZ_ROUNDS"].flatMap(Int.init) ?? 60

    private static let noise: [[UInt8]] = [[0], [0xFF], [0x0C], [0xE2, 0x80], Array("&#".utf8), Array("PK\u{1}\u{2}".utf8), Array("[^1]".utf8)]
    private static let tags: [[UInt8]] = [
        "<w:p>", "</w:p>", "<w:p/>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "<w:del>", "</w:del>", "<w:ins>", "</w:ins>", "<w:moveFrom>",
        "<w:rPr><w:ins/></w:rPr>", "<w:rPr><w:del/></w:rPr>", "<w:pPrChange>", "</w:pPrChange>", "<w:trPr><w:ins/></w:trPr>", "<w:cellDel/>",
        "<w:fldChar w:fldCharType=\"begin\"/>", "<w:gridSpan w:val=\"99999999999\"/>", "<w:ilvl w:val=\"-7\"/>", "<w:numId w:val=\"1\"/>",
        "<w:lvlRestart w:val=\"-1\"/>", "<w:start w:val=\"9223372036854775807\"/>", "<w:footnoteReference w:id=\"1\"/>", "%1%9%", "&#0;", "&x;",
        "<w:basedOn w:val=\"B\"/>", "<w:outlineLvl w:val=\"-3\"/>", "<w:outlineLvl w:val=\"9223372036854775807\"/>",
        "<w:txbxContent>", "</w:txbxContent>", "<mc:AlternateContent>",
    ].map { Array($0.utf8) }
    private static let scraps: [[UInt8]] = [
        "\n", "\n\n", "\r\n", "\r", "\u{C}", " ", "\t", "  ", "1.", "(a)", "a)", "II.", "•", "- ", "* ", "> ", "# ", "| a | b |\n|---|---|\n",
        "| ", "~~", "**", "_", "`", "```\n", "[^1]", "[^1]: ", "<del>", "</del>", "<br>", "<!--", "-->", "&amp;", "&eacute;", "\\", "---\n",
        "Article 5", "ANNEX", "word", "implemen-", "tation", "The Parties shall", "é", "п", "م", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{AD}",
        "\u{85}", "and", "...... 12", "1.2.3", "x: y\n", "![](", "](u)", "[",
    ].map { Array($0.utf8) }

    private static let listProperties = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>"
    private static let styles = """
        <w:style w:type="paragraph" w:styleId="A" w:default="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>\
        <w:style w:type="paragraph" w:styleId="B"><w:name w:val="Other"/><w:basedOn w:val="A"/><w:rPr><w:vanish/></w:rPr></w:style>
        """
    private static let numbering = """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/>\
        </w:lvl><w:lvl w:ilvl="1"><w:lvlRestart w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>\
        <w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride></w:num>
        """
    private static let document = """
        <w:document \(WordFile.namespaces)><w:body><w:p><w:pPr>\(listProperties)</w:pPr><w:r><w:t>one</w:t><w:tab/></w:r><w:del><w:r>\
        <w:delText>x</w:delText></w:r></w:del></w:p><w:p><w:pPr><w:pStyle w:val="B"/><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:rPr><w:vanish \
        w:val="0"/></w:rPr><w:t>two</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>cell</w:t>\
        </w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF</w:instrText><w:fldChar \
        w:fldCharType="separate"/><w:t>three</w:t><w:fldChar w:fldCharType="end"/></w:r><w:r><mc:AlternateContent><mc:Choice><w:pict>\
        <w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Choice></mc:AlternateContent></w:r></w:p></w:body>\
        </w:document>
        """
}

/// Numbers that are the same for the same seed.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// From 0 to below a limit; 0 if that is 0.
    mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }

    mutating func pick(_ choices: [[UInt8]]) -> [UInt8] { choices[below(choices.count)] }

    /// A copy with a few bytes changed, cut out, doubled or put in.
    mutating func change(_ bytes: [UInt8], _ scraps: [[UInt8]]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...below(4) {
            let at = below(bytes.count)
            let end = min(bytes.count, at + below(40))
            switch below(5) {
            case 0: if at < bytes.count { bytes[at] = UInt8(truncatingIfNeeded: next()) }
            case 1: bytes.removeSubrange(at..<end)
            case 2: bytes.insert(contentsOf: Array(bytes[at..<end]), at: below(bytes.count))
            case 3: bytes.insert(contentsOf: pick(scraps), at: at)
            default: if below(8) == 0 { bytes.removeSubrange(at...) }
            }
        }
        return bytes
    }
}
