import ArgumentParser
import Checking
import ProjectFiles

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a configuration for the documents of a folder.",
        discussion: """
            Looks at the documents, and writes a .proviso.yml with what it found and comments on the rest. Never overwrites.
            Examples:
              proviso init
              proviso init drafts/
            Exit codes: 0 written, 2 there is one already, or the folder cannot be written to.
            """)

    @Argument(help: "The folder.")
    var folder = "."

    @OptionGroup var options: RuleOptions

    func run() throws {
        let session = try options.openSession()
        let sketch = session.sketch(folder: folder, rules: options.rules, thresholds: CheckCommand.Threshold.allCases.map(\.rawValue))
        do throws(Output.Failure) { try Output.create(sketch.text, at: sketch.file) } catch {
            printToStandardError("proviso: cannot write \(sketch.file): \(error.reason)\n")
            throw ExitCode(2)
        }
        print("\(sketch.file): \(sketch.summary)")
        print("next: proviso check\(folder == "." ? "" : " \(folder)")")
    }
}
