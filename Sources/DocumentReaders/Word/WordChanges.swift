internal import DocumentModel
internal import TextSpans

/// Keeps account of the tracked changes on the way through a part, whether their words are read or passed over: both
/// views of a file must come to the same list.
struct WordChanges {
    struct Record {
        var kind: TrackedChange.Kind
        var author: String?
        var date: String?
        var text: [UInt8] = []
        /// The end of a paragraph came or went with it.
        var hasBreak = false
    }

    private(set) var records: [Record] = []
    /// The changes inside of which the reader stands, with the depth of the element that ends each.
    private var open: [(change: Int, depth: Int)] = []
    /// For each open paragraph, what happened to its end.
    private var breaks: [Record?] = []
    /// Whether text that is in both views has come since the last change: then the next one is another change.
    private var isApart = true
    private var needsSpace = false

    var isOpen: Bool { !open.isEmpty }

    /// The change that words belong to here; nil outside of changes, and for words that were inserted and deleted
    /// again, which are in neither view.
    var current: Int? {
        guard let last = open.last else { return nil }
        let isAddition = records[last.change].kind.isAddition
        return open.allSatisfy { records[$0.change].kind.isAddition == isAddition } ? last.change : nil
    }

    /// The kind of change that an element stands for.
    static func kind(_ element: OfficeElement) -> TrackedChange.Kind? {
        switch element {
        case .ins, .cellIns: .insertion
        case .del, .cellDel: .deletion
        case .moveTo: .movedTo
        case .moveFrom: .movedFrom
        default: nil
        }
    }

    /// - Parameter depth: how many elements are open with the one that ends the change.
    /// - Returns: the number of the change. Word cuts one change into many where its format changes: they are one again.
    mutating func begin(_ kind: TrackedChange.Kind, _ attributes: XMLAttributes, depth: Int) -> Int {
        let record = WordChanges.record(kind, attributes)
        let isSame = records.last.map { !isApart && $0.kind == kind && $0.author == record.author && $0.date == record.date } ?? false
        if !isSame { add(record) }
        open.append((records.count - 1, depth))
        return records.count - 1
    }

    /// To be called at the end of each element, with the depth before it ends.
    mutating func end(depth: Int) {
        while let last = open.last, last.depth >= depth { open.removeLast() }
    }

    /// Takes note of text, read or passed over.
    mutating func text(_ bytes: some Collection<UInt8>) {
        guard isOpen else {
            isApart = true
            return
        }
        guard let current else { return }
        if needsSpace, !records[current].text.isEmpty { records[current].text.append(0x20) }
        needsSpace = false
        records[current].text += bytes
    }

    // MARK: Paragraphs

    mutating func startParagraph() { breaks.append(nil) }

    /// The end of the open paragraph came or went.
    mutating func noteBreak(_ kind: TrackedChange.Kind, _ attributes: XMLAttributes) {
        guard !breaks.isEmpty else { return }
        let record = WordChanges.record(kind, attributes)
        // Inserted and then deleted: there in neither view.
        if let known = breaks[breaks.count - 1], known.kind.isAddition != kind.isAddition {
            breaks[breaks.count - 1] = nil
        } else {
            breaks[breaks.count - 1] = record
        }
    }

    /// - Returns: the change that the end of the paragraph belongs to, if it does.
    mutating func endParagraph() -> Int? {
        let change = breaks.popLast() ?? nil
        needsSpace = true
        guard let change else {
            if !isOpen { isApart = true }
            return nil
        }
        // The minute may have gone by between the words and the end of their paragraph.
        if let last = records.last, !isApart, last.kind == change.kind, last.author == change.author {
            records[records.count - 1].hasBreak = true
        } else {
            add(change)
            records[records.count - 1].hasBreak = true
        }
        return records.count - 1
    }

    private mutating func add(_ record: Record) {
        records.append(record)
        isApart = false
        needsSpace = false
    }

    private static func record(_ kind: TrackedChange.Kind, _ attributes: XMLAttributes) -> Record {
        Record(kind: kind, author: attributes.string("author"), date: attributes.string("date"))
    }
}

extension TrackedChange {
    /// - Parameter text: as it stands in the file, with white space of any kind.
    init(kind: Kind, author: String?, date: String?, text: [UInt8], spans: [ByteSpan]) {
        func named(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }
        let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.init(kind: kind, author: named(author), date: named(date), text: words, spans: spans)
    }
}
