import DocumentModel
import Reporting
import RuleEngine
import TextAnalysis
import TextSpans

extension Evidence {
    /// The sentence of a hit, with its words marked, its place, and what decided its level.
    init(_ hit: Hit, in text: AnalysedText) {
        let sentence = text.span(of: hit.unit)
        let words = text.span(of: hit.span)
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
            page: origin.flatMap { $0.page > 0 ? $0.page : nil }, level: hit.level.rawValue, note: note, span: sentence)
    }
}
