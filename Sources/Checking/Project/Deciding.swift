public import Diagnostics
import DocumentModel
import Fractions
public import ProjectFiles
public import Reporting
import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// What a person wants to have recorded.
public struct DecisionRequest: Sendable {
    public var document: String
    public var rule: String
    /// Nil: the last decision is withdrawn.
    public var answer: RuleStatus?
    public var reason: String
    public var person: String
    public var date: CalendarDate
    /// Decides although the rule does not ask, or against what it holds possible.
    public var overrules = false
    /// Addresses of passages that the decision rests on besides those that the engine names.
    public var at: [String] = []

    public init(document: String, rule: String, answer: RuleStatus?, reason: String, person: String, date: CalendarDate) {
        self.document = document
        self.rule = rule
        self.answer = answer
        self.reason = reason
        self.person = person
        self.date = date
    }
}

/// Why a decision is not recorded.
public enum DecisionFailure: Error {
    case usage(Diagnostic)
    case document(FailureReport)
}

extension Session {
    static let refusedDecision = DiagnosticCode(
        "refused-decision",
        """
        A decision answers the question of a requirement that needs review, within what the rule holds possible. To decide \
        otherwise, against the reading of the rules, say so with --overrule: it is recorded as such, and an overruled \
        violation stays listed in every report.
        """)

    /// Checks that a decision can be made, and writes it to the end of the log.
    ///
    /// - Returns: the line written, and the result as it stands with it.
    public func decide(_ request: DecisionRequest, options: CheckOptions) throws(DecisionFailure) -> (record: DecisionRecord, result: ResultReport?) {
        func refuse(_ message: String, help: String? = nil) -> DecisionFailure {
            .usage(Diagnostic(Session.refusedDecision, message, file: "proviso", help: help))
        }
        guard let index = rules.pack.rules.firstIndex(where: { $0.id == request.rule }) else {
            let suggestion = SpellingSuggestion.nearest(to: request.rule, among: rules.pack.rules.map(\.id))
            throw .usage(
                Diagnostic(Session.unknownRule, "there is no rule '\(request.rule)'", file: "proviso", help: suggestion.map { "did you mean '\($0)'?" }))
        }
        var options = options
        let name = options.project.name(of: request.document == "-" ? options.standardInputName : request.document)
        var record = DecisionRecord(
            action: request.answer == nil ? .withdraw : .decide, date: request.date, person: request.person, reason: request.reason, document: name,
            rule: request.rule, program: "proviso \(ProgramVersion.current)", rules: rules.digest)
        guard let answer = request.answer else {
            guard options.project.decisions.decision(on: request.rule, document: name) != nil else {
                throw refuse("there is no decision on \(request.rule) for \(name) to withdraw", help: "'proviso decide --list' shows those that stand")
            }
            try append(record, options.project)
            return (record, nil)
        }
        let found: Checker.Judged
        do throws(DocumentOpener.Failure) { found = try Checker(session: self, options: options).judge(request.document, rule: index) } catch {
            throw .document(error.report)
        }
        guard let engine = found.engine else {
            throw refuse("\(request.rule) is not checked on \(name): it does not speak of a \(found.kind.rawValue), or the profile leaves it out")
        }
        let status = RuleStatus(engine.status)
        record.answer = answer
        record.engineStatus = status
        record.overrules = status != .needsReview || !Rulings.fits(answer, engine)
        if record.overrules, !request.overrules {
            if status == .needsReview {
                throw refuse(
                    "\(request.rule) cannot be \(answer.label.lowercased()) whatever the open question comes to: the rest of it says otherwise",
                    help: "answer partly-met, or decide against the rules with --overrule; 'proviso why \(request.rule) \(request.document)' shows the rest")
            }
            throw refuse(
                "\(request.rule) does not need review on \(name): it is \(status.label.lowercased())",
                help: "to decide against the reading of the rules, add --overrule; it is recorded as such")
        }
        var ground = found.ground
        // What the rules miss stands somewhere: unless the person says where, nobody knows when it goes.
        if [.notMet, .partlyMet, .notApplicable].contains(status) { ground.wholeText = Ground.fingerprint(found.text) }
        for address in request.at {
            let units = AddressFilter(address).units(of: found.text)
            guard !units.isEmpty else {
                throw .usage(
                    Diagnostic(
                        Session.unknownAddress, "nothing stands at '\(address)'", file: request.document, help: AddressFilter(address).suggestion(found.text)))
            }
            ground.add(units.sorted(), of: found.text)
        }
        record.passages = ground.passages
        record.unlisted = ground.unlisted
        record.wholeText = ground.wholeText
        try append(record, options.project)
        options.project.decisions = DecisionLog(options.project.decisions.records + [record])
        let result = try? Checker(session: self, options: options).judge(request.document, rule: index).report
        return (record, result ?? nil)
    }

    private func append(_ record: DecisionRecord, _ project: Project) throws(DecisionFailure) {
        do throws(FileSystem.Failure) { try FileSystem.append(record.json.utf8, to: project.decisionsFile) } catch {
            throw .usage(Diagnostic(ProjectCodes.unreadableFile, "cannot be written: \(error.message)", file: project.decisionsFile))
        }
    }
}

extension Ground {
    /// Rests the decision on units of the text, instead of on all of it.
    fileprivate mutating func add(_ units: [Int], of text: AnalysedText) {
        let added = units.map { unit in
            DecisionRecord.Passage(address: text.address(of: unit), fingerprint: FindingKey.fingerprint(text.document.text.string(text.span(of: unit))))
        }
        passages = Array(Set(passages + added)).sorted()
        wholeText = nil
    }
}
