import FoundationEssentials
import Fractions
import TextSpans

/// Reads back what ``JSONReport`` wrote, so far as drafts are compared by it. Fields that are not known are passed over:
/// later versions may add some.
public enum ReportReading {
    /// Why a file is no such report.
    public struct Fault: Error, Equatable {
        /// Lower case, without a full stop.
        public var message: String
        public var help: String
    }

    /// What is read of a report.
    public struct Reports: Sendable {
        public var documents: [DocumentReport]
        /// Hash of the rules that it was made with.
        public var rulesHash: String
    }

    /// - Parameter bytes: the file.
    /// - Returns: the documents, without their passages: a report does not hold the draft.
    /// - Throws: ``Fault``, with the place in the file's tree.
    public static func read(_ bytes: [UInt8]) throws(Fault) -> Reports {
        let form: ReportForm
        do { form = try JSONDecoder().decode(ReportForm.self, from: Data(bytes)) } catch let error as DecodingError { throw Fault(error) } catch {
            throw Fault(message: "it is no JSON", help: Fault.help)
        }
        guard form.schemaVersion == JSONReport.schemaVersion else {
            throw Fault(
                message: "it is a report of schema version \(form.schemaVersion), this program reads \(JSONReport.schemaVersion)",
                help: "write the report again with this version of the program")
        }
        return Reports(documents: form.documents.map(\.value), rulesHash: form.rulesHash)
    }
}

extension ReportReading.Fault {
    fileprivate static let help = "give what 'proviso check --format json' wrote"

    fileprivate init(_ error: DecodingError) {
        let (context, what): (DecodingError.Context, String) = switch error {
        case .keyNotFound(let key, let context): (context, "the field '\(key.stringValue)' is missing")
        case .valueNotFound(_, let context): (context, "a value is missing")
        case .typeMismatch(_, let context): (context, "a value is of the wrong sort")
        case .dataCorrupted(let context): (context, context.codingPath.isEmpty ? "it is no JSON" : context.debugDescription)
        @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), "it cannot be read")
        }
        var path = ""
        for key in context.codingPath { path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? "" : ".") + key.stringValue }
        self.init(message: path.isEmpty ? what : "\(path): \(what)", help: Self.help)
    }
}

// The report as it stands in the file.

private struct ReportForm: Decodable {
    var schemaVersion: Int
    var rulesHash: String
    var documents: [DocumentForm]
}

private struct FractionForm: Decodable {
    var value: Fraction

    private enum Key: CodingKey { case numerator, denominator }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        let denominator = try fields.decode(Int.self, forKey: .denominator)
        guard denominator > 0 else { throw DecodingError.dataCorruptedError(forKey: .denominator, in: fields, debugDescription: "a fraction has a denominator of 1 or more") }
        value = Fraction(try fields.decode(Int.self, forKey: .numerator), denominator)
    }
}

private struct IntervalForm: Decodable {
    var low: FractionForm
    var high: FractionForm
    var value: ScoreInterval { ScoreInterval(low: low.value, high: high.value) }
}

private struct SpanForm: Decodable {
    var start: Int
    var end: Int
    var value: ByteSpan { ByteSpan(start, end) }
}

private struct EvidenceForm: Decodable {
    var text: String
    var highlight: SpanForm
    var address: String
    var line: Int
    var column: Int
    var page: Int?
    var level: String
    var note: String?
    var span: SpanForm

    var value: Evidence {
        Evidence(
            text: text, highlight: highlight.value, address: address, line: line, column: column, page: page, level: level, note: note, span: span.value)
    }
}

private struct ElementForm: Decodable {
    var id: String
    var label: String
    var share: FractionForm
    var status: RuleStatus
    var evidence: [EvidenceForm]

    var value: ElementReport { ElementReport(id: id, label: label, share: share.value, status: status, evidence: evidence.map(\.value)) }
}

private struct ResultForm: Decodable {
    var rule: String
    var title: String
    var statements: [String]
    var strength: String
    var derived: Bool
    var area: String
    var status: RuleStatus
    var credit: IntervalForm?
    var elements: [ElementForm]
    var evidence: [EvidenceForm]
    var message: String
    var question: String?
    var source: String
    var gate: Bool

    var value: ResultReport {
        ResultReport(
            rule: rule, title: title, statements: statements, strength: strength, isDerived: derived, area: area, status: status,
            credit: credit?.value, elements: elements.map(\.value), evidence: evidence.map(\.value), message: message, question: question,
            suggestion: nil, reading: "", source: source, showsNot: nil, gain: .zero, isGate: gate, lookedFor: nil, nearestMiss: nil)
    }
}

private struct AreaForm: Decodable {
    var name: String
    var score: IntervalForm?
    var weight: Int
}

private struct DocumentForm: Decodable {
    var path: String
    var kind: String
    var kindReason: String
    var language: String
    var title: String
    var hash: String
    var verdict: Verdict
    var verdictSentence: String
    var score: IntervalForm?
    var areas: [AreaForm]
    var results: [ResultForm]

    var value: DocumentReport {
        DocumentReport(
            path: path, kind: kind, kindReason: kindReason, language: language, title: title, verdict: verdict,
            verdictSentence: verdictSentence, score: score?.value, coverage: Coverage(), optionalTaken: 0, optionalTotal: 0,
            areas: areas.map { AreaReport(name: $0.name, score: $0.score?.value, weight: $0.weight) }, results: results.map(\.value),
            passages: [], remarks: [], hash: hash)
    }
}

extension RuleStatus: Decodable {}
extension Verdict: Decodable {}
