import ArgumentParser
import Checking
import Diagnostics

struct RulesFormat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format", abstract: "Give rule files their canonical layout.",
        discussion: CommandHelp.rulesFormat)

    @Flag(help: "Change nothing; name the files that are not in the canonical layout.")
    var check = false

    @Argument(help: "Rule files, folders, or - for standard input.", completion: .file())
    var paths: [String]

    func run() throws {
        let formatting = RuleFormatting(paths, isWriting: !check)
        let renderer = SnippetRenderer()
        for (diagnostic, text) in formatting.faults { printToStandardError(renderer.render(diagnostic, text: text)) }
        if let output = formatting.output, !check { print(String(decoding: output, as: UTF8.self), terminator: "") }
        if paths != ["-"] || check {
            for path in formatting.changed where path != "standard input" || check { print("\(check ? "would format" : "formatted") \(path)") }
            printToStandardError("\(formatting.changed.count) of \(formatting.count) files \(check ? "to format" : "formatted")\n")
        }
        if !formatting.faults.isEmpty { throw ExitCode(2) }
        if check, !formatting.changed.isEmpty { throw ExitCode(1) }
    }
}
