/// Content controls: parts of the text that Word treats as fields of a form. One that nobody has filled in shows a prompt,
/// which is no wording of the draft: it is read in brackets, as what is still open.
struct WordControls {
    private struct Control {
        /// A part of a paragraph.
        var isInline: Bool
        var isPlaceholder = false
        /// Text of it has come.
        var hasText = false
        /// It was begun with a bracket.
        var needsBracket = false
    }

    private var open: [Control] = []

    mutating func start(isInline: Bool) { open.append(Control(isInline: isInline)) }

    /// The innermost control shows its prompt.
    mutating func notePlaceholder() { open.mutateLast { $0.isPlaceholder = true } }

    /// - Returns: whether these words are the first of a prompt.
    mutating func beginsPlaceholder(_ words: some Collection<UInt8>) -> Bool {
        guard let last = open.last, last.isPlaceholder, !last.hasText else { return false }
        open.mutateLast {
            $0.hasText = true
            $0.needsBracket = $0.isInline && words.first != UInt8(ascii: "[")
        }
        return last.isInline
    }

    /// - Returns: whether a bracket has to be closed.
    mutating func end() -> Bool { open.popLast()?.needsBracket ?? false }
}
