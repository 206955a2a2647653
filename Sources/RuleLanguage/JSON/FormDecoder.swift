import Diagnostics
import TextSpans

/// Turns the JSON form of a pack back into rule files: each declaration becomes a block in the words of the rule
/// language, and one reader checks both. What comes of a block is held against the form: a key that nothing reads, or
/// a value that would be read otherwise, is a fault.
struct FormDecoder {
    private let path: String
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var overlays: [Overlay] = []
    /// Blocks by the file that they stand in, files in the order of their first block.
    private var blocks: [(file: String, text: String)] = []

    init(path: String) { self.path = path }

    /// The rule files that the form stands for.
    var files: [RuleFile] {
        var texts: [String: String] = [:]
        var paths: [String] = []
        for (file, text) in blocks {
            if texts[file] == nil { paths.append(file) }
            texts[file] = (texts[file].map { $0 + "\n" } ?? "") + text
        }
        return paths.map { RuleFile(path: $0, text: texts[$0] ?? "") }
    }

    mutating func read(_ root: JSONValue) {
        guard case .object(let members) = root.content else { return fault("a rule pack is an object", root) }
        guard let version = root["schemaVersion"] else { return fault("'schemaVersion' is missing", root) }
        guard version.number == PackForm.schemaVersion else {
            return fault("this program reads schema version \(PackForm.schemaVersion)", version)
        }
        rejectControls(root)
        guard diagnostics.isEmpty else { return }
        for member in members {
            guard let section = PackForm.Section(rawValue: member.key) else {
                if member.key != "schemaVersion" {
                    let suggestion = SpellingSuggestion.nearest(to: member.key, among: PackForm.Section.allCases.map(\.rawValue))
                    fault("a rule pack knows no '\(member.key)'", member.value, help: suggestion.map { "did you mean '\($0)'?" })
                }
                continue
            }
            guard case .array(let items) = member.value.content else {
                fault("'\(member.key)' is not an array", member.value)
                continue
            }
            for (index, item) in items.enumerated() { read(item, section, at: "\(member.key)[\(index)]", all: root) }
        }
    }

    private mutating func read(_ item: JSONValue, _ section: PackForm.Section, at place: String, all root: JSONValue) {
        guard case .object = item.content else { return fault("\(place) is not an object", item) }
        let name = item["name"]?.text ?? item["id"]?.text ?? ""
        switch section {
        case .packs:
            add(item, .pack, name, at: place) { writer in
                writer.text("Title", item["title"]?.text)
                writer.text("Version", item["version"]?.text)
                writer.text("Means", item["means"]?.text)
                writer.text("Changes", item["changes"]?.text)
            }
        case .topics: add(item, .topic, name, at: place) { $0.text("Means", item["means"]?.text) }
        case .cues: addLexicons(item, .cues, name, at: place, all: root)
        case .concepts: addLexicons(item, .concept, name, at: place, all: root)
        case .provisions:
            add(item, .provision, name, at: place) { writer in
                writer.text("Topic", item["topic"]?.text)
                writer.text("Means", item["means"]?.text)
                writer.condition("Matches", ConditionForm.alternatives(item["matches"]))
                writer.condition("Not", ConditionForm.alternatives(item["not"]))
                writer.text("Level", item["atMost"]?.text.map { "at most \($0)" })
            }
        case .statements: add(item, .statement, name, at: place) { FormDecoder.write(statement: item, to: &$0) }
        case .rules:
            add(item, .rule, "\(name) \(item["title"]?.text ?? "")", at: place) { FormDecoder.write(rule: item, to: &$0) }
        case .profiles: add(item, .profile, name, at: place) { FormDecoder.write(profile: item, to: &$0) }
        case .examples:
            add(item, .examples, name, at: place) { writer in for texts in item["texts"]?.items ?? [] { writer.texts(texts) } }
        case .overlays: addOverlay(item, at: place)
        }
    }

    // MARK: Blocks

