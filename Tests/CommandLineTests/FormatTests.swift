import Foundation
import TestSupport
import Testing

/// Every format from the command line, and what narrows it.
@Suite struct FormatTests {
    private static let check = ["check"] + Program.own + ["--kind", "ceasefire", "--fail-on", "never"]
    private static let formats = ["text", "html", "markdown", "json", "jsonl", "csv", "sarif", "junit", "github", "github-summary", "gitlab"]

    private func withProgram(_ body: (Program) throws -> Void) throws {
        let program = try Program()
        defer { program.remove() }
        try body(program)
    }

    @Test func allFormatsInOneRun() throws {
        try withProgram { program in
            let files = Self.formats.flatMap { ["--format", $0, "--output", "report.\($0)"] }
            let outcome = try program.run(Self.check + files + ["bad.md", "open.md", "folder", "missing.md"])
            #expect(outcome.code == 3 && outcome.output.isEmpty)
            #expect(outcome.errors == "missing.md: error: no such file or folder\n  = help: check the path\n")
            for format in Self.formats {
                let text = try program.read("report.\(format)")
                #expect(text.contains("missing.md"), "\(format): a document that could not be read is there")
                #expect(text.contains("bad.md"), "\(format)")
                if !["text", "html"].contains(format) { #expect(try Contracts.faults(in: text, format: format) == [], "\(format)") }
            }
        }
    }

    @Test func platformsNameFilesFromTheRoot() throws {
        try withProgram { program in
            let outcome = try program.run(Self.check + ["--format", "gitlab", program.folder.resolvingSymlinksInPath().path + "/gap.md"])
            #expect(outcome.output.contains("\"path\": \"gap.md\""))
        }
    }

    // MARK: The job summary

    @Test func theSummaryIsAppended() throws {
        try withProgram { program in
            try program.write("# Before\n\n", to: "summary.md")
            let file = program.folder.appendingPathComponent("summary.md").path
            let outcome = try program.run(Self.check + ["--format", "github", "gap.md"], environment: ["GITHUB_STEP_SUMMARY": file])
            #expect(outcome.output.hasPrefix("::error file=gap.md,line=1,endLine=1,title=Not met%3A Lighthouses are kept::"))
            let summary = try program.read("summary.md")
            #expect(summary.hasPrefix("# Before\n\n## Proviso: 1 document: 1 with gaps\n"))
            // Other formats leave it alone.
            _ = try program.run(Self.check + ["--format", "sarif", "gap.md"], environment: ["GITHUB_STEP_SUMMARY": file])
            #expect(try program.read("summary.md") == summary)
        }
    }

    @Test func aSummaryThatCannotBeWrittenIsSaid() throws {
        try withProgram { program in
            let outcome = try program.run(Self.check + ["--format", "github", "gap.md"], environment: ["GITHUB_STEP_SUMMARY": "nowhere/summary.md"])
            #expect(outcome.code == 0 && outcome.output.contains("::error "))
            #expect(outcome.errors.contains("cannot write the job summary nowhere/summary.md: "))
        }
    }

    @Test func aFullSummaryStaysUnderTheLimit() throws {
        try withProgram { program in
            try program.write(String(repeating: "x", count: 1_048_576 - 500), to: "summary.md")
            let file = program.folder.appendingPathComponent("summary.md").path
            _ = try program.run(Self.check + ["--format", "github", "gap.md"], environment: ["GITHUB_STEP_SUMMARY": file])
            #expect(try program.read("summary.md").utf8.count <= 1_048_576)
        }
    }

    // MARK: What is shown

    @Test func onlyNarrowsWhatIsShown() throws {
        try withProgram { program in
            let outcome = try program.run(["check"] + Program.own + ["--kind", "ceasefire", "--format", "csv", "--only", "area=FERRIES", "gap.md"])
            #expect(outcome.code == 1, "the exit code is about the whole")
            #expect(outcome.output.split(separator: "\n").count == 2)
            let text = try program.run(Self.check + ["--only", "status=met", "--only", "rule=lights.*", "gap.md"])
            #expect(text.output.contains("1 of 2 results is shown (status=met, rule=lights.*)"))
        }
    }

    @Test(arguments: [("area=ferrys", "did you mean 'ferries'?"), ("rule=lights.kep", "did you mean 'lights.kept'?"), ("status=good", "statuses are met"), ("kind=x", "area=NAME")])
    func aCriterionThatNothingFitsIsASlip(_ criterion: String, _ help: String) throws {
        try withProgram { program in
            let outcome = try program.run(Self.check + ["--only", criterion, "gap.md"])
            #expect(outcome.code == 2 && outcome.output.isEmpty)
            #expect(outcome.errors.contains(help), "\(outcome.errors)")
        }
    }

    @Test(arguments: formats) func redactedReportsQuoteNothing(_ format: String) throws {
        try withProgram { program in
            let words = ["pardoned", "by the crown"]
            let plain = try program.run(Self.check + ["--format", format, "bad.md", "open.md"]).output
            let redacted = try program.run(Self.check + ["--format", format, "--redact", "bad.md", "open.md"]).output
            #expect(!redacted.isEmpty && redacted != plain || format.hasPrefix("git"))
            #expect(!redacted.contains(words[1]))
            #expect(!redacted.contains("wreckers shall be " + words[0]))
        }
    }

    // MARK: The score

    @Test func scores() throws {
        try withProgram { program in
            _ = try program.run(Self.check + ["--format", "json", "--output", "report.json", "gap.md", "open.md", "missing.md"])
            let good = try program.run(["score", "--recompute", "report.json"])
            #expect(good.code == 0 && good.errors.isEmpty)
            #expect(good.output.contains("    3 x 0  = 0  L-1  lights.kept\n    1 x 1  = 1  L-2  lights.ferries\n  sum  1, divided by the weights, 4: 1/4, or 25 of 100\n"))
            #expect(good.output.contains("sum  1, divided by the weights, 4: 1/4, or 25 of 100\n\n  weight x credit of each statement, upper bound"))
            #expect(good.output.contains("1 document of the report could not be checked"))

            let text = try program.read("report.json")
            let input = try program.run(["score", "--recompute", "-"], input: text.replacing("\"verdict\": \"gaps\"", with: "\"verdict\": \"clear\""))
            #expect(input.code == 1)
            #expect(input.output.contains("- verdict: the report says clear, the results give gaps"))

            for (file, message) in [("good.md", "it is no JSON"), ("missing.json", "cannot be read: No such file")] {
                let bad = try program.run(["score", "--recompute", file])
                #expect(bad.code == 2 && bad.output.isEmpty)
                #expect(bad.errors.contains("proviso: \(file): \(message)") && bad.errors.contains("= help: "))
            }
            #expect(try program.run(["score"]).code == 2)
        }
    }
}
