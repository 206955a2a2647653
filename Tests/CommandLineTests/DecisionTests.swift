import Foundation
import Testing

/// Decisions from draft to draft.
@Suite struct DecisionTests {
    private let program: Program

    init() throws { program = try Program() }

    private func run(_ words: [String], _ rest: String...) throws -> Program.Outcome { try program.run([words[0]] + Program.own + ["--kind", "ceasefire"] + Array(words.dropFirst()) + rest) }

    private func decide(_ draft: String, _ rule: String, _ words: String...) throws -> Program.Outcome {
        try run(["decide", draft, rule, "--reason", "The crown is bound.", "--person", "A. Legal Adviser", "--date", "2026-11-22"] + words)
    }

    private struct Outcome {
        var code: Int32
        var document: [String: Any]
        var notices: [String]

        func result(_ rule: String) -> [String: Any] { (document["results"] as? [[String: Any]])?.first { $0["rule"] as? String == rule } ?? [:] }
        var status: String? { result("lights.kept")["status"] as? String }
        var decision: [String: Any]? { result("lights.kept")["decision"] as? [String: Any] }
        var isLapsed: Bool? { decision?["lapsed"] as? Bool }
        /// The bounds, as "1/4".
        var score: [String] {
            ["low", "high"].map { bound in
                let fraction = (document["score"] as? [String: Any])?[bound] as? [String: Any]
                return "\(fraction?["numerator"] ?? "?")/\(fraction?["denominator"] ?? "?")"
            }
        }
    }

    private func check(_ words: String...) throws -> Outcome {
        let outcome = try run(["check", "--format", "json"] + words)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.errors)")
        return Outcome(
            code: outcome.code, document: try #require((json["documents"] as? [[String: Any]])?.first),
            notices: (json["notices"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String })
    }

    @Test func anAnswerClosesTheIntervalInsideItsBounds() throws {
        defer { program.remove() }
        let open = try check("open.md")
        #expect(open.status == "needs-review")
        #expect(open.score == ["1/4", "1/1"])
        for (answer, score, verdict, code) in [
            ("met", "1/1", "clear", 0), ("partly-met", "5/8", "gaps", 1), ("not-met", "1/4", "gaps", 1), ("violated", "1/4", "blocked", 1), ("not-applicable", "1/1", "clear", 0),
        ] {
            #expect(try decide("open.md", "lights.kept", "--answer", answer).code == 0)
            let decided = try check("open.md")
            #expect(decided.status == answer)
            #expect(decided.score == [score, score], "\(answer)")
            #expect(decided.document["verdict"] as? String == verdict)
            #expect(decided.code == code)
            #expect(decided.decision?["engineStatus"] as? String == "needs-review")
            #expect(decided.isLapsed == false)
        }
        // The log keeps all of it.
        #expect(try program.read(".proviso-decisions.jsonl").split(separator: "\n").count == 5)
        let list = try run(["decide", "--list"]).output
        #expect(list.contains("open.md: lights.kept: not-applicable") && list.contains("2026-11-22, A. Legal Adviser: The crown is bound."))
        #expect(try run(["decide", "--list", "good.md"]).output == "no decisions stand for good.md\n")
    }

