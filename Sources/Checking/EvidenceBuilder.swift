import DocumentModel
import Reporting
import RuleEngine
import TextAnalysis
import TextSpans

extension Evidence {
    /// Nobody reads a sentence of many pages: of a longer one, this much is quoted on each side of the words.
    private static let longestQuote = 1500

    /// The sentence, or of a very long one what stands around the words, cut between words.
    private static func quoted(_ sentence: ByteSpan, around words: ByteSpan, in text: [UInt8]) -> ByteSpan {
        guard sentence.count > 2 * longestQuote else { return sentence }
        let (from, to) = (max(sentence.start, words.start - Int32(longestQuote)), min(sentence.end, words.end + Int32(longestQuote)))
        let start = from == sentence.start ? from : text[Int(from)..<Int(words.start)].firstIndex(of: 0x20).map { Int32($0 + 1) } ?? words.start
        let end = to == sentence.end ? to : text[Int(words.end)..<Int(to)].lastIndex(of: 0x20).map { Int32($0) } ?? words.end
        return ByteSpan(Int(start), Int(end))
    }

    /// The sentence of a hit, with its words marked, its place, and what decided its level.
    init(_ hit: Hit, in text: AnalysedText) {
        let words = text.span(of: hit.span)
        let sentence = Evidence.quoted(text.span(of: hit.unit), around: words, in: text.document.text)
        let origins = text.document.origins
        let position = origins.sourcePosition(at: Int(sentence.start))
        let origin = origins.origin(at: Int(sentence.start))
        var note = hit.doubt?.rawValue
        if let cue = hit.cue {
            let quoted = "“\(text.document.text.string(text.span(of: cue)))”"
            note = note.map { "\($0) (\(quoted))" } ?? (hit.level < .commitment ? "because of \(quoted)" : nil)
        }
        self.init(
            text: text.document.text.string(sentence),
            highlight: ByteSpan(max(0, Int(words.start - sentence.start)), min(Int(words.end - sentence.start), sentence.count)),
            address: text.address(of: hit.unit), line: position?.line ?? origin?.paragraph ?? 0, column: position?.column ?? 0,
            page: origin.flatMap { $0.page > 0 ? $0.page : nil },
            box: origins.box(of: sentence).map { Box(x: $0.x, y: $0.y, width: $0.width, height: $0.height) }, level: hit.level.rawValue,
            note: note, span: sentence)
        if position != nil, let end = Evidence.end(of: sentence, in: text.document), end.line >= line {
            (endLine, endColumn) = (end.line, end.column)
        }
    }

    /// The position after the last character: that of the character, which is sure to lie in the same block, and its width.
    private static func end(of sentence: ByteSpan, in document: Document) -> LineColumn? {
        var last = Int(sentence.end) - 1
        while last > Int(sentence.start), document.text[last] & 0xC0 == 0x80 { last -= 1 }
        guard last >= Int(sentence.start), var position = document.origins.sourcePosition(at: last) else { return nil }
        position.column += document.text[last] >= 0xF0 ? 2 : 1
        return position
    }
}