    /// Writes a block, reads it again and keeps it if it says what the form says.
    private mutating func add(
        _ form: JSONValue, _ keyword: BlockKeyword, _ title: String, at place: String, _ write: (inout BlockWriter) -> Void
    ) {
        var writer = BlockWriter(keyword, title: title)
        write(&writer)
        let file = form["file"]?.text ?? path
        let (tree, faults) = BlockParser.parse(RuleFile(path: file, text: writer.text))
        let declared = DeclaredForms(tree)
        let problems = faults + declared.diagnostics
        for problem in problems { fault("\(place): \(problem.message)", form, help: problem.help, code: problem.code) }
        guard problems.isEmpty else { return }
        guard declared.forms.count == 1 else { return fault("\(place) cannot be read", form) }
        compare(form, declared.forms[0], at: place)
        blocks.append((file, writer.text))
    }

    /// A concept or cue list. Words that other files added to it become `EXTEND` blocks of those files again.
    private mutating func addLexicons(
        _ form: JSONValue, _ keyword: BlockKeyword, _ name: String, at place: String, all root: JSONValue
    ) {
        let owner = form["file"]?.text ?? path
        let lexicons = form["lexicons"]?.items ?? []
        let own = lexicons.filter { $0["file"] == nil || $0["file"]?.text == owner }
        add(form.replacing("lexicons", with: own), keyword, name, at: place) { writer in
            writer.text("Means", form["means"]?.text)
            for lexicon in own { writer.lexicon(lexicon) }
        }
        var others = lexicons.filter { $0["file"] != nil && $0["file"]?.text != owner }
        while let file = others.first?["file"]?.text {
            let added = others.filter { $0["file"]?.text == file }
            others.removeAll { $0["file"]?.text == file }
            let reasons = (root["overlays"]?.items ?? []).filter {
                $0["action"]?.text == "extended" && $0["name"]?.text == name && $0["file"]?.text == file
            }.compactMap { $0["reason"]?.text }
            for (reason, part) in FormDecoder.parts(added, reasons) {
                let extended = JSONValue.object([
                    "name": .string(name), "because": .string(reason), "file": .string(file),
                    "lexicons": .array(part.map { $0.removing("file") }),
                ])
                add(extended, .extend, name, at: place) { writer in
                    writer.text("Because", reason)
                    for lexicon in part { writer.lexicon(lexicon) }
                }
            }
        }
    }

    /// Shares lexicons out among as many blocks as there are reasons, in order, each language once in a block.
    private static func parts(_ lexicons: [JSONValue], _ reasons: [String]) -> [(reason: String, lexicons: [JSONValue])] {
        var parts: [(reason: String, lexicons: [JSONValue])] = []
        for (index, lexicon) in lexicons.enumerated() {
            let isRepeated = parts.last?.lexicons.contains { $0["language"] == lexicon["language"] } ?? true
            if isRepeated || lexicons.count - index <= reasons.count - parts.count {
                parts.append((parts.count < reasons.count ? reasons[parts.count] : reasons.last ?? "", [lexicon]))
            } else {
                parts[parts.count - 1].lexicons.append(lexicon)
            }
        }
        return parts
    }

    private static func write(statement form: JSONValue, to writer: inout BlockWriter) {
        writer.text("Where", form["where"]?.text)
        writer.text("Modal", form["modal"]?.text)
        writer.text("Strength", form["strength"]?.text)
        writer.text("To", form["to"]?.text)
        writer.text("Says", form["says"]?.text)
        writer.list("Kinds", form["kinds"])
        writer.text("Area", form["area"]?.text)
        writer.text("Print", form["print"]?.text)
        writer.text("Disposition", form["disposition"].map(disposition))
    }

    /// The heading's value; what is wrong in it is left for its reader to tell.
    private static func disposition(_ form: JSONValue) -> String {
        let name = form["is"]?.text ?? ""
        let detail = ["relation", "reason", "statement"].lazy.compactMap { form[$0]?.text }.first ?? ""
        let head = switch name {
        case "checked": "checked, \(detail)"
        case "not-checkable": "not checkable, \(detail)"
        case "not-normative": "not normative"
        case "superseded": "superseded by \(detail)"
        default: "\(name) \(detail)"
        }
        return head + (form["remark"]?.text.map { "; \($0)" } ?? "")
    }

