public import Fractions
public import ProjectFiles

/// What a front end was asked for; each thing here goes before what the configuration says.
public struct ProjectRequest: Sendable {
    /// The configuration to use; nil: the one found upwards from the documents.
    public var configuration: String?
    public var ignoresConfiguration = false
    public var baseline: String?
    /// Whether the baseline is to be read: a command that writes it does without.
    public var needsBaseline = true
    public var isStrict = false
    public var waivers: String?
    public var decisions: String?
    public var alias: String?
    public var minimumScore: Fraction?
    public var today: CalendarDate?
    /// A revision: only documents that have changed since are reported.
    public var changedSince: String?

    public init() {}
}
