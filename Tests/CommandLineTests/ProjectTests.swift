import Foundation
import Testing

/// The files that a project keeps beside its drafts, as a user sees them: what they do to a check and its exit code.
@Suite struct ProjectTests {
    static let waiver = "- rule: lights.ferries\n  path: no-ferries.md\n  reason: There is no harbour yet.\n  person: A. Legal Adviser\n  date: 2026-01-31\n  expires: 2026-06-30\n"

    /// Every cause of every exit code; a line is a run, with what is in the folder besides.
    @Test(arguments: [
        // 0
        ("check good.md", [:], 0), ("check --min-score 75 no-ferries.md", [:], 0), ("check --min-score 75% good.md", [:], 0),
        ("check gap.md", [".proviso.yml": "fail-on: never\n"], 0), ("check", [".proviso.yml": "documents:\n  - path: good.md\n"], 0),
        ("check folder", [".proviso.yml": "exclude: [folder/bad.md]\n", "folder/bad.md": "# Ceasefire\n\nNothing.\n"], 0),
        ("check --no-config good.md", [".proviso.yml": "kind: nonsense\n"], 0), ("check --config other.yml gap.md", ["other.yml": "fail-on: violated\n"], 0),
        ("check --fail-on should --waivers w.yml --today 2026-06-30 no-ferries.md", ["w.yml": waiver], 0),
        ("check --waivers w.yml --today 2026-07-01 no-ferries.md", ["w.yml": waiver], 0),
        ("check --waivers w.yml --today 2026-03-01 good.md", ["w.yml": waiver], 0),
        ("check --profile ferries-only gap.md", [".proviso.yml": "profile: nothing-of-it\n", "rules/p.rules": "PROFILE nothing-of-it\nMeans   Everything.\nSelects lights, ferries\n"], 0),
        // 1
        ("check --min-score 75.1 no-ferries.md", [:], 1), ("check --fail-on never --min-score 80 no-ferries.md", [:], 1), ("check --min-score 1 open.md", [:], 0),
        ("check --min-score 50 open.md", [:], 1), ("check good.md", [".proviso.yml": "min-score: 100\n"], 0), ("check no-ferries.md", [".proviso.yml": "min-score: 100\n"], 1),
        ("check no-ferries.md", [".proviso.yml": "fail-on: should\n"], 1), ("check --fail-on should no-ferries.md", [".proviso.yml": "fail-on: never\n"], 1),
        ("check", [".proviso.yml": "documents:\n  - path: g*.md\n"], 1),
        ("check --fail-on should --waivers w.yml --today 2026-07-01 no-ferries.md", ["w.yml": waiver], 1),
        ("check --fail-on should --waivers w.yml --today 2026-03-01 no-ferries.md good.md", ["w.yml": waiver], 0),
        ("check --fail-on should --waivers w.yml --today 2026-03-01 good.md", ["w.yml": waiver.replacingOccurrences(of: "no-ferries.md", with: "good.md")], 1),
        ("check --fail-on should --waivers w.yml --today 2026-03-01 good.md", ["w.yml": waiver.replacingOccurrences(of: "no-ferries.md", with: "never-was.md")], 1),
        // 2
        ("check good.md", [".proviso.yml": "knid: ceasefire\n"], 2), ("check folder/a.md", [".proviso.yml": "kind: [a]\n"], 2), ("check good.md", [".proviso.yml": "profile: nonsense\n"], 2),
        ("check good.md", [".proviso.yml": "rules: [nowhere]\n"], 2), ("check good.md", [".proviso.yml": "baseline: nowhere.json\n"], 2),
        ("check good.md", [".proviso.yml": "waivers: nowhere.yml\n"], 2), ("check --config nowhere.yml good.md", [:], 2),
        ("check --config a.yml --no-config good.md", ["a.yml": ""], 2), ("check", [".proviso.yml": "fail-on: shall\n"], 2),
        ("check --baseline nowhere.json good.md", [:], 2), ("check --baseline good.md good.md", [:], 2), ("check --waivers good.md good.md", [:], 2),
        ("check --decisions good.md good.md", [:], 2), ("check --today tomorrow good.md", [:], 2), ("check --min-score all good.md", [:], 2),
        ("check --as accord good.md gap.md", [:], 2), ("check --changed-since HEAD good.md", [:], 2),
        ("check --waivers w.yml good.md", ["w.yml": waiver.replacingOccurrences(of: "lights.ferries", with: "lights.kept")], 2),
        ("check --waivers w.yml good.md", ["w.yml": waiver.replacingOccurrences(of: "lights.ferries", with: "lights.fairies")], 2),
        ("check folder/a.md sub/b.md", ["folder/.proviso.yml": "", "sub/.proviso.yml": "", "sub/b.md": "# Ceasefire\n"], 2),
        ("check --profile nonsense good.md", [:], 2), ("baseline --nonsense", [:], 2), ("baseline", [:], 2), ("init", [".proviso.yml": ""], 2),
        // 3
        ("check good.md", [".proviso.yml": "documents:\n  - path: good.md\n    companions: [nowhere.md]\n"], 3),
        ("check", [".proviso.yml": "documents:\n  - path: nowhere.md\n"], 3), ("baseline good.md empty.md", [:], 3), ("check empty.md", [".proviso.yml": "fail-on: never\n"], 3),
    ] as [(String, [String: String], Int32)]) func exitCodes(_ line: String, _ files: [String: String], _ expected: Int32) throws {
        let program = try Program()
        defer { program.remove() }
        for (name, text) in files { try program.write(text, to: name) }
        let outcome = try run(program, line)
        #expect(outcome.code == expected, "\(line) in \(files):\n\(outcome.output)\(outcome.errors)")
        if expected > 1 { #expect(!(outcome.output + outcome.errors).isEmpty) }
        if expected == 2 { #expect(outcome.output.isEmpty && !outcome.errors.isEmpty) }
    }

    /// A call, with the rules about lighthouses.
    private func run(_ program: Program, _ line: String) throws -> Program.Outcome {
        let words = line.split(separator: " ").map { $0.replacingOccurrences(of: "_", with: " ") }
        let kind = words[0] == "init" ? [] : ["--kind", "ceasefire"]
        return try program.run(words.prefix(1) + Program.own + kind + words.dropFirst())
    }

    private func report(_ program: Program, _ line: String) throws -> (code: Int32, json: [String: Any]) {
        let outcome = try run(program, line + " --format json")
        return (outcome.code, try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.errors)"))
    }

    private func result(_ json: [String: Any], _ rule: String, document: Int = 0) throws -> [String: Any] {
        let documents = try #require(json["documents"] as? [[String: Any]])
        return try #require((documents[document]["results"] as? [[String: Any]])?.first { $0["rule"] as? String == rule })
    }

    private func kinds(_ json: [String: Any]) -> [String] { (json["notices"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String } }

    // MARK: Configuration

    @Test func theConfigurationIsFoundUpwardsAndStopsAtARepository() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("fail-on: never\n", to: ".proviso.yml")
        try program.write("# Ceasefire\n\nNothing of the kind is said here.\n", to: "a/b/gap.md")
        #expect(try run(program, "check a/b/gap.md").code == 0)
        try program.write("", to: "a/.git/HEAD")
        #expect(try run(program, "check a/b/gap.md").code == 1)
        try program.write("fail-on: violated\n", to: "a/.proviso.yml")
        #expect(try run(program, "check a/b/gap.md").code == 0)
    }

    @Test func kindsAndNamesByPath() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("documents:\n  - {path: 'folder/*', kind: ceasefire}\n", to: ".proviso.yml")
        let outcome = try program.run(["check"] + Program.own + ["--format", "json", "folder/a.md"])
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("given by .proviso.yml"))
    }

