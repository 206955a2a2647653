import Foundation
import Testing

/// `proviso annotate` as a user runs it.
@Suite struct AnnotateTests {
    private static let options = Program.own + ["--kind", "ceasefire"]

    private func withProgram(_ body: (Program) throws -> Void) throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.copyItem(atPath: Program.project("Examples/draft-peace-agreement.docx"), toPath: program.folder.appendingPathComponent("draft.docx").path)
        try body(program)
    }

    private func bytes(_ program: Program, _ name: String) throws -> Data { try Data(contentsOf: program.folder.appendingPathComponent(name)) }

    @Test func theFileIsWrittenAndTheDraftIsNot() throws {
        try withProgram { program in
            let draft = try bytes(program, "draft.docx")
            let outcome = try program.run(["annotate"] + Self.options + ["draft.docx", "-o", "reviewed.docx", "--summary", "--suggest"])
            #expect(outcome.code == 0)
            #expect(outcome.output.hasPrefix("reviewed.docx: "))
            #expect(try bytes(program, "draft.docx") == draft)
            let left = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
            #expect(left.contains("reviewed.docx") && !left.contains { $0.hasSuffix(".part") })
            // Each run orders its dictionaries differently.
            let reviewed = try bytes(program, "reviewed.docx")
            _ = try program.run(["annotate"] + Self.options + ["draft.docx", "-o", "again.docx", "--summary", "--suggest"])
            #expect(try bytes(program, "again.docx") == reviewed)
            // The annotated draft is checked as the draft is; only what was suggested is read too.
            #expect(try program.run(["check"] + Self.options + ["--fail-on", "never", "reviewed.docx"]).code == 0)
        }
    }

    @Test func theDraftIsNotOverwritten() throws {
        try withProgram { program in
            let draft = try bytes(program, "draft.docx")
            try FileManager.default.createSymbolicLink(atPath: program.folder.appendingPathComponent("link.docx").path, withDestinationPath: "draft.docx")
            for name in ["draft.docx", "./draft.docx", "link.docx"] {
                let outcome = try program.run(["annotate"] + Self.options + ["draft.docx", "--output", name])
                #expect(outcome.code == 2 && outcome.errors.contains("--force"), "\(name)")
            }
            #expect(try bytes(program, "draft.docx") == draft)
            #expect(try program.run(["annotate"] + Self.options + ["draft.docx", "--output", "draft.docx", "--force"]).code == 0)
            #expect(try bytes(program, "draft.docx") != draft)
        }
    }

    @Test(arguments: [
        ("good.md", ["--output", "x.docx"], 2, "save it as .docx"), ("draft.docx", [], 2, "--output"), ("draft.docx", ["--output", "x.docx", "--date", "today"], 2, "2026-11-22"),
        ("draft.docx", ["--output", "nowhere/x.docx", "--kind", "ceasefire"], 2, "folder"), ("draft.docx", ["--output", "x.docx", "--kind", "treaty"], 2, "peace-agreement"),
        ("draft.docx", ["--output", "x.docx", "--profile", "lights"], 2, "ferries-only"), ("draft.docx", ["--output", "x.docx", "--all", "--only-findings"], 2, "--all"),
        ("missing.docx", ["--output", "x.docx"], 3, "No such file"), ("broken.docx", ["--output", "x.docx"], 3, "damaged"),
    ] as [(String, [String], Int32, String)]) func whatCannotBeDone(_ path: String, _ arguments: [String], _ code: Int32, _ words: String) throws {
        try withProgram { program in
            try bytes(program, "draft.docx").prefix(20_000).write(to: program.folder.appendingPathComponent("broken.docx"))
            let outcome = try program.run(["annotate"] + Program.own + [path] + arguments)
            #expect(outcome.code == code, "\(outcome.errors)")
            #expect(outcome.errors.contains(words), "\(outcome.errors)")
            #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent("x.docx").path))
        }
    }
}
