/// The commands as `proviso --experimental-dump-help` tells them; only what a manual needs.
struct CommandTree: Decodable {
    var command: Command

    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var arguments: [Argument]?
        var subcommands: [Command]?
        var shouldDisplay: Bool?

        /// Commands that a user is meant to see, without the one that only repeats `--help`.
        var shown: [Command] { (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" } }
        /// What is given without a name comes first.
        var shownArguments: [Argument] {
            let shown = (arguments ?? []).filter { $0.shouldDisplay != false && !$0.isCommon }
            return shown.filter { $0.kind == .positional } + shown.filter { $0.kind != .positional }
        }
    }

    struct Argument: Decodable {
        enum Kind: String, Decodable { case positional, option, flag }

        var kind: Kind
        var names: [Name]?
        var preferredName: Name?
        var valueName: String?
        var abstract: String?
        var defaultValue: String?
        var allValues: [String]?
        var isOptional: Bool
        var isRepeating: Bool
        var shouldDisplay: Bool?

        /// `--help` and `--version` are the same for all commands.
        var isCommon: Bool { ["help", "version"].contains(preferredName?.name) }
    }

    struct Name: Decodable {
        var kind: String
        var name: String

        var written: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }
}
