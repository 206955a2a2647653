import Diagnostics
import DocumentModel
import DocumentReaders
public import Reporting
import TextSpans

/// Puts the findings on a Word draft into the draft: native comments on the passages, a summary, suggested wording.
public enum WordAnnotator {
    /// Annotates a draft.
    ///
    /// The main part, the comments and what the package says of them are changed in places; every other part keeps its
    /// compressed bytes. The result is read back: its text is that of the draft.
    ///
    /// - Parameters:
    ///   - bytes: the draft as it is on disk.
    ///   - report: a run whose first document is this draft.
    /// - Throws: a diagnostic from ``AnnotationCodes``, or the reader's.
    public static func annotate(_ bytes: [UInt8], report: Report, options: AnnotationOptions) throws(AnnotationError) -> AnnotatedFile {
        do {
            return try Annotation(bytes, report, options).run()
        } catch let error as AnnotationError {
            throw error
        } catch let error as ReadingError {
            throw AnnotationError(error.diagnostic)
        } catch {
            throw AnnotationError(
                AnnotationCodes.textChanged, "the tags of the file do not match each other", path: report.documents.first?.path ?? "",
                help: "open the document in Word and save it again")
        }
    }

    /// - Throws: `not-a-word-file` or `bad-date`: what can be said before a draft is checked.
    public static func validate(_ bytes: [UInt8], path: String, options: AnnotationOptions) throws(AnnotationError) {
        if let date = options.date, AnnotationDate.normalised(date) == nil {
            throw AnnotationError(
                AnnotationCodes.badDate, "'\(date)' is no date", path: path, help: "write it as 2026-11-22 or 2026-11-22T09:30:00Z", isWrongUse: true)
        }
        let file: EditableWordFile?
        do throws(ReadingError) { file = try EditableWordFile(bytes: bytes, path: path) } catch {
            // A workbook or a presentation is sound, but nothing to annotate.
            throw AnnotationError(error.diagnostic, isWrongUse: error.diagnostic.code.name == ReadingCodes.unsupportedFormat.name)
        }
        guard file == nil else { return }
        throw AnnotationError(
            AnnotationCodes.notAWordFile, "only Word files (.docx) can be annotated", path: path,
            help: "open it in a word processor and save it as .docx, or write the findings to a page with check --format html", isWrongUse: true)
    }
}

/// One run of the annotator.
private struct Annotation {
    let file: EditableWordFile
    let report: Report
    let document: DocumentReport
    let options: AnnotationOptions
    let draft: Document
    let tree: XMLTree
    let encoding: PartEncoding
    let anchors: Anchors
    let date: String?
    var markup: WordMarkup

    init(_ bytes: [UInt8], _ report: Report, _ options: AnnotationOptions) throws {
        let document = report.documents[0]
        try WordAnnotator.validate(bytes, path: document.path, options: options)
        guard let file = try EditableWordFile(bytes: bytes, path: document.path) else { preconditionFailure("validated above") }
        let main = try file.part(file.mainPart) ?? []
        guard let (utf8, encoding) = PartEncoding.decode(main) else { throw Self.unusualEncoding(file.mainPart, document.path) }
        self.file = file
        self.report = report
        self.document = document
        self.options = options
        self.encoding = encoding
        draft = try DocumentReader.read(bytes: bytes, path: document.path)
        tree = try XMLTree(utf8)
        let places = try file.places(in: main, of: file.mainPart)
        guard places.elementCount == tree.elements.count else { throw XMLTree.Broken() }
        var notes: [String: (places: WordPlaces, isEndnote: Bool)] = [:]
        for kind in ["footnotes", "endnotes"] {
            guard let part = file.relations[kind], let bytes = try file.part(part) else { continue }
            notes[part] = (try file.places(in: bytes, of: part), kind == "endnotes")
        }
        anchors = Anchors(tree: tree, origins: draft.origins, mainPart: file.mainPart, places: places, notePlaces: notes)
        let saved = try file.fileRelations["core-properties"].flatMap { try file.part($0) }.flatMap(AnnotationDate.saved)
        date = options.date.flatMap(AnnotationDate.normalised) ?? saved
        markup = WordMarkup(for: tree, date: date)
        markup.commentReferenceStyle = file.styleID(named: "annotation reference")
        markup.commentTextStyle = file.styleID(named: "annotation text")
    }

