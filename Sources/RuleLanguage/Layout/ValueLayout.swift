import TextSpans

/// What kind of value a heading has, as far as its layout is concerned.
enum ValueForm {
    case text, list, entries, examples, condition, labelled, paragraphs

    static func of(_ heading: Heading, in block: BlockKeyword) -> ValueForm {
        switch heading {
        case .language, .named(.not), .named(.loose): block == .examples ? .examples : .entries
        case .element, .violation: .labelled
        case .example: .paragraphs
        case .named(.matches), .named(.notMatches), .named(.when), .named(.perhapsWhen), .named(.expect): .condition
        case .named(.source), .named(.compare), .named(.kinds), .named(.kindsOfDocument), .named(.selects): .list
        case .named: .text
        }
    }
}

/// Takes the value of a field apart into what the layout may put on lines of their own. What the value means never
/// depends on where the lines break: each form breaks only where its reader does not care.
struct ValueLayout {
    private let text: [UInt8]
    private let form: ValueForm
    private var comments: ArraySlice<ByteSpan>
    private var atoms: [LayoutAtom] = []

    /// - Parameter comments: the comments that stand inside the field, in order.
    static func atoms(
        of field: SyntaxField, _ form: ValueForm, comments: ArraySlice<ByteSpan>, in text: [UInt8]
    ) -> (prefix: String, atoms: [LayoutAtom]) {
        var layout = ValueLayout(text: text, form: form, comments: comments)
        var pieces = field.pieces
        var prefix = ""
        if layout.form == .labelled, let first = pieces.first, let colon = text[first.range].firstIndex(of: UInt8(ascii: ":")) {
            prefix = layout.label(ByteSpan(Int(first.start), colon))
            pieces[0] = ByteSpan(colon + 1, Int(first.end))
        }
        for piece in pieces { layout.add(piece) }
        for alternative in field.alternatives {
            for (index, piece) in alternative.enumerated() {
                layout.addComments(before: piece)
                if index == 0 { layout.atoms.append(.alternative) }
                layout.add(piece)
            }
        }
        if layout.form == .list { layout.addCommas() }
        return (prefix, layout.atoms)
    }

    private init(text: [UInt8], form: ValueForm, comments: ArraySlice<ByteSpan>) {
        self.text = text
        self.form = form
        self.comments = comments
    }

    private mutating func addComments(before piece: ByteSpan) {
        while let comment = comments.first, comment.start < piece.start {
            atoms.append(.comment(text.string(comment)))
            comments.removeFirst()
        }
    }

    private mutating func add(_ piece: ByteSpan) {
        addComments(before: piece)
        guard !piece.isEmpty else { return }
        switch form {
        case .text: atoms += ValueLayout.words(text.string(piece)).map(LayoutAtom.chunk)
        case .list: atoms += listItems(piece).map(LayoutAtom.chunk)
        case .entries: atoms += LexiconParser(text: text).split(piece).map { .chunk(LexiconEntry.canonical(text.string($0))) }
        case .examples: atoms += WordExamples.pieces(of: piece, in: text).map { .chunk(WordExamples.canonical(text.string($0))) }
        case .condition, .labelled: addCondition(piece)
        case .paragraphs: atoms += [.paragraph, .chunk(text.string(piece))]
        }
    }

    /// Words with single spaces between them; where more than one blank stands, the words stay together.
    static func words(_ text: String) -> [String] {
        var chunks: [String] = []
        var rest = text.utf8[...]
        var chunk = rest.startIndex
        while let blank = rest.firstIndex(where: { $0 == 0x20 || $0 == 0x09 }) {
            let after = rest[blank...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? rest.endIndex
            if rest[blank] == 0x20, rest.index(after: blank) == after {
                chunks.append(String(text[chunk..<blank]))
                chunk = after
            }
            rest = rest[after...]
        }
        chunks.append(String(text[chunk...]))
        return chunks
    }

    // MARK: Lists

    private func listItems(_ piece: ByteSpan) -> [String] {
        text.string(piece).split(separator: ",").map { item in
            var item = item
            while item.first == " " { item.removeFirst() }
            while item.last == " " { item.removeLast() }
            return String(item)
        }.filter { !$0.isEmpty }
    }

    private mutating func addCommas() {
        guard let last = atoms.lastIndex(where: { if case .chunk = $0 { true } else { false } }) else { return }
        for index in atoms.indices where index < last {
            if case .chunk(let item) = atoms[index] { atoms[index] = .chunk(item + ",") }
        }
    }

    // MARK: Conditions

    /// The label, which stays on the first line, without the share and the words that stand before it.
    private mutating func label(_ span: ByteSpan) -> String {
        var words = text.string(span).split(separator: " ")[...]
        var prefix: [Substring] = []
        if let first = words.first?.utf8.first, (0x30...0x39).contains(first) { prefix.append(words.removeFirst()) }
        while let word = words.first {
            if word == "must" {
                prefix.append(words.removeFirst())
            } else if word == "weak" || word == "mention", words.dropFirst().first == "enough" {
                prefix += [words.removeFirst(), words.removeFirst()]
            } else {
                break
            }
        }
        atoms.append(.chunk(words.joined(separator: " ") + ":"))
        return prefix.joined(separator: " ")
    }

    /// Words before which a condition may go on to the next line.
    private static let openers: Set<String> = [
        "with", "without", "before", "after", "excluded", "covered", "by", "in", "not", "within", "and",
    ]

    /// Tokens with single spaces, cut before relations and after commas; `or` opens an alternative.
    private mutating func addCondition(_ piece: ByteSpan) {
        var scanner = ValueScanner(text: text, pieces: [piece])
        var chunk = ""
        var previous = ""
        func flush(_ atoms: inout [LayoutAtom]) {
            if !chunk.isEmpty { atoms.append(.chunk(chunk)) }
            chunk = ""
        }
        while scanner.token != .end {
            let written: String
            switch scanner.token {
            case .word("or"):
                flush(&atoms)
                atoms.append(.alternative)
                previous = ""
                scanner.advance()
                continue
            case .word(let word):
                written = word
                let continues = ["not", "covered", "excluded", "as", "each", "any", "all"].contains(previous)
                if ValueLayout.openers.contains(word), !continues { flush(&atoms) }
            case .name(let name): written = "[\(name)]"
            case .parameter(let parameter): written = "{\(parameter)}"
            case .quoted(let words): written = "\"\(words)\""
            case .punctuation(let byte):
                chunk += String(decoding: [byte], as: UTF8.self)
                if byte == UInt8(ascii: ",") { flush(&atoms) }
                previous = ""
                scanner.advance()
                continue
            case .end: continue
            }
            chunk += chunk.isEmpty ? written : " " + written
            previous = written
            scanner.advance()
        }
        flush(&atoms)
    }
}

extension LexiconEntry {
    /// An entry as the canonical layout writes it: single spaces between words; a regular expression as it is.
    static func canonical(_ written: String) -> String {
        if written.hasPrefix("/") { return written }
        return written.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    }
}
