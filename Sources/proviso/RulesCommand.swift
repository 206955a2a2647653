import ArgumentParser
import Checking
import Diagnostics

struct RuleOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Add the rules in this folder.", valueName: "dir"))
    var rules: [String] = []

    @Option(name: .long, help: ArgumentHelp("Use this folder instead of the rules built into the program.", valueName: "dir"))
    var builtinRules: String?

    var sources: RuleSources { RuleSources(builtinOverride: builtinRules, additional: rules) }
}

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Look at, check and test the rules.",
        subcommands: [RulesCheck.self])
}

struct RulesCheck: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "Check rule files for faults.")

    @OptionGroup var options: RuleOptions

    func run() throws {
        let rules = RuleLoading.load(options.sources)
        let renderer = SnippetRenderer()
        for diagnostic in rules.diagnostics {
            print(renderer.render(diagnostic, text: rules.text(of: diagnostic.file)))
        }
        print(rules.summary)
        if rules.hasErrors { throw ExitCode(2) }
    }
}
