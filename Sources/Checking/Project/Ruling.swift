import DocumentModel
import Fractions
import ProjectFiles
import Reporting
import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// What people have said about a result of the engine, and what the result is after that. Score and verdict are made of
/// results after rulings, by the same code as ever.
struct Ruling {
    /// As the engine gave it.
    var engine: RuleResult
    /// After decision and waiver.
    var result: RuleResult
    var decision: DecisionReport?
    var waiver: WaiverReport?
}

/// What a decision on a result rests on.
struct Ground: Equatable {
    var passages: [DecisionRecord.Passage]
    /// How many passages there are like these that the engine does not list.
    var unlisted: Int
    /// Where there is no passage.
    var wholeText: String?

    /// - Parameter companions: the documents that the rule compares with; a decision falls with their text too.
    init(_ evidence: [Evidence], text: AnalysedText, unlisted: Int = 0, companions: [(kind: DocumentKind, text: AnalysedText)]) {
        var passages = evidence.map { DecisionRecord.Passage(address: $0.address, fingerprint: FindingKey.fingerprint($0.text)) }
        for companion in companions {
            passages.append(
                DecisionRecord.Passage(address: "companion: \(companion.kind.rawValue)", fingerprint: Ground.fingerprint(companion.text)))
        }
        self.passages = Array(Set(passages)).sorted()
        self.unlisted = unlisted
        wholeText = evidence.isEmpty ? Ground.fingerprint(text) : nil
    }

    static func fingerprint(_ text: AnalysedText) -> String { FindingKey.fingerprint(String(decoding: text.document.text, as: UTF8.self)) }
}

/// Applies decisions and waivers to the results on one document.
struct Rulings {
    let project: Project
    let pack: RulePack
    let text: AnalysedText
    /// The name that the document is known under.
    let name: String
    let ground: (RuleResult) -> Ground

    func ruling(_ engine: RuleResult) -> Ruling {
        var ruling = Ruling(engine: engine, result: engine)
        let rule = pack.rules[engine.rule]
        if let record = project.decisions.decision(on: rule.id, document: name) { apply(record, &ruling) }
        if let waiver = waiver(rule, ruling.result.status) {
            ruling.waiver = waiver.report
            ruling.result.credit = (.zero, .zero)
        }
        return ruling
    }

    // MARK: Waivers

    /// A violation is never waived, and a waiver that has run out is none.
    private func waiver(_ rule: Rule, _ status: RuleResult.Status) -> Waiver? {
        guard [.notMet, .partlyMet, .needsReview].contains(status) else { return nil }
        return project.waivers.first { $0.rule == rule.id && $0.path.matches(name) && project.today <= $0.expires }
    }

    // MARK: Decisions

    private func apply(_ record: DecisionRecord, _ ruling: inout Ruling) {
        guard let answer = record.answer, let engineStatus = record.engineStatus else { return }
        let lapse = lapse(of: record, ruling.engine)
        ruling.decision = DecisionReport(
            answer: answer, reason: record.reason, person: record.person, date: record.date.description,
            engineStatus: lapse == nil ? RuleStatus(ruling.engine.status) : engineStatus, isLapsed: lapse != nil, lapse: lapse)
        guard lapse == nil, let status = RuleResult.Status(answer) else { return }
        ruling.result.status = status
        ruling.result.credit = Rulings.credit(of: answer, ruling.engine, overrules: record.overrules)
    }

    /// Why a decision counts no longer; nil if it does.
    private func lapse(of record: DecisionRecord, _ engine: RuleResult) -> String? {
        let status = RuleStatus(engine.status)
        if record.overrules ? status != record.engineStatus : status != .needsReview {
            return "the rules no longer \(record.overrules ? "say what was overruled" : "ask"): the requirement is \(status.label.lowercased()) by their reading"
        }
        let ground = ground(engine)
        if let whole = record.wholeText {
            return whole == Ground.fingerprint(text) && Set(ground.passages) == Set(record.passages) ? nil : "the text has changed"
        }
        // Every passage that raises the question was seen when it was answered, and those seen are still there.
        let seen = Set(record.passages.map(\.fingerprint))
        let now = Set(ground.passages.map(\.fingerprint))
        guard !now.isEmpty || !seen.isEmpty, now.isSubset(of: seen) else { return "the passage has changed, or there is another one" }
        if ground.unlisted > record.unlisted { return "there is another passage" }
        let gone = seen.subtracting(now)
        if !gone.isEmpty, !gone.isSubset(of: fingerprints) { return "the passage has changed" }
        if !record.overrules, let answer = record.answer, !Rulings.fits(answer, engine) { return "what else the rule asks for has changed" }
        return nil
    }

    /// Of every sentence and item of the text.
    private var fingerprints: Set<String> {
        Set(text.units.indices.map { FindingKey.fingerprint(text.document.text.string(text.span(of: $0))) })
    }

    /// Whether an answer keeps to what the engine holds possible.
    static func fits(_ answer: RuleStatus, _ engine: RuleResult) -> Bool {
        guard let credit = engine.credit else { return answer == .notApplicable }
        switch answer {
        case .met: return credit.high == .one
        case .partlyMet: return credit.high > .zero && credit.low < .one
        case .notMet, .violated: return credit.low == .zero
        default: return true
        }
    }

    /// What an answer earns: the bound of the interval that it settles on; for partly met one half, or the bound nearest to it.
    private static func credit(of answer: RuleStatus, _ engine: RuleResult, overrules: Bool) -> (low: Fraction, high: Fraction)? {
        switch answer {
        case .met: return (.one, .one)
        case .partlyMet:
            guard !overrules, let credit = engine.credit else { return (.half, .half) }
            let value = max(credit.low, min(credit.high, .half))
            return (value, value)
        case .notApplicable: return nil
        default: return (.zero, .zero)
        }
    }
}

extension RuleResult.Status {
    /// Of what a person may answer.
    fileprivate init?(_ answer: RuleStatus) {
        switch answer {
        case .met: self = .met
        case .partlyMet: self = .partlyMet
        case .notMet: self = .notMet
        case .violated: self = .violated
        case .notApplicable: self = .notApplicable
        case .needsReview, .notChecked, .error: return nil
        }
    }
}
