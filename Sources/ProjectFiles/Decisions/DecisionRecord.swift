public import Reporting

/// A line of the log of decisions: what a person decided, or took back.
public struct DecisionRecord: Hashable, Sendable {
    public enum Action: String, Sendable { case decide, withdraw }

    /// What the decision rests on.
    public struct Passage: Hashable, Comparable, Sendable {
        public var address: String
        public var fingerprint: String

        public init(address: String, fingerprint: String) {
            self.address = address
            self.fingerprint = fingerprint
        }

        public static func < (a: Passage, b: Passage) -> Bool { (a.address, a.fingerprint) < (b.address, b.fingerprint) }
    }

    /// What a person may answer.
    public static let answers: [RuleStatus] = [.met, .partlyMet, .notMet, .violated, .notApplicable]

    public var action: Action
    public var date: CalendarDate
    public var person: String
    public var reason: String
    /// The name that the document is known under.
    public var document: String
    public var rule: String
    /// Nil when a decision is withdrawn.
    public var answer: RuleStatus?
    /// Whether the rule did not ask: the person knew better than the engine.
    public var overrules: Bool
    public var engineStatus: RuleStatus?
    public var passages: [Passage]
    /// How many passages like these the engine did not list.
    public var unlisted = 0
    /// The whole text, where there is no passage that the decision could rest on.
    public var wholeText: String?
    /// The program and the rules that the decision was made with.
    public var program: String
    public var rules: String

    public init(
        action: Action, date: CalendarDate, person: String, reason: String, document: String, rule: String, answer: RuleStatus? = nil,
        overrules: Bool = false, engineStatus: RuleStatus? = nil, passages: [Passage] = [], wholeText: String? = nil, program: String, rules: String
    ) {
        self.action = action
        self.date = date
        self.person = person
        self.reason = reason
        self.document = document
        self.rule = rule
        self.answer = answer
        self.overrules = overrules
        self.engineStatus = engineStatus
        self.passages = passages
        self.wholeText = wholeText
        self.program = program
        self.rules = rules
    }

    /// One line, with a line feed at its end.
    public var json: String {
        var json = JSONWriter(.compact)
        json.object { json in
            json.field("version", DecisionLog.version)
            json.field("action", action.rawValue)
            json.field("date", date.description)
            json.field("person", person)
            json.field("document", document)
            json.field("rule", rule)
            if let answer { json.field("answer", answer.rawValue) }
            json.field("reason", reason)
            if overrules { json.field("overrules", true) }
            if let engineStatus { json.field("engine", engineStatus.rawValue) }
            if !passages.isEmpty {
                json.field("passages") { json in
                    json.array(passages) { json, passage in
                        json.object { json in
                            json.field("address", passage.address)
                            json.field("fingerprint", passage.fingerprint)
                        }
                    }
                }
            }
            if unlisted > 0 { json.field("unlisted", unlisted) }
            if let wholeText { json.field("text", wholeText) }
            json.field("program", program)
            json.field("rules", rules)
        }
        return json.text + "\n"
    }
}
