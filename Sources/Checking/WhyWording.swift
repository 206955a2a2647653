import DocumentModel
import PatternMatching
import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// The engine's reasons in words that a lawyer reads.
enum WhyWording {
    static func status(_ status: ElementResult.Status) -> String {
        switch status {
        case .met: "met"
        case .partlyMet: "met in part"
        case .notMet: "not met"
        case .needsReview: "open, a person must look"
        }
    }

    /// What decided how a clause reads.
    static func reading(_ reason: ReadingReason, _ text: AnalysedText) -> String {
        let cue = reason.cue.map { "“\(text.document.text.string(text.span(of: $0)))”" } ?? "its sentence"
        return switch reason.kind {
        case .heading: "a heading, so only a mention"
        case .zone(.preamble): "in the preamble, so only a mention"
        case .zone(.definitions): "in the definitions, so only a mention"
        case .zone(.contents): "in the table of contents, so only a mention"
        case .zone(.signature): "among the signatures, so only a mention"
        case .zone(.operative): "in the operative part"
        case .openBrackets: "in brackets, so not agreed"
        case .bareOpening: "a label that opens nothing, so only a mention"
        case .advice: "under a title of advice, so not a duty"
        case .cue(let kind): self.cue(kind, cue)
        }
    }

    private static func cue(_ kind: CueKind, _ cue: String) -> String {
        switch kind {
        case .binding: "\(cue) binds"
        case .soft, .softVerb: "\(cue) is weaker than a duty"
        case .permissive: "\(cue) permits, it does not bind"
        case .example: "\(cue) only gives examples"
        case .proviso: "\(cue) limits what stands before it"
        case .hedge: "\(cue) hedges it"
        case .condition: "\(cue) makes it conditional"
        case .deferral: "\(cue) leaves it to a later decision"
        case .recital: "\(cue) makes it a recital"
        case .history: "\(cue) tells what was"
        case .attribution: "\(cue) reports what others say"
        case .negation: "\(cue) denies it"
        case .negatingTail: "\(cue) denies what stands before it"
        case .doubtfulNegation: "\(cue) may deny it"
        case .exclusion: "\(cue) opens an exception"
        case .exceptive: "\(cue) makes an exception"
        case .exclusionTail: "\(cue) takes what stands before it out"
        default: "\(cue) (\(kind.rawValue))"
        }
    }

    // MARK: Relations

    /// The relation that does not hold, after "it is".
    static func negated(_ relation: Relation) -> String {
        switch relation {
        case .company(let isWithout, let references, let all, let scope):
            "not \(isWithout ? "without" : "with") \(names(references, all: all)) \(self.scope(scope))"
        case .order(let isBefore, let reference, let isSection, let scope):
            "not \(isBefore ? "before" : "after") \(isSection ? "the section titled " : "")[\(reference.name)]\(isSection ? "" : " " + self.scope(scope))"
        case .excludedFrom(let reference): "not excluded from [\(reference.name)]"
        case .coveredBy(let reference): "not covered by [\(reference.name)]"
        case .byActor(let reference): "not done by [\(reference.name)]"
        case .place(let isOutside, let place): "\(isOutside ? "" : "not ")in \(self.place(place))"
        }
    }

    private static func names(_ references: [Reference], all: Bool) -> String {
        let names = references.map { "[\($0.name)]" }.joined(separator: ", ")
        return references.count == 1 ? names : (all ? "all of " : "any of ") + names
    }

    private static func scope(_ scope: Scope) -> String {
        switch scope {
        case .sentence: "in one sentence"
        case .paragraph: "in one paragraph"
        case .article: "in one article"
        case .chapter: "in one chapter"
        case .document: "in the document"
        case .words(let count): "within \(count) words"
        }
    }

    private static func place(_ place: Place) -> String {
        switch place {
        case .preamble: "the preamble"
        case .operativePart: "the operative part"
        case .definitions: "the definitions"
        case .heading: "a heading"
        case .annex: "an annex"
        case .sectionTitled(let reference): "a section titled [\(reference.name)]"
        case .companion(let kind): "the companion \(kind.rawValue)"
        }
    }
}
