import ArgumentParser

@main
struct Proviso: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proviso",
        abstract: "Hold a draft on security sector reform against the United Nations guidance.",
        subcommands: [ProvisionsCommand.self, RulesCommand.self])
}
