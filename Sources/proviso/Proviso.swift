import ArgumentParser
import Checking
import Glibc

@main
struct Proviso: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proviso",
        abstract: "Hold a draft on security sector reform against the United Nations guidance.",
        discussion: CommandHelp.root,
        version: ProgramVersion.current,
        subcommands: [
            AnnotateCommand.self, BaselineCommand.self, CheckCommand.self, CompareCommand.self, DecideCommand.self, DumpCommand.self,
            ExplainCommand.self, InitCommand.self, ProvisionsCommand.self, QueryCommand.self, RulesCommand.self, ScoreCommand.self,
            WhyCommand.self,
        ])

    /// Wrong use ends with 2, as all faults of a call do; everything else as the command says.
    static func main() {
        // Who calls the program by its name alone wants to know how to begin.
        if CommandLine.arguments.count == 1 { return print(CommandHelp.firstSteps, terminator: "") }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            printToStandardError(fullMessage(for: error) + "\n")
            Glibc.exit(2)
        }
    }
}

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a rule, with its sources and examples, or an error code.",
        discussion: CommandHelp.explain)

    @Argument(help: "The id of a rule, or a code such as unknown-heading.", completion: Completions.rules)
    var name: String

    @OptionGroup var options: RuleOptions

    func run() throws {
        let session = try options.openSession()
        guard let text = session.explain(name) else {
            let help = session.suggestion(for: name).map { "; did you mean '\($0)'?" } ?? ""
            printToStandardError("proviso: there is no rule or code '\(name)'\(help)\n")
            throw ExitCode(2)
        }
        print(text, terminator: "")
    }
}
