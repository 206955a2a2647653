public import Diagnostics
import DocumentModel
import PatternMatching
public import Reporting
import RuleEngine
import RuleLanguage
import TextAnalysis

/// Why a verdict cannot be explained.
public enum WhyFailure: Error {
    /// There is no such rule, or nothing stands at the address.
    case usage([Diagnostic])
    case document(FailureReport)
}

extension Session {
    static let unknownRule = DiagnosticCode("unknown-rule", "No rule has the id that was given.")
    static let unknownAddress = DiagnosticCode(
        "unknown-address", "Nothing in the document stands at the address that was given. Addresses are written as reports write them: Article 7(2).")

    /// How the verdict of a rule on a document comes about.
    ///
    /// - Parameters:
    ///   - id: the rule's id.
    ///   - path: the document; "-" is standard input.
    ///   - address: shows only what stands there: "Article 7", or more exactly "Article 7(2)".
    ///   - companion: the document to compare with, for rules that compare.
    ///   - view: which text of drafts with tracked changes to read.
    public func why(
        _ id: String, _ path: String, at address: String? = nil, companion: String? = nil, standardInputName: String = "standard-input.txt",
        view: DraftView = .accepted
    ) throws(WhyFailure) -> WhyReport {
        guard let index = rules.pack.rules.firstIndex(where: { $0.id == id }) else {
            let suggestion = SpellingSuggestion.nearest(to: id, among: rules.pack.rules.map(\.id))
            throw .usage([
                Diagnostic(Session.unknownRule, "there is no rule '\(id)'", file: "proviso", help: suggestion.map { "did you mean '\($0)'?" })
            ])
        }
        var opener = DocumentOpener(program)
        opener.standardInputName = standardInputName
        opener.view = view
        let opened: DocumentOpener.Opened
        var companions: [DocumentKind: AnalysedText] = [:]
        do throws(DocumentOpener.Failure) {
            opened = try opener.open(path)
            if let companion {
                let other = try opener.open(companion)
                for kind in rules.pack.rules[index].companionKinds { companions[kind] = other.text }
            }
        } catch { throw .document(error.report) }
        var units: Set<Int>?
        if let address {
            let found = AddressFilter(address).units(of: opened.text)
            guard !found.isEmpty else {
                throw .usage([
                    Diagnostic(
                        Session.unknownAddress, "nothing stands at '\(address)'", file: opened.text.document.path,
                        help: AddressFilter(address).suggestion(opened.text))
                ])
            }
            units = found
        }
        let trace = EvaluationTrace()
        let reach = RuleReach(rules.pack.rules[index], pack: rules.pack)
        let matches = DocumentMatches(opened.text, program: opened.language, words: opened.words)
        let result = RuleEvaluator(
            matches, program: program, language: opened.language, words: opened.words, companions: companions, reach: reach, trace: trace
        ).evaluate(index)
        let entries = DocumentMatches.conceptEntries(opened.text, program: opened.language, words: opened.words)
        let parts = WhyParts(
            rules: rules, text: opened.text, matches: matches, shown: units,
            entries: EntryFinder(entries, program.wordMutations(language: opened.language.code)))
        return WhyBuilder(program: program, rule: index, result: result, trace: trace, parts: parts, reach: reach).report
    }
}

/// An address as a person gives it: everything below it counts too.
struct AddressFilter {
    private let asked: String

    init(_ address: String) { asked = AddressFilter.folded(address) }

    private static func folded(_ address: String) -> String {
        address.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func units(of text: AnalysedText) -> Set<Int> { Set(text.units.indices.filter { holds(text.address(of: $0)) }) }

    /// "article 7" holds for "Article 7(2)" and "Annex I, Article 7", not for "Article 71".
    private func holds(_ address: String) -> Bool {
        let address = AddressFilter.folded(address)
        var from = address.startIndex
        while let start = address[from...].firstIndex(where: { _ in true }), from < address.endIndex {
            if (start == address.startIndex || address[address.index(before: start)] == " "), address[start...].hasPrefix(asked) {
                let next = address[start...].dropFirst(asked.count).first
                if next.map({ !$0.isLetter && !$0.isNumber }) ?? true { return true }
            }
            from = address.index(after: start)
        }
        return false
    }

    func suggestion(_ text: AnalysedText) -> String {
        var addresses: [String] = []
        for unit in text.units.indices {
            let address = text.address(of: unit)
            if addresses.last != address { addresses.append(address) }
        }
        if let nearest = SpellingSuggestion.nearest(to: asked, among: addresses) { return "did you mean '\(nearest)'?" }
        return "addresses are \(addresses.prefix(3).map { "'\($0)'" }.joined(separator: ", ")) and so on"
    }
}
