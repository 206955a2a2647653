/// One normative statement of a source, and what became of it.
public struct Statement: Sendable {
    public var id: String
    public var place: String
    public var modal: String
    public var strength: Strength
    public var addressee: String
    public var says: String
    public var kinds: [DocumentKind]
    public var area: String
    /// The sentence of the source, for those who have the text.
    public var fingerprint: Fingerprint?
    /// Nil while nobody has decided.
    public var disposition: Disposition?
    public var location: SourceLocation
}

/// What became of a statement: checked by rules, or the reason why not. Written
/// `checked, narrower; leaves out who is consulted`.
public enum Disposition: Hashable, Sendable {
    /// How what the rules ask relates to what the statement asks.
    public enum Relation: String, Sendable, CaseIterable {
        case equal, narrower, wider, overlaps

        /// Whether something of the statement is left out.
        public var isPartial: Bool { self == .narrower || self == .overlaps }
    }

    /// Why no text can show whether a statement is kept: a closed list.
    public enum Obstacle: String, Sendable, CaseIterable {
        case conduct = "conduct not text"
        case outsideFacts = "outside facts"
        case quality = "quality judgement"
        case practitioners = "addressed to UN practitioners"
        case vague = "too vague"
        case otherInstrument = "another instrument"
        case context = "depends on context"
    }

    case checked(Relation, remark: String?)
    case notCheckable(Obstacle, remark: String?)
    case notNormative(remark: String)
    /// Another statement says the same, and carries the rule.
    case repeats(String, remark: String?)
    case superseded(by: String, remark: String)

    /// The kind of disposition, as other programs name it.
    public var name: String {
        switch self {
        case .checked: "checked"
        case .notCheckable: "not-checkable"
        case .notNormative: "not-normative"
        case .repeats: "repeats"
        case .superseded: "superseded"
        }
    }

    /// The statement that stands for this one.
    public var standIn: String? {
        switch self {
        case .repeats(let id, _), .superseded(let id, _): id
        case .checked, .notCheckable, .notNormative: nil
        }
    }

    public var remark: String? {
        switch self {
        case .checked(_, let remark), .notCheckable(_, let remark), .repeats(_, let remark): remark
        case .notNormative(let remark), .superseded(_, let remark): remark
        }
    }

    /// What stands before the remark.
    public var head: String {
        switch self {
        case .checked(let relation, _): "checked, \(relation.rawValue)"
        case .notCheckable(let obstacle, _): "not checkable, \(obstacle.rawValue)"
        case .notNormative: "not normative"
        case .repeats(let id, _): "repeats \(id)"
        case .superseded(let id, _): "superseded by \(id)"
        }
    }

    /// As it is written in a rule file.
    public var written: String { head + (remark.map { "; \($0)" } ?? "") }

    /// Reads the value of the heading.
    ///
    /// - Parameter value: one line, white space folded.
    /// - Throws: what is wrong with it, and what could stand there.
    static func parse(_ value: String) throws(DispositionFault) -> Disposition {
        let parts = value.split(separator: ";", maxSplits: 1).map { $0.drop { $0 == " " } }
        let head = parts.first.map(String.init) ?? ""
        let remark = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
        func after(_ words: String) -> String? { head.hasPrefix(words) ? String(head.dropFirst(words.count)) : nil }
        func need(_ what: String) throws(DispositionFault) -> String {
            guard let remark else { throw DispositionFault(message: "'\(head)' does not say \(what)", help: "add it after a semicolon: \(head); ...") }
            return remark
        }
        if let word = after("checked, ") {
            let relation = try choice(word, Relation.self)
            return .checked(relation, remark: relation == .equal ? remark : try need("what the rules leave out or add"))
        }
        if let word = after("not checkable, ") { return .notCheckable(try choice(word, Obstacle.self), remark: remark) }
        if head == "not normative" { return .notNormative(remark: try need("why")) }
        if let id = after("repeats "), !id.isEmpty { return .repeats(id, remark: remark) }
        if let id = after("superseded by "), !id.isEmpty { return .superseded(by: id, remark: try need("why")) }
        throw DispositionFault(
            message: "'\(head)' is no disposition",
            help: "it is one of: checked, RELATION; not checkable, REASON; not normative; repeats ID; superseded by ID")
    }

    private static func choice<T: RawRepresentable & CaseIterable>(_ word: String, _: T.Type) throws(DispositionFault) -> T where T.RawValue == String {
        if let value = T(rawValue: word) { return value }
        throw DispositionFault(message: "'Disposition' knows no '\(word)'", help: "it is one of \(T.allCases.map(\.rawValue).joined(separator: ", "))")
    }
}

struct DispositionFault: Error {
    var message: String
    var help: String
}

/// The ITGN's own scale (Introduction, Box 3): required, preferred, possible.
public enum Strength: String, Sendable, CaseIterable, Comparable {
    case may, should, shall

    /// The weight of a statement in the score. Permissions never lower it.
    public var weight: Int {
        switch self {
        case .shall: 3
        case .should: 1
        case .may: 0
        }
    }

    public static func < (a: Strength, b: Strength) -> Bool { a.weight < b.weight }
}
