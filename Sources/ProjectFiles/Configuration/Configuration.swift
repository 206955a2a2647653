public import Diagnostics
public import Fractions
import TextSpans

/// What `.proviso.yml` says: how the documents of a folder are to be checked. Paths in it are relative to its folder.
public struct Configuration: Sendable {
    /// The name that is looked for.
    public static let fileName = ".proviso.yml"
    /// No configuration is longer.
    static let sizeLimit = 1 << 20

    /// The words that keys may have as values; they belong to other modules.
    public struct Vocabulary: Sendable {
        public var kinds: [String]
        public var formats: [String]
        public var thresholds: [String]

        public init(kinds: [String], formats: [String], thresholds: [String]) {
            self.kinds = kinds
            self.formats = formats
            self.thresholds = thresholds
        }
    }

    /// A report to write.
    public struct Output: Sendable {
        public var format: String
        /// Nil: to standard output.
        public var file: String?
    }

    /// What holds for some documents only.
    public struct Entry: Sendable {
        public var path: PathGlob
        public var kind: String?
        public var profile: Located?
        /// Documents that rules compare with; they are read, not reported.
        public var companions: [String]
        /// The name under which findings and decisions are kept from draft to draft, whatever the file is called.
        public var alias: String?
    }

    public var file: String
    public var text: [UInt8]
    public var kind: String?
    public var profile: Located?
    public var rules: [String]
    public var failOn: String?
    public var minimumScore: Fraction?
    public var outputs: [Output]
    public var baseline: String?
    public var isStrict: Bool
    public var waiversFile: String?
    /// Those that stand in the configuration itself.
    public var waivers: [Waiver]
    public var decisions: String?
    public var documents: [Entry]
    public var exclude: [PathGlob]

    /// - Parameters:
    ///   - text: the file's bytes.
    ///   - file: its name, for faults.
    /// - Throws: everything that is wrong with it.
    public init(_ text: [UInt8], file: String, vocabulary: Vocabulary) throws(DiagnosticsError) {
        guard text.count <= Configuration.sizeLimit else {
            throw DiagnosticsError([Diagnostic(ProjectCodes.unreadableFile, "a configuration of more than a megabyte is none", file: file)])
        }
        let root: YAMLValue?
        do throws(YAMLParser.Fault) { root = try YAMLParser.parse(text) } catch {
            throw DiagnosticsError([Diagnostic(ProjectCodes.badYAML, error.message, file: file, span: error.span, help: error.help)])
        }
        self.file = file
        self.text = text
        var reader = ConfigurationReader(file: file, vocabulary: vocabulary)
        let fields = root.map { reader.fields.fields($0, known: ConfigurationReader.keys, of: "the configuration") } ?? [:]
        kind = reader.kind(fields["kind"])
        profile = reader.fields.text(fields["profile"], "profile")
        rules = reader.fields.texts(fields["rules"], "rules").map(\.value)
        failOn = reader.fields.choice(fields["fail-on"], "fail-on", among: vocabulary.thresholds)?.value
        minimumScore = reader.fields.minimumScore(fields["min-score"], "min-score")
        outputs = reader.outputs(fields["outputs"])
        baseline = reader.written(fields["baseline"], "baseline")
        isStrict = reader.fields.flag(fields["strict-baseline"], "strict-baseline") ?? false
        let lines = LineIndex(text)
        let inFile = reader.waivers(fields["waivers"])
        waiversFile = inFile.file
        waivers = inFile.waivers.map { waiver in
            var waiver = waiver
            waiver.line = lines.line(at: Int(waiver.span.start))
            return waiver
        }
        decisions = reader.written(fields["decisions"], "decisions")
        documents = reader.fields.items(fields["documents"], "documents").compactMap { reader.entry($0) }
        exclude = reader.fields.texts(fields["exclude"], "exclude").map { PathGlob($0.value) }
        guard reader.fields.faults.isEmpty else { throw DiagnosticsError(reader.fields.faults) }
    }

    /// What holds for a document: the last entry that speaks of it has the last word on each thing; companions add up.
    ///
    /// - Parameter path: relative to the configuration's folder.
    public func entry(for path: String) -> Entry? {
        let entries = documents.filter { $0.path.matches(path) }
        guard var result = entries.first else { return nil }
        for entry in entries.dropFirst() {
            result.kind = entry.kind ?? result.kind
            result.profile = entry.profile ?? result.profile
            result.alias = entry.alias ?? result.alias
            result.companions += entry.companions.filter { !result.companions.contains($0) }
        }
        return result
    }
}
