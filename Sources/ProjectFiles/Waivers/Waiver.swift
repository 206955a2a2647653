public import Diagnostics
public import Reporting
public import TextSpans

/// A finding that somebody takes responsibility for leaving open, for a time.
public struct Waiver: Sendable {
    public var rule: String
    /// Documents by path, or by the name that they are known under.
    public var path: PathGlob
    public var reason: String
    public var person: String
    public var date: CalendarDate
    /// The last day on which it holds.
    public var expires: CalendarDate
    /// Where it stands.
    public var file: String
    public var span: ByteSpan
    /// 1-based.
    public var line: Int
    /// Of the rule's id.
    public var ruleSpan: ByteSpan

    public var report: WaiverReport {
        WaiverReport(reason: reason, person: person, date: date.description, expires: expires.description)
    }
}

/// A file of waivers.
public enum WaiverFile {
    /// - Returns: its waivers, in its order.
    /// - Throws: everything that is wrong with it.
    public static func read(_ text: [UInt8], file: String) throws(DiagnosticsError) -> [Waiver] {
        let root: YAMLValue?
        do throws(YAMLParser.Fault) { root = try YAMLParser.parse(text) } catch {
            throw DiagnosticsError([Diagnostic(ProjectCodes.badYAML, error.message, file: file, span: error.span, help: error.help)])
        }
        guard let root else { return [] }
        var reader = FieldReader(file)
        var list: YAMLValue? = root
        if case .mapping = root.content { list = reader.fields(root, known: ["waivers"], of: "a file of waivers")["waivers"] }
        let waivers = reader.items(list, "waivers").compactMap { reader.waiver($0) }
        guard reader.faults.isEmpty else { throw DiagnosticsError(reader.faults) }
        let lines = LineIndex(text)
        return waivers.map { waiver in
            var waiver = waiver
            waiver.line = lines.line(at: Int(waiver.span.start))
            return waiver
        }
    }
}

extension FieldReader {
    private static let waiverKeys = ["date", "expires", "path", "person", "reason", "rule"]

    /// Line 0: the caller knows the text.
    mutating func waiver(_ value: YAMLValue) -> Waiver? {
        let fields = fields(value, known: FieldReader.waiverKeys, of: "a waiver")
        guard case .mapping = value.content else { return nil }
        let rule = required(fields, "rule", of: "a waiver", at: value.span)
        let path = required(fields, "path", of: "a waiver", at: value.span)
        let reason = required(fields, "reason", of: "a waiver", at: value.span)
        let person = required(fields, "person", of: "a waiver", at: value.span)
        let date = date(required(fields, "date", of: "a waiver", at: value.span), "date")
        let end = required(fields, "expires", of: "a waiver", at: value.span)
        let expires = self.date(end, "expires")
        guard let rule, let path, let reason, let person, let date, let expires, let end else { return nil }
        if expires < date {
            fault(ProjectCodes.badDate, "the waiver expires before it begins", end.span, help: "it was given on \(date)")
            return nil
        }
        return Waiver(
            rule: rule.value, path: PathGlob(path.value), reason: reason.value, person: person.value, date: date, expires: expires, file: file,
            span: value.span, line: 0, ruleSpan: rule.span)
    }
}
