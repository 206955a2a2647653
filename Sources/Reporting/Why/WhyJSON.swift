import Fractions
import TextSpans

extension WhyReport {
    /// The same as one JSON object.
    public func json() -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("path", path)
            json.field("rule", rule)
            json.field("title", title)
            json.field("status", status.rawValue)
            if let credit {
                json.field("credit") { json in
                    json.object(isFlat: true) { json in
                        json.field("low", credit.low.description)
                        json.field("high", credit.high.description)
                    }
                }
            }
            json.optionalField("reason", reason)
            json.field("reading", reading)
            json.field("remarks", remarks)
            json.field("passage") { json in json.array(passage) { json, evidence in json.passage(evidence) } }
            json.parts("applicability", applicability)
            json.parts("elements", elements)
            json.parts("violations", violations)
            json.field("arithmetic", arithmetic)
            json.parts("provisions", provisions)
        }
        return json.text + "\n"
    }
}

extension JSONWriter {
    fileprivate mutating func parts(_ key: String, _ parts: [WhyReport.Part]) {
        field(key) { json in
            json.array(parts) { json, part in
                json.object { json in
                    json.field("heading", part.heading)
                    json.optionalField("place", part.place)
                    json.field("outcome", part.outcome)
                    json.field("alternatives") { json in
                        json.array(part.alternatives) { json, alternative in json.alternative(alternative) }
                    }
                }
            }
        }
    }

    private mutating func alternative(_ alternative: WhyReport.Alternative) {
        object { json in
            json.field("condition", alternative.written)
            json.field("matches") { json in
                json.array(alternative.matches) { json, match in
                    json.object { json in
                        json.field("name", match.name)
                        json.field("counts", match.counts)
                        json.optionalField("miss", match.miss)
                        json.field("steps", match.steps)
                        json.field("reading", match.reading)
                        json.field("entries", match.entries)
                        json.field("evidence") { $0.passage(match.evidence) }
                    }
                }
            }
            json.field("remarks", alternative.remarks)
        }
    }

    fileprivate mutating func passage(_ evidence: Evidence) {
        object(isFlat: true) { json in
            json.field("address", evidence.address)
            json.field("line", evidence.line)
            if evidence.column > 0 { json.field("column", evidence.column) }
            json.place(of: evidence)
            json.field("level", evidence.level)
            json.field("text", evidence.text)
            json.field("highlight") { json in
                json.object { json in
                    json.field("start", Int(evidence.highlight.start))
                    json.field("end", Int(evidence.highlight.end))
                }
            }
        }
    }
}
