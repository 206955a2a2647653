import FoundationEssentials
import Fractions

/// A JSON report read back: what of it the score rests on.
public struct ReportFile {
    /// Why a file is no report that can be recounted.
    public struct Fault: Error, Equatable {
        /// Lower case, without a full stop.
        public var message: String
        public var help: String?

        public init(message: String, help: String? = nil) {
            self.message = message
            self.help = help
        }
    }

    struct Document {
        var path: String
        var verdict: String
        var score: ScoreInterval?
        var areas: [AreaReport]
        var optionalTaken: Int
        var optionalTotal: Int
        /// With what the score rests on; the rest of a result is left empty.
        var results: [ResultReport]
        var ledger: [StatementCredit]
    }

    var documents: [Document]
    var failures: Int

    /// - Parameter bytes: what `proviso check --format json` wrote.
    /// - Throws: ``Fault``, with the place in the file's tree where something is missing or of the wrong sort.
    public init(_ bytes: [UInt8]) throws(Fault) {
        let form: Form
        do { form = try JSONDecoder().decode(Form.self, from: Data(bytes)) } catch let error as DecodingError {
            throw Fault(error)
        } catch {
            throw Fault(message: "it is no JSON: \(error)")
        }
        guard form.schemaVersion == JSONReport.schemaVersion else {
            throw Fault(
                message: "it is a report of schema version \(form.schemaVersion), this program reads \(JSONReport.schemaVersion)",
                help: "recompute it with the version of the program that wrote it")
        }
        for document in form.documents {
            guard let selection = document.selection, selection.shown < selection.total else { continue }
            throw Fault(
                message: "\(document.path): only \(selection.shown) of \(selection.total) results are listed, so they do not add up to the score",
                help: "write the report without --only")
        }
        documents = try form.documents.enumerated().map { index, document throws(Fault) in try document.value(at: "documents[\(index)]") }
        failures = form.failures.count
    }
}

extension ReportFile.Fault {
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
        self.init(
            message: path.isEmpty ? what : "\(path): \(what)",
            help: "the file must be what 'proviso check --format json' wrote")
    }
}

// The report as it stands in the file: only the fields that the score rests on.

private struct Form: Decodable {
    var schemaVersion: Int
    var documents: [DocumentForm]
    var failures: [FailureForm]
}

private struct FailureForm: Decodable { var path: String }

private struct FractionForm: Decodable {
    var numerator: Int
    var denominator: Int

    func value(at path: String) throws(ReportFile.Fault) -> Fraction {
        guard denominator > 0 else { throw ReportFile.Fault(message: "\(path): \(numerator)/\(denominator) is no fraction") }
        return Fraction(numerator, denominator)
    }
}

private struct IntervalForm: Decodable {
    var low: FractionForm
    var high: FractionForm

    func value(at path: String) throws(ReportFile.Fault) -> ScoreInterval {
        ScoreInterval(low: try low.value(at: "\(path).low"), high: try high.value(at: "\(path).high"))
    }
}

private struct DocumentForm: Decodable {
    struct Optional: Decodable { var taken, total: Int }
    struct Area: Decodable {
        var name: String
        var score: IntervalForm?
        var weight: Int
    }
    struct Weight: Decodable {
        var statement: String
        var weight: Int
        var area: String
    }
    struct Result: Decodable {
        var rule: String
        var strength: String
        var area: String
        var status: String
        var statements: [String]
        var credit: IntervalForm?
        var weights: [Weight]
        var gate: Bool
        var waiver: Waiver?
    }
    struct Waiver: Decodable { var reason, person, date, expires: String }
    struct Line: Decodable {
        var statement: String
        var weight: Int
        var credit: IntervalForm
        var rules: [String]
    }
    struct Selection: Decodable { var shown, total: Int }

    var path: String
    var verdict: String
    var score: IntervalForm?
    var optional: Optional
    var areas: [Area]
    var results: [Result]
    var ledger: [Line]
    var selection: Selection?

    func value(at path: String) throws(ReportFile.Fault) -> ReportFile.Document {
        ReportFile.Document(
            path: self.path, verdict: verdict, score: try score?.value(at: "\(path).score"),
            areas: try areas.enumerated().map { index, area throws(ReportFile.Fault) in
                AreaReport(name: area.name, score: try area.score?.value(at: "\(path).areas[\(index)].score"), weight: area.weight)
            },
            optionalTaken: optional.taken, optionalTotal: optional.total,
            results: try results.enumerated().map { index, result throws(ReportFile.Fault) in
                try result.value(at: "\(path).results[\(index)]")
            },
            ledger: try ledger.enumerated().map { index, line throws(ReportFile.Fault) in
                StatementCredit(
                    statement: line.statement, weight: line.weight, credit: try line.credit.value(at: "\(path).ledger[\(index)].credit"),
                    rules: line.rules)
            })
    }
}

extension DocumentForm.Result {
    fileprivate func value(at path: String) throws(ReportFile.Fault) -> ResultReport {
        guard let status = RuleStatus(rawValue: status) else { throw ReportFile.Fault(message: "\(path).status: there is no status '\(status)'") }
        var result = ResultReport(
            rule: rule, title: "", statements: statements, strength: strength, isDerived: false, area: area, status: status,
            credit: try credit?.value(at: "\(path).credit"), elements: [], evidence: [], message: "", question: nil, suggestion: nil,
            reading: "", source: "", showsNot: nil, gain: .zero, isGate: gate, lookedFor: nil, nearestMiss: nil)
        result.weights = weights.map { StatementWeight(statement: $0.statement, weight: $0.weight, area: $0.area) }
        result.waiver = waiver.map { WaiverReport(reason: $0.reason, person: $0.person, date: $0.date, expires: $0.expires) }
        return result
    }
}
