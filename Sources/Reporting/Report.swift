public import Fractions
public import TextSpans

// The report value: all that a run found out, free of engine types. Every format is written from it alone.
// Arrays are in the order in which they are shown.

/// A whole run.
public struct Report: Sendable {
    /// Version of the program, and of each rule pack used, as `name version`.
    public var programVersion: String
    public var packVersions: [String]
    /// SHA-256 or other stable hash of the rule files used, in hexadecimal.
    public var rulesHash: String
    public var documents: [DocumentReport]
    /// Documents that could not be checked, in path order.
    public var failures: [FailureReport]
    /// Whether all quotations of the drafts were left out (see ``redacted()``).
    public var isRedacted = false
    /// What was found about the run and the files beside the drafts, not in a draft.
    public var notices: [NoticeReport]

    public init(
        programVersion: String, packVersions: [String], rulesHash: String, documents: [DocumentReport],
        failures: [FailureReport], notices: [NoticeReport] = []
    ) {
        self.programVersion = programVersion
        self.packVersions = packVersions
        self.rulesHash = rulesHash
        self.documents = documents
        self.failures = failures
        self.notices = notices
    }
}

/// A document that could not be checked.
public struct FailureReport: Sendable {
    public var path: String
    /// What is wrong, without a full stop.
    public var message: String
    public var help: String?

    public init(path: String, message: String, help: String? = nil) {
        self.path = path
        self.message = message
        self.help = help
    }
}

public enum Verdict: String, Sendable {
    case incomplete, blocked, gaps, questions, clear
}

public enum RuleStatus: String, Sendable, CaseIterable {
    case met
    case partlyMet = "partly-met"
    case notMet = "not-met"
    case violated
    case needsReview = "needs-review"
    case notApplicable = "not-applicable"
    case notChecked = "not-checked"
    case error
}

/// One document held against the rules for its kind.
public struct DocumentReport: Sendable {
    public var path: String
    public var kind: String
    /// Why the kind was chosen, as a sentence; "given" when the user named it.
    public var kindReason: String
    /// ISO 639-1, or "und".
    public var language: String
    public var title: String
    public var verdict: Verdict
    /// One sentence that explains the verdict.
    public var verdictSentence: String
    /// Nil when there was nothing to score.
    public var score: ScoreInterval?
    public var coverage: Coverage
    /// Optional (`may`) measures taken up, of those selected.
    public var optionalTaken: Int
    public var optionalTotal: Int
    public var areas: [AreaReport]
    /// In order of rule id.
    public var results: [ResultReport]
    /// The document's text for reports that show all of it.
    public var passages: [PassageReport]
    /// Remarks of the reader and assumptions made.
    public var remarks: [String]
    /// Hash of the document's bytes, hexadecimal.
    public var hash: String
    /// The sum behind the score, a line for each source statement scored. When the engine leaves it empty, reports
    /// work it out from the results (see ``ScoreLedger``).
    public var ledger: [StatementCredit]
    /// What the tracked changes do; nil for a document without any.
    public var changes: ChangesReport?
    /// What of the results is listed; nil where all are.
    public var selection: SelectionReport?

    public init(
        path: String, kind: String, kindReason: String, language: String, title: String, verdict: Verdict,
        verdictSentence: String, score: ScoreInterval?, coverage: Coverage, optionalTaken: Int, optionalTotal: Int,
        areas: [AreaReport], results: [ResultReport], passages: [PassageReport], remarks: [String], hash: String,
        ledger: [StatementCredit] = []
    ) {
        self.path = path
        self.kind = kind
        self.kindReason = kindReason
        self.language = language
        self.title = title
        self.verdict = verdict
        self.verdictSentence = verdictSentence
        self.score = score
        self.coverage = coverage
        self.optionalTaken = optionalTaken
        self.optionalTotal = optionalTotal
        self.areas = areas
        self.results = results
        self.passages = passages
        self.remarks = remarks
        self.hash = hash
        self.ledger = ledger
    }
}

/// A part of the results: what is left out still counts in the score, the verdict and the areas.
public struct SelectionReport: Hashable, Sendable {
    /// As the user asked: "area=oversight".
    public var criteria: [String]
    public var shown: Int
    public var total: Int

    public init(criteria: [String], shown: Int, total: Int) {
        self.criteria = criteria
        self.shown = shown
        self.total = total
    }
}

/// A score between bounds: they differ while reviews are open.
public struct ScoreInterval: Hashable, Sendable {
    public var low: Fraction
    public var high: Fraction

