public import Fractions
import TextSpans

/// The report for programs. Its names are a contract (`Documentation/report.schema.json`): add fields if need be,
/// never rename or drop one without a new ``schemaVersion``.
public enum JSONReport {
    /// Grows by one when a reader of the last version could misread this one.
    public static let schemaVersion = 1

    /// - Returns: indented JSON, with a line feed at its end. Fields without a value are left out, save for scores and
    ///   credits, where `null` says that there was nothing to score.
    public static func render(_ report: Report) -> String {
        var json = JSONWriter(.indented)
        json.object { json in
            json.runFields(report)
            json.field("documents") { $0.array(report.documents) { $0.document($1) } }
            json.field("failures") { $0.array(report.failures) { $0.failure($1) } }
            if !report.notices.isEmpty { json.field("notices") { $0.array(report.notices) { $0.notice($1) } } }
        }
        return json.text + "\n"
    }
}

// The parts of the report, each an object with its fields in the order of the schema. Public, because other formats
// (JSON lines, a result by itself) are made of the same parts.
extension JSONWriter {
    /// What made the report.
    mutating func runFields(_ report: Report) {
        field("schemaVersion", JSONReport.schemaVersion)
        field("program", report.programVersion)
        field("packs", report.packVersions)
        field("rulesHash", report.rulesHash)
        if report.isRedacted { field("redacted", true) }
    }

    public mutating func document(_ document: DocumentReport) {
        object { json in
            json.field("path", document.path)
            json.field("kind", document.kind)
            json.field("kindReason", document.kindReason)
            json.field("language", document.language)
            json.field("title", document.title)
            json.field("hash", document.hash)
            json.field("verdict", document.verdict.rawValue)
            json.field("verdictSentence", document.verdictSentence)
            json.field("score") { $0.interval(document.score) }
            json.field("coverage") { $0.coverage(document.coverage) }
            json.field("optional") { json in
                json.object(isFlat: true) { json in
                    json.field("taken", document.optionalTaken)
                    json.field("total", document.optionalTotal)
                }
            }
            json.field("areas") { $0.array(document.areas) { $0.area($1) } }
            json.field("results") { $0.array(document.results) { $0.result($1) } }
            json.field("ledger") { $0.array(ScoreLedger(document).lines) { $0.statementCredit($1) } }
            if let changes = document.changes { json.field("changes") { $0.changes(changes) } }
            json.field("remarks", document.remarks)
            if let selection = document.selection { json.field("selection") { $0.selection(selection) } }
        }
    }

    public mutating func result(_ result: ResultReport) {
        object { json in
            json.field("rule", result.rule)
            json.field("title", result.title)
            json.field("statements", result.statements)
            json.field("strength", result.strength)
            json.field("derived", result.isDerived)
            json.field("area", result.area)
            json.field("status", result.status.rawValue)
            json.field("credit") { $0.interval(result.credit) }
            json.field("weights") { $0.array(ScoreLedger.weights(of: result)) { $0.weight($1) } }
            json.field("elements") { $0.array(result.elements) { $0.element($1) } }
            json.field("evidence") { $0.array(result.evidence) { $0.evidence($1) } }
            json.field("message", result.message)
            json.optionalField("question", result.question)
            json.optionalField("suggestion", result.suggestion)
            json.field("reading", result.reading)
            json.field("source", result.source)
            json.optionalField("showsNot", result.showsNot)
            json.field("gain") { $0.fraction(result.gain) }
            json.field("gate", result.isGate)
            json.optionalField("lookedFor", result.lookedFor)
            if let miss = result.nearestMiss { json.field("nearestMiss") { $0.evidence(miss) } }
            if let waiver = result.waiver { json.field("waiver") { $0.waiver(waiver) } }
            if let decision = result.decision { json.field("decision") { $0.decision(decision) } }
            json.optionalField("baseline", result.baseline?.rawValue)
        }
    }

