internal import DocumentModel

/// Reads the text of a part of a Word file: paragraphs, tables, text boxes, with tracked changes accepted or rejected.
final class WordStoryReader: XMLHandler {
    var story = WordStory()

    private let styles: WordStyles
    let view: ChangeView
    /// False on a second reading, after a first one lost itself in a field that never ends.
    private let heedsFields: Bool
    /// Where each stretch of text stands among the elements, for programs that change the file; nil if nobody asks.
    private let recorder: WordPlaceRecorder?
    var open: [OfficeElement] = []
    /// Depth below an element that is passed over with all that is in it; 0 outside.
    private var skipped = 0
    private var paragraphNumber = 0
    var paragraphs: [WordOpenParagraph] = []
    var tables: WordTableWalk
    private var fields = WordFields()
    private var controls = WordControls()
    /// For each open choice of representations, whether one was taken.
    var alternatives: [Bool] = []
    var changes = WordChanges()
    /// Changes that came where no paragraph was open: their place is the beginning of the next one.
    var unplaced: [Int] = []
    /// Content whose paragraph mark is gone, waiting for the next paragraph of the same depth.
    private var carried: [Int: Finished] = [:]
    private var note: Int?
    /// The next content of a control is a summary that Proviso put in front of the draft.
    var isBeforeSummary = false

    private let maxParagraphs: Int

    init(_ styles: WordStyles, view: ChangeView, maxParagraphs: Int, heedsFields: Bool = true, recorder: WordPlaceRecorder? = nil) {
        self.styles = styles
        self.view = view
        self.maxParagraphs = maxParagraphs
        tables = WordTableWalk(view)
        self.heedsFields = heedsFields
        self.recorder = recorder
    }

    func start(_ element: OfficeElement, _ attributes: XMLAttributes) {
        // Passed-over paragraphs count too, so that the n-th paragraph is the n-th for any program.
        if element == .p { paragraphNumber += 1 }
        recorder?.start()
        let parent = open.last ?? .other
        let grandparent = open.count >= 2 ? open[open.count - 2] : .other
        open.append(element)
        noteChange(element, parent, grandparent, attributes)
        if element == .tag, parent == .sdtPr { isBeforeSummary = attributes.string("val") == WordSummaryMark.tag }
        if skipped > 0 || isPassedOver(element, parent, grandparent) {
            if element == .footnoteReference || element == .endnoteReference { refer(to: element, attributes, isShown: false) }
            skipped += 1
            return
        }
        switch element {
        case .p:
            startParagraph()
            if let note { recorder?.paragraph(paragraphNumber, isIn: note) }
        case .lastRenderedPageBreak: breakPage()
        case .r: paragraphs.mutateLast { $0.run = WordOpenRun() }
        case .tab, .ptab, .br, .cr: if parent == .r { append([0x20]) }
        case .noBreakHyphen: append([UInt8(ascii: "-")])
        case .sym: append(WordSymbols.text(attributes.string("char"), font: attributes.string("font")) ?? [])
        case .fldChar: if heedsFields, let shown = fields.note(attributes.bytes("fldCharType")) { append(shown) }
        case .sdt: controls.start(isInline: isInParagraph)
        case .showingPlcHdr: if parent == .sdtPr, attributes.isOn { controls.notePlaceholder() }
        case .footnoteReference, .endnoteReference: refer(to: element, attributes, isShown: true)
        case .footnote, .endnote: note = attributes.int("id")
        case .alternateContent: alternatives.append(false)
        case .choice, .fallback: alternatives.mutateLast { $0 = true }
        case .tbl:
            // A table cannot be joined to the paragraph before it.
            release(depth: paragraphs.count)
            tables.startTable(&story)
        case .tr: tables.startRow(&story)
        case .tc: tables.startCell()
        case .commentReference: story.omissions.comments += 1
        case .altChunk, .subDoc: story.omissions.embeddedDocuments += 1
        case .drawing, .pict, .object: story.omissions.pictures += 1
        default: startProperty(element, parent, grandparent, attributes)
        }
    }

