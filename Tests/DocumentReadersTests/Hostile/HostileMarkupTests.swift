import Diagnostics
import DocumentModel
import DocumentReaders
import Testing

/// Markup that is made to crash a reader, to keep it busy for hours, or to fill the memory. Each is read soundly or
/// refused with words, and soon.
@Suite struct HostileMarkupTests {
    // MARK: Word

    @Test func numbersBeyondAllBoundsInWordFiles() throws {
        let cells = ["2147483648", "-5", "99999999999999999999", "x"].map {
            "<w:tc><w:tcPr><w:gridSpan w:val=\"\($0)\"/></w:tcPr>\(WordFile.paragraph($0))</w:tc>"
        }
        let before = "<w:trPr><w:gridBefore w:val=\"4294967296\"/></w:trPr>"
        try isSound(WordFile.make(body: "<w:tbl><w:tr>\(before)\(cells.joined())</w:tr></w:tbl>"), "a.docx")
        let values = ["-1", "9", "255", "2147483648", "-9223372036854775808", "9223372036854775808"]
        let body = values.map {
            WordFile.paragraph("x", properties: "<w:outlineLvl w:val=\"\($0)\"/>")
                + WordFile.paragraph("y", properties: "<w:numPr><w:ilvl w:val=\"\($0)\"/><w:numId w:val=\"1\"/></w:numPr>")
        }.joined()
        for value in values {
            for format in ["decimal", "lowerLetter", "upperRoman", "ordinalText", "cardinalText", "hex", "chicago", "decimalZero", "ordinal"] {
                let numbering = """
                    <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="\(value)"/><w:numFmt w:val="\(format)"/>\
                    <w:lvlText w:val="%1.%9%"/></w:lvl><w:lvl w:ilvl="\(value)"><w:lvlRestart w:val="\(value)"/><w:lvlText w:val="%1.%2"/></w:lvl>\
                    </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="\(value)"><w:startOverride w:val="\(value)"/>\
                    </w:lvlOverride></w:num>
                    """
                try isSound(WordFile.make(body: body, numbering: numbering), "a.docx")
            }
        }
    }

