import TextSpans

/// The provisions found in documents, a row each: a coding sheet.
public struct ProvisionSheet: Sendable {
    public struct Row: Sendable {
        public var document: String
        public var provision: String
        /// Empty for a provision that only serves others.
        public var topic: String
        /// Who is to act, where the clause names somebody.
        public var actor: String?
        /// The sentence with its place; its highlight are the words that were found.
        public var evidence: Evidence
        /// Why a person must look before it counts.
        public var doubt: String?
        /// The words that lowered the level or raised the doubt.
        public var cue: String?

        public init(
            document: String, provision: String, topic: String, actor: String?, evidence: Evidence, doubt: String?, cue: String?
        ) {
            self.document = document
            self.provision = provision
            self.topic = topic
            self.actor = actor
            self.evidence = evidence
            self.doubt = doubt
            self.cue = cue
        }

        /// The words that were found, as they stand in the sentence.
        var words: String {
            String(decoding: Array(evidence.text.utf8)[Int(evidence.highlight.start)..<Int(evidence.highlight.end)], as: UTF8.self)
        }
    }

    public var rows: [Row]

    public init(_ rows: [Row]) { self.rows = rows }

    /// One JSON object a line.
    public func jsonLines() -> String {
        var output = ""
        for row in rows {
            var json = JSONWriter(.compact)
            json.object { json in
                json.field("path", row.document)
                row.write(to: &json)
                json.field("line", row.evidence.line)
                json.place(of: row.evidence)
            }
            output += json.text + "\n"
        }
        return output
    }

    /// A table with a header.
    public func csv() -> String {
        let header = [
            "document", "address", "line", "page", "topic", "provision", "level", "actor", "words", "text", "doubt", "cue",
        ]
        return CSV.text(
            [header]
                + rows.map { row in
                    [
                        row.document, row.evidence.address, "\(row.evidence.line)", row.evidence.page.map(String.init) ?? "", row.topic,
                        row.provision, row.evidence.level, row.actor ?? "", row.words, row.evidence.text, row.doubt ?? "", row.cue ?? "",
                    ].map(\.onOneLine)
                })
    }
}

extension ProvisionSheet.Row {
    /// The members that a row has whatever it was found in.
    public func write(to json: inout JSONWriter) {
        json.field("provision", provision)
        json.field("topic", topic)
        json.field("level", evidence.level)
        json.optionalField("actor", actor)
        json.optionalField("doubt", doubt)
        json.optionalField("cue", cue)
        json.field("address", evidence.address)
        json.field("text", evidence.text)
        json.field("span") { json in
            json.object { json in
                json.field("start", Int(evidence.span.start + evidence.highlight.start))
                json.field("end", Int(evidence.span.start + evidence.highlight.end))
            }
        }
    }
}