    @Test func outputsOfTheConfiguration() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("outputs:\n  - {format: json, file: out.json}\n  - text\n", to: "sub/.proviso.yml")
        try program.write("# Ceasefire\n\nLighthouses shall be kept. Ferries shall sail.\n", to: "sub/a.md")
        let outcome = try run(program, "check sub/a.md")
        #expect(outcome.output.contains("1 document"))
        #expect(try program.read("sub/out.json").hasPrefix("{"))
        #expect(try !run(program, "check --format json sub/a.md").output.contains("── "))
    }

    @Test func companionsAreSeenAndNotReported() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("# Policy\n\n# Vision\n\nA land where each quarrel ends before a judge.\n", to: "policy.md")
        try program.write("# Strategy\n\n# Vision\n\nA land where each quarrel ends before a judge.\n", to: "strategy.md")
        try program.write(Self.comparing, to: "rules/vision.rules")
        try program.write("documents:\n  - {path: policy.md, kind: national-security-policy, companions: [strategy.md]}\n  - {path: strategy.md, kind: national-security-strategy}\n", to: ".proviso.yml")
        func status() throws -> String {
            let outcome = try program.run(["check"] + Program.own + ["--format", "json", "strategy.md"])
            let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.errors)")
            #expect((json["documents"] as? [Any])?.count == 1)
            return try result(json, "vision.same")["status"] as? String ?? ""
        }
        #expect(try status() == "met")
        #expect(try program.run(["check"] + Program.own + ["--kind", "national-security-strategy", "strategy.md"]).code == 0)
        try program.write("# Policy\n\n# Vision\n\nShips on every sea, and lamps in every port.\n", to: "policy.md")
        #expect(try status() != "met")
        try program.write("", to: ".proviso.yml")
        let alone = try program.run(["check"] + Program.own + ["--kind", "national-security-strategy", "--format", "json", "strategy.md"])
        #expect(alone.output.contains("No companion document"))
    }

    private static let comparing = """
        STATEMENT V-1
        Where      The harbour book, section 4
        Strength   shall
        Says       The visions are the same.
        Area       lights

        CONCEPT vision
        Means  A vision.
        en     vision

        RULE vision.same The visions are the same
        Source     V-1
        Strength   shall
        Reading    As printed.
        For        national-security-strategy
        Area       lights
        Expect
        E1         the vision of the policy: same text in a section titled [vision] as in the companion national-security-policy
        Say        {missing}
        Suggest    Say the same.
        Examples
        met        # Vision
        |          A land where each quarrel ends before a judge.
        |          COMPANION
        |          # Vision
        |          A land where each quarrel ends before a judge.
        not met    # Vision
        |          Ships on every sea, and lamps in every port.
        |          COMPANION
        |          # Vision
        |          A land where each quarrel ends before a judge.

        """

    // MARK: Baseline

    @Test func aBaselineHoldsWhatIsKnownAndFailsWhatIsNew() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(program.read("gap.md"), to: "draft.md")
        #expect(try run(program, "baseline draft.md").code == 0)
        let first = try program.read(".proviso-baseline.json")
        #expect(try run(program, "baseline draft.md").code == 0)
        #expect(try program.read(".proviso-baseline.json") == first)
        var (code, json) = try report(program, "check --baseline .proviso-baseline.json draft.md")
        #expect(code == 0)
        #expect(try result(json, "lights.kept")["baseline"] as? String == "unchanged")
        #expect(try result(json, "lights.ferries")["baseline"] == nil)

        // Worse: a new finding fails, and does not get into the baseline by itself.
        try program.write("# Ceasefire\n\nArticle 1\n\nThe harbour shall be kept in order.\n", to: "draft.md")
        (code, json) = try report(program, "check --fail-on should --baseline .proviso-baseline.json draft.md")
        #expect(code == 1)
        #expect(try result(json, "lights.ferries")["baseline"] as? String == "new")
        let quiet = try run(program, "check --quiet --baseline .proviso-baseline.json draft.md").output
        #expect(quiet.contains("draft.md: not-met[lights.ferries] Ferries sail (new)") && !quiet.contains("lights.kept"))
        let text = try run(program, "check --baseline .proviso-baseline.json draft.md").output
        #expect(text.contains("not met, new [lights.ferries]") && text.contains("1 in the baseline") && !text.contains("draft.md: not met, known"))
        let refused = try run(program, "baseline draft.md")
        #expect(refused.code == 1)
        #expect(refused.output.contains("lights.ferries"))
        #expect(try program.read(".proviso-baseline.json") == first)
        #expect(try run(program, "baseline --accept-new draft.md").code == 0)
        #expect(try report(program, "check --fail-on should --baseline .proviso-baseline.json draft.md").code == 0)

        // Better: the baseline is stale, and strict runs say so.
        try program.write(program.read("good.md"), to: "draft.md")
        (code, json) = try report(program, "check --baseline .proviso-baseline.json draft.md")
        #expect(code == 0)
        #expect(kinds(json) == ["baseline-stale", "baseline-stale"])
        #expect(try report(program, "check --strict-baseline --baseline .proviso-baseline.json draft.md").code == 1)
        #expect(try run(program, "baseline draft.md").code == 0)
        #expect(try report(program, "check --strict-baseline --baseline .proviso-baseline.json draft.md").code == 0)
    }

    @Test func violationsComeInOnlyIfSomebodySaysSo() throws {
        let program = try Program()
        defer { program.remove() }
        let refused = try run(program, "baseline bad.md")
        #expect(refused.code == 1)
        #expect(refused.output.contains("--accept-violations"))
        #expect(try run(program, "check --baseline .proviso-baseline.json bad.md").code == 1)
        #expect(try run(program, "baseline --accept-new bad.md").code == 1)
        #expect(try run(program, "baseline --accept-new --accept-violations bad.md").code == 0)
        let (code, json) = try report(program, "check --baseline .proviso-baseline.json bad.md")
        #expect(code == 0)
        #expect(try result(json, "lights.kept")["status"] as? String == "violated")
    }

    @Test func anUnreadableDocumentLeavesTheBaselineAlone() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("as it was", to: "kept.json")
        #expect(try run(program, "baseline --output other.json good.md missing.md").code == 3)
        #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent("other.json").path))
        #expect(try run(program, "baseline --output kept.json good.md").code == 2)
        #expect(try program.read("kept.json") == "as it was")
    }

    // MARK: Waivers

    @Test func aWaivedFindingIsShownAndEarnsNothing() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.waiver, to: "w.yml")
        let (code, json) = try report(program, "check --fail-on should --waivers w.yml --today 2026-06-30 no-ferries.md")
        #expect(code == 0)
        let result = try result(json, "lights.ferries")
        #expect((result["waiver"] as? [String: Any])?["person"] as? String == "A. Legal Adviser")
        #expect(result["status"] as? String == "not-met")
        #expect(try run(program, "check --min-score 75.1 --waivers w.yml --today 2026-06-30 no-ferries.md").code == 1)
        let text = try run(program, "check --waivers w.yml --today 2026-06-30 no-ferries.md").output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("1 waived") && text.contains("Decisions and waivers") && text.contains("There is no harbour yet."))
        #expect(try run(program, "check --waivers w.yml --today 2026-06-30 --format html no-ferries.md").output.contains("Waived by A. Legal Adviser"))
        let (_, late) = try report(program, "check --waivers w.yml --today 2026-07-01 no-ferries.md")
        #expect(kinds(late) == ["waiver-expired"])
        #expect((late["notices"] as? [[String: Any]])?.first?["line"] as? Int == 1)
    }

    @Test func theDayIsNotInTheOutput() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.waiver, to: "w.yml")
        for format in ["text", "json", "html"] {
            let outputs = try ["2026-02-01", "2026-06-30"].map { try run(program, "check --waivers w.yml --today \($0) --format \(format) no-ferries.md").output }
            #expect(outputs[0] == outputs[1])
        }
    }

    // MARK: Changes

    @Test func onlyWhatHasChangedIsReported() throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.removeItem(at: program.folder.appendingPathComponent("empty.md"))
        try git(program, "init -q .")
        try git(program, "add .")
        try git(program, "-c user.name=nobody -c user.email=nobody@example.org commit -q -m first")
        let none = try report(program, "check --changed-since HEAD good.md gap.md")
        #expect(none.code == 0)
        #expect(kinds(none.json) == ["nothing-changed"])
        try program.write(program.read("gap.md") + "\nMore.\n", to: "gap.md")
        try program.write(program.read("good.md"), to: "folder/new.md")
        let (code, json) = try report(program, "check --changed-since HEAD good.md gap.md folder")
        #expect(code == 1)
        #expect((json["documents"] as? [[String: Any]])?.compactMap { $0["path"] as? String } == ["gap.md", "folder/new.md"])
        for revision in ["nonsense", "--output=owned.txt", "HEAD~99"] {
            let outcome = try program.run(["check"] + Program.own + ["--kind", "ceasefire", "--changed-since=\(revision)", "good.md"])
            #expect(outcome.code == 2)
        }
        #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent("owned.txt").path))
    }

    private func git(_ program: Program, _ line: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
        process.arguments = line.split(separator: " ").map(String.init)
        process.currentDirectoryURL = program.folder
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    // MARK: Outputs

    /// As the administrator, a report would else take the place of /dev/stdout.
    @Test func aDeviceIsWrittenToAndNotReplaced() throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try run(program, "check --format json --output /dev/stdout good.md")
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("{"))
        #expect(FileManager.default.fileExists(atPath: "/dev/stdout"))
    }

    /// A configuration comes with a repository: it must not choose where files go.
    @Test func aConfigurationWritesOnlyInItsFolder() throws {
        let program = try Program()
        defer { program.remove() }
        let manager = FileManager.default
        try program.write("kept", to: "victim.json")
        try program.write("# Ceasefire\n\nLighthouses shall be kept. Ferries shall sail.\n", to: "sub/a.md")
        try manager.createSymbolicLink(atPath: program.folder.appendingPathComponent("sub/link.json").path, withDestinationPath: "../victim.json")
        try manager.createSymbolicLink(atPath: program.folder.appendingPathComponent("sub/up").path, withDestinationPath: "..")
        for file in ["link.json", "up/victim.json", "../victim.json"] {
            for key in ["outputs:\n  - {format: json, file: \(file)}", "decisions: \(file)", "baseline: \(file)"] {
                try program.write(key + "\n", to: "sub/.proviso.yml")
                #expect(try run(program, "check sub/a.md").code == 2, "\(key)")
            }
        }
        #expect(try program.read("victim.json") == "kept")
    }

    // MARK: Init

    @Test func initWritesWhatAConfigurationReads() throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.removeItem(at: program.folder.appendingPathComponent("empty.md"))
        let good = try program.read("good.md").replacingOccurrences(of: "# Ceasefire", with: "# Ceasefire Agreement")
        for name in ["good.md", "odd name's [1].md"] { try program.write(good, to: name) }
        #expect(try program.run(["init"] + Program.own).code == 0)
        let text = try program.read(".proviso.yml")
        for part in ["fail-on: shall", "# min-score", "path: good.md", "kind: ceasefire", "# Found, but not checked:", "#   weak.md: no rule speaks of a peace-agreement"] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
        let check = try program.run(["check"] + Program.own + ["--quiet", "--fail-on", "never"])
        #expect(check.code == 0, "\(check.output)\(check.errors)")
        #expect(check.output.contains("odd name's [1].md"))
        let again = try program.run(["init"] + Program.own)
        #expect(again.code == 2)
        #expect(try program.read(".proviso.yml") == text)
        // A setting that is commented out becomes one by taking the sign away.
        let settings = text.split(separator: "\n").map { line in
            line.hasPrefix("# ") && ["rules:", "min-score:", "exclude:", "outputs:", "  - text", "  - {format"].contains { line.dropFirst(2).hasPrefix($0) } ? String(line.dropFirst(2)) : String(line)
        }
        try program.write(settings.joined(separator: "\n"), to: ".proviso.yml")
        try program.write("CONCEPT bell\nMeans  A bell.\nen     bell\n", to: "our-rules/bell.rules")
        let all = try program.run(["check"] + Program.own + ["good.md"])
        #expect(all.code == 0, "\(all.errors)")
        #expect(try program.read("report.html").contains("<html"))
    }
}
