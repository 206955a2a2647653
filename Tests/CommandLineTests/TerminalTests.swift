import Foundation
import Testing

/// What differs on a terminal: colours, width, letters, and the bar that says how far a run has come.
@Suite struct TerminalTests {
    private static let check = "proviso check --builtin-rules rules --kind ceasefire --fail-on never"
    private static let many = "good.md gap.md weak.md open.md bad.md"

    /// What a line of a shell writes to a terminal of its own.
    private func onTerminal(_ line: String, _ environment: [String: String] = [:]) throws -> String {
        let program = try Program()
        defer { program.remove() }
        let settings = ["TERM": "xterm", "LINE": "stty cols 80; " + line].merging(environment) { $1 }
        return try program.shell("script -qec \"$LINE\" /dev/null < /dev/null", environment: settings).output.replacing("\r\n", with: "\n")
    }

    @Test func aBarOnATerminalOnly() throws {
        let bar = try onTerminal("\(Self.check) \(Self.many) > /dev/null")
        #expect(bar.contains(" of 5 ") && bar.contains("bad.md"))
        #expect(bar.hasSuffix("\r\u{1B}[K"), "it is gone at the end")
        #expect(try onTerminal("\(Self.check) good.md > /dev/null") == "", "a short run has none")
        #expect(try onTerminal("\(Self.check) --quiet \(Self.many) > /dev/null") == "")
        #expect(try onTerminal("\(Self.check) \(Self.many) > /dev/null", ["TERM": "dumb"]) == "")
        #expect(try !onTerminal("\(Self.check) \(Self.many) 2> errors; cat errors").contains("of 5 "))
    }

    @Test func coloursOnATerminalOnly() throws {
        let line = "\(Self.check) gap.md"
        #expect(try onTerminal(line).contains("\u{1B}[1m"))
        #expect(try onTerminal(line, ["NO_COLOR": ""]).contains("\u{1B}[1m"), "an empty variable asks for nothing")
        for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] { #expect(try !onTerminal(line, environment).contains("\u{1B}")) }
        #expect(try !onTerminal("\(line) | cat").contains("\u{1B}"))
        #expect(try onTerminal("\(line) --color always | cat").contains("\u{1B}["))
        #expect(try !onTerminal("\(line) --color never").contains("\u{1B}"))
        #expect(try !onTerminal("proviso check --builtin-rules faulty good.md", ["NO_COLOR": "1"]).contains("\u{1B}"), "errors too")
    }

    @Test func theLocaleDecidesOnLetters() throws {
        let line = "\(Self.check) --color never gap.md"
        #expect(try onTerminal(line, ["LC_ALL": "C.UTF-8"]).contains("──"))
        let plain = try onTerminal(line, ["LC_ALL": "C", "LANG": "en_US.UTF-8"])
        #expect(plain.contains("--") && plain.utf8.allSatisfy { $0 < 0x80 })
        #expect(try onTerminal("\(line) | cat", ["LANG": "C.utf8"]).contains("──"))
        #expect(try !onTerminal("\(line) | cat", ["LANG": "C"]).contains("──"))
    }

    @Test func theWidthIsTheTerminals() throws {
        for width in [40, 60, 140] {
            let lines = try onTerminal("stty cols \(width); \(Self.check) --color never gap.md", ["LC_ALL": "C"]).split(separator: "\n")
            let rule = try #require(lines.first { $0.hasPrefix("-- Not met") })
            #expect(rule.count == width)
            #expect(lines.allSatisfy { $0.count <= width || $0.hasPrefix("gap.md") })
        }
    }

    /// A pager shows as many columns as the terminal has; a file is the same whoever writes it.
    @Test func aPipeIsAsWideAsTheTerminal() throws {
        func width(_ line: String, _ environment: [String: String] = [:]) throws -> Int? {
            try onTerminal("stty cols 60; \(Self.check) gap.md \(line)", ["LC_ALL": "C"].merging(environment) { $1 }).split(separator: "\n").first { $0.hasPrefix("-- Not met") }?.count
        }
        #expect(try width("| cat") == 60)
        #expect(try width("> report.txt; cat report.txt") == 100)
        #expect(try width("| cat", ["COLUMNS": "72"]) == 72)
    }

    @Test func standardInputHasAName() throws {
        let program = try Program()
        defer { program.remove() }
        let draft = try program.read("gap.md")
        let named = try program.run(["check", "-", "--filename", "draft.md"] + Program.own + ["--kind", "ceasefire"], input: draft)
        #expect(named.output.contains("draft.md: not met [lights.kept]"))
        let empty = try program.run(["check", "-", "--filename", "draft.md"] + Program.own, input: "")
        #expect(empty.code == 3 && empty.output.contains("draft.md: error: "))
    }
}
