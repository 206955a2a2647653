import Diagnostics
import DocumentModel
import Fractions
@preconcurrency import Glibc
import PatternMatching
import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// An optimised precondition would not say what it found.
private func require(_ holds: Bool, _ message: String) {
    guard !holds else { return }
    fputs("FOUND: \(message)\n", stderr)
    abort()
}

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
            require(span.start >= 0 && span.start <= span.end && Int(span.end) <= size, "a fault outside the file: \(diagnostic.message)")
        }
        require(!diagnostic.message.isEmpty && diagnostic.file == file.path, "a fault without words or of another file")
    }
    checkLayout(file)
    if file.text.first == UInt8(ascii: "{") { _ = PackForm.decode(RuleFile(path: "fuzz.json", text: file.text)) }
    for diagnostic in diagnostics.prefix(3) { require(!renderer.render(diagnostic, text: file.text).isEmpty, "a fault that cannot be shown") }
    if diagnostics.isEmpty { run(pack) }
    return 0
}

/// The canonical layout is reached in one step, and changes nothing that the file says.
private func checkLayout(_ file: RuleFile) {
    let outcome = RuleFormatter.format(file)
    require(!outcome.diagnostics.contains { $0.code.name == "would-change" }, "the layout would change what a file says")
    guard outcome.diagnostics.isEmpty else { return require(outcome.text == file.text, "a file with faults is changed") }
    let again = RuleFormatter.format(RuleFile(path: file.path, text: outcome.text))
    require(again.diagnostics.isEmpty && again.text == outcome.text, "the layout of a layout differs")
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
    if let total = score.total { require(total.low >= .zero && total.low <= total.high && total.high <= .one, "a score out of bounds") }
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
