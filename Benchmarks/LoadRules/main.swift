import Checking
import RuleEngine
import RuleLanguage

// What Benchmarks/parse-rules.sh runs: how long rules take from files to a pack, and from there to a program.

/// The milliseconds that some work took, each time that it was done. What it made is thrown away outside of the time.
func measure<Result>(_ runs: Int, _ work: () -> Result) -> [Double] {
    let clock = ContinuousClock()
    return (0..<runs).map { _ in
        var result: Result?
        let time = clock.measure { result = work() }.components
        withExtendedLifetime(result) {}
        return Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15
    }
}

func text(_ milliseconds: Double) -> String { "\((milliseconds * 10).rounded() / 10) ms" }

/// The first run is what a user waits for; the best one is what the work costs.
func report(_ what: String, _ times: [Double]) {
    print("  \(what): first \(text(times[0])), best of \(times.count) \(text(times.min() ?? 0))")
}

let runs = 40
for folder in CommandLine.arguments.dropFirst() {
    let sources = folder == "built-in" ? RuleSources() : RuleSources(builtinOverride: folder)
    let loading = measure(runs) { RuleLoading.load(sources) }
    let rules = RuleLoading.load(sources)
    print("\(folder): \(rules.summary), \(rules.files.map(\.text.count).reduce(0, +) / 1000) KB")
    report("reading, parsing, checking names", loading)
    // Without cues there is nothing to compile for.
    if RuleProgram(rules.pack).languageCodes.isEmpty { continue }
    report("compiling English", measure(runs) { RuleProgram(rules.pack).language("en") })
}
