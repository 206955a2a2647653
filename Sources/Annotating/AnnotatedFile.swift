/// What goes into an annotated file.
public struct AnnotationOptions: Sendable {
    /// Comments on what is met too, not only on findings.
    public var showsMet = false
    /// A page in front with verdict, score and tables.
    public var summary = false
    /// Suggested wording as tracked insertions.
    public var suggest = false
    /// The date of comments and insertions, in ISO 8601; nil takes the date on which the draft was last saved.
    public var date: String?

    public init() {}
}

/// An annotated file, and what was put into it.
public struct AnnotatedFile: Sendable {
    public var bytes: [UInt8]
    public var comments = 0
    public var suggestions = 0
    /// What a user should know: a signature that is no longer valid, comments of an earlier review.
    public var remarks: [String] = []
}
