import BuiltinRules
import Foundation
import RuleLanguage
import Testing

/// The engine finds what the reference evaluator finds, on random rules and random drafts. `ORACLE_COUNT=5000
/// ORACLE_SEED=7 swift test --filter OracleTests` runs more of them; `make oracle` does.
@Suite struct OracleTests {
    static let environment = ProcessInfo.processInfo.environment
    static let count = environment["ORACLE_COUNT"].flatMap(Int.init) ?? 60
    static let seed = environment["ORACLE_SEED"].flatMap(UInt64.init) ?? 1
    private static let documentsOfEachPack = 4

    @Test func enginesAgree() {
        let cues = RuleFile(path: "cues.rules", text: RandomDocument.cueFile)
        var made = (packs: 0, documents: 0, spans: 0, hits: 0)
        var statuses: [String: Int] = [:]
        var failures: [String: Int] = [:]
        for number in 0..<Self.count {
            let seed = Self.seed &* 1_000_003 &+ UInt64(number) &* 7919
            let rules = RandomPack.text(seed: seed)
            guard let comparison = Comparison(rules: [cues, RuleFile(path: "random.rules", text: rules)]) else {
                Issue.record("a random pack has faults (seed \(seed)):\n\(rules)")
                return
            }
            made.packs += 1
            for d in 0..<Self.documentsOfEachPack {
                let lines = RandomDocument.lines(seed: seed &+ UInt64(d) &* 104_729 &+ 1)
                let outcome = comparison.compare(lines)
                made.documents += 1
                made.spans += outcome.spans
                made.hits += outcome.hits
                for status in outcome.results { statuses["\(status)", default: 0] += 1 }
                guard !outcome.differences.isEmpty else { continue }
                let kind = Self.kind(outcome.differences[0])
                failures[kind, default: 0] += 1
                if failures[kind] == 1 { Self.report(rules, lines, cues, seed, kind) }
                if failures.values.reduce(0, +) >= 40 { return }
            }
        }
        // Agreement on nothing would prove nothing.
        #expect(made.spans > made.documents && made.hits > made.documents / 4)
        #expect(statuses.count >= 5, "\(statuses)")
        print("oracle: \(made) \(statuses.sorted { $0.key < $1.key })")
    }

    /// The rules that Proviso ships, on all texts under Examples/ and Corpus/. Too slow for the suite: `make oracle`.
    @Test(.enabled(if: environment["ORACLE_COUNT"] != nil)) func enginesAgreeOnShippedRules() throws {
        let rules = BuiltinRules.files.map { RuleFile(path: "\($0.path)", text: "\($0.text)") }
        let comparison = try #require(Comparison(rules: rules))
        let root = String(#filePath.prefix(upTo: #filePath.range(of: "/Tests/", options: .backwards)!.lowerBound))
        for folder in ["/Examples/", "/Corpus/"] {
            for name in try FileManager.default.contentsOfDirectory(atPath: root + folder).sorted() where name.hasSuffix(".md") || name.hasSuffix(".txt") {
                let lines = try String(contentsOfFile: root + folder + name, encoding: .utf8).split(separator: "\n").map(String.init)
                let outcome = comparison.compare(lines)
                #expect(outcome.differences.isEmpty, "\(name): \(outcome.differences.joined(separator: "\n"))")
                #expect(outcome.spans > 0)
            }
        }
    }

    /// What a difference is about: cues, concepts, provisions, rules or the score.
    private static func kind(_ difference: String) -> String { String(difference.prefix { $0 != ":" }.prefix(2)) }

    private static func report(_ rules: String, _ lines: [String], _ cues: RuleFile, _ seed: UInt64, _ kind: String) {
        func differences(_ rules: String, _ lines: [String]) -> [String] {
            Comparison(rules: [cues, RuleFile(path: "random.rules", text: rules)])?.compare(lines).differences ?? []
        }
        let shrinker = Shrinker { rules, lines in differences(rules, lines).first.map(Self.kind) == kind }
        let small = shrinker.shrink(rules: rules, lines: lines)
        let text = differences(small.rules, small.lines).joined(separator: "\n")
        Issue.record("engine and reference differ (seed \(seed)):\n\(small.rules)--- draft\n\(small.lines.joined(separator: "\n"))\n--- differences\n\(text)")
    }
}
