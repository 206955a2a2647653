import Diagnostics
import TextSpans

extension DeclarationParser {
    /// The language lines of a concept or cue list.
    mutating func lexicons() -> [Lexicon] {
        var result: [Lexicon] = []
        for field in block.fields {
            switch field.heading {
            case .language(let language): result.append(Lexicon(language: language, file: file.path, entries: entries(field)))
            case .named(.not), .named(.loose):
                guard !result.isEmpty else {
                    report(
                        RuleCodes.strayText, "'\(text.string(field.headingSpan))' belongs to a language line above it",
                        field.headingSpan, help: "put it under the line 'en ...'")
                    continue
                }
                let entries = entries(field)
                if field.heading == .named(.not) {
                    result[result.count - 1].falseFriends += entries
                } else {
                    result[result.count - 1].loose += entries
                }
            default: continue
            }
        }
        return result
    }

    private mutating func entries(_ field: SyntaxField) -> [LexiconEntry] {
        rejectAlternatives(field)
        var pieces = field.pieces
        // `en` alone on its line, entries on the lines below: fine.
        if pieces.count > 1, pieces[0].isEmpty { pieces.removeFirst() }
        // A line may end with | before a line that starts with it.
        var parser = LexiconParser(text: text)
        let entries = parser.entries(pieces)
        for fault in parser.faults { report(fault, RuleCodes.badEntry) }
        if entries.isEmpty, parser.faults.isEmpty {
            report(RuleCodes.badEntry, "a line without entries", field.headingSpan)
        }
        return entries
    }

    mutating func concept() -> Concept? {
        let means = textValue(.means) ?? ""
        let lexicons = lexicons()
        guard let name = declaredName() else { return nil }
        if lexicons.isEmpty { report(RuleCodes.missingHeading, "concept '\(name)' lists no words", nil, help: "add a line 'en ...'") }
        return Concept(name: name, means: means, lexicons: lexicons, location: location)
    }

    /// `EXTEND name`: the lines to add and the reason.
    mutating func lexiconExtension() -> (overlay: Overlay, lexicons: [Lexicon])? {
        let reason = textValue(.because)
        let lexicons = lexicons()
        guard let name = declaredName(), let reason else { return nil }
        if lexicons.isEmpty { report(RuleCodes.missingHeading, "'EXTEND \(name)' adds no words", nil, help: "add a line 'en ...'") }
        return (Overlay(action: .extended, name: name, reason: reason, location: location), lexicons)
    }

    mutating func cueList() -> CueList? {
        let means = textValue(.means) ?? ""
        let lexicons = lexicons()
        guard let kind = CueKind(rawValue: titleText) else {
            let suggestion = SpellingSuggestion.nearest(to: titleText, among: CueKind.allCases.map(\.rawValue))
            report(
                RuleCodes.badName, "there is no cue list '\(titleText)'", block.title,
                help: suggestion.map { "did you mean '\($0)'?" }
                    ?? "they are \(CueKind.allCases.map(\.rawValue).joined(separator: ", "))")
            return nil
        }
        for entry in lexicons.flatMap({ $0.entries + $0.falseFriends }) {
            for case .reference(let reference) in entry.elements {
                report(RuleCodes.badEntry, "cue lists reuse no concepts", reference.span, help: "write the words themselves")
            }
        }
        return CueList(kind: kind, means: means, lexicons: lexicons, location: location)
    }
}
