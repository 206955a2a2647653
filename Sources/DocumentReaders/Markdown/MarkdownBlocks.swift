internal import DocumentModel

/// Turns the walk over a Markdown tree into blocks.
struct MarkdownBlocks {
    struct Draft {
        var kind: Block.Kind
        var label: String?
        var runs: [MarkupRun] = []
        /// Numbers of the footnotes that the block refers to.
        var references: [Int] = []
        /// The number of the footnote that the block is part of.
        var note: Int?
        /// Some words are not in bold.
        var hasPlainText = false
    }

    /// All decoded words, one after the other.
    private(set) var words: [UInt8] = []

    private var drafts: [Draft] = []
    private var open: Draft?
    private var origins: MarkdownOrigins
    private let file: SourceFile
    private var depth = 0
    private var quoteDepth = 0
    private var lists: [(number: Int, sign: String?)] = []
    /// The label of an item whose first block is still to come; the outer nil if none is waiting.
    private var waitingItem: String??
    private var noteCount = 0
    private var isInNote = false
    private var table = (index: -1, row: -1, column: -1, isHeader: false)
    /// Struck text and pictures being passed over.
    private var hiddenDepth = 0
    private var struckByTags = 0
    private var strongDepth = 0
    /// A line of the file ended inside the open block, and no word has come since.
    private var isAtLineStart = false
    private var struckRuns = 0
    private var droppedHTML = 0

    init(_ file: SourceFile, _ text: [UInt8]) {
        self.file = file
        origins = MarkdownOrigins(text)
    }

    var remarks: [String] {
        var remarks: [String] = []
        if struckRuns > 0 { remarks.append("struck text left out, in \(struckRuns) place\(struckRuns == 1 ? "" : "s")") }
        if droppedHTML > 0 { remarks.append("raw HTML left out, in \(droppedHTML) place\(droppedHTML == 1 ? "" : "s")") }
        return remarks
    }

    /// Footnotes after the block that refers to them first; the parser has them all at the end.
    func inReadingOrder() -> [Draft] {
        var notes: [Int: [Draft]] = [:]
        for draft in drafts {
            if let note = draft.note { notes[note, default: []].append(draft) }
        }
        var ordered: [Draft] = []
        // The next to place is the last. A footnote may refer to another one, and that to a third, without end; each is
        // placed once.
        var waiting = Array(drafts.filter { $0.note == nil }.reversed())
        while let draft = waiting.popLast() {
            ordered.append(draft)
            let referred = draft.references.flatMap { notes.removeValue(forKey: $0) ?? [] }
            waiting += referred.reversed()
        }
        return ordered
    }

    mutating func visit(_ event: MarkdownTree.Event) throws(ReadingError) {
        try trackDepth(event)
        switch event.kind {
        case .blockQuote: quoteDepth += event.isEnter ? 1 : -1
        case .list:
            if event.isEnter { lists.append((event.ordering?.start ?? 0, event.ordering?.sign)) } else { lists.removeLast() }
        case .item:
            waitingItem = event.isEnter ? .some(nextLabel()) : nil
        case .footnoteDefinition:
            isInNote = event.isEnter
            if event.isEnter { noteCount += 1 }
        case .paragraph: event.isEnter ? begin(paragraphKind(), event) : end()
        case .heading(let level): event.isEnter ? begin(.heading(level: level), event) : end()
        case .codeBlock:
            begin(paragraphKind(), event)
            appendLines(event)
            end()
        case .htmlBlock:
            if event.isEnter, !event.literal.starts(with: "<!--".utf8) { droppedHTML += 1 }
        case .table:
            if event.isEnter { table = (table.index + 1, -1, -1, false) }
        case .tableHeader, .tableRow:
            if case .tableHeader = event.kind { table.isHeader = event.isEnter }
            if event.isEnter { table.row += 1 }
            table.column = -1
        case .tableCell:
            if event.isEnter { table.column += 1 }
            event.isEnter ? begin(cellKind(), event) : end()
        default: visitInline(event)
        }
    }

    private mutating func visitInline(_ event: MarkdownTree.Event) {
        switch event.kind {
        case .struck:
            if event.isEnter, hiddenDepth == 0 { struckRuns += 1 }
            hiddenDepth += event.isEnter ? 1 : -1
        case .image: hiddenDepth += event.isEnter ? 1 : -1
        case .strong: strongDepth += event.isEnter ? 1 : -1
        case .text, .code: append(event.literal, event)
        case .softBreak, .lineBreak:
            isAtLineStart = true
            appendSpace()
        case .htmlInline: visitTag(event.literal)
        case .footnoteReference:
            if hiddenDepth == 0, struckByTags == 0, let number = Int(String(decoding: event.literal, as: UTF8.self)) {
                open?.references.append(number)
            }
        default: break
        }
    }

