import Foundation
import Reporting
import TestSupport
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
