import TextSpans

/// What was found when a condition was asked of documents.
public struct QueryReport: Sendable {
    public struct Hit: Sendable {
        public var path: String
        public var evidence: Evidence

        public init(path: String, evidence: Evidence) {
            self.path = path
            self.evidence = evidence
        }
    }

    /// In the order of the documents, and of the text in each.
    public var hits: [Hit]
    /// How many documents were read.
    public var documents: Int
    /// Documents that could not be read.
    public var failures: [FailureReport]

    public init(hits: [Hit], documents: Int, failures: [FailureReport]) {
        self.hits = hits
        self.documents = documents
        self.failures = failures
    }

    /// "3 hits in 2 of 5 documents".
    public var countSentence: String {
        let count = hits.isEmpty ? "no hits" : hits.count == 1 ? "1 hit" : "\(hits.count) hits"
        let with = Set(hits.map(\.path)).count
        if documents == 1 { return "\(count) in 1 document" }
        return hits.isEmpty ? "\(count) in \(documents) documents" : "\(count) in \(with) of \(documents) documents"
    }
}

extension QueryReport {
    /// Each hit as compilers show a place, and how many there are.
    public func text(_ options: TextReportOptions = TextReportOptions()) -> String {
        var page = Page(options)
        for hit in hits {
            let evidence = hit.evidence
            page.paragraph(lead: "\(hit.path)\(evidence.suffix): ", hang: 4, evidence.level, leadPaint: .bold)
            page.quote(evidence)
            page.blank()
        }
        page.paragraph(countSentence, paint: .bold)
        return page.text
    }

    /// One JSON object a hit and line. `highlight` counts bytes of `text`.
    public func jsonLines() -> String {
        var out = ""
        for hit in hits {
            let evidence = hit.evidence
            var json = JSONWriter(.compact)
            json.object { json in
                json.field("path", hit.path)
                json.field("address", evidence.address)
                json.field("line", evidence.line)
                if evidence.column > 0 { json.field("column", evidence.column) }
                json.place(of: evidence)
                json.field("level", evidence.level)
                json.optionalField("note", evidence.note)
                json.field("words", Array(evidence.text.utf8).string(evidence.highlight))
                json.field("text", evidence.text)
                json.field("highlight") { json in
                    json.object { json in
                        json.field("start", Int(evidence.highlight.start))
                        json.field("end", Int(evidence.highlight.end))
                    }
                }
            }
            out += json.text + "\n"
        }
        return out
    }
}
