@testable import Checking
import Diagnostics
import Reporting
@testable import RuleEngine
import RuleLanguage
import Testing
import TextSpans

@Suite struct CoverageTests {
    @Test func smallPackIsWithoutFault() throws {
        let (rules, program) = try SmallPack.load()
        #expect(rules.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
        let outcomes = Session(rules: rules, program: program).runExamples()
        #expect(outcomes.filter { !$0.passed }.map { "\($0.expected), got \($0.got): \($0.text)" } == [])
    }

    /// Leaving examples out that cannot notice gives what asking all of them gives.
    @Test func quickIsExhaustive() throws {
        let (_, program) = try SmallPack.load()
        let mutations = program.wordMutations(language: "en") + program.conditionMutations
        let quick = try #require(RuleCoverage(program: program).outcomes(of: mutations))
        let full = try #require(RuleCoverage(program: program, isExhaustive: true).outcomes(of: mutations))
        #expect(quick.count == mutations.count)
        for (index, mutation) in mutations.enumerated() {
            #expect(quick[index].isNoticed == full[index].isNoticed, "\(mutation.kind) \(mutation.name) \(mutation.location.span)")
            #expect(quick[index].examples <= full[index].examples)
        }
    }

    /// A variant of the program gives what the rules give when they are compiled anew without the thing.
    @Test func variantsAreAsCompiledAnew() throws {
        let (_, program) = try SmallPack.load()
        let mutations = program.wordMutations(language: "en") + program.conditionMutations
        let quick = try #require(RuleCoverage(program: program).outcomes(of: mutations))
        let base = try #require(ExampleBench(program))
        let passing = base.examples.map { base.passes($0, by: program) }
        for (index, mutation) in mutations.enumerated() {
            let anew = RuleProgram(Self.pack(program.pack, without: mutation, program))
            let bench = try #require(ExampleBench(anew))
            let passes = bench.examples.map { bench.passes($0, by: anew) }
            let isNoticed = zip(passing, passes).contains { $0 && !$1 }
            #expect(quick[index].isNoticed == isNoticed, "\(mutation.kind) \(mutation.name) \(mutation.location.span)")
        }
    }

    /// The pack with the thing cut out of it.
    private static func pack(_ pack: RulePack, without mutation: Mutation, _ program: RuleProgram) -> RulePack {
        var pack = pack
        func cut(_ lexicon: inout Lexicon) {
            guard lexicon.language == "en", lexicon.file == mutation.location.file else { return }
            lexicon.entries.removeAll { $0.span == mutation.location.span }
            lexicon.falseFriends.removeAll { $0.span == mutation.location.span }
            lexicon.loose.removeAll { $0.span == mutation.location.span }
        }
        switch mutation.target {
        case .conceptEntry(_, let concept, _):
            for i in pack.concepts[concept].lexicons.indices { cut(&pack.concepts[concept].lexicons[i]) }
            return pack
        case .cueEntry(_, let kind, _):
            for c in pack.cues.indices where pack.cues[c].kind == kind {
                for i in pack.cues[c].lexicons.indices { cut(&pack.cues[c].lexicons[i]) }
            }
            return pack
        default: return program.without(mutation, language: "en").pack
        }
    }

    @Test func countsAndMisses() throws {
        let report = try SmallPack.session().coverage()
        #expect(report.packs.map(\.name) == ["small"])
        #expect(report.total.mutations == report.total.noticed + report.notNoticed.count)
        #expect(report.failing == 0)
        let missed = report.notNoticed.map { "\($0.kind): \($0.entry)" }
        for entry in ["cue: shall", "cue: clause", "cue: peace agreement", "entry: /house of \\w+/"] {
            #expect(missed.contains(entry), "\(entry)")
        }
        for entry in [
            "entry: overseeing", "false friend: oversight of elections", "cue: never", "entry: unused word", "alternative: [looking] with [forces]",
            "entry: oversight", "false friend: an oversight", "cue: may", "cue: no", "loose entry: surveillance",
            "entry: army", "not condition: [parliament] with [looking] within 2 words",
        ] {
            #expect(!missed.contains(entry), "\(entry)")
        }
        #expect(!report.notNoticed.contains { $0.kind == "element" || $0.kind == "violation" })
        let house = try #require(report.notNoticed.first { $0.entry == "/house of \\w+/" })
        #expect(house.file == "small/pack.rules")
        #expect(house.name == "parliament")
        #expect(house.line == 23)
        #expect(house.examples == 0)
    }

    @Test func filters() throws {
        let session = try SmallPack.session()
        let scrutiny = try session.coverage(filter: "small.scrutiny")
        #expect(Set(scrutiny.kinds.map(\.name)) == ["entry", "element"])
        #expect(try session.coverage(filter: "negation").kinds.map(\.name) == ["cue"])
        #expect(scrutiny.examples == 3)
        #expect(try session.coverage(pack: "small").total.mutations == session.coverage().total.mutations)
        #expect(throws: DiagnosticsError.self) { try session.coverage(filter: "nothing") }
        #expect(throws: DiagnosticsError.self) { try session.coverage(pack: "smal") }
    }

    @Test func rendersJSONAndText() throws {
        let report = try SmallPack.session().coverage()
        let json = report.json()
        #expect(json.hasPrefix("{\n  \"mutations\": \(report.total.mutations),\n  \"noticed\": \(report.total.noticed),"))
        #expect(json.contains("\"notNoticed\": ["))
        let text = report.text(TextReportOptions(width: 60))
        #expect(text.contains("small/pack.rules\n"))
        #expect(text.contains("parliament: entry /house of \\w+/ (in no example)"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    }

    /// Taking the same thing away twice, or on another number of threads, gives the same.
    @Test func doesNotDependOnThreads() throws {
        let (_, program) = try SmallPack.load()
        let mutations = program.wordMutations(language: "en") + program.conditionMutations
        let coverage = RuleCoverage(program: program)
        let one = coverage.outcomes(of: mutations, workers: 1)?.map(\.isNoticed)
        let three = coverage.outcomes(of: mutations, workers: 3)?.map(\.isNoticed)
        #expect(one == three)
    }
}
