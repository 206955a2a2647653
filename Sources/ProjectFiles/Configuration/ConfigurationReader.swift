import Diagnostics

/// Reads the keys of a configuration that are more than a word.
struct ConfigurationReader {
    static let keys = [
        "baseline", "decisions", "documents", "exclude", "fail-on", "kind", "min-score", "outputs", "profile", "rules", "strict-baseline", "waivers",
    ]
    private static let entryKeys = ["as", "companions", "kind", "path", "profile"]
    private static let outputKeys = ["file", "format"]

    var fields: FieldReader
    let vocabulary: Configuration.Vocabulary

    init(file: String, vocabulary: Configuration.Vocabulary) {
        fields = FieldReader(file)
        self.vocabulary = vocabulary
    }

    /// "auto" says no more than to leave the key out.
    mutating func kind(_ value: YAMLValue?) -> String? {
        fields.choice(value, "kind", among: vocabulary.kinds + ["auto"]).flatMap { $0.value == "auto" ? nil : $0.value }
    }

    mutating func outputs(_ value: YAMLValue?) -> [Configuration.Output] {
        var toStandardOutput = false
        var result: [Configuration.Output] = []
        for item in fields.items(value, "outputs") {
            if case .scalar = item.content {
                guard let format = fields.choice(item, "format", among: vocabulary.formats) else { continue }
                result.append(Configuration.Output(format: format.value, file: nil))
            } else {
                let members = fields.fields(item, known: ConfigurationReader.outputKeys, of: "an output")
                guard fields.required(members, "format", of: "an output", at: item.span) != nil,
                    let format = fields.choice(members["format"], "format", among: vocabulary.formats)
                else { continue }
                result.append(Configuration.Output(format: format.value, file: written(members["file"], "file")))
            }
            if result.last.map({ $0.file == nil }) == true {
                if toStandardOutput {
                    fields.fault(ProjectCodes.unknownValue, "a second report cannot go to standard output", item.span, help: "give each format but one a 'file'")
                }
                toStandardOutput = true
            }
        }
        return result
    }

    /// A file that is written stays in the configuration's folder: a configuration comes with a repository, and must not
    /// be able to change anything outside it.
    mutating func written(_ value: YAMLValue?, _ key: String) -> String? {
        guard let text = fields.text(value, key) else { return nil }
        let parts = text.value.split(separator: "/")
        if text.value.hasPrefix("/") || parts.contains("..") {
            fields.fault(
                ProjectCodes.unknownValue, "'\(key)' leads out of the folder of the configuration", text.span,
                help: "name a file in it, or give the path on the command line")
            return nil
        }
        return text.value
    }

    /// A name is a file's; a list holds the waivers themselves.
    mutating func waivers(_ value: YAMLValue?) -> (file: String?, waivers: [Waiver]) {
        guard let value else { return (nil, []) }
        if case .scalar = value.content { return (fields.text(value, "waivers")?.value, []) }
        return (nil, fields.items(value, "waivers").compactMap { fields.waiver($0) })
    }

    mutating func entry(_ value: YAMLValue) -> Configuration.Entry? {
        let members = fields.fields(value, known: ConfigurationReader.entryKeys, of: "a document")
        guard let path = fields.required(members, "path", of: "a document", at: value.span) else { return nil }
        return Configuration.Entry(
            path: PathGlob(path.value), kind: kind(members["kind"]), profile: fields.text(members["profile"], "profile"),
            companions: fields.texts(members["companions"], "companions").map(\.value), alias: fields.text(members["as"], "as")?.value)
    }
}
