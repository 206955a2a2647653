public import Diagnostics
import Reporting
import TextSpans

/// The log of decisions: a line each, oldest first. Lines are only ever added, so that it says who decided what, and when.
public struct DecisionLog: Sendable {
    /// The name under which it is kept unless another is given.
    public static let fileName = ".proviso-decisions.jsonl"
    /// Grows by one when a program of the last version could misread a line.
    static let version = 1

    public private(set) var records: [DecisionRecord]
    private let last: [String: [String: DecisionRecord]]

    public init(_ records: [DecisionRecord] = []) {
        self.records = records
        var last: [String: [String: DecisionRecord]] = [:]
        for record in records { last[record.document, default: [:]][record.rule] = record.action == .decide ? record : nil }
        self.last = last
    }

    /// What was decided last; nil if nothing was, or if it was withdrawn.
    public func decision(on rule: String, document: String) -> DecisionRecord? { last[document]?[rule] }

    /// The decisions that stand, by document and rule.
    public var standing: [DecisionRecord] {
        last.keys.sorted().flatMap { document in (last[document] ?? [:]).sorted { $0.key < $1.key }.map(\.value) }
    }

    // MARK: The file

    /// - Throws: everything that is wrong with the file.
    public init(_ text: [UInt8], file: String) throws(DiagnosticsError) {
        var reader = FieldReader(file)
        var faults: [Diagnostic] = []
        var records: [DecisionRecord] = []
        var start = 0
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            defer { start += line.count + 1 }
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            do throws(YAMLParser.Fault) {
                // Spans are those of the whole file: what stands before the line is blank.
                guard let value = try YAMLParser.parse(Array(line))?.moved(by: start) else { continue }
                if let record = DecisionLog.record(value, &reader) { records.append(record) }
            } catch {
                let help = "a line is one decision; of two branches that were merged, keep all lines"
                faults.append(Diagnostic(ProjectCodes.badYAML, error.message, file: file, span: ByteSpan(start, start + line.count), help: help))
            }
        }
        faults += reader.faults
        guard faults.isEmpty else { throw DiagnosticsError(faults.sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }) }
        self.init(records)
    }

    private static let keys = [
        "action", "answer", "date", "document", "engine", "overrules", "passages", "person", "program", "reason", "rule", "rules", "text", "unlisted",
        "version",
    ]

    private static func record(_ value: YAMLValue, _ reader: inout FieldReader) -> DecisionRecord? {
        let what = "a decision"
        let fields = reader.fields(value, known: keys, of: what)
        guard case .mapping = value.content else { return nil }
        if let number = reader.number(fields["version"], "version"), number > version {
            reader.fault(
                ProjectCodes.unreadableFile, "the decision has version \(number); this program reads \(version)", value.span,
                help: "use the version of Proviso that wrote it, or a later one")
            return nil
        }
        let action = reader.choice(fields["action"], "action", among: ["decide", "withdraw"]).flatMap { DecisionRecord.Action(rawValue: $0.value) }
        let date = reader.date(reader.required(fields, "date", of: what, at: value.span), "date")
        let person = reader.required(fields, "person", of: what, at: value.span)
        let reason = reader.required(fields, "reason", of: what, at: value.span)
        let document = reader.required(fields, "document", of: what, at: value.span)
        let rule = reader.required(fields, "rule", of: what, at: value.span)
        let answers = DecisionRecord.answers.map(\.rawValue)
        let answer = reader.choice(fields["answer"], "answer", among: answers).flatMap { RuleStatus(rawValue: $0.value) }
        let engine = reader.choice(fields["engine"], "engine", among: RuleStatus.allCases.map(\.rawValue)).flatMap { RuleStatus(rawValue: $0.value) }
        let overrules = reader.flag(fields["overrules"], "overrules") ?? false
        let passages = reader.items(fields["passages"], "passages").map { passage($0, &reader) }
        guard let action, let date, let person, let reason, let document, let rule else { return nil }
        guard action == .withdraw || (answer != nil && engine != nil) else {
            reader.fault(ProjectCodes.missingField, "\(what) lacks 'answer' or 'engine'", value.span)
            return nil
        }
        var record = DecisionRecord(
            action: action, date: date, person: person.value, reason: reason.value, document: document.value, rule: rule.value, answer: answer,
            overrules: overrules, engineStatus: engine, passages: passages, wholeText: reader.text(fields["text"], "text")?.value,
            program: reader.text(fields["program"], "program")?.value ?? "", rules: reader.text(fields["rules"], "rules")?.value ?? "")
        record.unlisted = reader.number(fields["unlisted"], "unlisted") ?? 0
        return record
    }

    private static func passage(_ value: YAMLValue, _ reader: inout FieldReader) -> DecisionRecord.Passage {
        let fields = reader.fields(value, known: ["address", "fingerprint"], of: "a passage")
        func text(_ key: String) -> String { if case .scalar(let text, _) = fields[key]?.content { text } else { "" } }
        return DecisionRecord.Passage(address: text("address"), fingerprint: text("fingerprint"))
    }
}
