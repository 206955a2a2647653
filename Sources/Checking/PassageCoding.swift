import DocumentModel
public import Diagnostics
import FoundationEssentials
import PatternMatching
import Reporting
public import RuleEngine
import RuleLanguage
import TextAnalysis
import TextSpans

/// Codes passages and documents: which provisions stand in them, at which level.
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

    /// One provision found, ready to be shown.
    struct Row {
        var provision: String
        var topic: String
        var level: Level
        var doubt: String?
        var cue: String?
        var address: String
        var quote: String
        var span: ByteSpan
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
        let rows = rows(of: Document(lines: lines, path: passage.id), language: nil)
        var topics: [String: Level] = [:]
        for row in rows where !row.topic.isEmpty { topics[row.topic] = max(topics[row.topic] ?? .negated, row.level) }
        var json = JSONWriter(.compact)
        json.object { json in
            json.field("id", passage.id)
            json.field("topics") { json in
                json.object { json in for topic in topics.keys.sorted() { json.field(topic, topics[topic]!.rawValue) } }
            }
            json.field("provisions") { json in
                json.array(rows) { json, row in ProvisionCoder.write(row, &json) }
            }
        }
        return json.text
    }

    private static func write(_ row: Row, _ json: inout JSONWriter) {
        json.object { json in
            json.field("provision", row.provision)
            json.field("topic", row.topic)
            json.field("level", row.level.rawValue)
            json.optionalField("doubt", row.doubt)
            json.optionalField("cue", row.cue)
            json.field("address", row.address)
            json.field("text", row.quote)
            json.field("span") { json in
                json.object { json in
                    json.field("start", Int(row.span.start))
                    json.field("end", Int(row.span.end))
                }
            }
        }
    }

    // MARK: Documents

    /// Codes a document: one JSON object a provision found.
    mutating func codeDocument(_ document: Document) -> String {
        var output = ""
        for row in rows(of: document, language: nil) {
            var json = JSONWriter(.compact)
            json.object { json in
                json.field("path", document.path)
                json.field("provision", row.provision)
                json.field("topic", row.topic)
                json.field("level", row.level.rawValue)
                json.optionalField("doubt", row.doubt)
                json.optionalField("cue", row.cue)
                json.field("address", row.address)
                json.field("text", row.quote)
            }
            output += json.text + "\n"
        }
        return output
    }

    mutating func rows(of document: Document, language given: String?) -> [Row] {
        let code = given ?? Detection(program).language(of: document.text)
        guard let language = program.language(code) else { return [] }
        let words = table(language)
        let text = TextAnalyser(lexicon: language.cues, language: code).analyse(document, words: words)
        let evaluator = RuleEvaluator(text, program: program, language: language, words: words)
        var rows: [Row] = []
        for (index, hits) in evaluator.provisions {
            let provision = program.pack.provisions[index]
            for hit in hits {
                rows.append(
                    Row(
                        provision: provision.name, topic: provision.topic.map { program.pack.topics[$0].name } ?? "",
                        level: hit.level, doubt: hit.doubt?.rawValue,
                        cue: hit.cue.map { text.document.text.string(text.span(of: $0)) }, address: text.address(of: hit.unit),
                        quote: text.document.text.string(text.span(of: hit.unit)), span: text.span(of: hit.span)))
            }
        }
        return rows.sorted { ($0.span.start, $0.provision) < ($1.span.start, $1.provision) }
    }

    private mutating func table(_ language: LanguageProgram) -> WordTable {
        if let table = tables[language.code], table.count < WordTable.limit { return table }
        let table = WordTable(vocabulary: language.vocabulary)
        tables[language.code] = table
        return table
    }
}
