/// The rules behind the results of a SARIF file, each once, in order of id.
struct SARIFRules {
    /// One result of each rule speaks for the rule.
    let list: [ResultReport]
    let index: [String: Int]

    /// GitHub shows no more of a description.
    private static let longestDescription = 1024

    init(_ results: [ResultReport]) {
        var first: [String: ResultReport] = [:]
        for result in results {
            // A result that has a suggestion says more of its rule than one that has none.
            if let known = first[result.rule], known.suggestion != nil || result.suggestion == nil { continue }
            first[result.rule] = result
        }
        list = first.sorted { $0.key < $1.key }.map(\.value)
        index = Dictionary(list.enumerated().map { ($0.element.rule, $0.offset) }) { first, _ in first }
    }

    func write(_ rule: ResultReport, to json: inout JSONWriter) {
        json.object { json in
            json.field("id", rule.rule)
            json.field("shortDescription") { text(&$0, rule.title) }
            json.field("fullDescription") { text(&$0, rule.reading.isEmpty ? rule.title : rule.reading) }
            json.field("help") { json in
                json.object { json in
                    json.field("text", parts(of: rule).map { "\($0.label): \($0.text.onOneLine)" }.joined(separator: "\n"))
                    json.field("markdown", markdown(rule))
                }
            }
            json.field("defaultConfiguration") { $0.object { $0.field("level", defaultLevel(rule).rawValue) } }
            json.field("properties") { json in
                json.object { $0.field("tags", [rule.area, rule.strength, rule.isDerived ? "derived" : "direct"].map(\.onOneLine)) }
            }
        }
    }

    private func text(_ json: inout JSONWriter, _ text: String) {
        json.object { $0.field("text", text.onOneLine.clipped(to: SARIFRules.longestDescription)) }
    }

    private func defaultLevel(_ rule: ResultReport) -> FindingLevel {
        switch rule.strength {
        case "shall": .error
        case "should": .warning
        default: .note
        }
    }

    private func parts(of rule: ResultReport) -> [(label: String, text: String)] {
        let parts = [
            ("Requirement", "\(rule.title) (\(rule.strengthSentence))"), ("Source", rule.source), ("Reading", rule.reading),
            ("Suggested wording", rule.suggestion ?? ""), ("What a text check cannot show", rule.showsNot ?? ""),
        ]
        return parts.filter { !$0.1.isEmpty }
    }

    private func markdown(_ rule: ResultReport) -> String {
        parts(of: rule).map { part in
            let text = Markdown.escaped(part.text)
            return part.label == "Suggested wording" ? "**\(part.label):**\n\n> \(text)" : "**\(part.label):** \(text)"
        }.joined(separator: "\n\n")
    }
}
