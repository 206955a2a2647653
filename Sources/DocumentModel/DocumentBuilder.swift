import TextSpans

/// Builds a document block by block. Readers append text with its origin; the builder keeps the text clean:
/// runs of white space become one space, blocks are trimmed, empty blocks vanish, and origins follow.
public struct DocumentBuilder: Sendable {
    public private(set) var text: [UInt8] = []
    public private(set) var blocks: [Block] = []
    public var origins = OriginMap()
    public var remarks: [String] = []
    public var unreadPermille = 0
    public var changes: [TrackedChange] = []
    public var view = ChangeView.accepted

    private var open: (kind: Block.Kind, label: String?, isBold: Bool, start: Int)?
    private var pendingSpace: (origin: Origin, isOneByte: Bool)?

    public init() {}

    public var isEmpty: Bool { blocks.isEmpty }

    /// Where the next visible byte will stand in the text, should one follow in the open block.
    public var nextOffset: Int {
        guard let open, pendingSpace != nil, text.count > open.start else { return text.count }
        return text.count + 1
    }

    /// Starts a block; ends the one before.
    ///
    /// - Parameter isBold: whether all of its words are set in bold.
    public mutating func beginBlock(_ kind: Block.Kind, label: String? = nil, isBold: Bool = false) {
        endBlock()
        open = (kind, label, isBold, text.count)
    }

    /// Appends text to the open block (opens a paragraph if none is open).
    ///
    /// White space of any kind and control characters become one space; soft hyphens and marks without width vanish.
    ///
    /// - Parameters:
    ///   - bytes: valid UTF-8.
    ///   - origin: where the first byte stands in the file; later bytes follow in step unless `isReplacement`.
    ///   - isReplacement: true if `bytes` is not a copy of the source (a decoded entity, say).
    public mutating func append(_ bytes: some Collection<UInt8>, origin: Origin, isReplacement: Bool = false) {
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable {
            append(buffer: $0, origin: origin, isReplacement: isReplacement)
        }
        if isContiguous == nil {
            Array(bytes).withUnsafeBufferPointer { append(buffer: $0, origin: origin, isReplacement: isReplacement) }
        }
    }

    private mutating func append(buffer bytes: UnsafeBufferPointer<UInt8>, origin: Origin, isReplacement: Bool) {
        if open == nil { beginBlock(.paragraph) }
        var runIsOpen = false
        var index = 0
        while index < bytes.count {
            let (kind, length) = CharacterKind.classify(bytes, at: index)
            var here = origin
            if !isReplacement { here.offset += index }
            switch kind {
            case .visible:
                flushSpace()
                if !runIsOpen { origins.append(.init(textStart: text.count, origin: here, isReplacement: isReplacement)) }
                runIsOpen = true
                let end = CharacterKind.endOfPlainText(bytes, from: index + length)
                text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<end]))
                index = end
            case .space:
                if pendingSpace == nil {
                    pendingSpace = (here, length == 1 && !isReplacement)
                } else {
                    pendingSpace?.isOneByte = false
                }
                runIsOpen = false
                index += length
            case .invisible:
                runIsOpen = false
                index += length
            }
        }
    }

    /// Notes where on its page the text stands that is appended from now on, up to the next call.
    public mutating func note(_ box: PageBox) { origins.append(box, textStart: text.count) }

    private mutating func flushSpace() {
        guard let space = pendingSpace else { return }
        pendingSpace = nil
        guard let open, text.count > open.start else { return }
        // One byte for one byte keeps text and source in step, so that the piece before goes on.
        origins.append(.init(textStart: text.count, origin: space.origin, isReplacement: !space.isOneByte))
        text.append(0x20)
    }

    /// Ends the open block. A block without text leaves nothing behind, unless it is labelled.
    public mutating func endBlock() {
        pendingSpace = nil
        guard let block = open else { return }
        open = nil
        guard text.count > block.start || block.label != nil else { return }
        blocks.append(Block(kind: block.kind, span: ByteSpan(block.start, text.count), label: block.label, isBold: block.isBold))
        text.append(0x0A)
    }

    /// - Returns: the finished document.
    public mutating func finish(path: String, format: DocumentFormat) -> Document {
        endBlock()
        return Document(
            path: path, format: format, text: text, blocks: blocks, origins: origins, remarks: remarks,
            unreadPermille: unreadPermille, changes: changes, view: view)
    }
}

extension Document {
    /// A small document from lines, one paragraph each; a line that starts with number signs and a space is a
    /// heading. Used for the examples in rules and for single passages.
    public init(lines: [String], path: String) {
        var builder = DocumentBuilder()
        var offset = 0
        for line in lines {
            let bytes = Array(line.utf8)
            let signs = bytes.prefix { $0 == UInt8(ascii: "#") }.count
            if signs > 0, signs < bytes.count, bytes[signs] == 0x20 {
                builder.beginBlock(.heading(level: signs))
                builder.append(bytes[(signs + 1)...], origin: Origin(offset: offset + signs + 1))
            } else {
                builder.beginBlock(.paragraph)
                builder.append(bytes, origin: Origin(offset: offset))
            }
            offset += bytes.count + 1
        }
        self = builder.finish(path: path, format: .plainText)
    }
}
