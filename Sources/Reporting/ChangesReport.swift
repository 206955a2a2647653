public import TextSpans

/// What the tracked changes of a draft do to its verdicts. Only documents with tracked changes have one.
public struct ChangesReport: Sendable {
    /// How the changes were read: `accepted`, `rejected`, or `both`: then the report is that of the accepted view.
    public var read: String
    public var insertions: Int
    public var deletions: Int
    /// The text before the changes, where both views were compared.
    public var before: Before?
    /// Why they were not compared although that was asked for.
    public var problem: String?
    /// The rules whose status differs between the views, in order of id.
    public var verdicts: [ChangedVerdict]

    /// What the text before the changes comes to.
    public struct Before: Sendable {
        public var verdict: Verdict
        public var verdictSentence: String
        /// Nil when there was nothing to score.
        public var score: ScoreInterval?

        public init(verdict: Verdict, verdictSentence: String, score: ScoreInterval?) {
            self.verdict = verdict
            self.verdictSentence = verdictSentence
            self.score = score
        }
    }

    public init(
        read: String, insertions: Int, deletions: Int, before: Before? = nil, problem: String? = nil, verdicts: [ChangedVerdict] = []
    ) {
        self.read = read
        self.insertions = insertions
        self.deletions = deletions
        self.before = before
        self.problem = problem
        self.verdicts = verdicts
    }
}

/// A rule whose status depends on the tracked changes.
public struct ChangedVerdict: Sendable {
    /// How near the changes that are named stand to what the verdicts rest on.
    public enum Nearness: String, Sendable {
        /// Inside the passages that decide.
        case passage
        /// Next to them.
        case beside
        /// In the same article.
        case article
        /// Elsewhere, but there is no other change.
        case document
        /// No change could be named.
        case unknown
    }

    public var rule: String
    public var title: String
    public var strength: String
    /// With all changes rejected.
    public var before: RuleStatus
    /// With all changes accepted.
    public var after: RuleStatus
    /// What was found or not found before the changes.
    public var messageBefore: String
    /// The passages that the status before the changes rests on.
    public var evidenceBefore: [Evidence]
    public var nearness: Nearness
    /// The decisive changes, in document order.
    public var changes: [ChangeReport]

    public init(
        rule: String, title: String, strength: String, before: RuleStatus, after: RuleStatus, messageBefore: String,
        evidenceBefore: [Evidence], nearness: Nearness, changes: [ChangeReport]
    ) {
        self.rule = rule
        self.title = title
        self.strength = strength
        self.before = before
        self.after = after
        self.messageBefore = messageBefore
        self.evidenceBefore = evidenceBefore
        self.nearness = nearness
        self.changes = changes
    }
}

/// One tracked change.
public struct ChangeReport: Hashable, Sendable {
    /// `insertion`, `deletion`, `moved-to` or `moved-from`.
    public var kind: String
    public var author: String?
    /// As the file writes it.
    public var date: String?
    /// The words; empty for the end of a paragraph alone.
    public var text: String
    /// "Article 7(2)", in the text that has the words; empty where there is no numbering.
    public var address: String
    /// Line or paragraph in the file; 0 where the format has neither.
    public var line: Int
    public var page: Int?
    /// Where the change stands in the text with all changes accepted; empty for words that are not there any more. Nil
    /// if its place is not in the text.
    public var span: ByteSpan?

    public init(
        kind: String, author: String?, date: String?, text: String, address: String, line: Int, page: Int?, span: ByteSpan?
    ) {
        self.kind = kind
        self.author = author
        self.date = date
        self.text = text
        self.address = address
        self.line = line
        self.page = page
        self.span = span
    }
}
