import Diagnostics
import Fractions
public import TextSpans

/// Reads the fields of one file into values, and collects what is wrong with them.
struct FieldReader {
    let file: String
    private(set) var faults: [Diagnostic] = []

    init(_ file: String) { self.file = file }

    mutating func fault(_ code: DiagnosticCode, _ message: String, _ span: ByteSpan, help: String? = nil) {
        faults.append(Diagnostic(code, message, file: file, span: span, help: help))
    }

    /// The members of a mapping by key; a key that is none of the known ones is a fault.
    mutating func fields(_ value: YAMLValue, known: [String], of what: String) -> [String: YAMLValue] {
        guard case .mapping(let members) = value.content else {
            fault(ProjectCodes.wrongType, "\(what) is a group of keys, not \(value.noun)", value.span, help: "its keys are \(known.joined(separator: ", "))")
            return [:]
        }
        var result: [String: YAMLValue] = [:]
        for member in members {
            if known.contains(member.key) { result[member.key] = member.value; continue }
            let suggestion = SpellingSuggestion.nearest(to: member.key, among: known)
            fault(
                ProjectCodes.unknownKey, "\(what) has no key '\(member.key)'", member.keySpan,
                help: suggestion.map { "did you mean '\($0)'?" } ?? "its keys are \(known.joined(separator: ", "))")
        }
        return result
    }

    /// The items of a list; a single value stands for a list of one.
    mutating func items(_ value: YAMLValue?, _ key: String) -> [YAMLValue] {
        guard let value else { return [] }
        switch value.content {
        case .list(let items): return items
        case .scalar("", isQuoted: false):
            fault(ProjectCodes.wrongType, "'\(key)' has no value", value.span)
            return []
        case .scalar: return [value]
        case .mapping:
            fault(ProjectCodes.wrongType, "'\(key)' is a list, not a group of keys", value.span, help: "begin each item with '- '")
            return []
        }
    }

    mutating func text(_ value: YAMLValue?, _ key: String) -> Located? {
        guard let value else { return nil }
        guard case .scalar(let text, _) = value.content else {
            fault(ProjectCodes.wrongType, "'\(key)' is a single value, not \(value.noun)", value.span)
            return nil
        }
        if text.allSatisfy(\.isWhitespace) {
            fault(ProjectCodes.wrongType, "'\(key)' has no value", value.span)
            return nil
        }
        return Located(text, value.span)
    }

    mutating func texts(_ value: YAMLValue?, _ key: String) -> [Located] { items(value, key).compactMap { text($0, key) } }

    mutating func required(_ fields: [String: YAMLValue], _ key: String, of what: String, at span: ByteSpan) -> Located? {
        if let value = fields[key] { return text(value, key) }
        fault(ProjectCodes.missingField, "\(what) lacks '\(key)'", span)
        return nil
    }

    mutating func choice(_ value: YAMLValue?, _ key: String, among choices: [String]) -> Located? {
        guard let text = text(value, key) else { return nil }
        if choices.contains(text.value) { return text }
        let suggestion = SpellingSuggestion.nearest(to: text.value, among: choices)
        fault(
            ProjectCodes.unknownValue, "'\(text.value)' is no value of '\(key)'", text.span,
            help: suggestion.map { "did you mean '\($0)'?" } ?? "one of \(choices.joined(separator: ", "))")
        return nil
    }

    mutating func flag(_ value: YAMLValue?, _ key: String) -> Bool? {
        guard let text = text(value, key) else { return nil }
        switch text.value {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            fault(ProjectCodes.wrongType, "'\(key)' is true or false, not '\(text.value)'", text.span)
            return nil
        }
    }

    mutating func number(_ value: YAMLValue?, _ key: String) -> Int? {
        guard let text = text(value, key) else { return nil }
        if let number = Int(text.value), number >= 0 { return number }
        fault(ProjectCodes.wrongType, "'\(key)' is a whole number, not '\(text.value)'", text.span)
        return nil
    }

    mutating func date(_ text: Located?, _ key: String) -> CalendarDate? {
        guard let text else { return nil }
        if let date = CalendarDate(text.value) { return date }
        fault(ProjectCodes.badDate, "'\(key)' is no date: '\(text.value)'", text.span, help: "write YYYY-MM-DD, such as 2027-03-31")
        return nil
    }

    mutating func minimumScore(_ value: YAMLValue?, _ key: String) -> Fraction? {
        guard let text = text(value, key) else { return nil }
        if let score = MinimumScore.parse(text.value) { return score }
        fault(ProjectCodes.wrongType, "'\(key)' is a number from 0 to 100, not '\(text.value)'", text.span, help: "for example 60 or 62.5%")
        return nil
    }
}

/// A text and where it stands.
public struct Located: Sendable {
    public var value: String
    public var span: ByteSpan

    init(_ value: String, _ span: ByteSpan) {
        self.value = value
        self.span = span
    }
}
