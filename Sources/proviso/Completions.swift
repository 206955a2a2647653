import ArgumentParser
import Checking

/// What a shell offers after an option or in place of an argument.
enum Completions {
    /// The kinds of document.
    static let kinds = CompletionKind.list(["auto"] + CheckOptions.kinds)

    /// The ids of the rules, those of the folders that are named on the line too.
    static let rules = CompletionKind.custom { words, _, _ in load(words).declaredNames(kind: "rule") }

    /// The names of all that the rules declare.
    static let names = CompletionKind.custom { words, _, _ in load(words).declaredNames() }

    static let profiles = CompletionKind.custom { words, _, _ in load(words).declaredNames(kind: "profile") }

    static let areas = CompletionKind.custom { words, _, _ in load(words).areas }

    /// The rules that the words of an unfinished line ask for; of rules with faults, what can be had.
    private static func load(_ words: [String]) -> LoadedRules {
        var sources = RuleSources()
        for (word, next) in zip(words, words.dropFirst()) {
            if word == "--rules" { sources.additional.append(next) }
            if word == "--builtin-rules" { sources.builtinOverride = next }
        }
        return RuleLoading.load(sources)
    }
}
