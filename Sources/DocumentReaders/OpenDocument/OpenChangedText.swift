internal import DocumentModel

/// Deleted text that is read again at the place where it stood.
struct OpenReplay {
    var change: Int
    /// How many paragraphs and tables were open.
    var paragraphs: Int
    var tables: Int
    /// Paragraphs of the deleted text that are open.
    var depth = 0
    /// The deleted text is a part of a paragraph: it goes on with the open one as if it had no tags of its own.
    var isInline: Bool
    var isFirst = true
    /// The list in which the deleted text stood.
    var outerList: OpenList?
}

// Tracked changes: what stands between the marks of one, and what was deleted and stands apart.
extension OpenTextReader {
    /// The words that come are not in the view.
    var isHidden: Bool { openChanges.contains { changes[$0].hides(in: view) } }

    /// The change that words belong to.
    var currentChange: Int? { replay?.change ?? openChanges.last { changes[$0].kind != nil } }

    func noteChange(_ element: OpenElement, _ attributes: XMLAttributes) {
        guard !isInChangeList, let number = attributes.string("change-id").flatMap({ numbers[$0] }) else { return }
        switch element {
        case .change:
            mark(number)
            if view == .accepted { tables.mutateLast { $0.rowHasGoneText = true } }
            if view == .rejected, changes[number].kind == .deletion, replay == nil, skipped == 0, !isHidden { read(number) }
        case .changeStart:
            openChanges.append(number)
            mark(number)
        case .changeEnd: openChanges.removeAll { $0 == number }
        default: break
        }
    }

    /// A change stands here, or would.
    func mark(_ change: Int) {
        guard !paragraphs.isEmpty else {
            unplaced.append(change)
            return
        }
        paragraphs.mutateLast { $0.changes.add(change, $0.text.count, $0.text.count) }
    }

    // MARK: Deleted text

    /// Reads what a change deleted. Its first paragraph goes on with the text before the mark, its last one with the
    /// text after it.
    private func read(_ change: Int) {
        let content = changes[change].content
        let container = paragraphs.last
        let base = min(tables.last?.listDepth ?? 0, lists.count)
        let outer = Array(lists[base...])
        let isInline = !paragraphs.isEmpty && isOneParagraph(content)
        // Deleted paragraphs bring their own lists; those of the mark go on after them.
        if !isInline { lists.removeSubrange(base...) }
        replay = OpenReplay(change: change, paragraphs: paragraphs.count, tables: tables.count, isInline: isInline, outerList: outer.first)
        for event in content {
            switch event {
            case .start(let element, let attributes): attributes.withAttributes { start(element, $0) }
            case .end(let element): end(element)
            case .text(let bytes): bytes.withUnsafeBufferPointer { text($0) }
            }
        }
        if !isInline {
            lists.removeSubrange(min(base, lists.count)...)
            lists += outer
            // The last of them bears the number of the item that the mark stands in.
            if paragraphs.last?.number == nil { lists.mutateLast { $0.awaitsNumber = false } }
        }
        // After a table at the end of the deleted text the paragraph begins.
        if let container, paragraphs.count < (replay?.paragraphs ?? 0) {
            var rest = container
            (rest.text, rest.notes, rest.changes) = ([], [], [])
            rest.stretches = [(0, container.stretches.last?.origin ?? Origin(offset: 0))]
            paragraphs.append(rest)
        }
        replay = nil
    }

    private func isOneParagraph(_ content: [XMLEvent<OpenElement>]) -> Bool {
        var (depth, count) = (0, 0)
        for event in content {
            switch event {
            case .start(.table, _): return false
            case .start(.paragraph, _), .start(.heading, _):
                if depth == 0 { count += 1 }
                depth += 1
            case .end(.paragraph), .end(.heading): depth -= 1
            default: break
            }
        }
        return count <= 1
    }

    /// Takes the start of an element of deleted text, where it means something else than elsewhere.
    ///
    /// - Returns: whether it is done with.
    func startInReplay(_ element: OpenElement, _ attributes: XMLAttributes) -> Bool {
        guard let replay else { return false }
        let isOuter = replay.depth == 0 && tables.count == replay.tables
        switch element {
        case .paragraph, .heading:
            self.replay?.depth += 1
            guard isOuter, replay.paragraphs > 0 else { return false }
            if !replay.isInline { breakParagraph(element, attributes) }
            self.replay?.isFirst = false
            return true
        case .list, .listItem, .listHeader: return replay.isInline && isOuter
        case .table:
            if isOuter, replay.paragraphs > 0, paragraphs.count == replay.paragraphs { closeParagraph() }
            return false
        default: return false
        }
    }

    func endInReplay(_ element: OpenElement) -> Bool {
        guard let replay else { return false }
        switch element {
        case .paragraph, .heading:
            self.replay?.depth -= 1
            guard replay.depth == 1, tables.count == replay.tables, replay.paragraphs > 0 else { return false }
            // The number is that of its own item, which ends before the paragraph does.
            if !replay.isInline, lists.count > (tables.last?.listDepth ?? 0) { settle() }
            return true
        case .list, .listItem, .listHeader: return replay.isInline && replay.depth == 0
        default: return false
        }
    }

    /// A paragraph of deleted text begins inside the one that its mark stands in.
    private func breakParagraph(_ element: OpenElement, _ attributes: XMLAttributes) {
        guard let replay, paragraphs.count == replay.paragraphs, let open = paragraphs.last else {
            return paragraphs.append(block(element, attributes))
        }
        if replay.isFirst {
            // The paragraph of the mark begins with it: it has the looks of what was deleted, up to its end.
            guard open.isUntouched else { return }
            var first = block(element, attributes)
            first.changes = open.changes
            first.stretches = open.stretches
            paragraphs[paragraphs.count - 1] = first
        } else {
            closeParagraph()
            var next = block(element, attributes)
            if let last = open.stretches.last {
                var origin = last.origin
                origin.offset += open.text.count - last.start
                next.stretches = [(0, origin)]
            }
            paragraphs.append(next)
        }
    }
}
