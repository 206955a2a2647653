import Foundation
import Reporting
import Testing

@Suite struct JSONReportTests {
    @Test(arguments: ReportCase.allCases)
    func followsTheSchema(_ name: ReportCase) throws {
        let schema = try JSONSchema(contentsOf: Fixtures.project("Documentation/report.schema.json"))
        let value = try JSONSerialization.jsonObject(with: Data(JSONReport.render(name.report).utf8))
        #expect(schema.faults(in: value) == [])
    }

    @Test func textsSurviveEscaping() throws {
        let value = try JSONSerialization.jsonObject(with: Data(JSONReport.render(HostileReport.report).utf8))
        let document = try #require(((value as? [String: Any])?["documents"] as? [[String: Any]])?.first)
        #expect(document["title"] as? String == HostileReport.text)
    }

    @Test func nothingActsOnAScreen() {
        let json = JSONReport.render(HostileReport.report)
        #expect(json.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) || $0 == "\n" })
        #expect(!json.contains("</script"))
        #expect(!json.unicodeScalars.contains { [0x2028, 0x202E, 0x2066, 0xFEFF].contains($0.value) })
    }

    @Test func fieldsKeepTheirOrder() throws {
        let json = JSONReport.render(SampleReport.report)
        let start = try #require(json.range(of: "\"results\": ["))
        let keys = ["rule", "title", "statements", "strength", "derived", "area", "status", "credit", "elements", "evidence"]
        var place = start.upperBound
        for key in keys {
            let found = try #require(json.range(of: "\"\(key)\":", range: place..<json.endIndex), "\(key)")
            place = found.upperBound
        }
    }

    @Test func writerLaysOut() {
        var json = JSONWriter(.indented)
        json.object { json in
            json.field("none", [String]())
            json.field("flat") { json in
                json.object(isFlat: true) { json in
                    json.field("a", 1)
                    json.field("b") { $0.object { $0.field("c", true) } }
                }
            }
            json.field("list") { $0.array([1, 2]) { $0.value($1) } }
            json.field("null") { $0.null() }
            json.optionalField("absent", nil)
        }
        #expect(json.text == """
            {
              "none": [],
              "flat": { "a": 1, "b": { "c": true } },
              "list": [
                1,
                2
              ],
              "null": null
            }
            """)
        var compact = JSONWriter(.compact)
        compact.object { $0.field("a", ["x", "y\n"]) }
        #expect(compact.text == #"{"a":["x","y\n"]}"#)
    }
}

/// As much of JSON Schema as the report's schema uses.
struct JSONSchema {
    private let root: [String: Any]

    init(contentsOf path: String) throws {
        let value = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        root = try #require(value as? [String: Any])
    }

    func faults(in value: Any) -> [String] { faults(in: value, root, at: "$") }

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
        case "boolean", "integer":
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
