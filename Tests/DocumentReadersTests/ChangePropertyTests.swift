import DocumentModel
import DocumentReaders
import Testing
import TextSpans

/// Random drafts with random changes: each view has the text that it must have, and the changes stand where they say.
/// The drafts are the same on every run.
@Suite struct ChangePropertyTests {
    private enum State: CaseIterable { case kept, inserted, deleted, movedTo, movedFrom, neither }

    private struct Piece {
        var text: String
        var state: State
        var author: Int
    }

    private struct Paragraph {
        var pieces: [Piece]
        var end: State
    }

    private static func isShown(_ state: State, _ view: ChangeView) -> Bool {
        switch state {
        case .kept: true
        case .inserted, .movedTo: view == .accepted
        case .deleted, .movedFrom: view == .rejected
        case .neither: false
        }
    }

    private static func draft(_ random: inout SplitMix64) -> [Paragraph] {
        let words = ["The", "Parties", "shall", "[should]", "not ", " grant", "amnesty", ", except", "for é", "war crimes.", " ", "II. "]
        let count = 1 + random.below(6)
        return (0..<count).map { index in
            let pieces = (0..<random.below(6)).map { _ in
                Piece(text: words[random.below(words.count)] + " ", state: random.below(2) == 0 ? .kept : State.allCases[random.below(State.allCases.count)], author: random.below(2))
            }
            // The last end of all is nobody's to take away.
            let end: State = index + 1 < count && random.below(3) == 0 ? State.allCases[1 + random.below(State.allCases.count - 1)] : .kept
            return Paragraph(pieces: pieces, end: end)
        }
    }

    // MARK: The draft as a file

    private static func tag(_ state: State, _ author: Int, _ inner: String) -> String {
        func element(_ name: String, _ inner: String) -> String { "<w:\(name) w:id=\"1\" w:author=\"A\(author)\" w:date=\"2031-05-01T10:00:00Z\">\(inner)</w:\(name)>" }
        return switch state {
        case .kept: inner
        case .inserted: element("ins", inner)
        case .deleted: element("del", inner)
        case .movedTo: element("moveTo", inner)
        case .movedFrom: element("moveFrom", inner)
        case .neither: element("ins", element("del", inner))
        }
    }

    private static func file(_ draft: [Paragraph]) -> [UInt8] {
        let body = draft.map { paragraph in
            let end = paragraph.end == .neither ? tag(.inserted, 0, "") + tag(.deleted, 1, "") : tag(paragraph.end, 0, "")
            let runs = paragraph.pieces.map { piece in
                let name = piece.state == .deleted || piece.state == .neither ? "delText" : "t"
                return tag(piece.state, piece.author, "<w:r><w:\(name) xml:space=\"preserve\">\(piece.text)</w:\(name)></w:r>")
            }
            return "<w:p><w:pPr><w:rPr>\(end)</w:rPr></w:pPr>\(runs.joined())</w:p>"
        }
        return WordFile.make(body: body.joined())
    }

    // MARK: What must come of it

    private static func normal(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }

    private static func expected(_ draft: [Paragraph], _ view: ChangeView) -> [String] {
        var texts: [String] = []
        var open = ""
        for paragraph in draft {
            for piece in paragraph.pieces where isShown(piece.state, view) { open += piece.text }
            if isShown(paragraph.end, view) {
                texts.append(normal(open))
                open = ""
            }
        }
        return (texts + [normal(open)]).filter { !$0.isEmpty }
    }

    @Test func eachViewHasItsText() throws {
        var random = SplitMix64(seed: 20_310_502)
        for _ in 0..<600 {
            let draft = Self.draft(&random)
            let bytes = Self.file(draft)
            var lists: [[String]] = []
            for view in ChangeView.allCases {
                let expected = Self.expected(draft, view)
                guard let document = try? DocumentReader.read(bytes: bytes, path: "a.docx", view: view) else {
                    #expect(expected.isEmpty)
                    continue
                }
                #expect(document.blocks.map { document.text.string($0.span) } == expected)
                #expect(brokenInvariants(of: document) == [])
                for change in document.changes {
                    #expect(!change.spans.isEmpty && change.spans.allSatisfy { Int($0.end) <= document.text.count })
                    let shown = change.spans.map { document.text.string($0) }.joined(separator: " ").replacing("\n", with: " ")
                    #expect(Self.normal(shown) == (change.kind.isShown(in: view) ? change.text : ""), "\(change)")
                }
                lists.append(document.changes.map { "\($0.kind) \($0.author ?? "") \($0.text)" })
            }
            if lists.count == 2 { #expect(lists[0] == lists[1]) }
        }
    }
}
