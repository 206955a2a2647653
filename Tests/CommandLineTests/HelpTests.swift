import Foundation
import Testing

/// Help, completions and the manual: what people learn the program from.
@Suite struct HelpTests {
    private func withProgram(_ body: (Program) throws -> Void) throws {
        let program = try Program()
        defer { program.remove() }
        try body(program)
    }

    @Test func withoutACommandItTeachesThree() throws {
        try withProgram { program in
            let outcome = try program.run([])
            #expect(outcome.code == 0)
            #expect(outcome.output.split(separator: "\n").filter { $0.hasPrefix("  proviso ") }.count == 3)
        }
    }

    /// The commands that do something, as the arguments that lead to them.
    private func commands(_ program: Program) throws -> [[String]] {
        let tree = try #require(try JSONSerialization.jsonObject(with: Data(program.run(["--experimental-dump-help"]).output.utf8)) as? [String: Any])
        func leaves(_ command: [String: Any], _ path: [String]) -> [[String]] {
            let parts = (command["subcommands"] as? [[String: Any]] ?? []).filter { $0["commandName"] as? String != "help" }
            if parts.isEmpty { return [path] }
            return parts.flatMap { leaves($0, path + [$0["commandName"] as? String ?? ""]) }
        }
        return leaves(try #require(tree["command"] as? [String: Any]), [])
    }

    @Test func everyCommandTeachesByExample() throws {
        try withProgram { program in
            let commands = try commands(program)
            #expect(commands.contains(["rules", "check"]))
            for command in commands {
                let help = try program.run(command + ["--help"]).output
                #expect(help.contains("  proviso \(command.joined(separator: " "))"), "\(command)")
            }
        }
    }

    @Test func theManualNamesEveryCommand() throws {
        try withProgram { program in
            let manual = try program.shell("proviso --experimental-dump-help | manual-page 'Proviso 1' > proviso.1 && cat proviso.1").output
            #expect(manual.hasPrefix(".TH PROVISO 1"))
            for command in try commands(program) { #expect(manual.contains(".SS proviso \(command.joined(separator: " "))\n"), "\(command)") }
            for part in ["NAME", "SYNOPSIS", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES"] { #expect(manual.contains(".SH \(part)\n")) }
            let set = try program.shell("groff -man -Tutf8 -ww -z proviso.1")
            #expect(set.code == 0 && set.errors.isEmpty, "\(set.errors)")
        }
    }

    @Test func theManualOfNothing() throws {
        try withProgram { program in
            let outcome = try program.shell("echo nothing | manual-page")
            #expect(outcome.code == 2 && outcome.errors.contains("no description of commands"))
        }
    }

    /// What bash offers for the last of the words.
    private func completions(_ words: [String], _ program: Program) throws -> [String] {
        let line = words.map { "'\($0)'" }.joined(separator: " ")
        let script = """
            proviso --generate-completion-script bash > completions.bash && bash -n completions.bash && . ./completions.bash
            COMP_WORDS=(\(line)); COMP_CWORD=\(words.count - 1); COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; COMP_KEY=9
            _proviso proviso "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" && printf '%s\\n' "${COMPREPLY[@]}"
            """
        let outcome = try program.shell(script)
        #expect(outcome.errors.isEmpty, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        (["expl"], "explain"), (["check", "--fail"], "--fail-on"), (["check", "--kind", "cease"], "ceasefire"),
        (["check", "--builtin-rules", "rules", "--profile", ""], "ferries-only"), (["explain", "--builtin-rules", "rules", "lights.k"], "lights.kept"),
        (["explain", "peace.amnesty-ex"], "peace.amnesty-exclusions"), (["check", "gap"], "gap.md"),
    ]) func bashCompletes(_ words: [String], _ completion: String) throws {
        try withProgram { program in
            let offered = try completions(["proviso"] + words, program)
            #expect(offered == [completion])
        }
    }
}
