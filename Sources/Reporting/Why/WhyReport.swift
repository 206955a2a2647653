/// How the verdict of one rule on one document came about. Free of engine types; text and JSON are written from it.
public struct WhyReport: Sendable {
    /// Some words of the document that the rule looked at.
    public struct Match: Sendable {
        /// What they are a match of, as it stands in the rule: "[amnesty]".
        public var name: String
        public var evidence: Evidence
        public var counts: Bool
        /// Why it reads as it does: "weak: “may” permits, it does not bind".
        public var reading: [String]
        /// Why it does not count; nil where it does.
        public var miss: String?
        /// How many steps it passed before it fell out: the more, the nearer a miss.
        public var steps: Int
        /// The entries of the concept that found it, as they are written.
        public var entries: [String]

        public init(
            name: String, evidence: Evidence, counts: Bool, reading: [String], miss: String?, steps: Int, entries: [String]
        ) {
            self.name = name
            self.evidence = evidence
            self.counts = counts
            self.reading = reading
            self.miss = miss
            self.steps = steps
            self.entries = entries
        }
    }

    /// One alternative of a condition.
    public struct Alternative: Sendable {
        /// As it is written in the rule.
        public var written: String
        public var matches: [Match]
        /// What else is to be said: names that match nowhere, words that a false friend took back.
        public var remarks: [String]

        public init(written: String, matches: [Match], remarks: [String]) {
            self.written = written
            self.matches = matches
            self.remarks = remarks
        }
    }

    /// A condition of the rule with what came of it.
    public struct Part: Sendable {
        /// "When", "E1 1/4 genocide", "X1 ...", "[amnesty.grant]".
        public var heading: String
        /// What came of it, as a sentence.
        public var outcome: String
        /// The article or item that was judged; nil for the whole document.
        public var place: String?
        public var alternatives: [Alternative]

        public init(heading: String, outcome: String, place: String? = nil, alternatives: [Alternative]) {
            self.heading = heading
            self.outcome = outcome
            self.place = place
            self.alternatives = alternatives
        }
    }

    public var path: String
    public var rule: String
    public var title: String
    public var reading: String
    public var status: RuleStatus
    /// Nil when the rule leaves the sum.
    public var credit: ScoreInterval?
    /// The sentence that goes with the status.
    public var reason: String?
    /// What a reader must know: the document is of another kind, and the like.
    public var remarks: [String]
    /// The sentences at the address that was asked for.
    public var passage: [Evidence]
    public var applicability: [Part]
    public var elements: [Part]
    public var violations: [Part]
    /// What the provisions that the conditions name rest on.
    public var provisions: [Part]
    /// The sum, line by line.
    public var arithmetic: [String]

    public init(
        path: String, rule: String, title: String, reading: String, status: RuleStatus, credit: ScoreInterval?, reason: String?,
        remarks: [String], passage: [Evidence], applicability: [Part], elements: [Part], violations: [Part], provisions: [Part],
        arithmetic: [String]
    ) {
        self.path = path
        self.rule = rule
        self.title = title
        self.reading = reading
        self.status = status
        self.credit = credit
        self.reason = reason
        self.remarks = remarks
        self.passage = passage
        self.applicability = applicability
        self.elements = elements
        self.violations = violations
        self.provisions = provisions
        self.arithmetic = arithmetic
    }
}