    @Test func stylesAndNotesThatReferToThemselves() throws {
        let styles = "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
        try isSound(WordFile.make(body: WordFile.paragraph("x", properties: "<w:pStyle w:val=\"A\"/>"), styles: styles), "a.docx")
        let note = "<w:p><w:r><w:t>note</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
        try isSound(WordFile.make(body: note, footnotes: "<w:footnote w:id=\"1\">\(note)</w:footnote>"), "a.docx")
        #expect(try OpenFile.dump("<text:p text:style-name=\"A\">x</text:p>", styles: """
            <style:style style:name="A" style:parent-style-name="B"/><style:style style:name="B" style:parent-style-name="A"/>
            """) == "paragraph | x\n")
    }

    /// Looking through all open fields for each new one would take minutes.
    @Test func fieldsThatNeverEnd() throws {
        let fields = String(repeating: "<w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"separate\"/>", count: 50_000)
        try isSound(WordFile.make(body: "<w:p><w:r>\(fields)<w:t>shown</w:t></w:r></w:p>"), "a.docx")
    }

    /// A label is repeated with every paragraph: one of a megabyte would become fifty gigabytes.
    @Test func labelsWithoutEnd() throws {
        let long = String(repeating: "L", count: 1_000_000)
        let numbering = """
            <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="\(long)%1"/></w:lvl></w:abstractNum>\
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            """
        let items = String(repeating: WordFile.paragraph("x", properties: "<w:numPr><w:numId w:val=\"1\"/></w:numPr>"), count: 2000)
        let document = try isSound(WordFile.make(body: items, numbering: numbering), "a.docx")
        #expect(document?.blocks.allSatisfy { ($0.label?.count ?? 0) <= 200 } == true)
        for name in ["prefix", "suffix", "list-format"] {
            let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-\(name)=\"\(long)\"/></text:list-style>"
            let list = "<text:list text:style-name=\"L\">\(String(repeating: "<text:list-item><text:p>x</text:p></text:list-item>", count: 2000))</text:list>"
            let open = try isSound(OpenFile.make(list, styles: styles), "a.odt")
            #expect(open?.blocks.allSatisfy { ($0.label?.count ?? 0) <= 250 } == true)
        }
        let marked = "<w:p><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"1\"/><w:t>\(long)</w:t></w:r></w:p>"
        let notes = "<w:footnote w:id=\"1\">\(String(repeating: WordFile.paragraph("x"), count: 100))</w:footnote>"
        let withNotes = try isSound(WordFile.make(body: marked, footnotes: notes), "a.docx")
        #expect(withNotes?.blocks.allSatisfy { ($0.label?.count ?? 0) <= 200 } == true)
    }

    @Test func paragraphsWithoutEnd() {
        let limits = ReadingLimits(maxBlocks: 1000)
        let empty = WordFile.make(body: String(repeating: "<w:p/>", count: 1001))
        #expect(fault(empty, path: "a.docx", limits: limits)?.code == ReadingCodes.fileTooLarge)
        let open = OpenFile.make(String(repeating: "<text:p/>", count: 1001))
        #expect(fault(open, path: "a.odt", limits: limits)?.code == ReadingCodes.fileTooLarge)
        let page = "<table>" + String(repeating: "<td>x", count: 1002)
        #expect(fault(Array(page.utf8), path: "a.html", limits: limits)?.code == ReadingCodes.fileTooLarge)
        for path in ["a.txt", "a.md"] {
            #expect(fault(Array(String(repeating: "a\n", count: 1001).utf8), path: path, limits: limits)?.code == ReadingCodes.fileTooLarge)
        }
        let runs = WordFile.make(body: "<w:p>\(String(repeating: "<w:r/>", count: 1000))</w:p>")
        #expect(fault(runs, path: "a.docx", limits: ReadingLimits(maxElements: 1000))?.code == ReadingCodes.fileTooLarge)
        #expect(fault(WordFile.make(body: WordFile.paragraph("four")), path: "a.docx", limits: ReadingLimits(maxTextBytes: 3))?.code == ReadingCodes.fileTooLarge)
    }

    // MARK: XML of any kind

    @Test(arguments: [
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>", "<!DOCTYPE d [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p.dtd\"> %p;]>",
        "<!DOCTYPE d SYSTEM \"http://127.0.0.1:9/d.dtd\">", "<!DOCTYPE d [<!ENTITY a \"aaaaaaaa\"><!ENTITY x \"&a;&a;&a;&a;\">]>",
        "<!DOCTYPE d [<!ATTLIST d a CDATA \"x\">]>",
    ])
    func documentTypesAreRefusedInEveryPart(_ type: String) {
        let word = WordFile.make(body: WordFile.paragraph("text"), styles: "", numbering: "", footnotes: "", settings: "")
        for part in ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/settings.xml"] {
            let bytes = StoredZip.change(word, part) { Array(type.utf8) + $0 }
            #expect(fault(bytes, path: "a.docx")?.code == ReadingCodes.documentTypeDeclaration, "\(part)")
        }
        let open = OpenFile.make("<text:p>text</text:p>")
        for part in ["content.xml", "styles.xml"] {
            let bytes = StoredZip.change(open, part) { Array(type.utf8) + $0 }
            #expect(fault(bytes, path: "a.odt")?.code == ReadingCodes.documentTypeDeclaration, "\(part)")
        }
        let flat = "<?xml version=\"1.0\"?>\(type)<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>"
        #expect(fault(Array(flat.utf8), path: "a.fodt")?.code == ReadingCodes.documentTypeDeclaration)
    }

    /// The parser compares each attribute with each, and each prefix with each declaration.
    @Test func attributesWithoutEnd() throws {
        let many = (0..<5000).map { "a\($0)=''" }.joined(separator: " ")
        let spaces = (0..<5000).map { "xmlns:a\($0)='u'" }.joined(separator: " ")
        for attributes in [many, spaces] {
            #expect(fault(WordFile.make(body: "<w:p \(attributes)/>"), path: "a.docx")?.code == ReadingCodes.fileTooLarge)
            #expect(fault(OpenFile.make("<text:p \(attributes)/>"), path: "a.odt")?.code == ReadingCodes.fileTooLarge)
        }
        let nested = (0..<100).map { level in "<w:sdt \((0..<20).map { "xmlns:a\(level)x\($0)='u'" }.joined(separator: " "))>" }.joined()
        #expect(fault(WordFile.make(body: nested), path: "a.docx")?.code == ReadingCodes.fileTooLarge)
        for page in ["<p \(many)>x", "<p/\(many)>x", "<p \(many.replacing(" ", with: ""))>x", "<!-- --!><p \(many)>x", "<script/><p \(many)>x", "<p \" \(many) \">x"] {
            #expect(fault(Array(page.utf8), path: "a.html")?.code == ReadingCodes.fileTooLarge, "\(page.prefix(20))")
        }
        // What only looks like it.
        let code = "<script>for (a<b; \(many);)</script><!-- <p \(many)> --><p title=\"\(many.replacing("'", with: ""))\">x"
        #expect(try dump(code, path: "a.html") == "paragraph | x\n")
        let value = "<w:p a=\"\(String(repeating: "a='b' ", count: 5000))\"/>"
        #expect(try dump(WordFile.make(body: value + WordFile.paragraph("x")), "a.docx") == "paragraph | x\n")
    }

    /// A census of bytes must see what the parser sees.
    @Test func encodingsOfXML() throws {
        func file(_ encoding: String) -> String { "<?xml version=\"1.0\" encoding=\"\(encoding)\"?><w:document \(WordFile.namespaces)><w:body>\(WordFile.paragraph("é"))</w:body></w:document>" }
        for isBigEndian in [true, false] {
            #expect(try dump(WordFile.parts(document: utf16(file("UTF-16"), isBigEndian)), "a.docx") == "paragraph | é\n")
        }
        let latin = file("ISO-8859-1").unicodeScalars.map { UInt8($0.value) }
        #expect(try dump(WordFile.parts(document: latin), "a.docx") == "paragraph | é\n")
        for name in ["UTF-7", "IBM037", "ISO-2022-JP", "UTF-32"] {
            #expect(fault(WordFile.parts(document: Array(file(name).utf8)), path: "a.docx")?.code == ReadingCodes.brokenXML, "\(name)")
        }
        let attributes = (0..<5000).map { "a\($0)='\u{3C00}'" }.joined(separator: " ")
        let hidden = utf16("<w:document \(WordFile.namespaces) \(attributes)/>", false)
        #expect(fault(WordFile.parts(document: hidden), path: "a.docx")?.code == ReadingCodes.fileTooLarge)
    }

    private func utf16(_ text: String, _ isBigEndian: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        for unit in [0xFEFF] + Array(text.utf16) {
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            bytes += isBigEndian ? [high, low] : [low, high]
        }
        return bytes
    }

    @Test func nestingWithoutEnd() {
        let depth = 100_000
        let sdt = String(repeating: "<w:sdt>", count: depth) + WordFile.paragraph("x") + String(repeating: "</w:sdt>", count: depth)
        #expect(fault(WordFile.make(body: sdt), path: "a.docx")?.code == ReadingCodes.nestedTooDeeply)
        let lists = String(repeating: "<text:list><text:list-item>", count: depth)
        #expect(fault(OpenFile.make(lists), path: "a.odt")?.code == ReadingCodes.nestedTooDeeply)
        for (start, end) in [("<div>", "</div>"), ("<b>x<br><br>", ""), ("<b>", "</i>"), ("<table><tr><td>", ""), ("<ul><li>", "")] {
            let page = String(repeating: start, count: depth) + "x" + String(repeating: end, count: depth)
            #expect(fault(Array(page.utf8), path: "a.html")?.code == ReadingCodes.nestedTooDeeply, "\(start)")
        }
        let indented = (0..<1000).map { String(repeating: "  ", count: $0) + "- x" }.joined(separator: "\n")
        for text in [String(repeating: "> ", count: depth), String(repeating: ">", count: depth), String(repeating: "- ", count: depth), String(repeating: "1. ", count: depth), indented] {
            #expect(fault(Array("\(text)x\n".utf8), path: "a.md")?.code == ReadingCodes.nestedTooDeeply, "\(text.prefix(6))")
        }
    }

    // MARK: OpenDocument

    @Test(arguments: ["0", "-1", "2147483648", "-2147483648", "99999999999999999999", "11"])
    func numbersBeyondAllBoundsInOpenDocument(_ value: String) throws {
        let styles = """
            <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" text:display-levels="\(value)" \
            text:start-value="\(value)"/><text:list-level-style-number text:level="\(value)" style:num-format="A"/></text:list-style>
            """
        let body = """
            <text:h text:outline-level="\(value)">head</text:h><text:list text:style-name="L"><text:list-item text:start-value="\(value)"><text:p>one</text:p>\
            </text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list><table:table><table:table-row \
            table:number-rows-repeated="\(value)"><table:table-cell table:number-columns-repeated="\(value)" table:number-columns-spanned="\(value)">\
            <text:p>a<text:s text:c="\(value)"/>b</text:p></table:table-cell></table:table-row></table:table>
            """
        let document = try isSound(OpenFile.make(body, styles: styles), "a.odt")
        #expect(document?.text.count ?? 0 < 100)
    }

    // MARK: Web pages

    @Test func numbersBeyondAllBoundsOnPages() throws {
        for value in ["-1", "0", "2147483648", "9223372036854775807", "-9223372036854775808", "99999999999999999999"] {
            let page = "<ol start=\"\(value)\"><li>a<li>b<li value=\"\(value)\">c<li>d</ol><table><tr><td colspan=\(value) rowspan=\(value)>x<td>y</table>"
            try isSound(Array(page.utf8), "a.html")
        }
    }

    /// Pages lie about their encoding; what is not in it is read as the bytes show.
    @Test(arguments: ["utf-7", "iso-2022-jp", "utf-32", "tscii", "ucs-4", "no-such", "shift_jis", "big5-hkscs", "ibm037", "utf-16", "unicode"])
    func encodingsThatPagesLieAbout(_ name: String) throws {
        for bytes: [UInt8] in [[0xFF, 0xFE, 0xE9], [0x82, 0x8A, 0x9A, 0x1B], [0xED, 0xA0, 0x80, 0xC3, 0x28], [0xF4, 0x90, 0x80, 0x80]] {
            let page = Array("<meta charset=\"\(name)\"><p>text ".utf8) + (0..<2000).flatMap { _ in bytes } + Array(" end".utf8)
            try isSound(page, "a.html")
        }
    }

    // MARK: Markdown

    /// Each note refers to the next.
    @Test func chainsOfNotes() throws {
        let notes = (1...20_000).map { "[^\($0)]: text [^\($0 + 1)]\n\n" }.joined()
        let document = try isSound(Array("Start[^1].\n\n\(notes)".utf8), "a.md", checksOrigins: false)
        #expect(document?.blocks.count ?? 0 > 10_000)
        #expect(try dump("Start[^1].\n\n[^1]: self[^1]\n", path: "a.md") == "paragraph | Start.\nnote 1 [1] | self\n")
    }

    /// The parser takes quadratic time for these.
    @Test(arguments: ["![[]()", "<?", "[<?", "<![CDATA["])
    func paragraphsOfSigns(_ sign: String) {
        #expect(fault(Array(String(repeating: sign, count: 400_000).utf8), path: "a.md")?.code == ReadingCodes.fileTooLarge)
    }

    @Test func tablesThatAreTooWide() throws {
        let wide = "\(String(repeating: "|a", count: 2000))|\n\(String(repeating: "|-", count: 2000))|\n"
        #expect(fault(Array(wide.utf8), path: "a.md")?.code == ReadingCodes.fileTooLarge)
        let signs = String(repeating: "*a*\n\n", count: 1000)
        #expect(fault(Array(signs.utf8), path: "a.md", limits: ReadingLimits(maxMarkupSigns: 1999))?.code == ReadingCodes.fileTooLarge)
        #expect(fault(Array(signs.utf8), path: "a.md", limits: ReadingLimits(maxMarkupSigns: 2000)) == nil)
    }

    // MARK: Text

    @Test func linesWithoutEnd() throws {
        try isSound(Array(String(repeating: "word ", count: 1_000_000).utf8), "a.txt", checksOrigins: false)
        #expect(fault(Array(repeating: UInt8(ascii: "x"), count: 50_000_000), path: "a.txt")?.code == ReadingCodes.fileTooLarge)
        #expect(fault(Array(repeating: 0x0A, count: 2_000_000), path: "a.txt")?.code == ReadingCodes.fileTooLarge)
    }

    @Test(arguments: [
        ([0xEF, 0xBB, 0xBF], "empty-document"), ([0xFF, 0xFE], "empty-document"), ([0xFE, 0xFF], "empty-document"), ([0, 0, 0, 0], "binary-file"),
        ([0xFF, 0xFE, 0, 0], "unknown-encoding"), ([0xFE, 0xFF, 0, 0], "binary-file"), ([0x80], "unknown-encoding"), ([0xC0, 0x80, 0xC0, 0x80], "unknown-encoding"),
    ] as [([UInt8], String)])
    func bytesThatAreNoText(_ bytes: [UInt8], _ code: String) {
        for path in ["a.txt", "a.md"] { #expect(fault(bytes, path: path)?.code.name == code, "\(path)") }
    }

    @Test func brokenSurrogatesAreReplaced() throws {
        #expect(try dump([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00, 0x00, 0xDC, 0x42, 0x00, 0x01], "a.txt") == "paragraph | \u{FFFD}A\u{FFFD}B\n")
    }

    // MARK: Checks

    /// Read soundly or refused with words; a crash ends the tests.
    @discardableResult
    private func isSound(_ bytes: [UInt8], _ path: String, checksOrigins: Bool = true) throws -> Document? {
        do throws(ReadingError) {
            let document = try DocumentReader.read(bytes: bytes, path: path)
            if checksOrigins { #expect(brokenInvariants(of: document) == []) }
            return document
        } catch {
            #expect(!error.diagnostic.message.isEmpty && error.diagnostic.help?.isEmpty == false)
            return nil
        }
    }

    private func dump(_ bytes: [UInt8], _ path: String) throws -> String { try DocumentReader.read(bytes: bytes, path: path).dump() }
    private func dump(_ text: String, path: String) throws -> String { try dump(Array(text.utf8), path) }
}