    public init(low: Fraction, high: Fraction) {
        self.low = low
        self.high = high
    }
}

/// One source statement in the sum behind the score: its weight times its credit.
public struct StatementCredit: Hashable, Sendable {
    public var statement: String
    /// 3 for shall, 1 for should.
    public var weight: Int
    /// The mean of the credits of the rules that encode the statement.
    public var credit: ScoreInterval
    /// Those rules, in order of id.
    public var rules: [String]

    public init(statement: String, weight: Int, credit: ScoreInterval, rules: [String]) {
        self.statement = statement
        self.weight = weight
        self.credit = credit
        self.rules = rules
    }
}

/// What a source statement counts for, and where.
public struct StatementWeight: Hashable, Sendable {
    public var statement: String
    /// 3 for shall, 1 for should, 0 for may: by the statement's own strength, which need not be the rule's.
    public var weight: Int
    /// The area in which the statement is scored, which need not be the rule's.
    public var area: String

    public init(statement: String, weight: Int, area: String) {
        self.statement = statement
        self.weight = weight
        self.area = area
    }
}

/// How many of the sources' statements for this kind of document the rules speak to.
public struct Coverage: Sendable {
    public var checked: Int
    /// Statements of which the rules leave something out.
    public var partlyChecked: Int
    public var notCheckable: Int
    /// Statements that no rule for this kind of document encodes.
    public var open: Int

    public var total: Int { checked + partlyChecked + notCheckable + open }

    public init(checked: Int = 0, partlyChecked: Int = 0, notCheckable: Int = 0, open: Int = 0) {
        self.checked = checked
        self.partlyChecked = partlyChecked
        self.notCheckable = notCheckable
        self.open = open
    }
}

public struct AreaReport: Sendable {
    public var name: String
    public var score: ScoreInterval?
    /// Sum of the weights of the statements scored in this area.
    public var weight: Int

    public init(name: String, score: ScoreInterval?, weight: Int) {
        self.name = name
        self.score = score
        self.weight = weight
    }
}

/// One rule on one document.
public struct ResultReport: Sendable {
    public var rule: String
    public var title: String
    /// Ids of the source statements that the rule encodes.
    public var statements: [String]
    /// `shall`, `should` or `may`.
    public var strength: String
    public var isDerived: Bool
    public var area: String
    public var status: RuleStatus
    /// Credit earned, as an interval while a review is open; nil when the rule leaves the sum.
    public var credit: ScoreInterval?
    /// What each of ``statements`` weighs in the score. Empty where the engine did not say: then by the rule's strength.
    public var weights: [StatementWeight] = []
    public var elements: [ElementReport]
    /// The passages that the status rests on, in document order.
    public var evidence: [Evidence]
    /// What was found or not found, as a sentence for the reader.
    public var message: String
    /// For reviews: the question that a person must answer.
    public var question: String?
    public var suggestion: String?
    public var reading: String
    /// "ITGN, Peace Processes, section 10, p. 80 ff. (PP-10-10)"
    public var source: String
    public var showsNot: String?
    /// What closing this finding would add to the score's lower bound.
    public var gain: Fraction
    public var isGate: Bool
    /// What was looked for, as text, when nothing was found.
    public var lookedFor: String?
    /// The nearest miss, when nothing was found.
    public var nearestMiss: Evidence?
    /// Who accepts the finding, and until when. A waived finding is shown, earns nothing and fails no run.
    public var waiver: WaiverReport?
    /// The answer of a person to the question of a review; ``status`` is what the answer says.
    public var decision: DecisionReport?
    /// Whether the finding was there when the baseline was written; nil without a baseline, or where nothing is found.
    public var baseline: BaselineState?

    public init(
        rule: String, title: String, statements: [String], strength: String, isDerived: Bool, area: String,
        status: RuleStatus, credit: ScoreInterval?, elements: [ElementReport], evidence: [Evidence], message: String,
        question: String?, suggestion: String?, reading: String, source: String, showsNot: String?, gain: Fraction,
        isGate: Bool, lookedFor: String?, nearestMiss: Evidence?
    ) {
        self.rule = rule
        self.title = title
        self.statements = statements
        self.strength = strength
        self.isDerived = isDerived
        self.area = area
        self.status = status
        self.credit = credit
        self.elements = elements
        self.evidence = evidence
        self.message = message
        self.question = question
        self.suggestion = suggestion
        self.reading = reading
        self.source = source
        self.showsNot = showsNot
        self.gain = gain
        self.isGate = isGate
        self.lookedFor = lookedFor
        self.nearestMiss = nearestMiss
    }
}

