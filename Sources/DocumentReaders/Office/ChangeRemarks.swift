internal import DocumentModel

/// What a user should know about the tracked changes of a file.
enum ChangeRemarks {
    /// "tracked changes are read as accepted: 5 insertions, 1 deletion"; nothing for a file without any.
    static func about(_ changes: [TrackedChange], view: ChangeView) -> [String] {
        if changes.isEmpty { return [] }
        func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
        let additions = changes.count { $0.kind.isAddition }
        let counts = "\(counted(additions, "insertion")), \(counted(changes.count - additions, "deletion"))"
        return ["tracked changes are read as \(view.rawValue): \(counts)"]
    }
}
