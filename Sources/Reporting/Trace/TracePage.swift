// The matrix as a page of its own, with links both ways.

extension TraceReport {
    /// One HTML file that needs nothing else.
    public func html() -> String {
        let page = ReferencePage(
            name: "trace", title: "Statements and rules",
            introduction: [
                "What became of every statement of the sources, and from which statements each rule comes. \(sentence)"
            ],
            sections: [numbers, gaps, statementTable, ruleTable])
        return HTMLReference.render(page, footer: "\(statements.count) statements, \(rules.count) rules")
    }

    private var numbers: ReferenceSection {
        let rows = counts.map { count in ReferenceRow(cells: ["\(count.register)"] + count.numbers.map { "\($0)" }) }
        return ReferenceSection(title: "Numbers", introduction: [.table(header: TraceReport.countHeader, rows: rows)])
    }

    private var gaps: ReferenceSection {
        var parts: [ReferencePart] = []
        if problems.isEmpty { parts.append(.paragraph(label: nil, "Nothing is missing.")) }
        if !problems.isEmpty {
            parts.append(.list(label: nil, problems.map { link($0.name) + ": \($0.message)" }))
        }
        if !differing.isEmpty {
            parts.append(
                .paragraph(label: "Sentences that were not found in the copies of the sources", ReferenceText(differing.map { link($0.id) })))
        }
        return ReferenceSection(title: "Gaps", introduction: parts)
    }

    private var statementTable: ReferenceSection {
        let rows = statements.map { statement in
            ReferenceRow(
                anchor: TraceReport.anchor(statement.id),
                cells: [
                    "\(statement.id)", "\(statement.strength)", "\(statement.says)", "\(statement.place)", disposition(statement),
                    ReferenceText(statement.rules.map(link)),
                ])
        }
        return ReferenceSection(
            title: "Statements", introduction: [.table(header: ["Statement", "Strength", "Says", "Where", "Disposition", "Rules"], rows: rows)])
    }

    private func disposition(_ statement: Statement) -> ReferenceText {
        var text: ReferenceText = "\(statement.disposition)"
        if let relation = statement.relation { text = text + ", \(relation)" }
        if let standIn = statement.standIn { text = text + " " + link(standIn) }
        return statement.reason.isEmpty ? text : text + ": \(statement.reason)"
    }

    private var ruleTable: ReferenceSection {
        let rows = rules.map { rule in
            ReferenceRow(
                anchor: TraceReport.anchor(rule.id),
                cells: [
                    "\(rule.id)", "\(rule.title)", "\(rule.strength)\(rule.strengthReason.map { ", because \($0)" } ?? "")",
                    ReferenceText(rule.sources.map(link)), ReferenceText(rule.compares.map(link)), "\(rule.kinds.joined(separator: ", "))",
                    "\(rule.examples)",
                ])
        }
        return ReferenceSection(
            title: "Rules",
            introduction: [.table(header: ["Rule", "Title", "Strength", "Encodes", "Compares", "For", "Examples"], rows: rows)])
    }

    private func link(_ name: String) -> ReferenceText { .link(name, to: TraceReport.anchor(name)) }

    /// Ids of statements and rules have no blanks; what stands in no anchor becomes a hyphen.
    private static func anchor(_ id: String) -> String {
        String(id.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" })
    }
}
