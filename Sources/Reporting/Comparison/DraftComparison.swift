import Fractions

// The value that two drafts make when one is held against the other: free of engine types, as the report is. Every
// format is written from it alone.

/// What changed from one draft to the next, requirement by requirement.
public struct DraftComparison: Sendable {
    public var programVersion: String
    public var packVersions: [String]
    public var rulesHash: String
    public var old: ComparedDraft
    public var new: ComparedDraft
    public var areas: [AreaChange]
    /// Every requirement of either draft, in order of rule id; those in which nothing changed too.
    public var requirements: [RequirementChange]
    /// Changed sentences of which no requirement speaks; nil where the drafts were not there to be compared.
    public var unspoken: [PassageChange]?
    /// How many requirements were left out of ``requirements`` because they were not asked for.
    public var leftOut = 0
    /// What a reader must know: what cannot be said, and what was assumed.
    public var remarks: [String]

    public init(
        programVersion: String, packVersions: [String], rulesHash: String, old: ComparedDraft, new: ComparedDraft, areas: [AreaChange],
        requirements: [RequirementChange], unspoken: [PassageChange]?, remarks: [String]
    ) {
        self.programVersion = programVersion
        self.packVersions = packVersions
        self.rulesHash = rulesHash
        self.old = old
        self.new = new
        self.areas = areas
        self.requirements = requirements
        self.unspoken = unspoken
        self.remarks = remarks
    }
}

/// One of the two drafts, as a whole.
public struct ComparedDraft: Sendable {
    public var path: String
    public var title: String
    public var kind: String
    public var kindReason: String
    public var language: String
    public var hash: String
    public var verdict: Verdict
    public var verdictSentence: String
    /// Nil when there was nothing to score.
    public var score: ScoreInterval?

    public init(_ document: DocumentReport) {
        path = document.path
        title = document.title
        kind = document.kind
        kindReason = document.kindReason
        language = document.language
        hash = document.hash
        verdict = document.verdict
        verdictSentence = document.verdictSentence
        score = document.score
    }
}

/// The score of an area in both drafts.
public struct AreaChange: Sendable {
    public var name: String
    public var old: ScoreInterval?
    public var new: ScoreInterval?

    public init(name: String, old: ScoreInterval?, new: ScoreInterval?) {
        self.name = name
        self.old = old
        self.new = new
    }
}

/// What became of one requirement.
public struct RequirementChange: Sendable {
    /// The requirement in one of the drafts.
    public struct Side: Sendable {
        public var status: RuleStatus
        /// Nil when the rule leaves the sum.
        public var credit: ScoreInterval?
        public var message: String
        public var question: String?

        public init(_ result: ResultReport) {
            status = result.status
            credit = result.credit
            message = result.message
            question = result.question
        }
    }

    /// One thing that changed.
    public struct Step: Hashable, Sendable {
        public var change: Change
        /// What of the requirement it concerns: the label of an element; nil for the whole.
        public var subject: String?
        /// What it was and what it is, where words say it: "30 days", "90 days".
        public var old: String?
        public var new: String?
        /// Which of the requirement's passages shows it.
        public var passage: Int?

        public init(_ change: Change, subject: String? = nil, old: String? = nil, new: String? = nil, passage: Int? = nil) {
            self.change = change
            self.subject = subject
            self.old = old
            self.new = new
            self.passage = passage
        }
    }

    public var rule: String
    public var title: String
    public var strength: String
    public var area: String
    public var isGate: Bool
    public var source: String
    /// Nil where the draft was not held against the rule.
    public var old: Side?
    public var new: Side?
    public var elements: [ElementChange]
    /// The gravest first; empty where nothing changed.
    public var steps: [Step]
    /// The passages that changed, in the order of the new draft, those that are gone where they stood.
    public var passages: [PassageChange]

    public init(
        rule: String, title: String, strength: String, area: String, isGate: Bool, source: String, old: Side?, new: Side?,
        elements: [ElementChange], steps: [Step], passages: [PassageChange]
    ) {
        self.rule = rule
        self.title = title
        self.strength = strength
        self.area = area
        self.isGate = isGate
        self.source = source
        self.old = old
        self.new = new
        self.elements = elements
        self.steps = steps
        self.passages = passages
    }

    /// What the whole is called by: the gravest of the steps.
    public var change: Change { steps.first?.change ?? .unchanged }
}

/// One of the things that a requirement asks for; the statuses are nil where the rule was not judged by elements.
public struct ElementChange: Sendable {
    public var id: String
    public var label: String
    public var old: RuleStatus?
    public var new: RuleStatus?

    public init(id: String, label: String, old: RuleStatus?, new: RuleStatus?) {
        self.id = id
        self.label = label
        self.old = old
        self.new = new
    }
}

/// A passage in both drafts, or in the one that has it.
public struct PassageChange: Sendable {
    public var change: Change
    public var old: ComparedPassage?
    public var new: ComparedPassage?

    public init(_ change: Change, old: ComparedPassage?, new: ComparedPassage?) {
        self.change = change
        self.old = old
        self.new = new
    }
}

/// A passage of one draft, quoted.
public struct ComparedPassage: Sendable, Hashable {
    /// The sentence or item, verbatim.
    public var text: String
    /// For an item of a list: the words that open the list.
    public var leadIn: String?
    public var address: String
    /// As in ``Evidence``.
    public var line: Int
    public var page: Int?
    /// What the analysis made of it; nil where no requirement rests on it.
    public var level: String?
    public var note: String?

    public init(text: String, leadIn: String? = nil, address: String, line: Int, page: Int?, level: String? = nil, note: String? = nil) {
        self.text = text
        self.leadIn = leadIn
        self.address = address
        self.line = line
        self.page = page
        self.level = level
        self.note = note
    }
}
