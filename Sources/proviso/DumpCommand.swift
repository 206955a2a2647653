import ArgumentParser
import Checking
import Reporting

struct DumpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Show how a document was understood: a line for each heading, paragraph, item, cell and note.",
        discussion: CommandHelp.dump)

    @Flag(help: "Say before each block where in the file it begins.")
    var origins = false

    @Flag(help: "List the tracked changes after the text: kind, author, date, words, and their place in it.")
    var listChanges = false

    @Flag(help: "Say before each block where reports would say that it stands, the zone it is in, and what leads in to it.")
    var addresses = false

    @OptionGroup var view: ChangesOption

    @Argument(help: ArgumentHelp("The document, or - for standard input.", valueName: "path"), completion: .file())
    var path: String

    @Option(help: ArgumentHelp("What standard input is called.", valueName: "name"))
    var filename: String?

    @OptionGroup var options: RuleOptions

    func run() throws {
        // Addresses depend on the words of the cues ("Article", "Annex"), origins on nothing but the file.
        let session = addresses ? try options.openSession(for: .checking) : nil
        do throws(DocumentDumping.Failure) {
            print(
                try DocumentDumping.dump(
                    path, standardInputName: filename, view: view.draft, showsOrigins: origins, listsChanges: listChanges, session: session),
                terminator: "")
        } catch {
            printToStandardError("\(error.report.path): error: \(error.report.message)\n")
            if let help = error.report.help { printToStandardError("  = help: \(help)\n") }
            throw ExitCode(3)
        }
    }
}