    private mutating func trackDepth(_ event: MarkdownTree.Event) throws(ReadingError) {
        switch event.kind {
        case .blockQuote, .list, .item: depth += event.isEnter ? 1 : -1
        default: return
        }
        if depth > file.limits.maxNesting { throw Self.tooDeep(file) }
    }

    static func tooDeep(_ file: SourceFile) -> ReadingError {
        file.error(
            ReadingCodes.nestedTooDeeply, "lists or quotations are nested deeper than \(file.limits.maxNesting)",
            help: "check the signs at the beginnings of lines")
    }

    /// Tags stand around the text that they concern; the text itself comes as text.
    private mutating func visitTag(_ tag: UnsafeBufferPointer<UInt8>) {
        let name = String(decoding: tag.prefix(8), as: UTF8.self).lowercased()
        if name.hasPrefix("<br") { return appendSpace() }
        for struck in ["del", "s", "strike"] {
            if name.hasPrefix("<\(struck)>") {
                if struckByTags == 0 { struckRuns += 1 }
                struckByTags += 1
            }
            if name.hasPrefix("</\(struck)>"), struckByTags > 0 { struckByTags -= 1 }
        }
    }

    private mutating func nextLabel() -> String? {
        guard let list = lists.last, let sign = list.sign else { return nil }
        lists[lists.count - 1].number += 1
        return "\(list.number)\(sign)"
    }

    private func paragraphKind() -> Block.Kind {
        if isInNote { return .note(mark: String(noteCount)) }
        if quoteDepth > 0 { return .quotation }
        return waitingItem == nil ? .paragraph : .listItem(depth: lists.count)
    }

    private func cellKind() -> Block.Kind {
        .tableCell(table: table.index, row: table.row, column: table.column, isHeader: table.isHeader)
    }

    private mutating func begin(_ kind: Block.Kind, _ event: MarkdownTree.Event) {
        var draft = Draft(kind: kind, label: waitingItem ?? nil)
        if isInNote {
            draft.note = noteCount
            draft.label = String(noteCount)
        }
        waitingItem = nil
        struckByTags = 0
        isAtLineStart = false
        // All cells of a row stand on the same line: going back to its start would find the words of the first.
        if case .tableCell(_, _, let column, _) = kind, column > 0 {} else { origins.enter(event.lines) }
        open = draft
    }

    private mutating func end() {
        if let draft = open, !draft.runs.isEmpty || draft.label != nil { drafts.append(draft) }
        open = nil
    }

    private mutating func append(_ literal: UnsafeBufferPointer<UInt8>, _ event: MarkdownTree.Event) {
        guard hiddenDepth == 0, struckByTags == 0 else { return }
        if isAtLineStart { splitBeforeItem(literal) }
        if strongDepth == 0, literal.contains(where: { $0 > 0x20 }) { open?.hasPlainText = true }
        for segment in origins.place(literal, line: event.lines.lowerBound, column: event.column) {
            append(literal[segment.range], (segment.offset, segment.isCopy))
        }
    }

    /// Markdown knows lists with digits only; drafts also have lines that begin with "(a)" or "ii.".
    private mutating func splitBeforeItem(_ literal: UnsafeBufferPointer<UInt8>) {
        isAtLineStart = false
        guard let draft = open, let last = draft.runs.last(where: { $0.isCopy }), draft.kind.mayHoldItems else { return }
        // A line in bold above the text of its paragraph is its title.
        if case .paragraph = draft.kind, strongDepth == 0, !draft.hasPlainText {
            end()
            return open = Draft(kind: .paragraph)
        }
        let start = LineStart(Array(literal)[...])
        let ending = LineEnding(words[last.range])
        guard start == .strongLabel || start == .weakLabel, ending.allowsNewItem || ending == .comma else { return }
        end()
        open = Draft(kind: draft.note == nil && quoteDepth == 0 ? .paragraph : draft.kind, label: nil, note: draft.note)
    }

    private mutating func append(_ literal: some Sequence<UInt8>, _ place: (offset: Int, isCopy: Bool)) {
        let start = words.count
        words.append(contentsOf: literal)
        open?.runs.append(MarkupRun(range: start..<words.count, offset: place.offset, isCopy: place.isCopy))
    }

    private mutating func appendSpace() {
        guard hiddenDepth == 0, struckByTags == 0, let last = open?.runs.last else { return }
        append([0x20], (last.offset + (last.isCopy ? last.range.count - 1 : 0), false))
    }

    private mutating func appendLines(_ event: MarkdownTree.Event) {
        for line in event.literal.split(separator: 0x0A) {
            append(UnsafeBufferPointer(rebasing: line), event)
            appendSpace()
        }
    }
}

extension Block.Kind {
    /// Whether lines inside a block of this kind may begin items.
    fileprivate var mayHoldItems: Bool {
        switch self {
        case .paragraph, .listItem, .note, .quotation: true
        case .heading, .tableCell: false
        }
    }
}
