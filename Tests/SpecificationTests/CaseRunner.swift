import BuiltinRules
import Diagnostics
import DocumentModel
import Fractions
import PatternMatching
import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// Runs one section of a case file and writes down what came of it, in the form of its `expected` block.
struct CaseRunner {
    let shared: [CaseFile.Block]
    let section: CaseFile.Section

    func run() -> String {
        var files = shared.enumerated().map { RuleFile(path: $1.name ?? "shared\($0 == 0 ? "" : "\($0 + 1)").rules", text: $1.bytes) }
        for block in section.blocks("rules") { files.append(RuleFile(path: block.name ?? "case.rules", text: block.bytes)) }
        let documents = section.blocks("document")
        if !documents.isEmpty { files += CaseRunner.shippedCues }
        let lints = section.blocks("expected").contains { $0.info.contains("warnings") }
        let (pack, diagnostics) = PackBuilder.build(files, lints: lints)
        if documents.isEmpty || !diagnostics.isEmpty { return describe(diagnostics, files) }
        let program = RuleProgram(pack)
        let faults = Set(documents.map { $0.option("lang") ?? "en" }).sorted().flatMap { program.language($0)?.faults ?? [] }
        guard faults.isEmpty else { return faults.map { "regular expression: \($0.message)\n" }.joined() }
        return run(documents, program)
    }

    /// The cues that Proviso ships, and nothing else of its rules.
    private static let shippedCues: [RuleFile] = BuiltinRules.files.map { (path: "\($0.path)", text: "\($0.text)") }
        .filter { $0.path == "core/cues.rules" }.map { RuleFile(path: $0.path, text: $0.text) }

    // MARK: Diagnostics

    private func describe(_ diagnostics: [Diagnostic], _ files: [RuleFile]) -> String {
        guard !diagnostics.isEmpty else { return "no faults\n" }
        return diagnostics.map { diagnostic in
            var place = diagnostic.file == "case.rules" ? "" : diagnostic.file + ":"
            if let span = diagnostic.span, let file = files.first(where: { $0.path == diagnostic.file }) {
                let position = LineIndex(file.text).position(at: Int(span.start), in: file.text)
                place += "\(position.line):\(position.column)"
            }
            let severity = diagnostic.severity == .error ? "" : diagnostic.severity.word + " "
            var out = [place, "\(severity)\(diagnostic.code.name)", diagnostic.message].filter { !$0.isEmpty }.joined(separator: " ") + "\n"
            for note in diagnostic.notes { out += "    note: \(note)\n" }
            if let help = diagnostic.help { out += "    help: \(help)\n" }
            return out
        }.joined()
    }

    // MARK: Documents

    private func run(_ blocks: [CaseFile.Block], _ program: RuleProgram) -> String {
        // Documents that look into each other share their words.
        var tables: [String: WordTable] = [:]
        for block in blocks {
            let language = block.option("lang") ?? "en"
            tables[language] = tables[language] ?? program.language(language).map { WordTable(vocabulary: $0.vocabulary) }
        }
        var companions: [DocumentKind: AnalysedText] = [:]
        for block in blocks {
            guard let name = block.option("companion"), let kind = DocumentKind(rawValue: name),
                let language = program.language(block.option("lang") ?? "en"), let words = tables[language.code]
            else { continue }
            companions[kind] = analyse(block, language, words)
        }
        var out = ""
        let documents = blocks.filter { $0.option("companion") == nil }
        for (index, block) in documents.enumerated() {
            guard let language = program.language(block.option("lang") ?? "en"), let words = tables[language.code] else { return "no such language\n" }
            let text = analyse(block, language, words)
            let evaluator = RuleEvaluator(text, program: program, language: language, words: words, companions: companions)
            if documents.count > 1 { out += "# \(block.name ?? "document \(index + 1)")\n" }
            out += Findings(text: text, pack: program.pack).describe(evaluator)
        }
        return out
    }

    private func analyse(_ block: CaseFile.Block, _ language: LanguageProgram, _ words: WordTable) -> AnalysedText {
        let lines = String(decoding: block.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        let document = Document(lines: lines, path: block.name ?? "document")
        return TextAnalyser(lexicon: language.cues, language: language.code).analyse(document, words: words)
    }
}

/// Writes provisions and results as lines.
private struct Findings {
    let text: AnalysedText
    let pack: RulePack

    func describe(_ evaluator: RuleEvaluator) -> String {
        var out = ""
        let found = evaluator.provisions
        for (index, provision) in pack.provisions.enumerated() {
            let hits = found.first { $0.provision == index }?.hits ?? []
            out += hits.isEmpty ? "[\(provision.name)] nothing\n" : ""
            for hit in hits { out += "[\(provision.name)] \(hit.level.rawValue) \(describe(hit))\n" }
        }
        for rule in pack.rules.indices { out += describe(evaluator.evaluate(rule)) }
        return out
    }

    private func describe(_ hit: Hit) -> String {
        let words = text.document.text.string(text.span(of: hit.span))
        let cue = hit.cue.map { " because of “\(text.document.text.string(text.span(of: $0)))”" } ?? ""
        return "“\(words)” in \(text.address(of: hit.unit))\(hit.doubt.map { "; doubt: \($0.rawValue)" } ?? "")\(cue)"
    }

    private func describe(_ result: RuleResult) -> String {
        var out = "\(pack.rules[result.rule].id) \(word(result.status))"
        if let credit = result.credit { out += credit.low == credit.high ? " \(credit.low)" : " \(credit.low) to \(credit.high)" }
        if let reason = result.reason { out += ": \(reason)" }
        out += "\n"
        for element in result.elements {
            out += "  E\(element.element.id) \(word(element.status))\(element.note.map { ", \($0)" } ?? "")\n"
            for hit in element.hits where element.status != .notMet { out += "    \(describe(hit))\n" }
        }
        if result.elements.isEmpty || result.status == .violated || result.status == .needsReview {
            for hit in result.hits { out += "  \(describe(hit))\n" }
        }
        return out
    }

    private func word(_ status: RuleResult.Status) -> String {
        switch status {
        case .met: "met"
        case .partlyMet: "partly met"
        case .notMet: "not met"
        case .violated: "violated"
        case .needsReview: "needs review"
        case .notApplicable: "not applicable"
        case .notChecked: "not checked"
        }
    }

    private func word(_ status: ElementResult.Status) -> String {
        switch status {
        case .met: "met"
        case .partlyMet: "partly met"
        case .notMet: "not met"
        case .needsReview: "needs review"
        }
    }
}
