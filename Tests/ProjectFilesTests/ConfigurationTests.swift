import Diagnostics
import Fractions
import ProjectFiles
import Reporting
import TextSpans
import Testing

@Suite struct ConfigurationTests {
    private static let vocabulary = Configuration.Vocabulary(
        kinds: ["ceasefire", "peace-agreement"], formats: ["text", "json", "html"], thresholds: ["never", "violated", "shall", "should", "review"])

    static func read(_ text: String) throws(DiagnosticsError) -> Configuration {
        try Configuration(Array(text.utf8), file: ".proviso.yml", vocabulary: vocabulary)
    }

    /// The faults as a user sees them.
    static func faults(_ text: String) -> String {
        do throws(DiagnosticsError) {
            _ = try read(text)
            return ""
        } catch { return SnippetRenderer().render(error.diagnostics) { _ in Array(text.utf8) }.joined() }
    }

    @Test func everyKey() throws {
        let configuration = try Self.read("""
            # Comments are free.
            kind: ceasefire
            profile: short
            rules: [ours, more/rules]
            fail-on: should
            min-score: 62.5%
            outputs:
              - text
              - {format: json, file: out/report.json}
            baseline: .proviso-baseline.json
            strict-baseline: true
            waivers: waivers.yml
            decisions: decisions.jsonl
            documents:
              - path: drafts/**/*.md
                kind: peace-agreement
                companions: [policy.md]
              - path: drafts/final.md
                profile: long
                as: accord
                companions: strategy.md
            exclude: ["old/**", "*.tmp.md"]
            """)
        #expect(configuration.kind == "ceasefire")
        #expect(configuration.profile?.value == "short")
        #expect(configuration.rules == ["ours", "more/rules"])
        #expect(configuration.failOn == "should")
        #expect(configuration.minimumScore == Fraction(5, 8))
        #expect(configuration.outputs.map(\.format) == ["text", "json"])
        #expect(configuration.outputs.map(\.file) == [nil, "out/report.json"])
        #expect(configuration.baseline == ".proviso-baseline.json")
        #expect(configuration.isStrict)
        #expect(configuration.waiversFile == "waivers.yml")
        #expect(configuration.decisions == "decisions.jsonl")
        #expect(configuration.exclude.map(\.text) == ["old/**", "*.tmp.md"])
        let entry = try #require(configuration.entry(for: "drafts/final.md"))
        #expect(entry.kind == "peace-agreement")
        #expect(entry.profile?.value == "long")
        #expect(entry.alias == "accord")
        #expect(entry.companions == ["policy.md", "strategy.md"])
        #expect(configuration.entry(for: "final.md") == nil)
    }

    @Test(arguments: ["", "# nothing\n", "---\n", "kind: auto\n", "{}\n", "\u{FEFF}fail-on: never\n"]) func nothingMuch(_ text: String) throws {
        #expect(try Self.read(text).kind == nil)
    }

