import Diagnostics
import DocumentModel
import Fractions
import PatternMatching
import RuleEngine
import RuleLanguage
import Testing
import TextAnalysis

/// Rule files that are too long, too deep or too clever end in a fault or work, soon.
@Suite struct HostileRulesTests {
    private func faults(_ text: String) -> [String] { PackBuilder.build([RuleFile(path: "x.rules", text: text)]).diagnostics.map(\.message) }

    private func entry(_ entry: String) -> String { "CONCEPT a\nMeans  Words.\nen  \(entry)\n" }

    private static let statement = "STATEMENT S\nWhere x\nStrength shall\nSays x\nArea x\n"

    private func rule(_ elements: String) -> String {
        "RULE r.one A title\nSource S\nStrength shall\nReading x\nFor peace-agreement\nArea x\nExpect\n\(elements)Say x\nSuggest x\nExamples\nmet a\nnot met b\n"
    }

    private func results(_ text: String, _ lines: [String]) throws -> [RuleResult] {
        let (pack, diagnostics) = PackBuilder.build([
            RuleFile(path: "cues.rules", text: RandomDocument.cueFile), RuleFile(path: "x.rules", text: text),
        ])
        #expect(diagnostics.map(\.message) == [])
        let program = RuleProgram(pack)
        let language = try #require(program.language("en"))
        let words = WordTable(vocabulary: language.vocabulary)
        let draft = TextAnalyser(lexicon: language.cues, language: "en").analyse(Document(lines: lines, path: "draft"), words: words)
        let evaluator = RuleEvaluator(draft, program: program, language: language, words: words)
        return pack.rules.indices.map(evaluator.evaluate)
    }

    @Test func chainsOfNamesAreAsLongAsTheyLike() throws {
        let length = 20_000
        let concepts = (0..<length).map { "CONCEPT c\($0)\nMeans x\nen w\($0) | [c\($0 + 1)]\n" }.joined() + "CONCEPT c\(length)\nMeans x\nen end\n"
        let text = concepts + Self.statement + rule("E1 one: [c0]\n")
        #expect(try results(text, ["The war shall end."]).map(\.status) == [.met])
        let circle = (0..<length).map { "CONCEPT c\($0)\nMeans x\nen w\($0) | [c\(($0 + 1) % length)]\n" }.joined()
        let found = faults(circle)
        #expect(found == ["concept 'c0' refers to itself in a circle"])
    }

    /// Each provision is reached on very many ways.
    @Test func namesThatFanOut() throws {
        let depth = 40
        let fan = (0..<depth).map { i in ["p", "q"].map { "PROVISION \($0)\(i)\nMeans x\nMatches [p\(i + 1)] or [q\(i + 1)]\n" }.joined() }.joined()
        let ends = ["p", "q"].map { "PROVISION \($0)\(depth)\nMeans x\nMatches [a]\n" }.joined()
        let text = "CONCEPT a\nMeans x\nfr fin\n" + fan + ends + Self.statement + rule("E1 one: [p0]\n")
        #expect(try results(text, ["The war shall end."]).map(\.status) == [.notChecked])
    }

    @Test func entriesHaveLimits() {
        #expect(faults(entry(String(repeating: "word ", count: 61))) == ["an entry of more than 60 words"])
        #expect(faults(entry(String(repeating: "(a) ", count: 9) + "b")) == ["an entry that stands for more than 256 wordings"])
        #expect(faults(entry(String(repeating: "(a) ", count: 8) + "b")) == [])
    }

    /// Trying all ways to bridge the gaps one by one would take longer than anybody lives.
    @Test func gapsInARow() throws {
        let text = entry(Array(repeating: "a", count: 29).joined(separator: " ... ") + " ... z") + Self.statement + rule("E1 one: [a]\n")
        #expect(try results(text, [String(repeating: "a ", count: 500) + "shall end."]).map(\.status) == [.notMet])
    }

    @Test func wordsThatNoTextHas() {
        for sign in ["“", "»", ")", "+", "%", "§", "…"] { #expect(faults(entry("peace\(sign) talks")) == ["'\(sign)' stands in no word of a text"]) }
        #expect(faults(entry("d'armes | police's | co-operate | état | السلام | мир | re*")) == [])
    }

    @Test func sharesThatHaveNothingInCommon() throws {
        let primes = [997, 991, 983, 977, 971, 967, 953, 947, 941]
        let elements = primes.enumerated().map { "E\($0.offset + 1) 1/\($0.element) e: [a]\n" }.joined()
        #expect(faults(entry("war") + Self.statement + rule(elements)) != [])
        var sum = Fraction.zero
        for prime in primes { sum = sum + Fraction(1, prime) * Fraction(3, 7) }
        #expect(sum > .zero && sum < .one)
    }

    @Test func numbersBeyondMeasure() throws {
        let text = entry("war") + "PROVISION p\nMeans x\nMatches [a duration] of at least {least: 3 years}\n" + Self.statement + rule("E1 one: [p]\n")
        #expect(try results(text, ["They shall act within 9000000000000000000 years."]).map(\.status) == [.met])
        #expect(faults(text.replacing("3 years", with: "9223372036854775807 years")) != [])
    }

    @Test func whatWouldNeverHoldIsAFault() {
        let names = entry("war") + "PROVISION p\nMeans x\nMatches [a]\n" + Self.statement
        #expect(faults(names + rule("E1 one: section titled [p]\n")) == ["'p' is a provision; headings are found by concepts"])
        #expect(faults(names + rule("E1 one: [a] excluded from [a]\n")) == ["'a' is no provision; exceptions are made to provisions"])
        #expect(faults(names + rule("E1 one: [a]\n").replacing("Source S", with: "Source")) == ["'Source' has no value"])
        #expect(faults("CUES hedge\nMeans x\nen [a number] or so\n") == ["cue lists reuse no concepts"])
        #expect(faults(names + "EXTEND p\nBecause x\nen war\n") == ["'p' is a provision and has no words"])
    }

    @Test func aFileOfUnknownNames() {
        let text = (0..<3000).map { "CONCEPT c\($0)\nMeans x\nen [d\($0)] w\n" }.joined()
        #expect(faults(text).count == 501)
    }

    /// What a search that was broken off would have found is not known: a person must look.
    @Test func anExpressionThatRunsIntoItsLimitIsADoubt() throws {
        let text = entry("/(a+)+$/") + Self.statement + rule("E1 one: [a]\n")
        let result = try #require(results(text, [String(repeating: "a", count: 60) + "!"]).first)
        #expect(result.status == .needsReview)
        #expect(result.reason?.contains("ran into its limit") == true)
        #expect(try results(text, ["Peace!"]).map(\.status) == [.notMet])
    }

    /// In a sentence without end nobody can tell what belongs together: a violation there is a question.
    @Test func aViolationInASentenceWithoutEndIsADoubt() throws {
        let text = entry("war") + "CONCEPT b\nMeans x\nen flood\n" + Self.statement + rule("E1 one: [b]\nViolated if\nX1 it floods: [b] with [a]\n")
        let long = String(repeating: "and so on ", count: 100)
        #expect(try results(text, ["The war shall flood us."]).map(\.status) == [.violated])
        #expect(try results(text, ["The war \(long) shall flood us."]).map(\.status) == [.needsReview])
    }
}
