import Foundation
import Testing

/// What comes out, and where.
@Suite struct OutputTests {
    private static let check = ["check"] + Program.own + ["--kind", "ceasefire"]

    private func withProgram(_ body: (Program) throws -> Void) throws {
        let program = try Program()
        defer { program.remove() }
        try body(program)
    }

    private func json(_ text: String) throws -> [String: Any] { try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) }

    private func documents(_ text: String) throws -> [[String: Any]] { try #require(try json(text)["documents"] as? [[String: Any]]) }

    @Test func jsonOnStandardOutput() throws {
        try withProgram { program in
            let outcome = try program.run(Self.check + ["--format", "json", "gap.md"])
            let document = try #require(try documents(outcome.output).first)
            #expect(document["path"] as? String == "gap.md")
            #expect(document["kind"] as? String == "ceasefire")
            #expect(document["verdict"] as? String == "gaps")
            let results = try #require(document["results"] as? [[String: Any]])
            #expect(results.map { $0["rule"] as? String } == ["lights.ferries", "lights.kept"])
            #expect(results.map { $0["status"] as? String } == ["met", "not-met"])
            #expect(outcome.errors.isEmpty)
        }
    }

    @Test func severalFormatsAtOnce() throws {
        try withProgram { program in
            let outcome = try program.run(
                Self.check
                    + ["--format", "json", "--output", "report.json", "--format", "html", "--output", "report.html", "--format", "text", "good.md"])
            #expect(outcome.code == 0)
            #expect(try documents(program.read("report.json")).count == 1)
            #expect(try program.read("report.html").lowercased().hasPrefix("<!doctype html"))
            #expect(outcome.output.contains("good.md") && !outcome.output.contains("\u{1B}"))
        }
    }

    @Test func whatIsWrittenToAFileIsNotPrinted() throws {
        try withProgram { program in
            let outcome = try program.run(Self.check + ["--format", "text", "--output", "report.txt", "good.md"])
            #expect(outcome.output.isEmpty)
            #expect(try program.read("report.txt").contains("good.md"))
            let left = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
            #expect(!left.contains { $0.hasSuffix(".part") }, "no half-written file is left")
        }
    }

    @Test func aFailureReachesAPersonBesideMachineOutput() throws {
        try withProgram { program in
            let outcome = try program.run(Self.check + ["--format", "json", "good.md", "missing.md"])
            #expect(outcome.code == 3)
            #expect(try documents(outcome.output).count == 1)
            #expect(outcome.errors.contains("missing.md: error: no such file"))
            #expect(outcome.errors.contains("help"))
        }
    }

    @Test func comparisonsInSeveralFormats() throws {
        try withProgram { program in
            let arguments = ["compare"] + Program.own + ["--kind", "ceasefire"]
            let outcome = try program.run(
                arguments + ["good.md", "gap.md", "--format", "json", "--output", "c.json", "--format", "html", "--output", "c.html", "--format", "text"])
            #expect(outcome.code == 1)
            #expect(outcome.output.contains("What changed from good.md to gap.md") && outcome.output.contains("Lost (1)"))
            #expect(!outcome.output.contains("\u{1B}"))
            let requirements = try #require(try json(program.read("c.json"))["requirements"] as? [[String: Any]])
            #expect(requirements.first { $0["rule"] as? String == "lights.kept" }?["change"] as? String == "lost")
            #expect(try program.read("c.html").hasPrefix("<!DOCTYPE html>"))
            let again = try program.run(arguments + ["good.md", "gap.md", "--format", "json"])
            #expect(try again.output == program.read("c.json"), "the same bytes each run")
            let quiet = try program.run(arguments + ["--quiet", "good.md", "good.md"])
            #expect(quiet.output == "good.md: no requirement changed\n")
        }
    }

    @Test func standardInput() throws {
        try withProgram { program in
            let draft = try program.read("good.md")
            let outcome = try program.run(Self.check + ["--format", "json", "--filename", "draft.md", "-"], input: draft)
            #expect(outcome.code == 0)
            #expect(try documents(outcome.output).first?["path"] as? String == "draft.md")
            let empty = try program.run(Self.check + ["-"], input: "")
            #expect(empty.code == 3)
            #expect((empty.output + empty.errors).contains("empty"))
        }
    }

    @Test func faultsOfRulesHaveAPlace() throws {
        try withProgram { program in
            for arguments in [Self.check + ["--rules", "faulty", "good.md"], ["rules", "check"] + Program.own + ["--rules", "faulty"]] {
                let outcome = try program.run(arguments)
                let text = outcome.output + outcome.errors
                #expect(text.contains("faulty/faulty.rules:2:1: error[unknown-heading]: CONCEPT knows no heading 'Meens'"))
                #expect(text.contains("2 | Meens  A lighthouse.\n  | ^^^^^\n"))
                #expect(text.contains("did you mean 'Means'?"))
            }
        }
    }

    @Test func trackedChangesInEitherView() throws {
        try withProgram { program in
            let draft = Program.project("Tests/CheckingTests/Changes/draft.docx")
            let accepted = try program.run(["dump", draft])
            let rejected = try program.run(["dump", "--changes", "rejected", "--list-changes", draft])
            #expect(accepted.output.contains("within two days") && !accepted.output.contains("at once"))
            #expect(!rejected.output.contains("hostilities within two days") && rejected.output.contains("hostilities at once."))
            #expect(rejected.output.contains("~ deletion by B. Negotiator, 2031-05-04T09:30:00Z | at once\n"))
            #expect(!accepted.output.contains("~"))
            let found = try program.run(["query"] + Program.own + ["--changes", "rejected", "hostilities at once", draft])
            #expect(found.code == 0)
            #expect(try program.run(["query"] + Program.own + ["hostilities at once", draft]).code == 1)
        }
    }

    @Test func aWrongKindNamesTheKinds() throws {
        try withProgram { program in
            let outcome = try program.run(["check", "--kind", "treaty", "good.md"])
            #expect(outcome.errors.contains("treaty") && outcome.errors.contains("peace-agreement"))
            #expect(outcome.output.isEmpty)
        }
    }

    @Test func aWrongProfileNamesTheProfiles() throws {
        try withProgram { program in
            let outcome = try program.run(Self.check + ["--profile", "ferries-onyl", "good.md"])
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("'ferries-onyl'") && outcome.errors.contains("ferries-only"))
        }
    }

    @Test func provisionsOfPassages() throws {
        try withProgram { program in
            let outcome = try program.run(["provisions"] + Program.own + ["--passages", "passages.jsonl", "--format", "jsonl"])
            #expect(outcome.code == 0)
            let lines = try outcome.output.split(separator: "\n").map { try json(String($0)) }
            #expect(lines.map { $0["id"] as? String } == ["p1", "p2", "p3", "p4"])
            #expect(lines.map { ($0["topics"] as? [String: String])?["lights"] } == ["commitment", "weak", "negated", nil])
            let provision = try #require((lines[0]["provisions"] as? [[String: Any]])?.first { $0["provision"] as? String == "lights.kept" })
            #expect(provision["text"] as? String == "Lighthouses shall be kept")
        }
    }

    @Test func aPassageThatCannotBeReadHasAPlace() throws {
        try withProgram { program in
            let outcome = try program.run(["provisions"] + Program.own + ["--passages", "bad-passages.jsonl"])
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("bad-passages.jsonl") && outcome.errors.contains("line 2"))
        }
    }

    @Test func provisionsOfDocuments() throws {
        try withProgram { program in
            let outcome = try program.run(["provisions"] + Program.own + ["good.md", "missing.md"])
            #expect(outcome.code == 3)
            #expect(outcome.output.contains("\"provision\":\"lights.kept\"") || outcome.output.contains("\"provision\": \"lights.kept\""))
            #expect(outcome.errors.contains("missing.md"))
        }
    }

    /// A table that a spreadsheet opens: one header, one row a provision, quotation marks where they are needed.
    @Test func provisionsAsATable() throws {
        try withProgram { program in
            let outcome = try program.run(["provisions"] + Program.own + ["--format", "csv", "good.md"])
            #expect(outcome.code == 0)
            let lines = outcome.output.split(separator: "\n").map(String.init)
            #expect(lines.first == "document,address,line,page,topic,provision,level,actor,words,text,doubt,cue")
            #expect(lines.dropFirst().contains { $0.hasPrefix("good.md,") && $0.contains(",lights,lights.kept,commitment,") })
        }
    }

    @Test func theTestsOfTheRulesSayWhatFailed() throws {
        try withProgram { program in
            let outcome = try program.run(["rules", "test"] + Program.own + ["--rules", "failing", "--filter", "fog"])
            #expect(outcome.output.contains("fog.horns: expected met, got not met"))
            #expect(outcome.output.contains("1 passed, 1 failed"))
        }
    }

    @Test func colours() throws {
        try withProgram { program in
            let colored = try program.run(Self.check + ["--color", "always", "gap.md"])
            let plain = try program.run(Self.check + ["--color", "never", "gap.md"])
            #expect(colored.output.contains("\u{1B}["))
            #expect(!plain.output.contains("\u{1B}["))
        }
    }

    @Test func oneLineADocument() throws {
        try withProgram { program in
            let outcome = try program.run(Self.check + ["--quiet", "--fail-on", "never", "gap.md", "good.md"])
            #expect(outcome.output.split(separator: "\n").prefix(2).map { $0.hasPrefix("gap.md: ") || $0.hasPrefix("good.md: ") } == [true, true])
        }
    }

    @Test func theVersion() throws {
        try withProgram { program in
            let outcome = try program.run(["--version"])
            #expect(outcome.output.split(separator: ".").count == 3)
        }
    }

    /// Each run of a Swift program orders its dictionaries and sets differently: the bytes may not depend on it.
    @Test func everyRunGivesTheSameBytes() throws {
        try withProgram { program in
            let arguments = Self.check + ["--format", "json", "--output", "report.json", "--format", "html", "--output", "report.html", "--format", "text", "bad.md", "open.md", "folder"]
            var seen: Set<String> = []
            for _ in 0..<4 {
                let outcome = try program.run(arguments)
                seen.insert(outcome.output + outcome.errors + (try program.read("report.json")) + (try program.read("report.html")))
            }
            #expect(seen.count == 1)
        }
    }

    @Test func everyRunOfTheBuiltInRulesGivesTheSameBytes() throws {
        try withProgram { program in
            let draft = Program.project("Corpus/pa-tricky-ostrena.md")
            let runs = try (0..<2).map { _ in try program.run(["check", "--format", "json", draft]).output }
            #expect(runs[0] == runs[1] && !runs[0].isEmpty)
        }
    }

    /// A profile chooses among the rules, and the report says so.
    @Test func aProfileChooses() throws {
        try withProgram { program in
            let outcome = try program.run(Self.check + ["--profile", "ferries-only", "--format", "json", "gap.md"])
            #expect(outcome.code == 0)
            let results = try #require(try documents(outcome.output).first?["results"] as? [[String: Any]])
            #expect(results.map { $0["rule"] as? String } == ["lights.ferries"])
            #expect(outcome.output.contains("Profile ferries-only: 1 of 2 rules"))
        }
    }
}