    private static func unusualEncoding(_ part: String, _ path: String) -> AnnotationError {
        AnnotationError(
            AnnotationCodes.unusualEncoding, "part \(part) is neither in UTF-8 nor in UTF-16", path: path,
            help: "open the document in a word processor and save it again")
    }

    /// A comment to be written.
    private struct Note {
        var text: CommentText
        var range: Anchors.Range
    }

    func run() throws -> AnnotatedFile {
        var result = AnnotatedFile(bytes: [])
        var splices = Splices()
        var part = try commentsPart()
        let changes = tree.elements.indices.filter { tree.elements[$0].name.isChange }.compactMap { tree.value("id", of: $0) }.compactMap { Int($0) }
        var marks = RangeMarks(tree, markup, nextChange: (changes.filter { $0 < Int(Int32.max) - 1_000_000 }.max() ?? 0) + 1)

        let results = commented()
        let absent = results.filter { $0.status == .notMet && anchor(of: $0) == nil }
        var suggestions = Suggestions(tree, markup, hasNumbering: file.relations["numbering"] != nil)
        var inserted: Set<String> = []
        if options.suggest {
            for item in results where Suggestions.isInserted(item) {
                let anchor = suggestionAnchor(of: item)
                if suggestions.add(item, after: anchor?.paragraph, like: anchor?.run) { inserted.insert(item.rule) }
            }
        }
        let notes = notes(results, absent: absent, inserted: inserted)
        var comments: [(id: Int, text: CommentText)] = []
        for note in notes {
            let id = part.takeID()
            marks.add(comment: id, from: note.range.start, to: note.range.end)
            comments.append((id, note.text))
        }
        if options.summary, let body = tree.child(.body, of: 0) {
            splices.insert(SummaryPage(report: report, document: document, markup: markup, absent: absent).xml, at: tree.elements[body].contentStart)
        }
        let nextChange = marks.write(to: &splices)
        suggestions.write(to: &splices, ids: nextChange)

        var parts: [(name: String, bytes: [UInt8])] = [(file.mainPart, encoding.encode(splices.applied(to: tree.bytes)))]
        if !comments.isEmpty { parts += try packageParts(part, comments) }
        result.bytes = try file.putting(parts)
        result.comments = comments.count
        result.suggestions = inserted.count
        result.remarks = remarks(part)
        try verify(result.bytes)
        return result
    }

    // MARK: What is commented

    /// The results with a comment, in the order of the report.
    private func commented() -> [ResultReport] {
        Findings(document).all.map(\.result).filter { $0.isFinding || (options.showsMet && $0.status == .met) }
    }

    private func anchor(of result: ResultReport) -> Anchors.Range? { Passage(of: result).flatMap { anchors.range(of: $0.evidence.span) } }

    /// Where the suggestion for a finding belongs; nil for the section at the end. What came nearest is a place for it
    /// only if it is weak, not if it merely has the words.
    private func suggestionAnchor(of result: ResultReport) -> Anchors.Range? {
        guard let passage = Passage(of: result), result.status != .notMet || passage.evidence.level == "weak" else { return nil }
        // After the whole block: a sentence may be one of several in it.
        let block = draft.blocks.first { $0.span.contains(passage.evidence.span) }
        // What follows a heading belongs under it: a clause put between would look like a second heading.
        if case .heading = block?.kind { return nil }
        guard var range = anchors.range(of: passage.evidence.span) else { return nil }
        if let block, let whole = anchors.range(of: block.span) { range.paragraph = whole.paragraph }
        return range
    }

