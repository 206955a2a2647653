import DocumentModel

/// Which text of a draft with tracked changes is read. Drafts without any read the same either way.
public enum DraftView: String, Sendable, CaseIterable {
    /// As if all changes were accepted.
    case accepted
    /// As it was before the changes.
    case rejected

    var changes: ChangeView {
        switch self {
        case .accepted: .accepted
        case .rejected: .rejected
        }
    }
}