    /// What is wrong, with what must be seen of it: the place, the caret, the way out.
    @Test(arguments: [
        ("knid: ceasefire\n", ".proviso.yml:1:1: error[unknown-key]", "^^^^", "did you mean 'kind'?"),
        ("kind: cease-fire\n", ".proviso.yml:1:7: error[unknown-value]", "^^^^^^^^^^", "did you mean 'ceasefire'?"),
        ("kind: [ceasefire]\n", ".proviso.yml:1:7: error[wrong-type]", "^", "a list"),
        ("fail-on: always\n", ".proviso.yml:1:10: error[unknown-value]", "^^^^^^", "never, violated"),
        ("min-score: 101\n", ".proviso.yml:1:12: error[wrong-type]", "^^^", "62.5%"),
        ("min-score: many\n", ".proviso.yml:1:12: error[wrong-type]", "^^^^", "from 0 to 100"),
        ("strict-baseline: perhaps\n", ".proviso.yml:1:18: error[wrong-type]", "^^^^^^^", "true or false"),
        ("# é\nprofile:\n", ".proviso.yml:2:", "error[wrong-type]", "no value"),
        ("outputs:\n  - pdf\n", ".proviso.yml:2:5: error[unknown-value]", "^^^", "text, json, html"),
        ("outputs: [text, json]\n", ".proviso.yml:1:17: error[unknown-value]", "^^^^", "standard output"),
        ("outputs:\n  - {file: x}\n", ".proviso.yml:2:5: error[missing-field]", "^", "'format'"),
        ("outputs:\n  - {format: json, file: ../x}\n", ".proviso.yml:2:26: error[unknown-value]", "^^^^", "leads out of the folder"),
        ("baseline: /etc/passwd\n", ".proviso.yml:1:11: error[unknown-value]", "^^^^^^^^^^^", "leads out of the folder"),
        ("documents:\n  - kind: ceasefire\n", ".proviso.yml:2:5: error[missing-field]", "^", "'path'"),
        ("documents:\n  - path: a.md\n    companion: b.md\n", ".proviso.yml:3:5: error[unknown-key]", "^^^^^^^^^", "did you mean 'companions'?"),
        ("documents: a.md\n", ".proviso.yml:1:12: error[wrong-type]", "^^^^", "a group of keys"),
        ("documents: {path: a.md}\n", ".proviso.yml:1:12: error[wrong-type]", "^", "begin each item with '- '"),
        ("- kind\n", ".proviso.yml:1:1: error[wrong-type]", "^", "not a list"),
        ("kind: ceasefire\nkind: ceasefire\n", ".proviso.yml:2:1: error[bad-yaml]", "^^^^", "a second time"),
        ("kind: 'ceasefire\n", ".proviso.yml:", "error[bad-yaml]", "not YAML"),
        ("outputs:\n\t- text\n", ".proviso.yml:2:", "error[bad-yaml]", "not with tabs"),
        ("kind: &a ceasefire\n", ".proviso.yml:1:7: error[bad-yaml]", "^", "anchors"),
        ("exclude: [*.md]\n", ".proviso.yml:1:", "error[bad-yaml]", "quotation marks"),
        ("kind: ceasefire\n---\nkind: ceasefire\n", ".proviso.yml:", "error[bad-yaml]", "second document"),
        ("ключ: значение\n", ".proviso.yml:1:1: error[unknown-key]", "^^^^", "its keys are"),
    ]) func faultsHavePlaces(_ text: String, _ place: String, _ caret: String, _ help: String) {
        let faults = Self.faults(text)
        for part in [place, caret, help] { #expect(faults.contains(part), "\(part) in:\n\(faults)") }
    }

    @Test func allFaultsAtOnce() {
        let faults = Self.faults("knid: a\nfail-on: b\nmin-score: c\n")
        #expect(faults.split(separator: "\n").filter { $0.contains("error[") }.count == 3)
    }

    @Test func waiversInTheConfiguration() throws {
        let configuration = try Self.read("""
            waivers:
              - rule: lights.ferries
                path: "*.md"
                reason: No harbour yet.
                person: A. Legal Adviser
                date: 2026-01-31
                expires: 2026-06-30
            """)
        let waiver = try #require(configuration.waivers.first)
        #expect(waiver.line == 2)
        #expect(waiver.path.matches("draft.md"))
        #expect(waiver.report.expires == "2026-06-30")
    }

    @Test(arguments: [
        "date: 2026-02-30", "date: 31.1.2026", "expires: 2025-12-31", "reason: ''", "persons: A. Legal Adviser", "rule: [a, b]",
    ]) func badWaivers(_ line: String) throws {
        var fields = ["rule": "lights.ferries", "path": "a.md", "reason": "So.", "person": "A. Legal Adviser", "date": "2026-01-31", "expires": "2026-06-30"]
        let key = String(line.prefix { $0 != ":" })
        fields[key] = nil
        let lines = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" } + [line]
        let text = "waivers:\n  - " + lines.joined(separator: "\n    ") + "\n"
        #expect(Self.faults(text).contains("error["), "\(text)")
        #expect(throws: DiagnosticsError.self) { try WaiverFile.read(Array(text.utf8), file: "waivers.yml") }
    }

    @Test func fileOfWaivers() throws {
        let item = "{rule: a.b, path: a.md, reason: So., person: A. Legal Adviser, date: 2026-01-31, expires: 2026-06-30}"
        for text in ["- \(item)\n", "waivers:\n- \(item)\n", "[\(item)]"] {
            #expect(try WaiverFile.read(Array(text.utf8), file: "waivers.yml").map(\.rule) == ["a.b"], "\(text)")
        }
        #expect(try WaiverFile.read([], file: "waivers.yml").isEmpty)
    }

    /// Whatever stands in a file: an answer, in no time.
    @Test func hostileFiles() {
        let deep = String(repeating: "[", count: 100_000)
        let aliases = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
        for text in [deep, aliases, String(repeating: "{a: ", count: 5000), "\u{0}", "a: \u{85}", "a: \"\\ud800\"", String(repeating: "- ", count: 5000)] {
            #expect(!Self.faults(text).isEmpty, "\(text.prefix(20))")
        }
        #expect(throws: DiagnosticsError.self) { try Configuration([0x61, 0x3A, 0x20, 0xFF], file: "x", vocabulary: Self.vocabulary) }
        #expect(throws: DiagnosticsError.self) { try Configuration(Array(repeating: 0x23, count: 2 << 20), file: "x", vocabulary: Self.vocabulary) }
    }
}
