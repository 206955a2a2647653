public import Diagnostics
import DocumentModel
import FoundationEssentials
import PatternMatching
import Reporting
public import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// Codes passages and documents: which provisions stand in them, at which level, and who is to act.
public struct ProvisionCoder {
    private let program: RuleProgram
    private var tables: [String: WordTable] = [:]

    public init(_ program: RuleProgram) { self.program = program }

    static let badPassageFile = DiagnosticCode(
        "bad-passage-file", "A file of passages holds one JSON object a line, each with the strings id and text.")

    private struct Passage: Decodable {
        var id: String
        var text: String
    }

    /// The provisions of a document in the order of its text, those at one place by name.
    ///
    /// - Returns: nothing for a document in a language that the rules have no words for.
    mutating func rows(of document: Document) -> [ProvisionSheet.Row] {
        let code = Detection(program).language(of: document.text)
        guard let language = program.language(code) else { return [] }
        let words = table(language)
        let text = TextAnalyser(lexicon: language.cues, language: code).analyse(document, words: words)
        let evaluator = RuleEvaluator(text, program: program, language: language, words: words)
        let reader = ClauseReader(text)
        func quote(_ span: TokenSpan) -> String { text.document.text.string(text.span(of: span)) }
        let rows = evaluator.provisions.flatMap { index, hits in
            let provision = program.pack.provisions[index]
            return hits.map { hit in
                (
                    hit.span.start,
                    ProvisionSheet.Row(
                        document: document.path, provision: provision.name, topic: provision.topic.map { program.pack.topics[$0].name } ?? "",
                        actor: hit.level > .mention ? reader.actor(of: hit.span).map(quote) : nil, evidence: Evidence(hit, in: text),
                        doubt: hit.doubt?.rawValue, cue: hit.cue.map(quote))
                )
            }
        }
        return rows.sorted { ($0.0, $0.1.provision) < ($1.0, $1.1.provision) }.map(\.1)
    }

    private mutating func table(_ language: LanguageProgram) -> WordTable {
        if let table = tables[language.code], table.count < WordTable.limit { return table }
        let table = WordTable(vocabulary: language.vocabulary)
        tables[language.code] = table
        return table
    }

    // MARK: Passages

    /// Codes a JSONL file of passages, each judged by itself.
    ///
    /// - Returns: one JSON object a line, in the order of the input: `id`, `topics` (topic to level), `provisions`.
    /// - Throws: a diagnostic with the line at fault.
    public mutating func codePassages(path: String) throws(DiagnosticsError) -> String {
        let bytes: [UInt8]
        do throws(FileSystem.Failure) { bytes = try FileSystem.read(path) } catch {
            throw DiagnosticsError([Diagnostic(ProvisionCoder.badPassageFile, "cannot read it: \(error.message)", file: path)])
        }
        var output = ""
        let decoder = JSONDecoder()
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
            guard let passage = try? decoder.decode(Passage.self, from: Data(line)) else {
                throw DiagnosticsError([
                    Diagnostic(
                        ProvisionCoder.badPassageFile, "line \(number + 1) is not an object with the strings id and text", file: path,
                        span: ByteSpan(line.startIndex, line.endIndex), help: "write it like {\"id\": \"p1\", \"text\": \"...\"}")
                ])
            }
            output += codeLine(passage) + "\n"
        }
        return output
    }

    private mutating func codeLine(_ passage: Passage) -> String {
        let lines = passage.text.split(whereSeparator: \.isNewline).map(String.init)
        let rows = rows(of: Document(lines: lines, path: passage.id))
        var topics: [String: Level] = [:]
        for row in rows where !row.topic.isEmpty {
            topics[row.topic] = max(topics[row.topic] ?? .negated, Level(rawValue: row.evidence.level) ?? .negated)
        }
        var json = JSONWriter(.compact)
        json.object { json in
            json.field("id", passage.id)
            json.field("topics") { json in
                json.object { json in for topic in topics.keys.sorted() { json.field(topic, topics[topic]!.rawValue) } }
            }
            json.field("provisions") { json in
                json.array(rows) { json, row in json.object { row.write(to: &$0) } }
            }
        }
        return json.text
    }
}
