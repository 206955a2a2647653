/// What became of a requirement, an element or a passage from one draft to the next.
///
/// The cases are in the order of their gravity: of several, the first names the whole.
public enum Change: String, Sendable, CaseIterable {
    case newlyViolated = "newly-violated"
    /// Something counted for the requirement, and nothing does any more.
    case lost
    /// One of the things that the requirement asks for is gone: an exclusion from an amnesty, say.
    case elementLost = "element-lost"
    /// A commitment became a hope: it binds less, is hedged, or is left to a later decision.
    case weakened
    case deadlineRemoved = "deadline-removed"
    case deadlineSlipped = "deadline-slipped"
    /// Another deadline, of which cannot be told whether it is later.
    case deadlineChanged = "deadline-changed"
    case amountChanged = "amount-changed"
    case reviewOpened = "review-opened"
    case appliesNow = "applies-now"
    case appliesNoLonger = "applies-no-longer"
    case noLongerViolated = "no-longer-violated"
    case gained
    case elementGained = "element-gained"
    case strengthened
    case deadlineSet = "deadline-set"
    case deadlineAdvanced = "deadline-advanced"
    case reviewClosed = "review-closed"
    /// One passage fewer speaks of it; others still do.
    case passageDropped = "passage-dropped"
    case passageAdded = "passage-added"
    /// Other words that read the same to the rule.
    case reworded
    /// The same words elsewhere, or under another number.
    case moved
    case notComparable = "not-comparable"
    case unchanged

    /// What the same change is called when the drafts change places.
    public var mirror: Change {
        switch self {
        case .newlyViolated: .noLongerViolated
        case .noLongerViolated: .newlyViolated
        case .lost: .gained
        case .gained: .lost
        case .elementLost: .elementGained
        case .elementGained: .elementLost
        case .weakened: .strengthened
        case .strengthened: .weakened
        case .deadlineRemoved: .deadlineSet
        case .deadlineSet: .deadlineRemoved
        case .deadlineSlipped: .deadlineAdvanced
        case .deadlineAdvanced: .deadlineSlipped
        case .reviewOpened: .reviewClosed
        case .reviewClosed: .reviewOpened
        case .appliesNow: .appliesNoLonger
        case .appliesNoLonger: .appliesNow
        case .passageDropped: .passageAdded
        case .passageAdded: .passageDropped
        case .deadlineChanged, .amountChanged, .reworded, .moved, .notComparable, .unchanged: self
        }
    }

    /// What a reader must think of it.
    public enum Direction: Sendable {
        /// The draft says less, or a person must find out whether it does.
        case worse
        case better
        /// Nothing that a rule asks for is touched.
        case quiet
    }

    public var direction: Direction {
        switch self {
        case .newlyViolated, .lost, .elementLost, .weakened, .deadlineRemoved, .deadlineSlipped, .deadlineChanged, .amountChanged, .reviewOpened,
            .appliesNow, .appliesNoLonger: .worse
        case .noLongerViolated, .gained, .elementGained, .strengthened, .deadlineSet, .deadlineAdvanced, .reviewClosed: .better
        case .passageDropped, .passageAdded, .reworded, .moved, .notComparable, .unchanged: .quiet
        }
    }

    /// As a heading or label: "Lost".
    public var label: String {
        switch self {
        case .newlyViolated: "Newly violated"
        case .lost: "Lost"
        case .elementLost: "Lost in part"
        case .weakened: "Weakened"
        case .deadlineRemoved: "Deadline gone"
        case .deadlineSlipped: "Deadline slipped"
        case .deadlineChanged: "Deadline changed"
        case .amountChanged: "Figure changed"
        case .reviewOpened: "Question opened"
        case .appliesNow: "Applies now"
        case .appliesNoLonger: "Applies no longer"
        case .noLongerViolated: "No longer violated"
        case .gained: "Gained"
        case .elementGained: "Gained in part"
        case .strengthened: "Strengthened"
        case .deadlineSet: "Deadline set"
        case .deadlineAdvanced: "Deadline advanced"
        case .reviewClosed: "Question closed"
        case .passageDropped: "Fewer passages"
        case .passageAdded: "More passages"
        case .reworded: "Reworded only"
        case .moved: "Moved only"
        case .notComparable: "Cannot be compared"
        case .unchanged: "Unchanged"
        }
    }
}

extension Change: Comparable {
    private var gravity: Int { Change.allCases.firstIndex(of: self) ?? 0 }
    public static func < (a: Change, b: Change) -> Bool { a.gravity < b.gravity }
}
