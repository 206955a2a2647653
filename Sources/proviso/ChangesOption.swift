import ArgumentParser
import Checking

/// The option of the commands that read drafts in one view.
struct ChangesOption: ParsableArguments {
    enum Choice: String, ExpressibleByArgument, CaseIterable { case accepted, rejected }

    @Option(help: "Read tracked changes as accepted, or the text as it was before them.")
    var changes: Choice = .accepted

    var draft: DraftView { changes == .accepted ? .accepted : .rejected }
}