    private static func write(profile form: JSONValue, to writer: inout BlockWriter) {
        writer.text("Means", form["means"]?.text)
        writer.list("Selects", form["selects"])
        for item in form["leavesOut"]?.items ?? [] {
            writer.text("Leaves out", "\(item["rule"]?.text ?? "") because \(item["reason"]?.text ?? "")")
        }
        for item in form["sets"]?.items ?? [] {
            writer.text("Sets", "\(item["parameter"]?.text ?? "") to \(ConditionForm.quantity(item["value"]))")
        }
    }

    /// What was switched off or replaced is gone from the pack: only the note of it stays.
    private mutating func addOverlay(_ form: JSONValue, at place: String) {
        guard let action = form["action"]?.text.flatMap(Overlay.Action.init), let name = form["name"]?.text,
            let reason = form["reason"]?.text
        else { return fault("\(place) needs an action (off, replaced or extended), a name and a reason", form) }
        let file = form["file"]?.text ?? path
        let overlay = Overlay(action: action, name: name, reason: reason, location: SourceLocation(file: file, span: ByteSpan(0, 0)))
        compare(form, FormEncoder(texts: [:], topics: []).encode(overlay), at: place)
        if action != .extended { overlays.append(overlay) }
    }

    // MARK: Faults

    private mutating func fault(_ message: String, _ value: JSONValue, help: String? = nil, code: DiagnosticCode = RuleCodes.badForm) {
        // An object may be long: its first byte says where it is.
        let span = value.span.map { ByteSpan(Int($0.start), value.members.isEmpty && value.items.isEmpty ? Int($0.end) : Int($0.start) + 1) }
        diagnostics.append(Diagnostic(code, .error, message, file: path, span: span, help: help))
    }

    private mutating func rejectControls(_ value: JSONValue) {
        switch value.content {
        case .string(let text):
            if text.utf8.contains(where: { $0 < 0x20 }) { fault("a line break or control character in a text", value, help: "texts are one line") }
        case .array(let items): for item in items { rejectControls(item) }
        case .object(let members): for member in members { rejectControls(member.value) }
        case .number, .flag, .null: break
        }
    }

    /// Reports what the form says and the declaration made of it does not.
    private mutating func compare(_ given: JSONValue, _ read: JSONValue, at place: String) {
        switch (given.content, read.content) {
        case (.object(let members), .object):
            for member in members {
                if let value = read[member.key] {
                    compare(member.value, value, at: "\(place).\(member.key)")
                } else if !member.value.isNothing || !PackForm.optionalKeys.contains(member.key) {
                    fault("\(place).\(member.key) has no meaning here", member.value, help: "Documentation/rules.schema.json has the form")
                }
            }
        case (.array(let a), .array(let b)) where a.count == b.count:
            for index in a.indices { compare(a[index], b[index], at: "\(place)[\(index)]") }
        case (let a, let b) where a == b: break
        default:
            let meaning = read.text.map { ": it would be read as '\($0)'" } ?? ""
            fault("\(place) cannot be read as it stands\(meaning)", given, help: "Documentation/rules.schema.json has the form")
        }
    }
}

extension JSONValue {
    /// False or a list of nothing: what a form may say of an optional key instead of leaving it out.
    fileprivate var isNothing: Bool { content == .flag(false) || content == .array([]) }

    fileprivate func removing(_ key: String) -> JSONValue { JSONValue(.object(members.filter { $0.key != key }), span: span) }

    fileprivate func replacing(_ key: String, with items: [JSONValue]) -> JSONValue {
        JSONValue(.object(members.map { $0.key == key ? Member(key: key, value: JSONValue(.array(items), span: $0.value.span)) : $0 }), span: span)
    }
}
