import Diagnostics
public import TextSpans

/// Texts in which a concept, provision or cue is to be found, and texts in which it is not: the tests of the words.
public struct WordExamples: Sendable {
    public enum Subject: Hashable, Sendable {
        case unresolved
        case concept(Int)
        case provision(Int)
        case cues(CueKind)

        /// The concept or provision by its number; cue lists cannot be referred to.
        public var reference: Reference {
            let target: Reference.Target = switch self {
            case .concept(let index): .concept(index)
            case .provision(let index): .provision(index)
            case .cues, .unresolved: .unresolved
            }
            return Reference(name: "", span: ByteSpan(0, 0), target: target)
        }
    }

    public enum Expectation: String, Sendable, CaseIterable {
        case found
        case absent = "not"
        /// Only the loose entries find it.
        case loose
    }

    public struct Text: Sendable {
        /// ISO 639-1.
        public var language: String
        public var expectation: Expectation
        public var words: String
        public var span: ByteSpan
    }

    public var name: String
    public var subject = Subject.unresolved
    /// In the order of the file.
    public var texts: [Text]
    public var location: SourceLocation
}

extension DeclarationParser {
    /// `EXAMPLES name`: language lines with texts, `not` and `loose` lines under them.
    mutating func wordExamples() -> WordExamples? {
        var texts: [WordExamples.Text] = []
        var language: String?
        for field in block.fields {
            var expectation = WordExamples.Expectation.found
            switch field.heading {
            case .language(let code): language = code
            case .named(.not): expectation = .absent
            case .named(.loose): expectation = .loose
            default: continue
            }
            guard let language else {
                report(
                    RuleCodes.strayText, "'\(text.string(field.headingSpan))' belongs to a language line above it", field.headingSpan,
                    help: "put it under the line 'en ...'")
                continue
            }
            rejectAlternatives(field)
            var spans: [ByteSpan] = []
            // The first text may stand on the line below.
            for line in field.pieces where !line.isEmpty {
                let parts = WordExamples.pieces(of: line, in: text)
                spans += parts.filter { !$0.isEmpty }
                if parts.contains(where: \.isEmpty) { report(RuleCodes.badExample, "an empty text", line, help: "delete one |") }
            }
            if spans.isEmpty, field.pieces.allSatisfy(\.isEmpty) {
                report(RuleCodes.badExample, "a line without texts", field.headingSpan, help: "write a text after it, or delete the line")
            }
            for span in spans {
                texts.append(
                    WordExamples.Text(
                        language: language, expectation: expectation, words: WordExamples.canonical(text.string(span)), span: span))
            }
        }
        if texts.isEmpty, diagnostics.isEmpty { report(RuleCodes.missingHeading, "'EXAMPLES \(titleText)' has no texts", nil, help: "add a line 'en ...'") }
        guard let name = declaredName() else { return nil }
        return WordExamples(name: name, texts: texts, location: location)
    }
}

extension WordExamples {
    /// What stands between the `|` of a line, trimmed; empty where nothing does.
    static func pieces(of line: ByteSpan, in text: [UInt8]) -> [ByteSpan] {
        text[line.range].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map { part in
            guard let first = part.firstIndex(where: { !isBlank($0) }), let last = part.lastIndex(where: { !isBlank($0) }) else {
                return ByteSpan(part.startIndex, part.startIndex)
            }
            return ByteSpan(first, last + 1)
        }
    }

    /// A text as the canonical layout writes it: single spaces between words.
    static func canonical(_ text: String) -> String { text.split { $0 == " " || $0 == "\t" }.joined(separator: " ") }
}
