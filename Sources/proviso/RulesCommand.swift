import ArgumentParser
import Checking
import Diagnostics

struct RuleOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Add the rules in this folder, or in this JSON file.", valueName: "path"), completion: .file())
    var rules: [String] = []

    @Option(name: .long, help: ArgumentHelp("Use this folder or JSON file instead of the rules built into the program.", valueName: "path"), completion: .file())
    var builtinRules: String?

    var sources: RuleSources { RuleSources(builtinOverride: builtinRules, additional: rules) }
}

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Look at, check, test and format the rules.", discussion: CommandHelp.rules,
        subcommands: [
            RulesCheck.self, RulesTest.self, RulesCoverage.self, RulesFormat.self, RulesList.self, RulesShow.self, RulesDocs.self, RulesTrace.self,
            RulesFingerprint.self,
        ])
}

struct RulesCheck: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "Check rule files for faults.", discussion: CommandHelp.rulesCheck)

    @Flag(help: "Show every warning.")
    var all = false

    @OptionGroup var options: RuleOptions

    func run() throws {
        let rules = RuleLoading.load(options.sources, lints: true, examples: true)
        let renderer = SnippetRenderer(useColor: Terminal.isColorful)
        // Errors first; of the warnings a screenful, unless all are asked for.
        let errors = rules.diagnostics.filter { $0.severity == .error }
        // Who adds a folder asks about that folder.
        let own = options.rules
        let warnings = rules.diagnostics.filter { fault in
            fault.severity != .error && (own.isEmpty || own.contains { fault.file == $0 || fault.file.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") })
        }
        let shown = all ? warnings : Array(warnings.prefix(10))
        for text in renderer.render(errors + shown, text: rules.text) { print(text) }
        if shown.count < warnings.count { print("\(warnings.count - shown.count) more warnings; --all shows them\n") }
        print(rules.summary)
        if rules.hasErrors { throw ExitCode(2) }
    }
}

struct RulesTest: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "test", abstract: "Run the examples that stand in the rules.", discussion: CommandHelp.rulesTest)

    @Option(help: ArgumentHelp("Only rules, concepts, provisions and cue lists whose name contains this.", valueName: "text"))
    var filter: String?

    @OptionGroup var options: RuleOptions

    func run() throws {
        let outcomes = try options.openSession(for: .testing).runExamples(filter: filter)
        for outcome in outcomes where !outcome.passed {
            print("\(outcome.name): expected \(outcome.expected), got \(outcome.got)")
            print("  \(outcome.text)")
            for detail in outcome.details { print("    \(detail)") }
        }
        let passed = outcomes.filter(\.passed).count
        print("\(passed) passed, \(outcomes.count - passed) failed")
        if outcomes.isEmpty {
            printToStandardError("proviso: no name contains '\(filter ?? "")'\n")
            throw ExitCode(2)
        }
        if passed < outcomes.count { throw ExitCode(1) }
    }
}