    private func notes(_ results: [ResultReport], absent: [ResultReport], inserted: Set<String>) -> [Note] {
        let beginning = draft.blocks.first { !$0.span.isEmpty }.flatMap { anchors.range(of: $0.span) }
        let absentRules = Set(absent.map(\.rule))
        var notes: [Note] = []
        if !absent.isEmpty, !options.summary, let beginning { notes.append(Note(text: CommentText(absent: absent), range: beginning)) }
        for result in results where !absentRules.contains(result.rule) {
            let anchor = anchor(of: result)
            guard let range = anchor ?? beginning else { continue }
            let passage = anchor == nil ? nil : Passage(of: result)
            notes.append(Note(text: CommentText(result, on: passage, isInserted: inserted.contains(result.rule)), range: range))
        }
        // In the order of the text; of those that begin together in the order of the report.
        return notes.enumerated().sorted {
            ($0.element.range.start.offset, $0.offset) < ($1.element.range.start.offset, $1.offset)
        }.map(\.element)
    }

    // MARK: The package

    private func commentsPart() throws -> CommentsPart {
        var existing: (name: String, bytes: [UInt8])?
        if let name = file.relations["comments"], let part = try decoded(name) { existing = (name, part.bytes) }
        return try CommentsPart(existing: existing, mainPart: file.mainPart, main: tree, isTaken: file.hasPart)
    }

    private func packageParts(_ part: CommentsPart, _ comments: [(id: Int, text: CommentText)]) throws -> [(name: String, bytes: [UInt8])] {
        let bytes = part.adding(
            { markup in comments.map { markup.comment($0.id, $0.text) }.joined() }, date: date,
            styles: (markup.commentReferenceStyle, markup.commentTextStyle))
        var parts = [(part.name, try decoded(part.name)?.encoding.encode(bytes) ?? bytes)]
        if part.isNew {
            var steps = file.mainPart.split(separator: "/").map(String.init)
            let relations = (steps.dropLast() + ["_rels", steps.removeLast() + ".rels"]).joined(separator: "/")
            let types = "[Content_Types].xml"
            let isStrict = tree.rootNamespace == WordName.namespaces[1]
            let (oldTypes, oldRelations) = (try decoded(types), try decoded(relations))
            let newTypes = try part.declared(inContentTypes: oldTypes?.bytes ?? [])
            let newRelations = try part.related(inRelations: oldRelations?.bytes, isStrict: isStrict)
            parts.append((types, oldTypes?.encoding.encode(newTypes) ?? newTypes))
            parts.append((relations, oldRelations?.encoding.encode(newRelations) ?? newRelations))
        }
        return parts
    }

    /// A part in UTF-8, and the encoding in which it goes back; nil if there is none of this name.
    private func decoded(_ name: String) throws -> (bytes: [UInt8], encoding: PartEncoding)? {
        guard let bytes = try file.part(name) else { return nil }
        guard let decoded = PartEncoding.decode(bytes) else { throw Self.unusualEncoding(name, document.path) }
        return decoded
    }

    private func remarks(_ part: CommentsPart) -> [String] {
        var remarks: [String] = []
        if part.ownComments > 0 { remarks.append("the draft has \(part.ownComments) comments of an earlier review; they are kept") }
        if file.hasPart("_xmlsignatures/origin.sigs") { remarks.append("the draft is signed; the signature does not hold for the annotated file") }
        return remarks
    }

    /// A legal text is at stake: nothing is handed out that does not read as the draft does.
    private func verify(_ bytes: [UInt8]) throws {
        let annotated = try DocumentReader.read(bytes: bytes, path: document.path)
        func blocks(_ document: Document) -> [(label: String?, text: String)] { document.blocks.map { ($0.label, document.text.string($0.span)) } }
        var rest = blocks(draft)[...]
        let found = blocks(annotated)
        for block in found {
            guard let next = rest.first, next.label == block.label else { continue }
            if block.text == next.text || (options.suggest && block.text.hasPrefix(next.text)) { rest.removeFirst() }
        }
        guard rest.isEmpty, options.suggest || found.count == draft.blocks.count else {
            throw AnnotationError(
                AnnotationCodes.textChanged, "the annotated file would not have the text of the draft; nothing was written", path: document.path,
                help: "report it as a fault of the program; proviso check --format html shows the findings meanwhile")
        }
    }
}