    func end(_ element: OfficeElement) {
        if element == .p, let change = changes.endParagraph() { mark(change) }
        changes.end(depth: open.count)
        open.removeLast()
        if skipped > 0 {
            skipped -= 1
            return
        }
        switch element {
        case .p: endParagraph()
        case .tbl: tables.endTable()
        case .tc, .txbxContent, .body: release(depth: paragraphs.count)
        case .footnote, .endnote:
            release(depth: 0)
            placeRest()
            if let note { story.notes[note] = story.paragraphs }
            note = nil
            story.paragraphs = []
        case .alternateContent: _ = alternatives.popLast()
        case .sdt: if controls.end() { appendBare([UInt8(ascii: "]")]) }
        default: break
        }
        if open.isEmpty {
            story.hasOpenField = fields.isInCode
            story.changes = changes.records
            placeRest()
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard open.last == .mathText || (open.last == .t || open.last == .delText) && open[open.count - 2] == .r else { return }
        noteText(bytes)
        guard skipped == 0 else { return }
        append(bytes)
        recorder?.advance(bytes.count)
    }

    var isFull: Bool { paragraphNumber > maxParagraphs }

    // MARK: Properties

    private func startProperty(
        _ element: OfficeElement, _ parent: OfficeElement, _ grandparent: OfficeElement, _ attributes: XMLAttributes
    ) {
        switch parent {
        case .pPr:
            paragraphs.mutateLast { paragraph in
                switch element {
                case .pPrChange: paragraph.content.forgetProperties()
                case .pStyle: paragraph.content.style = attributes.string("val")
                case .outlineLvl: paragraph.content.outlineLevel = attributes.int("val")
                case .framePr:
                    paragraph.isDropCap = attributes.bytes("dropCap").map { !$0.elementsEqual("none".utf8) } ?? false
                default: break
                }
            }
        case .numPr where grandparent == .pPr:
            if element == .numId { paragraphs.mutateLast { $0.content.numId = attributes.int("val") } }
            if element == .ilvl { paragraphs.mutateLast { $0.content.ilvl = attributes.int("val") } }
            // The number came with a tracked change.
            if element == .ins, view == .rejected { paragraphs.mutateLast { ($0.content.numId, $0.content.ilvl) = (nil, nil) } }
        case .rPr where grandparent == .pPr:
            if WordChanges.kind(element)?.isShown(in: view) == false { paragraphs.mutateLast { $0.isMarkGone = true } }
        case .rPr where grandparent == .r || grandparent == .rPrChange:
            if element == .rPrChange {
                paragraphs.mutateLast { ($0.run.style, $0.run.toggles) = (nil, WordToggles()) }
            } else if element == .rStyle {
                paragraphs.mutateLast { $0.run.style = attributes.string("val") }
            } else {
                paragraphs.mutateLast { $0.run.toggles.note(element, attributes) }
            }
        case .tblPr, .trPr, .tcPr: tables.note(element, attributes, &story)
        case .ffData, .ddList, .checkBox: fields.noteForm(element, of: parent, attributes)
        default: break
        }
    }

    // MARK: Paragraphs

    /// A finished paragraph with those of the text boxes that hang on it.
    private struct Finished {
        var paragraph: WordParagraph
        var inBoxes: [WordParagraph]
    }

    private func startParagraph() {
        paragraphs.append(WordOpenParagraph(number: paragraphNumber, pageBreaks: story.pageBreaks))
        for change in unplaced { mark(change) }
        unplaced = []
    }

    private func endParagraph() {
        guard let done = paragraphs.popLast() else { return }
        var finished = Finished(paragraph: done.content, inBoxes: done.inBoxes)
        finished.paragraph.cell = tables.cell
        let depth = paragraphs.count
        if var whole = carried.removeValue(forKey: depth) {
            whole.paragraph.join(finished.paragraph)
            whole.inBoxes += finished.inBoxes
            finished = whole
        }
        if done.isMarkGone || done.isDropCap { carried[depth] = finished } else { emit(finished) }
    }

    /// What still waits for a paragraph to join when its cell, text box or part ends.
    private func release(depth: Int) {
        guard let waiting = carried.removeValue(forKey: depth) else { return }
        if waiting.paragraph.text.isEmpty, waiting.inBoxes.isEmpty, !waiting.paragraph.notes.contains(where: \.isShown) {
            // Nothing is left of it, nor is its number.
            unplaced += waiting.paragraph.changes.map(\.change)
        } else {
            emit(waiting)
        }
    }

    private func emit(_ finished: Finished) {
        tables.note(finished.paragraph, &story)
        let all = [finished.paragraph] + finished.inBoxes
        if paragraphs.isEmpty { story.paragraphs += all } else { paragraphs.mutateLast { $0.inBoxes += all } }
    }

    // MARK: Text

    private func append(_ bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty, !paragraphs.isEmpty, !fields.isInCode else { return }
        let index = paragraphs.count - 1
        if !paragraphs[index].run.isSettled { settle(index) }
        if paragraphs[index].run.isHidden { return }
        if let mark = paragraphs[index].run.customMark {
            // No longer than a label is.
            if paragraphs[index].content.notes[mark].customMark.count < XMLAttributes.longestLabel {
                paragraphs[index].content.notes[mark].customMark += bytes.prefix(XMLAttributes.longestLabel)
            }
            return
        }
        fields.noteText()
        if controls.beginsPlaceholder(bytes) {
            story.omissions.placeholders += 1
            if bytes.first != UInt8(ascii: "[") { appendBare([UInt8(ascii: "[")]) }
        }
        if !paragraphs[index].run.isBold, bytes.contains(where: { $0 > 0x20 }) { paragraphs[index].content.hasPlainText = true }
        recorder?.note(paragraphs[index].number, offset: paragraphs[index].content.text.count, length: bytes.count)
        appendBare(bytes)
    }

    /// Appends to the open paragraph, whatever its run is like.
    private func appendBare(_ bytes: some Collection<UInt8>) {
        guard !paragraphs.isEmpty else { return }
        let index = paragraphs.count - 1
        let start = paragraphs[index].content.text.count
        paragraphs[index].content.text.append(contentsOf: bytes)
        if let change = changes.current { paragraphs[index].content.changes.add(change, start, paragraphs[index].content.text.count) }
    }

    /// Not in a text box that hangs on the paragraph.
    private var isInParagraph: Bool { open.last { $0 == .p || $0 == .txbxContent || $0 == .tc } == .p }

    /// Works out what the run's own properties and its styles make of it, when its first text comes.
    private func settle(_ index: Int) {
        var toggles = paragraphs[index].run.toggles
        if let id = paragraphs[index].run.style, let style = styles[id] { toggles.inherit(style.toggles) }
        toggles.inherit(styles.paragraph(paragraphs[index].content.style).toggles)
        paragraphs[index].run.isSettled = true
        paragraphs[index].run.isHidden = toggles.isHidden ?? false
        paragraphs[index].run.isBold = toggles.isBold ?? false
        if paragraphs[index].run.isHidden {
            story.omissions.hiddenRuns += 1
        } else if toggles.isStruck == true {
            story.omissions.struckRuns += 1
        }
    }

    private func breakPage() {
        story.pageBreaks += 1
        let breaks = story.pageBreaks
        let number = paragraphNumber
        paragraphs.mutateLast { paragraph in
            // After a text box the number is that of the paragraph in the box: the page of the rest stays unmarked.
            guard let last = paragraph.content.stretches.last, last.paragraph == number else { return }
            let start = paragraph.content.text.count
            if start == last.start { paragraph.content.stretches.removeLast() }
            paragraph.content.stretches.append(.init(start: start, paragraph: number, offset: start, pageBreaks: breaks))
        }
    }

    private func refer(to element: OfficeElement, _ attributes: XMLAttributes, isShown: Bool) {
        guard let id = attributes.int("id"), !fields.isInCode else { return }
        let reference = WordParagraph.NoteReference(
            isEndnote: element == .endnoteReference, id: id, isCustom: attributes.isSet("customMarkFollows"),
            isShown: isShown, change: changes.current)
        if isShown, !paragraphs.isEmpty { recorder?.reference(to: id, isEndnote: reference.isEndnote) }
        paragraphs.mutateLast { paragraph in
            paragraph.content.notes.append(reference)
            paragraph.content.notes[paragraph.content.notes.count - 1].offset = paragraph.content.text.count
            if reference.isCustom, isShown { paragraph.run.customMark = paragraph.content.notes.count - 1 }
        }
    }
}
