public import TextSpans

/// Alternatives, each an anchor with relations. There is no nesting.
public struct Condition: Sendable {
    public var alternatives: [Alternative]

    public init(alternatives: [Alternative]) { self.alternatives = alternatives }
}

public struct Alternative: Sendable {
    public var anchor: Term
    public var relations: [Relation]
    public var span: ByteSpan

    public init(anchor: Term, relations: [Relation], span: ByteSpan) {
        self.anchor = anchor
        self.relations = relations
        self.span = span
    }
}

/// What an alternative looks for first; its matches are the evidence.
public struct Term: Sendable {
    public enum Polarity: Sendable, CaseIterable { case unspecified, affirmed, negated, eitherWay }
    public enum Force: Sendable, CaseIterable { case any, firm, binding }

    public var references: [Reference]
    /// How many of the references must be there; 1 for a plain term.
    public var minimum = 1
    /// `section titled [x]`
    public var isSection = false
    public var isLoose = false
    public var polarity = Polarity.unspecified
    public var force = Force.any
    /// Within how much of the document `minimum` of the references must stand.
    public var scope = Scope.document
    /// `of at least {name: value}`, `of at most {name: value}`: what the number found must be.
    public var bound: Bound?

    public struct Bound: Sendable {
        public var isMinimum: Bool
        public var parameter: String
        /// The default; profiles may set another.
        public var value: Quantity
        public var span: ByteSpan
    }

    public init(references: [Reference], minimum: Int = 1, isSection: Bool = false) {
        self.references = references
        self.minimum = minimum
        self.isSection = isSection
    }
}

public enum Relation: Sendable {
    /// `with` and `without`; `all` says whether all of the references or any of them are meant.
    case company(isWithout: Bool, [Reference], all: Bool, Scope)
    /// `isSection`: the order of sections, by their headings.
    case order(isBefore: Bool, Reference, isSection: Bool, Scope)
    case excludedFrom(Reference)
    case coveredBy(Reference)
    case byActor(Reference)
    case place(isOutside: Bool, Place)
}

/// How far apart two matches may be.
public enum Scope: Hashable, Sendable {
    case sentence, paragraph, article, chapter, document
    case words(Int)
}

public enum Place: Sendable {
    case preamble, operativePart, definitions, heading, annex
    case sectionTitled(Reference)
    /// In the document that goes with this one, such as the policy beside a strategy.
    case companion(DocumentKind)
}

extension Condition {
    /// Calls `body` on every reference in the condition, in order, and keeps its changes.
    mutating func forEachReference(_ body: (inout Reference) -> Void) {
        for a in alternatives.indices {
            for r in alternatives[a].anchor.references.indices { body(&alternatives[a].anchor.references[r]) }
            for r in alternatives[a].relations.indices { alternatives[a].relations[r].forEachReference(body) }
        }
    }
}

extension Relation {
    mutating func forEachReference(_ body: (inout Reference) -> Void) {
        switch self {
        case .company(let isWithout, var references, let all, let scope):
            // Taken out, so that the array has one owner while it changes.
            self = .place(isOutside: false, .preamble)
            for i in references.indices { body(&references[i]) }
            self = .company(isWithout: isWithout, references, all: all, scope)
        case .order(let isBefore, var reference, let isSection, let scope):
            body(&reference)
            self = .order(isBefore: isBefore, reference, isSection: isSection, scope)
        case .excludedFrom(var reference):
            body(&reference)
            self = .excludedFrom(reference)
        case .coveredBy(var reference):
            body(&reference)
            self = .coveredBy(reference)
        case .byActor(var reference):
            body(&reference)
            self = .byActor(reference)
        case .place(let isOutside, .sectionTitled(var reference)):
            body(&reference)
            self = .place(isOutside: isOutside, .sectionTitled(reference))
        case .place: break
        }
    }
}
