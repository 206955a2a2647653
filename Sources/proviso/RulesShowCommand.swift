import ArgumentParser
import Checking
import Diagnostics

struct RulesList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List rules, concepts, provisions, statements and whatever else the rules declare.",
        discussion: CommandHelp.rulesList)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    @Option(help: ArgumentHelp("Only this kind: \(LoadedRules.declarationKinds.joined(separator: ", ")).", valueName: "kind"), completion: .list(LoadedRules.declarationKinds))
    var kind: String?

    @Option(help: ArgumentHelp("Only rules and statements of this area.", valueName: "area"), completion: Completions.areas)
    var area: String?

    @Option(help: "Output format.")
    var format: Format = .text

    @OptionGroup var options: RuleOptions

    func validate() throws {
        guard kind.map(LoadedRules.declarationKinds.contains) ?? true else {
            throw ValidationError("There is no kind '\(kind ?? "")'. Kinds are \(LoadedRules.declarationKinds.joined(separator: ", ")).")
        }
    }

    func run() throws {
        let rules = try options.loadRules()
        if let area, !rules.areas.contains(area) {
            printToStandardError("proviso: there is no area '\(area)'; areas are \(rules.areas.joined(separator: ", "))\n")
            throw ExitCode(2)
        }
        let declarations = rules.declarations(kind: kind, area: area)
        switch format {
        case .text: print(DeclarationList.text(declarations), terminator: "")
        case .json: print(DeclarationList.json(declarations), terminator: "")
        case .csv: print(DeclarationList.csv(declarations), terminator: "")
        }
    }
}

struct RulesShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a rule, concept, provision, statement or cue list; or the whole pack as JSON.",
        discussion: """
            Examples:
              proviso rules show peace.amnesty-exclusions
              proviso rules show --format json > pack.json      (--builtin-rules pack.json reads it again)
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "A name or id.", completion: Completions.names)
    var name: String?

    @Option(help: "text: in the rule language. json: in the form of Documentation/rules.schema.json.")
    var format: Format = .text

    @OptionGroup var options: RuleOptions

    func validate() throws {
        if name == nil, format == .text { throw ValidationError("Name a rule or concept, or ask for the whole pack with --format json.") }
    }

    func run() throws {
        let rules = try options.loadRules()
        guard let name else { return print(rules.json(), terminator: "") }
        let declarations = rules.declarations(named: name)
        guard !declarations.isEmpty else {
            let help = rules.suggestion(for: name).map { "; did you mean '\($0)'?" } ?? ""
            printToStandardError("proviso: nothing is called '\(name)'\(help)\n")
            throw ExitCode(2)
        }
        print(format == .json ? rules.json(of: declarations) : rules.source(of: declarations), terminator: "")
    }
}

extension RuleOptions {
    /// Loads the rules without compiling them; faults go to standard error with exit code 2.
    func loadRules() throws -> LoadedRules {
        let rules = RuleLoading.load(sources)
        guard !rules.hasErrors else { throw Failure.report(rules.diagnostics, rules: rules, exitCode: 2) }
        return rules
    }
}

struct RulesDocs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs", abstract: "Write the reference of the rules: Markdown, and an HTML page for each pack that needs nothing else.",
        discussion: CommandHelp.rulesDocs)

    enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, html }

    @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"), completion: .directory)
    var output: String

    @Flag(help: "Write nothing; name the files that are not up to date.")
    var check = false

    @Option(help: "Only this format: markdown or html.")
    var format: Format?

    @OptionGroup var options: RuleOptions

    func run() throws {
        let formats = format.map { [$0 == .html ? RuleDocumentation.Format.html : .markdown] } ?? [.markdown, .html]
        let documentation = RuleDocumentation(try options.loadRules(), formats: formats)
        if check {
            let stale = documentation.staleFiles(in: output)
            for name in stale { print("not up to date: \(output)/\(name)") }
            if !stale.isEmpty { throw ExitCode(1) }
            return
        }
        do throws(RuleDocumentation.Failure) {
            for name in try documentation.write(to: output) { print("\(output)/\(name)") }
        } catch {
            printToStandardError("proviso: cannot write to \(output): \(error.reason)\n")
            throw ExitCode(2)
        }
    }
}
