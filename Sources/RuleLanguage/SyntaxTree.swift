public import TextSpans

/// A rule file cut into blocks and fields; nothing is interpreted yet, every byte keeps its place.
public struct SyntaxTree: Sendable {
    public var file: RuleFile
    public var blocks: [SyntaxBlock] = []
    /// The comment lines, from `#` to the end of the line, in the order of the file. Whatever block or field they
    /// stand before, their place says so.
    public var comments: [ByteSpan] = []
}

/// `KEYWORD title` and the fields under it.
public struct SyntaxBlock: Sendable {
    public var keyword: BlockKeyword
    public var keywordSpan: ByteSpan
    /// What follows the keyword on its line, trimmed.
    public var title: ByteSpan
    /// Headings that seem to be meant by lines with an unknown one: they are not reported as missing too.
    var misspelt: [Heading.Word] = []
    public var fields: [SyntaxField] = []
}

/// A heading with its value: one piece for each physical line.
public struct SyntaxField: Sendable {
    public var heading: Heading
    public var headingSpan: ByteSpan
    /// The value on the heading's line and on the `|` lines after it.
    public var pieces: [ByteSpan]
    /// The values of the `or` lines after it, each with its own `|` lines.
    public var alternatives: [[ByteSpan]] = []

    /// From the heading to the end of the value.
    public var span: ByteSpan {
        let last = alternatives.last?.last ?? pieces.last ?? headingSpan
        return headingSpan.union(last)
    }
}

public enum BlockKeyword: String, Sendable, CaseIterable {
    case pack = "PACK"
    case topic = "TOPIC"
    case cues = "CUES"
    case concept = "CONCEPT"
    case provision = "PROVISION"
    case statement = "STATEMENT"
    case rule = "RULE"
    /// More entries for a concept or cue list that stands elsewhere.
    case extend = "EXTEND"
    /// Texts that a concept, provision or cue list must find, or must not.
    case examples = "EXAMPLES"
    /// A rule that is switched off.
    case off = "OFF"
    case profile = "PROFILE"
}

/// What a field's heading says. Headings with a variable part carry it.
public enum Heading: Hashable, Sendable {
    case named(Word)
    /// A language line of a lexicon: ISO 639-1.
    case language(String)
    /// `E1`, `E2` ...
    case element(Int)
    /// `X1`, `X2` ...
    case violation(Int)
    /// An example and what it must come out as.
    case example(Example.Expectation)

    /// Fixed headings, in the order in which they stand in their block.
    public enum Word: String, Sendable, CaseIterable {
        case title = "Title"
        case version = "Version"
        case changes = "Changes"
        case means = "Means"
        case because = "Because"
        case selects = "Selects"
        case leavesOut = "Leaves out"
        case sets = "Sets"
        case not = "not"
        case loose = "loose"
        case topic = "Topic"
        case matches = "Matches"
        case notMatches = "Not"
        case level = "Level"
        case place = "Where"
        case modal = "Modal"
        case replaces = "Replaces"
        case source = "Source"
        case compare = "Compare"
        case strength = "Strength"
        case addressee = "To"
        case says = "Says"
        case kinds = "Kinds"
        case derived = "Derived"
        case reading = "Reading"
        case kindsOfDocument = "For"
        case area = "Area"
        case fingerprint = "Print"
        case disposition = "Disposition"
        case gate = "Gate"
        case when = "When"
        case perhapsWhen = "Perhaps when"
        case ask = "Ask"
        case otherwise = "Otherwise"
        case boundBy = "Bound by"
        case expect = "Expect"
        case violatedIf = "Violated if"
        case say = "Say"
        case suggest = "Suggest"
        case showsNot = "Shows not"
        case examples = "Examples"
    }
}
