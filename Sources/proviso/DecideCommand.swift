import ArgumentParser
import Checking
import Diagnostics
import ProjectFiles
import Reporting

struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Record a person's answer to a question that the rules leave open.",
        discussion: """
            The answer goes to the end of a log (.proviso-decisions.jsonl), with who, when and why. Checks apply it as long as the
            passage stands as it was, to later drafts too: give them the same name with --as, or in .proviso.yml.
            Examples:
              proviso decide draft.docx peace.amnesty-exclusions --answer met \\
                --reason 'Annex II excludes them by name.' --person 'A. Legal Adviser'
              proviso decide --list
              proviso decide draft.docx peace.amnesty-exclusions --withdraw --reason 'Annex II was dropped.' --person 'A. Legal Adviser'
            Exit codes: 0 recorded, 2 wrong use or a decision that is refused, 3 a document that cannot be read.
            """)

    enum Answer: String, ExpressibleByArgument, CaseIterable {
        case met, partlyMet = "partly-met", notMet = "not-met", violated, notApplicable = "not-applicable"
    }

    @Option(help: "What the person decided.")
    var answer: Answer?

    @Option(help: ArgumentHelp("Why, in a sentence.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("Who decided.", valueName: "name"))
    var person: String?

    @Option(help: ArgumentHelp("When (YYYY-MM-DD; default: today).", valueName: "date"), transform: ProjectOptions.calendarDate)
    var date: CalendarDate?

    @Option(help: ArgumentHelp("A place that the decision rests on, such as 'Article 7(2)'; may be given several times.", valueName: "address"))
    var at: [String] = []

    @Flag(help: "Decide although the rule does not ask, or against what it holds possible.")
    var overrule = false

    @Flag(help: "Take the last decision back.")
    var withdraw = false

    @Flag(help: "List the decisions that stand, of one document if it is given.")
    var list = false

    @Option(help: "Kind of document, or auto.")
    var kind = "auto"

    @Option(help: ArgumentHelp("Select rules and values by a profile.", valueName: "name"))
    var profile: String?

    @Option(help: ArgumentHelp("The name of the document that comes on standard input (-).", valueName: "name"))
    var filename = "standard-input.txt"

    @Argument(help: "The draft.")
    var draft: String?

    @Argument(help: "The id of a rule.")
    var rule: String?

    @OptionGroup var files: ProjectOptions
    @OptionGroup var options: RuleOptions

    func validate() throws {
        guard kind == "auto" || CheckOptions.kinds.contains(kind) else {
            throw ValidationError("There is no kind of document '\(kind)'. Kinds are \(CheckOptions.kinds.joined(separator: ", ")).")
        }
        if list {
            if rule != nil || answer != nil || withdraw { throw ValidationError("--list takes a draft at most.") }
            return
        }
        guard draft != nil, rule != nil else { throw ValidationError("Name the draft and the rule.") }
        guard withdraw != (answer != nil) else { throw ValidationError("Give --answer, or --withdraw.") }
        for (value, name) in [(reason, "--reason"), (person, "--person")] where value?.allSatisfy(\.isWhitespace) ?? true {
            throw ValidationError("Give \(name): a decision without it is worth nothing to those who come after.")
        }
    }

    func run() throws {
        let project = try ProjectOptions.open(draft.map { [$0] } ?? [], files.request)
        if list { return show(project) }
        guard let draft, let rule, let reason, let person else { return }
        let session = try options.openSession(project)
        try session.demand(profile: profile)
        var request = DecisionRequest(
            document: draft, rule: rule, answer: answer.flatMap { RuleStatus(rawValue: $0.rawValue) }, reason: reason, person: person,
            date: date ?? project.today)
        request.overrules = overrule
        request.at = at
        do throws(DecisionFailure) {
            let options = CheckOptions(kind: kind, standardInputName: filename, profile: profile, project: project)
            let (record, result) = try session.decide(request, options: options)
            print("\(project.decisionsFile): \(record.action == .withdraw ? "withdrawn" : "recorded"): \(record.rule) on \(record.document)")
            if let engine = record.engineStatus, let result {
                print("  the rules say \(engine.rawValue); with the decision the requirement is \(result.status.rawValue)")
            }
            for passage in record.passages.prefix(5) { print("  rests on \(passage.address.isEmpty ? "a passage without a number" : passage.address)") }
            if record.passages.count > 5 { print("  and \(record.passages.count - 5) passages more") }
            if record.wholeText != nil { print("  rests on the whole text, because no passage settles it: any change ends the decision (--at 'Article 7' names a passage)") }
        } catch {
            switch error {
            case .usage(let diagnostic): throw Failure.report([diagnostic], exitCode: 2)
            case .document(let failure):
                printToStandardError("\(failure.path): error: \(failure.message)\n")
                if let help = failure.help { printToStandardError("  = help: \(help)\n") }
                throw ExitCode(3)
            }
        }
    }

    private func show(_ project: Project) {
        let name = draft.map { project.name(of: $0 == "-" ? filename : $0) }
        let standing = project.decisions.standing.filter { name == nil || $0.document == name }
        if standing.isEmpty { return print("no decisions stand\(name.map { " for \($0)" } ?? "")") }
        for record in standing {
            print("\(record.document): \(record.rule): \(record.answer?.rawValue ?? "")\(record.overrules ? " (overrules \(record.engineStatus?.rawValue ?? "the rules"))" : "")")
            print("  \(record.date), \(record.person): \(record.reason)")
        }
        print("\(standing.count) \(standing.count == 1 ? "decision stands" : "decisions stand"); whether they have lapsed, a check shows")
    }
}
