import DocumentModel
import DocumentReaders
import Testing
import TextSpans

/// Tracked changes of OpenDocument texts: what the fixtures of LibreOffice do not show.
@Suite struct OpenDocumentTests {
    private static let spaces = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
        xmlns:dc="http://purl.org/dc/elements/1.1/"
        """
    private static let listStyle = """
        <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
        """

    /// A change as the list at the beginning has it; with content, a deletion that stands apart.
    private func change(_ id: String, _ kind: String, _ content: String = "") -> String {
        let info = "<office:change-info><dc:creator>A. Drafter</dc:creator><dc:date>2031-05-01T10:00:00</dc:date></office:change-info>"
        return "<text:changed-region xml:id=\"\(id)\" text:id=\"\(id)\"><text:\(kind)>\(info)\(content)</text:\(kind)></text:changed-region>"
    }

    private func read(_ changes: String, _ body: String, _ view: ChangeView) throws -> Document {
        let xml = """
            <?xml version="1.0" encoding="UTF-8"?><office:document \(Self.spaces)><office:automatic-styles>\(Self.listStyle)</office:automatic-styles>\
            <office:body><office:text><text:tracked-changes>\(changes)</text:tracked-changes>\(body)</office:text></office:body></office:document>
            """
        let document = try DocumentReader.read(bytes: Array(xml.utf8), path: "a.fodt", view: view)
        #expect(brokenInvariants(of: document) == [])
        return document
    }

    private func texts(_ changes: String, _ body: String, _ view: ChangeView) throws -> [String] {
        try read(changes, body, view).dump().split(separator: "\n").filter { !$0.hasPrefix("!") }.map(String.init)
    }

    private func p(_ text: String) -> String { "<text:p>\(text)</text:p>" }
    private func start(_ id: String) -> String { "<text:change-start text:change-id=\"\(id)\"/>" }
    private func end(_ id: String) -> String { "<text:change-end text:change-id=\"\(id)\"/>" }
    private func point(_ id: String) -> String { "<text:change text:change-id=\"\(id)\"/>" }
    private func list(_ items: String...) -> String {
        "<text:list text:style-name=\"L\">\(items.map { "<text:list-item>\(p($0))</text:list-item>" }.joined())</text:list>"
    }

    @Test func anInsertionOverParagraphsLeavesOneParagraph() throws {
        let changes = change("c", "insertion")
        let body = p("One\(start("c")) and more.") + p("All new.") + p("New\(end("c")) two.")
        #expect(try texts(changes, body, .accepted) == ["paragraph | One and more.", "paragraph | All new.", "paragraph | New two."])
        #expect(try texts(changes, body, .rejected) == ["paragraph | One two."])
        let document = try read(changes, body, .accepted)
        #expect(document.changes.map(\.text) == ["and more. All new. New"])
        #expect(document.changes.map(\.author) == ["A. Drafter"] && document.changes.map(\.date) == ["2031-05-01T10:00:00"])
    }

    @Test func insertedItemsTakeTheirNumbersWithThem() throws {
        let changes = change("c", "insertion")
        let body = list("first", "\(start("c"))second", "\(end("c"))third")
        #expect(try texts(changes, body, .accepted) == ["item 1 [1.] | first", "item 1 [2.] | second", "item 1 [3.] | third"])
        #expect(try texts(changes, body, .rejected) == ["item 1 [1.] | first", "item 1 [2.] | third"])
    }

    @Test func deletedItemsBringTheirNumbersBack() throws {
        let changes = change("c", "deletion", list("second", ""))
        let body = list("first", "\(point("c"))third", "fourth")
        #expect(try texts(changes, body, .rejected).map { $0.replacing("item 1 ", with: "") } == ["[1.] | first", "[2.] | second", "[3.] | third", "[4.] | fourth"])
        let inside = change("c", "deletion", list(" and the rest", "second", "thi"))
        #expect(try texts(inside, list("first\(point("c"))rd"), .rejected).map { $0.replacing("item 1 ", with: "") } == ["[1.] | first and the rest", "[2.] | second", "[3.] | third"])
    }

    /// Inside tables programs leave deleted text where it was, between two marks.
    @Test func aDeletionBetweenMarksIsLeftOutOrRead() throws {
        let changes = change("c", "deletion")
        let body = p("The Parties \(start("c"))may\(end("c")) act.")
        #expect(try texts(changes, body, .accepted) == ["paragraph | The Parties act."])
        #expect(try texts(changes, body, .rejected) == ["paragraph | The Parties may act."])
        #expect(try read(changes, body, .accepted).changes.map(\.text) == ["may"])
    }

    @Test func rowsWithoutTextInAViewAreNoRows() throws {
        func row(_ text: String) -> String { "<table:table-row><table:table-cell>\(p(text))</table:table-cell></table:table-row>" }
        let changes = change("d", "deletion", p("old")) + change("i", "insertion")
        let body = "<table:table>\(row("head"))\(row(point("d")))\(row("\(start("i"))new\(end("i"))"))\(row("last"))\(row(""))\(row("after an empty row"))</table:table>"
        #expect(try texts(changes, body, .accepted) == ["cell 0.0.0 | head", "cell 0.1.0 | new", "cell 0.2.0 | last", "cell 0.4.0 | after an empty row"])
        #expect(try texts(changes, body, .rejected) == ["cell 0.0.0 | head", "cell 0.1.0 | old", "cell 0.2.0 | last", "cell 0.4.0 | after an empty row"])
    }

    @Test func aDeletedTableComesBackBetweenItsParagraphs() throws {
        let table = "<table:table><table:table-row><table:table-cell>\(p("cell"))</table:table-cell></table:table-row></table:table>"
        let changes = change("c", "deletion", p(" and before.") + table + p("After"))
        let body = p("Text\(point("c")) it.")
        #expect(try texts(changes, body, .accepted) == ["paragraph | Text it."])
        #expect(try texts(changes, body, .rejected) == ["paragraph | Text and before.", "cell 0.0.0 | cell", "paragraph | After it."])
        let alone = change("c", "deletion", p("") + table)
        #expect(try texts(alone, p("Text\(point("c")) goes on."), .rejected) == ["paragraph | Text", "cell 0.0.0 | cell", "paragraph | goes on."])
    }

    @Test func whatWasInsertedAndDeletedAgainIsInNeitherView() throws {
        let info = "<office:change-info><dc:creator>A. Drafter</dc:creator></office:change-info>"
        let changes = "<text:changed-region text:id=\"c\"><text:deletion>\(info)\(p("gone"))</text:deletion><text:insertion>\(info)</text:insertion></text:changed-region>"
        for view in ChangeView.allCases {
            let document = try read(changes, p("Kept\(point("c"))."), view)
            #expect(document.dump() == "paragraph | Kept.\n" && document.changes.isEmpty)
        }
    }

    @Test func notesComeAndGoWithTheirMarks() throws {
        func note(_ mark: String, _ text: String) -> String {
            "<text:note text:note-class=\"footnote\"><text:note-citation>\(mark)</text:note-citation><text:note-body>\(p(text))</text:note-body></text:note>"
        }
        let changes = change("d", "deletion", p(", old" + note("1", "Old note."))) + change("i", "insertion")
        let body = p("Text\(point("d"))\(start("i")), new\(note("1", "New note."))\(end("i")), kept\(note("2", "Kept note.")).")
        #expect(try texts(changes, body, .accepted) == ["paragraph | Text, new, kept.", "note 1 [1] | New note.", "note 2 [2] | Kept note."])
        #expect(try texts(changes, body, .rejected) == ["paragraph | Text, old, kept.", "note 1 [1] | Old note.", "note 2 [2] | Kept note."])
        for view in ChangeView.allCases { #expect(try read(changes, body, view).changes.map(\.text) == [", old Old note.", ", new New note."]) }
    }

    /// Marks in wrong places and regions that nobody described must not break the reader.
    @Test func changedXMLNeverBreaksTheReader() {
        var random = SplitMix64(seed: 20_310_501)
        let changes = change("c", "deletion", list("second", "")) + change("i", "insertion") + change("t", "deletion", p("a") + "<table:table/>")
        let body = list("first", "\(point("c"))third") + p("One\(start("i")) and") + p("two\(end("i")).\(point("t"))")
        let xml = Array(
            """
            <?xml version="1.0"?><office:document \(Self.spaces)><office:automatic-styles>\(Self.listStyle)</office:automatic-styles>\
            <office:body><office:text><text:tracked-changes>\(changes)</text:tracked-changes>\(body)</office:text></office:body></office:document>
            """.utf8)
        let noise: [[UInt8]] = [
            point("c"), point("t"), point("i"), start("i"), end("i"), start("c"), end("c"), p("x"), "<text:p>", "</text:p>", "<text:list>", "</text:list>",
            "<table:table>", "</table:table>", "<table:table-row><table:table-cell>", "</table:table-cell></table:table-row>", "<text:note>", "</text:note>",
            "<text:list-item>", "</text:list-item>", "<text:h>", "</text:h>",
        ].map { Array($0.utf8) }
        for _ in 0..<2000 {
            let bytes = random.change(xml, noise)
            for view in ChangeView.allCases {
                guard let document = try? DocumentReader.read(bytes: bytes, path: "a.fodt", view: view) else { continue }
                #expect(brokenInvariants(of: document) == [], "\(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }
}