public struct ElementReport: Sendable {
    public var id: String
    public var label: String
    public var share: Fraction
    /// `met`, `partly-met`, `not-met`, `needs-review`.
    public var status: RuleStatus
    public var evidence: [Evidence]

    public init(id: String, label: String, share: Fraction, status: RuleStatus, evidence: [Evidence]) {
        self.id = id
        self.label = label
        self.share = share
        self.status = status
        self.evidence = evidence
    }
}

/// A finding that somebody takes responsibility for leaving open.
public struct WaiverReport: Hashable, Sendable {
    public var reason: String
    public var person: String
    /// ISO 8601 dates.
    public var date: String
    public var expires: String

    public init(reason: String, person: String, date: String, expires: String) {
        self.reason = reason
        self.person = person
        self.date = date
        self.expires = expires
    }
}

/// What a person decided on a question that the text leaves open.
public struct DecisionReport: Hashable, Sendable {
    /// `met`, `partly-met`, `not-met`, `violated` or `not-applicable`.
    public var answer: RuleStatus
    public var reason: String
    public var person: String
    /// ISO 8601 date.
    public var date: String
    /// What the engine said.
    public var engineStatus: RuleStatus
    /// The passage has changed since: the decision is shown, but no longer counts.
    public var isLapsed: Bool
    /// Why it has lapsed, as the end of a sentence: "the passage has changed".
    public var lapse: String?

    /// The rule did not ask: the person holds that the engine is mistaken.
    public var isOverruling: Bool { engineStatus != .needsReview }

    public init(
        answer: RuleStatus, reason: String, person: String, date: String, engineStatus: RuleStatus, isLapsed: Bool, lapse: String? = nil
    ) {
        self.answer = answer
        self.reason = reason
        self.person = person
        self.date = date
        self.engineStatus = engineStatus
        self.isLapsed = isLapsed
        self.lapse = lapse
    }
}

public enum BaselineState: String, Sendable {
    case new, unchanged
}

/// A passage, quoted, with where it stands.
public struct Evidence: Hashable, Sendable {
    /// A place on a page, in tenths of a point from its top left corner.
    public struct Box: Hashable, Sendable {
        public var x: Int
        public var y: Int
        public var width: Int
        public var height: Int

        public init(x: Int, y: Int, width: Int, height: Int) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// The sentence or item, verbatim.
    public var text: String
    /// The words that decided, as byte offsets inside `text` (UTF-8).
    public var highlight: ByteSpan
    /// "Article 7(2)"; empty where the document has no numbering.
    public var address: String
    /// 1-based line in the source file, or paragraph number for Word files; 0 where the format has neither (PDF).
    public var line: Int
    /// 1-based UTF-16 column of the sentence in the source file; 0 if the format has no columns.
    public var column: Int
    /// Where the sentence ends in the source file: the line, and the UTF-16 column after its last character; 0 if the
    /// format has no columns.
    public var endLine = 0
    public var endColumn = 0
    public var page: Int?
    /// Where on the page its lines stand; nil for formats without places.
    public var box: Box?
    /// `commitment`, `weak`, `mention`, `negated`.
    public var level: String
    /// Why it does not count in full: "the clause is hedged by 'as far as possible'".
    public var note: String?
    /// Bytes of the sentence in the analysed document text.
    public var span: ByteSpan

    public init(
        text: String, highlight: ByteSpan, address: String, line: Int, column: Int, page: Int?, box: Box? = nil, level: String,
        note: String?, span: ByteSpan
    ) {
        self.text = text
        self.highlight = highlight
        self.address = address
        self.line = line
        self.column = column
        self.page = page
        self.box = box
        self.level = level
        self.note = note
        self.span = span
    }
}

/// One block of the document, for the view of the whole draft.
public struct PassageReport: Sendable {
    public enum Kind: Sendable, Hashable {
        case heading(level: Int)
        case paragraph
        case item(depth: Int)
        case cell(table: Int, row: Int, column: Int, isHeader: Bool)
        case note(mark: String)
    }

    public var kind: Kind
    /// The number shown before the block where the file makes it ("Article 9", "(a)").
    public var label: String?
    public var text: String
    /// Bytes in the analysed document text; evidence spans lie inside.
    public var span: ByteSpan
    public var address: String

    public init(kind: Kind, label: String?, text: String, span: ByteSpan, address: String) {
        self.kind = kind
        self.label = label
        self.text = text
        self.span = span
        self.address = address
    }
}
