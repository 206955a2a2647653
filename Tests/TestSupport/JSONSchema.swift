import Foundation

/// As much of JSON Schema as the published schemas use.
public struct JSONSchema {
    private let root: [String: Any]

    public init(contentsOf path: String) throws {
        let value = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        root = value as? [String: Any] ?? [:]
    }

    /// What in a value, as JSONSerialization makes it, does not follow the schema; each with its place.
    public func faults(in value: Any) -> [String] { faults(in: value, root, at: "$") }

    private func faults(in value: Any, _ schema: [String: Any], at path: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            guard let definition = (root["$defs"] as? [String: Any])?[String(reference.dropFirst(8))] as? [String: Any] else {
                return ["\(path): no definition \(reference)"]
            }
            return faults(in: value, definition, at: path)
        }
        if let choices = schema["oneOf"] as? [[String: Any]] {
            let fitting = choices.filter { faults(in: value, $0, at: path).isEmpty }
            return fitting.count == 1 ? [] : ["\(path): fits \(fitting.count) of \(choices.count) choices"]
        }
        if let constant = schema["const"] as? NSNumber, value as? NSNumber != constant { return ["\(path): not \(constant)"] }
        if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") { return ["\(path): not one of \(words)"] }
        switch schema["type"] as? String {
        case "string": return value is String ? [] : ["\(path): not a string"]
        case "null": return value is NSNull ? [] : ["\(path): not null"]
        case "boolean", "integer", "number":
            guard let number = value as? NSNumber else { return ["\(path): not a number"] }
            let least = schema["minimum"] as? Int ?? .min
            return number.intValue >= least ? [] : ["\(path): \(number) under \(least)"]
        case "array":
            guard let list = value as? [Any], let items = schema["items"] as? [String: Any] else { return ["\(path): not an array"] }
            return list.enumerated().flatMap { faults(in: $0.element, items, at: "\(path)[\($0.offset)]") }
        case "object":
            guard let object = value as? [String: Any], let properties = schema["properties"] as? [String: [String: Any]] else {
                return ["\(path): not an object"]
            }
            let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(path).\($0): missing" }
            return missing + object.sorted { $0.key < $1.key }.flatMap { key, member in
                properties[key].map { faults(in: member, $0, at: "\(path).\(key)") } ?? ["\(path).\(key): not in the schema"]
            }
        default: return []
        }
    }
}
