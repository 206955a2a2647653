/// A manual page in the macros of man(7).
struct ManualPage {
    private(set) var source = ""

    /// Words before and after the commands.
    static let description = [
        "Proviso holds draft documents on security sector reform (peace agreements, ceasefires, security policies and strategies, plans, laws, programmes, codes of conduct) against the guidance of the United Nations, and says requirement by requirement what a draft meets, weakens, leaves out or contradicts, with the passage, its address and the source.",
        "It never uses the network. The same document, rules and version give the same bytes.",
    ]
    static let exitStatus = [
        ("0", "Nothing was found at or above the threshold of --fail-on."), ("1", "There are findings."),
        ("2", "Wrong use, or rules or a configuration that cannot be used."), ("3", "A document could not be checked, or nothing was."),
    ]
    static let environment = [
        ("NO_COLOR", "If it is set, and not empty, --color auto means never."),
        ("TERM", "With dumb there are neither colours nor a progress bar."),
        ("COLUMNS", "How wide reports are where standard output is no terminal; 100 if it is not set."),
        ("LC_ALL, LC_CTYPE, LANG", "The first that is set says whether the terminal shows UTF-8. If not, reports draw with ASCII; on a terminal they show texts in ASCII too."),
    ]

    init(_ tree: CommandTree, version: String) {
        let root = tree.command
        let name = root.commandName
        source += ".TH \(name.uppercased()) 1 \"\" \"\(Roff.escaped(version))\" \"User commands\"\n"
        section("NAME")
        paragraph("\(name) - \(Roff.lowercasedFirst(root.abstract ?? ""))")
        section("SYNOPSIS")
        for command in root.shown { synopsis([name], command) }
        section("DESCRIPTION")
        for text in ManualPage.description { paragraph(text) }
        section("COMMANDS")
        paragraph("Every command knows --help.")
        for command in root.shown { self.command([name], command) }
        section("EXIT STATUS")
        for (code, text) in ManualPage.exitStatus { item(Roff.bold(code), text) }
        section("ENVIRONMENT")
        for (variable, text) in ManualPage.environment { item(Roff.bold(variable), text) }
        section("EXAMPLES")
        discussion(root.discussion ?? "")
    }

    // MARK: Commands

    private mutating func synopsis(_ path: [String], _ command: CommandTree.Command) {
        if command.shown.isEmpty {
            source += ".br\n\(usage(path, command))\n"
        } else {
            for part in command.shown { synopsis(path + [command.commandName], part) }
        }
    }

    /// Only what must be given is spelt out: the options have a list of their own.
    private func usage(_ path: [String], _ command: CommandTree.Command) -> String {
        var words = [Roff.bold((path + [command.commandName]).joined(separator: " "))]
        if command.shownArguments.contains(where: { $0.kind != .positional }) { words.append("[options]") }
        for argument in command.shownArguments where argument.kind == .positional {
            let value = Roff.italic(argument.valueName ?? "value") + (argument.isRepeating ? " ..." : "")
            words.append(argument.isOptional ? "[\(value)]" : value)
        }
        return words.joined(separator: " ")
    }

    private mutating func command(_ path: [String], _ command: CommandTree.Command) {
        let path = path + [command.commandName]
        source += ".SS \(Roff.escaped(path.joined(separator: " ")))\n"
        paragraph(command.abstract ?? "")
        for argument in command.shownArguments { self.argument(argument) }
        discussion(command.discussion ?? "")
        for part in command.shown { self.command(path, part) }
    }

    private mutating func argument(_ argument: CommandTree.Argument) {
        let value = Roff.italic(argument.valueName ?? "value")
        // Short names before long ones, as everywhere.
        let names = (argument.names ?? []).map(\.written).sorted { ($0.count, $0) < ($1.count, $1) }.map(Roff.bold)
        let term = switch argument.kind {
        case .positional: value
        case .flag: names.joined(separator: ", ")
        case .option: names.joined(separator: ", ") + " " + value
        }
        var text = argument.abstract ?? ""
        var facts: [String] = []
        if let values = argument.allValues, argument.kind != .flag { facts.append("one of \(values.joined(separator: ", "))") }
        if let value = argument.defaultValue, !value.isEmpty, argument.kind != .flag { facts.append("default: \(value)") }
        if !facts.isEmpty { text += " (\(facts.joined(separator: "; ")))" }
        item(term, text)
    }

    // MARK: Layout

    private mutating func section(_ title: String) { source += ".SH \(title)\n" }

    private mutating func paragraph(_ text: String) {
        if !text.isEmpty { source += ".PP\n\(Roff.line(text))\n" }
    }

    private mutating func item(_ term: String, _ text: String) { source += ".TP\n\(term)\n\(Roff.line(text))\n" }

    /// Lines that are indented stay as they are; the others are filled.
    private mutating func discussion(_ text: String) {
        var isExample = false
        var isNew = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isIndented = line.hasPrefix("  ")
            if isIndented != isExample {
                source += isIndented ? ".PP\n.RS 4\n.nf\n" : ".fi\n.RE\n"
                isExample = isIndented
                isNew = true
            }
            if line.isEmpty {
                isNew = true
            } else if isIndented {
                source += Roff.line(String(line.dropFirst(2))) + "\n"
            } else {
                source += (isNew || line.hasPrefix("Exit codes:") ? ".PP\n" : "") + Roff.line(String(line)) + "\n"
                isNew = false
            }
        }
        if isExample { source += ".fi\n.RE\n" }
    }
}

enum Roff {
    /// A text in which nothing is taken for a request or an escape.
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("'", with: "\\(aq").replacing("^", with: "\\(ha").replacing("~", with: "\\(ti")
    }

    static func line(_ text: String) -> String {
        let escaped = escaped(text)
        return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
    }

    static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fP" }
    static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fP" }

    /// The line of NAME begins small.
    static func lowercasedFirst(_ text: String) -> String {
        let text = text.hasSuffix(".") ? String(text.dropLast()) : text
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
