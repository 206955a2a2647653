internal import DocumentModel

/// A tracked change of an OpenDocument text, as the list at its beginning describes it.
struct OpenChange {
    var isInsertion = false
    var isDeletion = false
    var author: String?
    var date: String?
    /// What was deleted, where it stands apart from the text.
    var content: [XMLEvent<OpenElement>] = []
    /// The words inserted or deleted, as far as they are known.
    var text: [UInt8] = []

    /// nil for changes of looks, and for what was inserted and deleted again, which is in neither view.
    var kind: TrackedChange.Kind? { isInsertion == isDeletion ? nil : isInsertion ? .insertion : .deletion }

    /// Whether text that the change was made on is kept out of a view.
    func hides(in view: ChangeView) -> Bool { view == .accepted ? isDeletion : isInsertion }
}

/// Reads the list of tracked changes, which comes before the text.
final class OpenChangeHandler: XMLHandler {
    private(set) var changes: [OpenChange] = []
    /// The numbers of the changes, by the names that marks in the text call them by.
    private(set) var numbers: [String: Int] = [:]
    private var open: [OpenElement] = []
    private var isInList = false

    func start(_ element: OpenElement, _ attributes: XMLAttributes) {
        if element == .trackedChanges { isInList = true }
        guard isInList else { return }
        open.append(element)
        if isInContent { return keep(.start(element, XMLAttributeStore(attributes))) }
        switch element {
        case .changedRegion:
            if let id = attributes.string("id") { numbers[id] = changes.count }
            changes.append(OpenChange())
        case .insertion: changes.mutateLast { $0.isInsertion = true }
        case .deletion: changes.mutateLast { $0.isDeletion = true }
        default: break
        }
    }

    func end(_ element: OpenElement) {
        guard isInList else { return }
        if isInContent {
            keep(.end(element))
            if element == .paragraph || element == .heading || element == .noteCitation { changes.mutateLast { $0.text.append(0x20) } }
        }
        open.removeLast()
        if element == .trackedChanges { isInList = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isInList else { return }
        if isInContent {
            keep(.text(Array(bytes)))
            if !open.contains(.noteCitation) { changes.mutateLast { $0.text += bytes } }
        } else if open.contains(.changeInfo), let last = open.last {
            let words = String(decoding: bytes, as: UTF8.self)
            // Whoever deleted what another had inserted comes first, and counts.
            if last == .creator, !isInnerChange { changes.mutateLast { $0.author = ($0.author ?? "") + words } }
            if last == .date, !isInnerChange { changes.mutateLast { $0.date = ($0.date ?? "") + words } }
        }
    }

    private var isInnerChange: Bool { open.contains(.insertion) && changes.last?.isDeletion == true }

    private func keep(_ event: XMLEvent<OpenElement>) { changes.mutateLast { $0.content.append(event) } }

    /// Below a deletion, but not in the note on who made it.
    private var isInContent: Bool {
        guard let deletion = open.firstIndex(of: .deletion) else { return false }
        return deletion + 1 < open.count && open[deletion + 1] != .changeInfo
    }
}
