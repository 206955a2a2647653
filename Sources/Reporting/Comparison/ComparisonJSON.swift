import Fractions

extension DraftComparison {
    /// Grows by one when a reader of the last version could misread this one.
    public static let schemaVersion = 1

    /// For programs; `Documentation/compare.schema.json` is its contract. Requirements that did not change are counted, not
    /// listed.
    ///
    /// - Returns: indented JSON, with a line feed at its end.
    public func json() -> String {
        var json = JSONWriter(.indented)
        json.object { json in
            json.field("schemaVersion", DraftComparison.schemaVersion)
            json.field("program", programVersion)
            json.field("packs", packVersions)
            json.field("rulesHash", rulesHash)
            json.field("old") { $0.draft(old) }
            json.field("new") { $0.draft(new) }
            json.field("areas") { $0.array(areas) { $0.areaChange($1) } }
            json.field("counts") { json in
                json.object { json in
                    for change in Change.allCases { json.field(change.rawValue, requirements.count { $0.change == change }) }
                }
            }
            json.field("leftOut", leftOut)
            json.field("requirements") { $0.array(requirements.filter { $0.change != .unchanged }) { $0.requirement($1) } }
            json.field("unspoken") { json in
                guard let unspoken else { return json.null() }
                json.array(unspoken) { $0.passage($1) }
            }
            json.field("remarks", remarks)
        }
        return json.text + "\n"
    }
}

extension JSONWriter {
    fileprivate mutating func draft(_ draft: ComparedDraft) {
        object { json in
            json.field("path", draft.path)
            json.field("title", draft.title)
            json.field("kind", draft.kind)
            json.field("kindReason", draft.kindReason)
            json.field("language", draft.language)
            json.field("hash", draft.hash)
            json.field("verdict", draft.verdict.rawValue)
            json.field("verdictSentence", draft.verdictSentence)
            json.field("score") { $0.bounds(draft.score) }
        }
    }

    private mutating func bounds(_ interval: ScoreInterval?) {
        guard let interval else { return null() }
        object(isFlat: true) { json in
            json.field("low") { $0.fraction(interval.low) }
            json.field("high") { $0.fraction(interval.high) }
        }
    }

    fileprivate mutating func areaChange(_ area: AreaChange) {
        object { json in
            json.field("name", area.name)
            json.field("old") { $0.bounds(area.old) }
            json.field("new") { $0.bounds(area.new) }
        }
    }

    fileprivate mutating func requirement(_ requirement: RequirementChange) {
        object { json in
            json.field("rule", requirement.rule)
            json.field("title", requirement.title)
            json.field("strength", requirement.strength)
            json.field("area", requirement.area)
            json.field("gate", requirement.isGate)
            json.field("source", requirement.source)
            json.field("change", requirement.change.rawValue)
            json.field("old") { $0.side(requirement.old) }
            json.field("new") { $0.side(requirement.new) }
            json.field("elements") { $0.array(requirement.elements) { $0.elementChange($1) } }
            json.field("steps") { $0.array(requirement.steps) { $0.step($1) } }
            json.field("passages") { $0.array(requirement.passages) { $0.passage($1) } }
        }
    }

    private mutating func side(_ side: RequirementChange.Side?) {
        guard let side else { return null() }
        object { json in
            json.field("status", side.status.rawValue)
            json.field("credit") { $0.bounds(side.credit) }
            json.field("message", side.message)
            json.optionalField("question", side.question)
        }
    }

    private mutating func elementChange(_ element: ElementChange) {
        object(isFlat: true) { json in
            json.field("id", element.id)
            json.field("label", element.label)
            json.optionalField("old", element.old?.rawValue)
            json.optionalField("new", element.new?.rawValue)
        }
    }

    private mutating func step(_ step: RequirementChange.Step) {
        object { json in
            json.field("change", step.change.rawValue)
            json.optionalField("subject", step.subject)
            json.optionalField("old", step.old)
            json.optionalField("new", step.new)
            if let passage = step.passage { json.field("passage", passage) }
        }
    }

    fileprivate mutating func passage(_ passage: PassageChange) {
        object { json in
            json.field("change", passage.change.rawValue)
            if let old = passage.old { json.field("old") { $0.quoted(old) } }
            if let new = passage.new { json.field("new") { $0.quoted(new) } }
            guard passage.change != .moved, let old = passage.old, let new = passage.new else { return }
            json.field("diff") { json in
                json.array(WordDiff(old.text, new.text).pieces) { json, piece in
                    json.object(isFlat: true) { json in
                        json.field("kind", piece.kind.rawValue)
                        json.field("text", piece.text)
                    }
                }
            }
        }
    }

    private mutating func quoted(_ passage: ComparedPassage) {
        object { json in
            json.field("text", passage.text)
            json.optionalField("leadIn", passage.leadIn)
            json.field("address", passage.address)
            json.field("line", passage.line)
            if let page = passage.page { json.field("page", page) }
            json.optionalField("level", passage.level)
            json.optionalField("note", passage.note)
        }
    }
}
