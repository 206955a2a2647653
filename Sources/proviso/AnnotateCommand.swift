import Annotating
import ArgumentParser
import Checking
import Diagnostics
import Reporting

struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "Put the findings on a Word draft into the draft, as comments in the margin.",
        discussion: """
            Each finding becomes a comment on its passage, with its source and the suggested wording. The text of the draft
            is not changed.
            Examples:
              proviso annotate draft.docx --output reviewed.docx
              proviso annotate draft.docx -o reviewed.docx --summary --suggest
            Exit codes: 0 the file was written, whatever was found, 2 wrong use or rules, or a file that is no Word file,
            3 the draft cannot be read or checked.
            """)

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the annotated file goes.", valueName: "file"))
    var output: String

    @Option(help: "Kind of document, or auto.")
    var kind = "auto"

    @Option(help: ArgumentHelp("Select rules and values by a profile.", valueName: "name"))
    var profile: String?

    @Flag(help: "Put a page in front, with verdict, score and a table of the requirements.")
    var summary = false

    @Flag(help: "Put suggested wording in as tracked insertions.")
    var suggest = false

    enum Shown: EnumerableFlag {
        case onlyFindings, all

        static func help(for value: Shown) -> ArgumentHelp? {
            switch value {
            case .onlyFindings: "Comment on findings only."
            case .all: "Comment on what is met too."
            }
        }
    }

    @Flag var shown: Shown = .onlyFindings

    @Option(help: ArgumentHelp("The date of comments and insertions; without it, the date on which the draft was last saved.", valueName: "date"))
    var date: String?

    @Flag(help: "Let the annotated file take the place of the draft.")
    var force = false

    @Argument(help: ArgumentHelp("The draft, a Word file.", valueName: "path"))
    var path: String

    @OptionGroup var options: RuleOptions

    func validate() throws {
        guard kind == "auto" || CheckOptions.kinds.contains(kind) else {
            throw ValidationError("There is no kind of document '\(kind)'. Kinds are \(CheckOptions.kinds.joined(separator: ", ")).")
        }
        if output.isEmpty { throw ValidationError("Name the annotated file with --output.") }
        if !force, output == path || Output.isSameFile(output, path) {
            throw ValidationError("The annotated file would take the place of the draft. Name another file with --output, or say --force.")
        }
    }

    func run() throws {
        let session = try options.openSession(for: .checking)
        if let profile, !session.profiles.contains(profile) {
            printToStandardError("proviso: there is no profile '\(profile)'; profiles are \(session.profiles.joined(separator: ", "))\n")
            throw ExitCode(2)
        }
        var annotation = AnnotationOptions()
        (annotation.showsMet, annotation.summary, annotation.suggest, annotation.date) = (shown == .all, summary, suggest, date)
        do throws(AnnotateFailure) {
            let (file, document) = try session.annotate(
                path, options: CheckOptions(kind: kind, standardInputName: "", profile: profile), annotation: annotation)
            try Self.write(file, to: output)
            for remark in file.remarks { printToStandardError("\(path): note: \(remark)\n") }
            print("\(output): \(Self.counted(file.comments, "comment"))\(suggest ? ", \(Self.counted(file.suggestions, "suggestion"))" : "")")
            print("\(document.verdict.label), score \(document.scoreSentence)")
        } catch {
            switch error {
            case .usage(let fault): throw Failure.report([fault], exitCode: 2)
            case .document(let failure):
                printToStandardError("\(failure.path): error: \(failure.message)\n")
                if let help = failure.help { printToStandardError("  = help: \(help)\n") }
                throw ExitCode(3)
            }
        }
    }

    private static func write(_ file: AnnotatedFile, to path: String) throws(AnnotateFailure) {
        do throws(Output.Failure) { try Output.write(file.bytes, to: path) } catch {
            throw .usage(Diagnostic(AnnotationCodes.cannotWrite, .error, "cannot write the annotated file: \(error.reason)", file: path, help: "name a file in a folder that is there and that you may write to"))
        }
    }

    private static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
