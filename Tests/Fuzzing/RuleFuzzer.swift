import Diagnostics
import DocumentModel
import Fractions
import PatternMatching
import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

// What libFuzzer calls with each input: a rule file. Built by fuzz.sh, not by the package.

/// A rule file never crashes the program; its faults point into the file and can be shown; what has no fault runs.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let file = RuleFile(path: "fuzz.rules", text: Array(UnsafeBufferPointer(start: data, count: size)))
    // Nearly everything needs cues; a file that brings its own gets no others.
    let bringsCues = file.text.split(separator: 0x0A).contains { $0.starts(with: "CUES".utf8) }
    let (pack, diagnostics) = PackBuilder.build(bringsCues ? [file] : [file, cues])
    let renderer = SnippetRenderer()
    for diagnostic in diagnostics {
        if let span = diagnostic.span {
            precondition(span.start >= 0 && span.start <= span.end && Int(span.end) <= size, "a fault outside the file: \(diagnostic.message)")
        }
        precondition(!diagnostic.message.isEmpty && diagnostic.file == file.path)
    }
    for diagnostic in diagnostics.prefix(3) { precondition(!renderer.render(diagnostic, text: file.text).isEmpty) }
    if diagnostics.isEmpty { run(pack) }
    return 0
}

/// Only files without faults reach the engine, as in the program.
private func run(_ pack: RulePack) {
    let program = RuleProgram(pack)
    guard let language = program.language("en"), language.faults.isEmpty else { return }
    let words = WordTable(vocabulary: language.vocabulary)
    let text = TextAnalyser(lexicon: language.cues, language: "en").analyse(Document(lines: draft, path: "draft"), words: words)
    let evaluator = RuleEvaluator(text, program: program, language: language, words: words)
    _ = evaluator.provisions
    let results = pack.rules.indices.map(evaluator.evaluate)
    let score = Score(results, pack: pack)
    if let total = score.total { precondition(total.low >= .zero && total.low <= total.high && total.high <= .one, "a score out of bounds") }
    _ = Verdict(results, pack: pack)
}

private let cues = RuleFile(
    path: "cues.rules",
    text: """
        CUES binding
        Means  Bind.
        en     shall
        CUES negation
        Means  Deny.
        en     no | not
        CUES exclusion
        Means  Take out.
        en     "shall not extend to"
        CUES article heading
        Means  Head an article.
        en     article
        """)

private let draft = [
    "# Vision", "Article 1. An amnesty is granted. It shall not extend to: (a) genocide; (b) war crimes; and (c) 30 per cent of 12 crimes.",
    "2. The armed forces may be vetted within 90 days of signature, as far as possible.", "- no officer", "- all officers",
]