    @Test func theNextDraftKeepsTheDecisionWhileThePassageStands() throws {
        defer { program.remove() }
        #expect(try decide("open.md", "lights.kept", "--answer", "met", "--as", "accord").code == 0)
        #expect(try check("open.md").decision == nil)
        let passage = "[Lighthouses shall be kept by the crown.]"
        for (text, status, isLapsed) in [
            ("Article 1\n\nSomething before it.\n\nArticle 2\n\n\(passage) Ferries shall sail.", "met", false),
            ("Article 1\n\n[Lighthouses shall be   kept\nby the crown.] Ferries may sail.", "met", false),
            ("Article 1\n\n[Lighthouses shall be kept by the republic.] Ferries shall sail.", "needs-review", true),
            ("Article 1\n\n\(passage) Ferries shall sail. [Lighthouses shall be sold.]", "needs-review", true),
            ("Article 1\n\nFerries shall sail.", "not-met", true),
            ("Article 1\n\nLighthouses shall be kept by the crown.", "met", true),
            ("Article 1\n\n\(passage) All wreckers shall be pardoned.", "violated", true),
        ] {
            try program.write("# Ceasefire\n\n\(text)\n", to: "draft-5.md")
            let next = try check("--as", "accord", "draft-5.md")
            #expect(next.status == status, "\(text)")
            #expect(next.isLapsed == isLapsed, "\(text)")
        }
        let text = try run(["check", "--as", "accord", "draft-5.md"]).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("Lapsed: the rules no longer ask"))
        #expect(try run(["check", "--as", "accord", "--format", "html", "draft-5.md"]).output.contains("Lapsed: the rules no longer ask"))
    }

    @Test func theConfigurationNamesTheDraft() throws {
        defer { program.remove() }
        try program.write("decisions: log/decisions.jsonl\ndocuments:\n  - {path: 'draft-*.md', as: accord}\n", to: ".proviso.yml")
        for name in ["draft-4.md", "draft-5.md"] { try program.write(program.read("open.md"), to: name) }
        try FileManager.default.createDirectory(at: program.folder.appendingPathComponent("log"), withIntermediateDirectories: true)
        #expect(try decide("draft-4.md", "lights.kept", "--answer", "met").code == 0)
        #expect(try check("draft-5.md").status == "met")
        #expect(try program.read("log/decisions.jsonl").contains("\"document\":\"accord\""))
    }

    @Test func whatTheRulesSettleIsDecidedOnlyAgainstThem() throws {
        defer { program.remove() }
        for draft in ["gap.md", "good.md", "bad.md"] {
            let refused = try decide(draft, "lights.kept", "--answer", draft == "good.md" ? "not-met" : "met")
            #expect(refused.code == 2)
            #expect(refused.errors.contains("--overrule"))
        }
        #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent(".proviso-decisions.jsonl").path))

        #expect(try decide("gap.md", "lights.kept", "--answer", "met", "--overrule").code == 0)
        #expect(try check("gap.md").status == "met")
        // It rests on the whole text: nothing says where the lighthouses are.
        try program.write(program.read("gap.md") + "\nMore.\n", to: "gap.md")
        #expect(try check("gap.md").isLapsed == true)
        #expect(try decide("gap.md", "lights.kept", "--answer", "met", "--overrule", "--at", "Article 1").code == 0)
        try program.write(program.read("gap.md") + "\nMore still.\n", to: "gap.md")
        #expect(try check("gap.md").status == "met")
        #expect(try decide("gap.md", "lights.kept", "--answer", "met", "--overrule", "--at", "Article 7").code == 2)
    }

    @Test func anOverruledViolationStaysListed() throws {
        defer { program.remove() }
        #expect(try decide("bad.md", "lights.kept", "--answer", "met", "--overrule").code == 0)
        let decided = try check("bad.md")
        #expect(decided.status == "met")
        #expect(decided.code == 0)
        #expect(decided.notices == ["violation-overruled"])
        #expect((decided.document["verdictSentence"] as? String)?.contains("1 violation that the rules see was overruled by a person.") == true)
        let text = try run(["check", "bad.md"]).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("a violation that the rules see was decided to be met by A. Legal Adviser"))
        // A second violation was not decided.
        try program.write(program.read("bad.md") + "\nAll wreckers of ships shall be pardoned.\n", to: "bad.md")
        #expect(try check("bad.md").status == "violated")
    }

    @Test func aDecisionIsTakenBack() throws {
        defer { program.remove() }
        #expect(try decide("open.md", "lights.kept", "--withdraw").code == 2)
        #expect(try decide("open.md", "lights.kept", "--answer", "met").code == 0)
        #expect(try decide("open.md", "lights.kept", "--withdraw").code == 0)
        #expect(try check("open.md").decision == nil)
        #expect(try program.read(".proviso-decisions.jsonl").split(separator: "\n").count == 2)
        #expect(try run(["decide", "--list"]).output == "no decisions stand\n")
    }

    @Test(arguments: [
        ["decide"], ["decide", "open.md"], ["decide", "open.md", "lights.kept"], ["decide", "open.md", "lights.kept", "--answer", "met", "--person", "A. Legal Adviser"],
        ["decide", "open.md", "lights.kept", "--answer", "met", "--reason", "So."], ["decide", "open.md", "lights.kept", "--answer", "met", "--reason", " ", "--person", "A. Legal Adviser"],
        ["decide", "open.md", "lights.kept", "--answer", "perhaps", "--reason", "So.", "--person", "A. Legal Adviser"],
        ["decide", "open.md", "lights.cept", "--answer", "met", "--reason", "So.", "--person", "A. Legal Adviser"],
        ["decide", "open.md", "lights.kept", "--answer", "met", "--withdraw", "--reason", "So.", "--person", "A. Legal Adviser"],
        ["decide", "--list", "open.md", "lights.kept"],
    ]) func wrongUse(_ words: [String]) throws {
        defer { program.remove() }
        #expect(try run(words).code == 2)
    }

    @Test func missingDraft() throws {
        defer { program.remove() }
        #expect(try decide("missing.md", "lights.kept", "--answer", "met").code == 3)
    }
}
