extension JSONWriter {
    mutating func changes(_ changes: ChangesReport) {
        object { json in
            json.field("read", changes.read)
            json.field("insertions", changes.insertions)
            json.field("deletions", changes.deletions)
            json.optionalField("problem", changes.problem)
            if let before = changes.before {
                json.field("before") { json in
                    json.object { json in
                        json.field("verdict", before.verdict.rawValue)
                        json.field("verdictSentence", before.verdictSentence)
                        json.field("score") { $0.interval(before.score) }
                    }
                }
                json.field("verdicts") { $0.array(changes.verdicts) { $0.changedVerdict($1) } }
            }
        }
    }

    private mutating func changedVerdict(_ verdict: ChangedVerdict) {
        object { json in
            json.field("rule", verdict.rule)
            json.field("title", verdict.title)
            json.field("strength", verdict.strength)
            json.field("before", verdict.before.rawValue)
            json.field("after", verdict.after.rawValue)
            json.field("messageBefore", verdict.messageBefore)
            json.field("evidenceBefore") { $0.array(verdict.evidenceBefore) { $0.evidence($1) } }
            json.field("nearness", verdict.nearness.rawValue)
            json.field("changes") { $0.array(verdict.changes) { $0.change($1) } }
        }
    }

    private mutating func change(_ change: ChangeReport) {
        object { json in
            json.field("kind", change.kind)
            json.optionalField("author", change.author)
            json.optionalField("date", change.date)
            json.field("text", change.text)
            json.field("address", change.address)
            json.field("line", change.line)
            if let page = change.page { json.field("page", page) }
            if let span = change.span { json.field("span") { $0.span(span) } }
        }
    }
}