    public mutating func evidence(_ evidence: Evidence) {
        object { json in
            json.field("text", evidence.text)
            json.field("address", evidence.address)
            json.field("line", evidence.line)
            json.field("column", evidence.column)
            if evidence.endLine > 0 {
                json.field("endLine", evidence.endLine)
                json.field("endColumn", evidence.endColumn)
            }
            json.place(of: evidence)
            json.field("level", evidence.level)
            json.field("highlight") { $0.span(evidence.highlight) }
            json.field("span") { $0.span(evidence.span) }
            json.optionalField("note", evidence.note)
        }
    }

    public mutating func fraction(_ fraction: Fraction) {
        object(isFlat: true) { json in
            json.field("numerator", fraction.numerator)
            json.field("denominator", fraction.denominator)
        }
    }

    fileprivate mutating func weight(_ weight: StatementWeight) {
        object(isFlat: true) { json in
            json.field("statement", weight.statement)
            json.field("weight", weight.weight)
            json.field("area", weight.area)
        }
    }

    fileprivate mutating func waiver(_ waiver: WaiverReport) {
        object { json in
            json.field("reason", waiver.reason)
            json.field("person", waiver.person)
            json.field("date", waiver.date)
            json.field("expires", waiver.expires)
        }
    }

    fileprivate mutating func decision(_ decision: DecisionReport) {
        object { json in
            json.field("answer", decision.answer.rawValue)
            json.field("reason", decision.reason)
            json.field("person", decision.person)
            json.field("date", decision.date)
            json.field("engineStatus", decision.engineStatus.rawValue)
            json.field("lapsed", decision.isLapsed)
            json.optionalField("lapse", decision.lapse)
        }
    }

    fileprivate mutating func selection(_ selection: SelectionReport) {
        object { json in
            json.field("only", selection.criteria)
            json.field("shown", selection.shown)
            json.field("total", selection.total)
        }
    }

    public mutating func notice(_ notice: NoticeReport) {
        object { json in
            json.field("kind", notice.kind.rawValue)
            json.field("severity", notice.severity.rawValue)
            json.field("path", notice.path)
            if let line = notice.line { json.field("line", line) }
            json.optionalField("rule", notice.rule)
            json.field("message", notice.message)
            json.optionalField("help", notice.help)
        }
    }

    fileprivate mutating func element(_ element: ElementReport) {
        object { json in
            json.field("id", element.id)
            json.field("label", element.label)
            json.field("share") { $0.fraction(element.share) }
            json.field("status", element.status.rawValue)
            json.field("evidence") { $0.array(element.evidence) { $0.evidence($1) } }
        }
    }

    mutating func interval(_ interval: ScoreInterval?) {
        guard let interval else { return null() }
        object(isFlat: true) { json in
            json.field("low") { $0.fraction(interval.low) }
            json.field("high") { $0.fraction(interval.high) }
        }
    }

    fileprivate mutating func coverage(_ coverage: Coverage) {
        object(isFlat: true) { json in
            json.field("checked", coverage.checked)
            json.field("partlyChecked", coverage.partlyChecked)
            json.field("notCheckable", coverage.notCheckable)
            json.field("open", coverage.open)
            json.field("total", coverage.total)
        }
    }

    fileprivate mutating func area(_ area: AreaReport) {
        object { json in
            json.field("name", area.name)
            json.field("score") { $0.interval(area.score) }
            json.field("weight", area.weight)
        }
    }

    fileprivate mutating func statementCredit(_ line: StatementCredit) {
        object { json in
            json.field("statement", line.statement)
            json.field("weight", line.weight)
            json.field("credit") { $0.interval(line.credit) }
            json.field("rules", line.rules)
        }
    }

    mutating func span(_ span: ByteSpan) {
        object(isFlat: true) { json in
            json.field("start", Int(span.start))
            json.field("end", Int(span.end))
        }
    }

    mutating func failure(_ failure: FailureReport) {
        object { json in
            json.field("path", failure.path)
            json.field("message", failure.message)
            json.optionalField("help", failure.help)
        }
    }
}

extension JSONWriter {
    /// The page and the box of a passage, where the format has them.
    mutating func place(of evidence: Evidence) {
        if let page = evidence.page { field("page", page) }
        guard let box = evidence.box else { return }
        field("box") { json in
            json.object(isFlat: true) { json in
                for (key, tenths) in [("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height)] {
                    json.field(key) { $0.value(tenths: tenths) }
                }
            }
        }
    }
}
