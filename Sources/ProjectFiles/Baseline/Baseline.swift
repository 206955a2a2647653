public import Diagnostics
public import Fractions
public import Reporting

/// The findings that a project lives with: they are shown, but only new ones fail a run. A sorted file, a line a
/// passage, to be committed beside the drafts.
public struct Baseline: Sendable {
    /// The name under which it is written unless another is given.
    public static let fileName = ".proviso-baseline.json"
    /// Grows by one when a program of the last version could misread the file.
    static let version = 1

    /// A passage that a finding rests on, or the finding itself where something is absent.
    public struct Entry: Hashable, Comparable, Sendable {
        public var key: FindingKey
        public var status: RuleStatus
        /// The lower bound of the credit: a finding that earns less than this has got worse.
        public var credit: Fraction
        /// How often the passage occurs.
        public var count: Int

        public static func < (a: Entry, b: Entry) -> Bool {
            a.key != b.key ? a.key < b.key : (a.status.rawValue, a.credit, a.count) < (b.status.rawValue, b.credit, b.count)
        }
    }

    /// In order of path, rule, address and fingerprint.
    public private(set) var entries: [Entry]

    /// - Parameter entries: each counts once: two drafts that are known under one name have the same findings.
    public init(_ entries: [Entry] = []) { self.entries = Set(entries).sorted() }

    /// The entries that a result makes on the document known as `path`; none if it is no finding.
    public static func entries(of result: ResultReport, path: String) -> [Entry] {
        guard result.isFinding else { return [] }
        let credit = result.credit?.low ?? .zero
        let passages = result.status == .notMet ? [] : result.evidence
        var counts: [FindingKey: Int] = [:]
        for passage in passages {
            let key = FindingKey(rule: result.rule, path: path, address: passage.address, fingerprint: FindingKey.fingerprint(passage.text))
            counts[key, default: 0] += 1
        }
        if counts.isEmpty { counts[FindingKey(rule: result.rule, path: path, address: "", fingerprint: "")] = 1 }
        return counts.sorted { $0.key < $1.key }.map { Entry(key: $0.key, status: result.status, credit: credit, count: $0.value) }
    }

    // MARK: The file

    /// - Throws: everything that is wrong with the file.
    public init(_ text: [UInt8], file: String) throws(DiagnosticsError) {
        let root: YAMLValue?
        do throws(YAMLParser.Fault) { root = try YAMLParser.parse(text) } catch {
            throw DiagnosticsError([
                Diagnostic(
                    ProjectCodes.badYAML, error.message, file: file, span: error.span,
                    help: "if two branches were merged here, take either side and run 'proviso baseline' again")
            ])
        }
        guard let root else {
            throw DiagnosticsError([Diagnostic(ProjectCodes.unreadableFile, "the baseline is empty", file: file, help: "write it with 'proviso baseline'")])
        }
        var reader = FieldReader(file)
        let fields = reader.fields(root, known: ["findings", "version"], of: "a baseline")
        if let version = reader.number(fields["version"], "version"), version > Baseline.version {
            reader.fault(
                ProjectCodes.unreadableFile, "the baseline has version \(version); this program reads \(Baseline.version)", root.span,
                help: "use the version of Proviso that wrote it, or a later one")
        }
        let entries = reader.items(fields["findings"], "findings").compactMap { Baseline.entry($0, &reader) }
        guard reader.faults.isEmpty else { throw DiagnosticsError(reader.faults) }
        self.init(entries)
    }

    private static let statuses: [RuleStatus] = [.notMet, .partlyMet, .violated, .needsReview]

    private static func entry(_ value: YAMLValue, _ reader: inout FieldReader) -> Entry? {
        let known = ["address", "count", "credit", "fingerprint", "path", "rule", "status"]
        let fields = reader.fields(value, known: known, of: "a finding")
        guard case .mapping = value.content else { return nil }
        func optional(_ key: String) -> String { if case .scalar(let text, _) = fields[key]?.content { text } else { "" } }
        let rule = reader.required(fields, "rule", of: "a finding", at: value.span)
        let path = reader.required(fields, "path", of: "a finding", at: value.span)
        let status = reader.choice(fields["status"], "status", among: statuses.map(\.rawValue)).flatMap { RuleStatus(rawValue: $0.value) }
        let credit = fraction(reader.text(fields["credit"], "credit")?.value ?? "0")
        guard let rule, let path, let status else { return nil }
        guard let credit else {
            reader.fault(ProjectCodes.wrongType, "'credit' is a fraction such as 2/3", value.span)
            return nil
        }
        return Entry(
            key: FindingKey(rule: rule.value, path: path.value, address: optional("address"), fingerprint: optional("fingerprint")),
            status: status, credit: credit, count: max(1, reader.number(fields["count"], "count") ?? 1))
    }

    private static func fraction(_ text: String) -> Fraction? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard let top = parts.first ?? nil else { return nil }
        guard parts.count == 2 else { return parts.count == 1 ? Fraction(top) : nil }
        guard let bottom = parts[1], bottom > 0 else { return nil }
        return Fraction(top, bottom)
    }

    /// The file's text: the same findings give the same bytes.
    public var json: String {
        var json = JSONWriter(.indented)
        json.object { json in
            json.field("version", Baseline.version)
            json.field("findings") { json in
                json.array(entries) { json, entry in
                    json.object(isFlat: true) { json in
                        json.field("path", entry.key.path)
                        json.field("rule", entry.key.rule)
                        json.field("status", entry.status.rawValue)
                        json.field("credit", entry.credit.description)
                        json.field("address", entry.key.address)
                        json.field("fingerprint", entry.key.fingerprint)
                        json.field("count", entry.count)
                    }
                }
            }
        }
        return json.text + "\n"
    }
}
