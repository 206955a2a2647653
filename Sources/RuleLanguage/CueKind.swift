/// The lists of small words that the analysis knows how to use. What each one decides is said in `Rules/core/cues.rules`.
public enum CueKind: String, Sendable, CaseIterable {
    // Polarity
    case negation
    case pseudoNegation = "pseudo-negation"
    case continuedNegation = "continued negation"
    case negationEnd = "negation end"
    case negatingTail = "negating tail"
    case doubtfulNegation = "doubtful negation"
    // Exceptions
    case exceptive
    case exclusion
    case exclusionTail = "exclusion tail"
    case exclusionEnd = "exclusion end"
    case exclusionRevoked = "exclusion revoked"
    case backReference = "back reference"
    // Strength
    case binding
    case soft
    case softVerb = "soft verb"
    case hedge
    case permissive
    case condition
    case deferral
    case reference
    case recital
    case history
    case attribution
    case relative
    case agent
    case passive
    case actorEnd = "actor end"
    case coordinator
    case proviso
    case example
    case imperative
    case definition
    // Places
    case partHeading = "part heading"
    case articleHeading = "article heading"
    case itemHeading = "item heading"
    case paragraphWord = "paragraph word"
    case genitive
    case selfReference = "self reference"
    case annexHeading = "annex heading"
    case preambleHeading = "preamble heading"
    case operativeOpening = "operative opening"
    case definitionsHeading = "definitions heading"
    case contentsHeading = "contents heading"
    case adviceHeading = "advice heading"
    case signatureOpening = "signature opening"
    // Segmentation
    case abbreviation
    // Recognisers
    case month
    case timeUnit = "time unit"
    case hourWord = "hour word"
    case dayWord = "day word"
    case weekWord = "week word"
    case monthWord = "month word"
    case yearWord = "year word"
    case deadlineWord = "deadline word"
    case deadlineTrigger = "deadline trigger"
    case numberWord = "number word"
    case currency
    case percentWord = "percent word"
    case instrument
    // Languages and kinds of document
    case functionWord = "function word"
    case peaceAgreement = "kind peace-agreement"
    case ceasefire = "kind ceasefire"
    case nationalSecurityPolicy = "kind national-security-policy"
    case nationalSecurityStrategy = "kind national-security-strategy"
    case securitySectorPlan = "kind security-sector-plan"
    case securityLegislation = "kind security-legislation"
    case ssrProgramme = "kind ssr-programme"
    case policyProcessRoadmap = "kind policy-process-roadmap"
    case codeOfConduct = "kind code-of-conduct"

    /// The list of words that give a kind of document away.
    public static func of(_ kind: DocumentKind) -> CueKind? { CueKind(rawValue: "kind \(kind.rawValue)") }
}
