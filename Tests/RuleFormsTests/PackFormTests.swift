@testable import Checking
import Diagnostics
import Foundation
@testable import RuleLanguage
import TestSupport
import Testing
import TextSpans

/// The JSON form of a pack: it says everything, and reading it gives the same pack again.
@Suite struct PackFormTests {
    private static let rules = LoadedRules(files: Shipped.files, pack: Shipped.pack, diagnostics: [])

    private func decode(_ json: String) -> PackForm.Decoded { PackForm.decode(RuleFile(path: "pack.json", text: json)) }

    private func faults(_ json: String) -> [String] { decode(json).diagnostics.map(\.message) }

    @Test func followsTheSchema() throws {
        let schema = try JSONSchema(contentsOf: Project.path("Documentation/rules.schema.json"))
        let value = try JSONSerialization.jsonObject(with: Data(Self.rules.json().utf8))
        #expect(schema.faults(in: value).prefix(5) == [])
    }

    /// The whole pack, with overlays: they are done with when the form is made; what they did, and the words they
    /// added, stay.
    @Test func comesBackTheSame() {
        let overlay = RuleFile(
            path: "zz/own.rules",
            text: """
                EXTEND amnesty
                Because  our country says so.
                en       full pardon | /x|y/
                not      full pardon of debts
                fr       pardon entier

                EXTEND amnesty
                Because  of another thing.
                en       clean slate

                OFF peace.vetting-due-process
                Because  of reasons.

                PROFILE own
                Means       Ours.
                Selects     shall, gates
                Leaves out  peace.end-impunity because it is dealt with
                """)
        let files = Shipped.files + [overlay]
        let (pack, faults) = PackBuilder.build(files)
        #expect(faults.map(\.message) == [])
        let json = LoadedRules(files: files, pack: pack, diagnostics: []).json()
        let decoded = decode(json)
        #expect(decoded.diagnostics.map(\.message) == [])
        let again = PackBuilder.build(decoded.files, applied: decoded.overlays)
        #expect(again.diagnostics.map(\.message) == [])
        #expect(LoadedRules(files: decoded.files, pack: again.pack, diagnostics: []).json() == json)
    }

    @Test(arguments: [
        ("{", "expected a key in quotation marks"),
        ("[]", "a rule pack is an object"),
        ("{\"schemaVersion\": 2}", "this program reads schema version 1"),
        ("{\"schemaVersion\": 1, \"schemaVersion\": 1}", "the key 'schemaVersion' stands twice in one object"),
        ("{\"schemaVersion\": 1.5}", "'1.5' is not a whole number"),
        ("{\"schemaVersion\": 1, \"concept\": []}", "a rule pack knows no 'concept'"),
        ("{\"schemaVersion\": 1, \"topics\": [{\"name\": \"a\", \"means\": \"A\\nCONCEPT b\"}]}", "a line break or control character in a text"),
        ("{\"schemaVersion\": 1, \"topics\": [{\"name\": \"a\", \"means\": \"A\", \"maens\": \"B\"}]}", "topics[0].maens has no meaning here"),
        ("{\"schemaVersion\": 1, \"topics\": [{\"name\": \"a\", \"means\": \" A\"}]}", "topics[0].means cannot be read as it stands: it would be read as 'A'"),
        ("{\"schemaVersion\": 1, \"topics\": [{\"name\": \"a\"}]}", "topics[0]: TOPIC 'a' has no 'Means'"),
        (
            "{\"schemaVersion\": 1, \"concepts\": [{\"name\": \"a\", \"means\": \"A\", \"lexicons\": [{\"language\": \"en\", \"entries\": [{\"written\": \"a | b\"}]}]}]}",
            "concepts[0].lexicons[0].entries cannot be read as it stands"
        ),
        (
            "{\"schemaVersion\": 1, \"concepts\": [{\"name\": \"a\", \"means\": \"A\", \"lexicons\": [{\"language\": \"en\", \"entries\": [{\"written\": \"a\", \"elements\": [{\"gap\": 5}]}]}]}]}",
            "concepts[0].lexicons[0].entries[0].elements[0].gap has no meaning here"
        ),
    ])
    func faultsAreNamed(_ json: String, _ message: String) {
        #expect(faults(json) == [message])
    }

    /// Thirteen elements without shares have a thirteenth each, which nobody could write.
    @Test func equalSharesComeBackTheSame() {
        let elements = (1...13).map { "E\($0) label \($0): [word]" }.joined(separator: "\n")
        let file = RuleFile(
            path: "a.rules",
            text: """
                STATEMENT A-1
                Where Here
                Strength shall
                Says Something.
                Area a
                CONCEPT word
                Means A word.
                en word
                RULE a.b Title
                Source A-1
                Strength shall
                Reading R.
                For ceasefire
                Area a
                Expect
                \(elements)
                Say S.
                Suggest S.
                Examples
                met Word.
                not met Nothing.
                """)
        let (pack, faults) = PackBuilder.build([file])
        #expect(faults.map(\.message) == [])
        let decoded = decode(LoadedRules(files: [file], pack: pack, diagnostics: []).json())
        #expect(decoded.diagnostics.map(\.message) == [])
        #expect(PackForm.encode(PackBuilder.build(decoded.files).pack, files: decoded.files) == PackForm.encode(pack, files: [file]))
    }

    @Test func deepNestingIsRefused() {
        #expect(faults(String(repeating: "[", count: 100_000)) == ["values are nested more than 64 deep"])
    }

    @Test func escapesAreRead() {
        let decoded = decode(#"{"schemaVersion": 1, "topics": [{"name": "a", "means": "\u00e9\ud83d\ude00\"\\\/ x"}]}"#)
        #expect(decoded.files.map(\.string) == ["TOPIC a\nMeans  é😀\"\\/ x\n"])
    }

    /// A form cut or changed anywhere gives faults or rules, never a crash.
    @Test func brokenFormsAreSurvived() throws {
        let rules = try #require(Self.rules.declarations(named: "peace.amnesty-exclusions").first)
        let bytes = Array(Self.rules.json(of: [rules]).utf8)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            var broken = bytes
            let place = Int(random.next() % UInt64(bytes.count))
            if random.next() % 4 == 0 { broken.removeSubrange(place...) } else { broken[place] = UInt8(truncatingIfNeeded: random.next() % 128) }
            let decoded = PackForm.decode(RuleFile(path: "pack.json", text: broken))
            for fault in decoded.diagnostics { #expect(Int(fault.span?.end ?? 0) <= broken.count) }
        }
    }
}
