import ArgumentParser
import Checking

@main
struct Proviso: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proviso",
        abstract: "Hold a draft on security sector reform against the United Nations guidance.",
        version: ProgramVersion.current,
        subcommands: [CheckCommand.self, ProvisionsCommand.self, RulesCommand.self])
}
