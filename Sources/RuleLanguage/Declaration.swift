/// What a pack declares, as lists and look-ups show it.
public struct Declaration: Hashable, Sendable {
    /// In the order in which lists show them.
    public enum Kind: String, Sendable, CaseIterable { case pack, topic, cues, concept, provision, statement, rule, profile }

    public var kind: Kind
    /// The name, or the id of a rule or statement.
    public var name: String
    /// A title, or what it means, in a line.
    public var summary: String
    public var area: String?
    public var strength: Strength?
    public var location: SourceLocation
}

extension Declaration {
    public init(_ value: PackManifest) { self.init(kind: .pack, name: value.name, summary: value.title, location: value.location) }
    public init(_ value: Topic) { self.init(kind: .topic, name: value.name, summary: value.means, location: value.location) }
    public init(_ value: CueList) { self.init(kind: .cues, name: value.kind.rawValue, summary: value.means, location: value.location) }
    public init(_ value: Concept) { self.init(kind: .concept, name: value.name, summary: value.means, location: value.location) }
    public init(_ value: Provision) { self.init(kind: .provision, name: value.name, summary: value.means, location: value.location) }
    public init(_ value: Profile) { self.init(kind: .profile, name: value.name, summary: value.means, location: value.location) }

    public init(_ value: Statement) {
        self.init(
            kind: .statement, name: value.id, summary: value.says, area: value.area, strength: value.strength, location: value.location)
    }

    public init(_ value: Rule) {
        self.init(kind: .rule, name: value.id, summary: value.title, area: value.area, strength: value.strength, location: value.location)
    }
}

extension RulePack {
    /// Everything that the pack declares, kind by kind, each in the order of the pack.
    public var declarations: [Declaration] {
        manifests.map(Declaration.init) + topics.map(Declaration.init) + cues.map(Declaration.init) + concepts.map(Declaration.init)
            + provisions.map(Declaration.init) + statements.map(Declaration.init) + rules.map(Declaration.init)
            + profiles.map(Declaration.init)
    }
}
