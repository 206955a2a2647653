import Dispatch
import PatternMatching
import Reporting
import RuleEngine
import RuleLanguage
import Synchronization
import TextAnalysis
import TextSpans

/// Takes away, one by one, what the authors of the rules wrote, and finds what no example notices: nothing that passed
/// fails for the lack of it.
///
/// Not every example is evaluated for every mutation. An example is left out only where its outcome cannot change:
/// - The outcome of a rule depends on the concepts and provisions that it reaches and on the cues. What the rule does
///   not reach cannot change it.
/// - Whether a concept or a cue is found depends on its words and on where sentences end, on no other cue.
/// - A lexicon entry acts on a text through its matches alone. Where it made none, not even one that a false friend took
///   back, every list of matches stays as it was, step by step: the same words are found, the same false friends, the
///   same entries that reuse them. So does all that follows from the lists. Two more ways are allowed for: five kinds of
///   cues are also looked up word by word before anything is matched, so an entry of theirs counts as matched where one
///   of its words stands in the text; and a concept without any entry left is not checked, so its last entry is tried on
///   every example.
/// - Elements and violations belong to one rule. Provisions are tried on every example of the rules that reach them.
///
/// Once an example has noticed, the others need not be asked. Two things differ from compiling the rules anew without
/// the entry, both on purpose: the words by which other entries are looked up stay the same, and the numbers of lists.
struct RuleCoverage {
    let program: RuleProgram
    /// Whether the examples of the rule, concept, provision or cue list with this name are asked.
    var isWanted: @Sendable (String) -> Bool = { _ in true }
    /// Evaluates every example for every mutation. For tests: it must give the same.
    var isExhaustive = false

    struct Outcome: Sendable {
        var isNoticed: Bool
        /// How many of the examples the mutation could have changed.
        var examples: Int
    }

    /// What one worker found; each fills its own.
    private struct Shared {
        var next = 0
        var outcomes: [Outcome?]
    }

    /// - Parameter language: the language of the words and of the examples.
    /// - Returns: an outcome for each mutation; nil if the language has no cues.
    func outcomes(of mutations: [Mutation], language: String = ExampleBench.ruleLanguage, workers: Int = 2) -> [Outcome]? {
        guard program.languageCodes.contains(language) else { return nil }
        let shared = Mutex(Shared(outcomes: [Outcome?](repeating: nil, count: mutations.count)))
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            guard let bench = ExampleBench(program, language: language, where: isWanted) else { return }
            let worker = Worker(program, bench, isExhaustive: isExhaustive)
            let batch = 64
            while true {
                let start = shared.withLock { shared in
                    defer { shared.next += batch }
                    return shared.next
                }
                guard start < mutations.count else { return }
                let range = start..<min(start + batch, mutations.count)
                let found = range.map { worker.outcome(of: mutations[$0]) }
                shared.withLock { shared in for (i, outcome) in zip(range, found) { shared.outcomes[i] = outcome } }
            }
        }
        return shared.withLock { $0.outcomes.compactMap { $0 } }
    }
}

/// One thread's examples and what is known of them before anything is taken away.
private struct Worker {
    private let program: RuleProgram
    private let bench: ExampleBench
    private let isExhaustive: Bool
    /// Numbers of the examples that pass.
    private let passing: [Int]
    /// The passing examples in which each entry matches.
    private var byConceptEntry: [EntryID: [Int]] = [:]
    private var byCueEntry: [EntryID: [Int]] = [:]
    private var byWord: [[UInt8]: [Int]] = [:]

    init(_ program: RuleProgram, _ bench: ExampleBench, isExhaustive: Bool) {
        self.program = program
        self.bench = bench
        self.isExhaustive = isExhaustive
        passing = bench.examples.indices.filter { bench.passes(bench.examples[$0], by: program) }
        for example in passing {
            let text = bench.examples[example].text
            let companions = Array(bench.examples[example].companions.values.prefix(1))
            for text in [text] + companions {
                for (entry, _) in DocumentMatches.conceptEntries(text, program: bench.language, words: bench.words) {
                    Worker.append(example, to: &byConceptEntry[entry, default: []])
                }
                for (entry, _) in DocumentMatches.cueEntries(text, program: bench.language, words: bench.words) {
                    Worker.append(example, to: &byCueEntry[entry, default: []])
                }
                for token in text.tokens { Worker.append(example, to: &byWord[bench.words.folded(token.word), default: []]) }
            }
        }
    }

    private static func append(_ example: Int, to list: inout [Int]) { if list.last != example { list.append(example) } }

    func outcome(of mutation: Mutation) -> RuleCoverage.Outcome {
        let candidates = isExhaustive ? passing : candidates(mutation.target)
        guard !candidates.isEmpty else { return .init(isNoticed: false, examples: 0) }
        let variant = program.without(mutation, language: bench.language.code)
        let isNoticed = candidates.contains { !bench.passes(bench.examples[$0], by: variant, without: mutation.target) }
        return .init(isNoticed: isNoticed, examples: candidates.count)
    }

    /// The examples whose outcome could change.
    private func candidates(_ target: Mutation.Target) -> [Int] {
        switch target {
        case .conceptEntry(let entry, let concept, let isLast):
            (isLast ? passing : byConceptEntry[entry] ?? []).filter { bench.reach(of: bench.examples[$0]).concepts.contains(concept) }
        case .cueEntry(let entry, let kind, let words):
            words.isEmpty
                ? (byCueEntry[entry] ?? []).filter { !isWordsOnly($0, but: kind) }
                : Set((byCueEntry[entry] ?? []) + words.flatMap { byWord[$0] ?? [] }).sorted()
        case .element(let rule, _), .violation(let rule, _): passing.filter { bench.examples[$0].rule == rule }
        case .alternative(let provision, _), .notCondition(let provision):
            passing.filter { bench.reach(of: bench.examples[$0]).provisions.contains(provision) }
        }
    }

    /// Whether an example asks for a concept, or for a cue of another kind: how its clauses read does not matter.
    private func isWordsOnly(_ example: Int, but kind: CueKind) -> Bool {
        guard case .words(let subject, _) = bench.examples[example].trial else { return false }
        return switch subject {
        case .concept, .unresolved: true
        case .cues(let own): own != kind
        case .provision: false
        }
    }
}
