public import RuleLanguage
public import TextAnalysis
import DocumentModel
import PatternMatching
import TextSpans

/// Guesses the language and the kind of a document, and says why.
public struct Detection {
    private let program: RuleProgram

    public init(_ program: RuleProgram) { self.program = program }

    /// The language whose commonest words make up most of the text; "und" if none makes up enough.
    ///
    /// - Parameter text: the document's text; a part of it is enough.
    public func language(of text: [UInt8]) -> String {
        var scores: [(code: String, share: Double)] = []
        let words = text.prefix(40_000).split { $0 < 0x41 }.map { String(decoding: $0, as: UTF8.self).lowercased() }
        guard !words.isEmpty else { return "und" }
        for cue in program.pack.cues where cue.kind == .functionWord {
            for lexicon in cue.lexicons {
                var known: Set<String> = []
                for entry in lexicon.entries { if case .word(let runs, _)? = entry.elements.first { for run in runs { known.insert(run[0].text) } } }
                let count = words.filter(known.contains).count
                scores.append((lexicon.language, Double(count) / Double(words.count)))
            }
        }
        guard let best = scores.max(by: { ($0.share, $1.code) < ($1.share, $0.code) }), best.share >= 0.1 || (words.count < 40 && best.share > 0) else {
            // A short passage may have none of the commonest words.
            return words.count < 40 && text.prefix(2000).allSatisfy({ $0 < 0x80 }) ? "en" : "und"
        }
        return best.code
    }

    /// Kinds whose titles often name another kind.
    private static let namesItsSubject: Set<DocumentKind> = [.policyProcessRoadmap, .securitySectorPlan, .ssrProgramme, .codeOfConduct]

    /// The kind that the title and the text speak for most.
    public func kind(of text: AnalysedText) -> (kind: DocumentKind, reason: String)? {
        var best: (kind: DocumentKind, score: Int, quote: String, isTitle: Bool)?
        for kind in DocumentKind.allCases {
            guard let cue = CueKind.of(kind) else { continue }
            let spans = text.cue(cue).spans
            guard let first = spans.first else { continue }
            let early = spans.filter { text.units[Int(text.unitOf[Int($0.start)])].block < 4 }
            let headings = spans.filter { text.units[Int(text.unitOf[Int($0.start)])].isHeading }
            // The title says most: "National Security Strategy" may go on to speak of the policy it serves. It may stand
            // below the name of the State and of the ministry.
            let inTitle = spans.count { span in
                let block = text.units[Int(text.unitOf[Int(span.start)])].block
                return block == 0 || (block < 4 && text.document.blocks[Int(block)].kind == .heading(level: 1))
            }
            // A roadmap, a plan or a programme names in its title the policy that it leads to, not the other way round.
            let score = min(inTitle, 2) * 60 + (inTitle > 0 && Detection.namesItsSubject.contains(kind) ? 130 : 0) + min(early.count, 3) * 12 + min(headings.count, 3) * 4 + min(spans.count, 20)
            let quoted = early.first ?? first
            if best == nil || score > best!.score {
                let span = text.span(of: quoted)
                best = (kind, score, String(decoding: text.document.text[span.range], as: UTF8.self), !early.isEmpty)
            }
        }
        guard let best, best.score >= 3 else { return nil }
        let place = best.isTitle ? "the opening says" : "the text speaks of"
        return (best.kind, "detected: \(place) “\(best.quote)”")
    }
}
