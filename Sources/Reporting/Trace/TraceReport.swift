/// The matrix of statements and rules, both ways: what became of each statement of the sources, and whence each rule.
public struct TraceReport: Sendable {
    /// A statement of a source.
    public struct Statement: Sendable {
        public var id: String
        public var place: String
        public var modal: String
        public var strength: String
        public var addressee: String
        public var says: String
        public var kinds: [String]
        public var area: String
        /// `checked`, `not-checkable`, `not-normative`, `repeats`, `superseded` or `to-do`.
        public var disposition: String
        /// How the rules relate to a statement that they check: `equal`, `narrower`, `wider`, `overlaps`.
        public var relation: String?
        /// Why it is not checked, or what the rules leave out.
        public var reason: String
        /// The statement that stands for this one.
        public var standIn: String?
        /// Ids of the rules that encode it, then of those that only compare it.
        public var rules: [String]
        /// The name of the register's file, without an ending.
        public var register: String
        /// Where its sentence was found; nil if it was not, or was not looked for.
        public var source: SourceLine?

        public init(
            id: String, place: String, modal: String, strength: String, addressee: String, says: String, kinds: [String], area: String,
            disposition: String, relation: String?, reason: String, standIn: String?, rules: [String], register: String, source: SourceLine?
        ) {
            self.id = id
            self.place = place
            self.modal = modal
            self.strength = strength
            self.addressee = addressee
            self.says = says
            self.kinds = kinds
            self.area = area
            self.disposition = disposition
            self.relation = relation
            self.reason = reason
            self.standIn = standIn
            self.rules = rules
            self.register = register
            self.source = source
        }
    }

    public struct SourceLine: Hashable, Sendable {
        public var file: String
        /// From 1.
        public var line: Int

        public init(file: String, line: Int) {
            self.file = file
            self.line = line
        }
    }

    public struct Rule: Sendable {
        public var id: String
        public var title: String
        public var strength: String
        /// Why its strength is not that of its strongest source.
        public var strengthReason: String?
        public var kinds: [String]
        public var area: String
        public var sources: [String]
        public var compares: [String]
        public var examples: Int
        public var failingExamples: Int

        public init(
            id: String, title: String, strength: String, strengthReason: String?, kinds: [String], area: String, sources: [String],
            compares: [String], examples: Int, failingExamples: Int
        ) {
            self.id = id
            self.title = title
            self.strength = strength
            self.strengthReason = strengthReason
            self.kinds = kinds
            self.area = area
            self.sources = sources
            self.compares = compares
            self.examples = examples
            self.failingExamples = failingExamples
        }
    }

    /// Something that the matrix lacks.
    public struct Problem: Sendable {
        /// The id of the statement or rule.
        public var name: String
        public var message: String

        public init(name: String, message: String) {
            self.name = name
            self.message = message
        }
    }

    /// In order of id.
    public var statements: [Statement]
    /// In order of id.
    public var rules: [Rule]
    public var problems: [Problem]
    /// The copies of the sources that were read; nil if none was asked for.
    public var sourceFiles: [String]?

    public init(statements: [Statement], rules: [Rule], problems: [Problem], sourceFiles: [String]?) {
        self.statements = statements
        self.rules = rules
        self.problems = problems
        self.sourceFiles = sourceFiles
    }

    /// Statements whose sentence is not in the copies of the sources; empty if none was asked for.
    public var differing: [Statement] { sourceFiles == nil ? [] : statements.filter { $0.source == nil } }

    static let dispositions = ["checked", "not-checkable", "not-normative", "repeats", "superseded", "to-do"]
    static let strengths = ["shall", "should", "may"]

    /// How many statements each register has, in all and by strength and disposition, with a line for the total.
    var counts: [(register: String, numbers: [Int])] {
        func numbers(_ statements: [Statement]) -> [Int] {
            [statements.count] + TraceReport.strengths.map { strength in statements.count { $0.strength == strength } }
                + TraceReport.dispositions.map { disposition in statements.count { $0.disposition == disposition } }
        }
        let registers = Set(statements.map(\.register)).sorted()
        return registers.map { register in (register, numbers(statements.filter { $0.register == register })) }
            + [("total", numbers(statements))]
    }

    static let countHeader = ["register", "statements"] + strengths + dispositions
}

// MARK: Formats

extension TraceReport {
    public func json() -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("statements") { json in
                json.array(statements) { json, statement in
                    json.object { json in
                        json.field("id", statement.id)
                        json.field("strength", statement.strength)
                        json.field("disposition", statement.disposition)
                        json.optionalField("relation", statement.relation)
                        json.field("reason", statement.reason)
                        json.optionalField("standIn", statement.standIn)
                        json.field("rules", statement.rules)
                        json.field("where", statement.place)
                        json.field("modal", statement.modal)
                        json.field("to", statement.addressee)
                        json.field("says", statement.says)
                        json.field("kinds", statement.kinds)
                        json.field("area", statement.area)
                        if let source = statement.source {
                            json.field("source") { json in
                                json.object(isFlat: true) { json in
                                    json.field("file", source.file)
                                    json.field("line", source.line)
                                }
                            }
                        }
                    }
                }
            }
            json.field("rules") { json in
                json.array(rules) { json, rule in
                    json.object { json in
                        json.field("id", rule.id)
                        json.field("title", rule.title)
                        json.field("strength", rule.strength)
                        json.optionalField("strengthReason", rule.strengthReason)
                        json.field("kinds", rule.kinds)
                        json.field("area", rule.area)
                        json.field("statements", rule.sources)
                        json.field("compares", rule.compares)
                        json.field("examples", rule.examples)
                        json.field("failingExamples", rule.failingExamples)
                    }
                }
            }
            json.field("problems") { json in
                json.array(problems) { json, problem in
                    json.object(isFlat: true) { json in
                        json.field("name", problem.name)
                        json.field("message", problem.message)
                    }
                }
            }
            json.field("differing", differing.map(\.id))
        }
        return json.text + "\n"
    }

    /// A row for each pair of a statement and a rule; statements without rules have a row too.
    public func csv() -> String {
        let header = [
            "statement", "strength", "modal", "to", "says", "where", "kinds", "area", "disposition", "relation", "reason", "stands for it",
            "rule", "title", "rule strength", "rule kinds", "file", "line",
        ]
        let byID = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
        let rows = statements.flatMap { statement -> [[String]] in
            let own = [
                statement.id, statement.strength, statement.modal, statement.addressee, statement.says, statement.place,
                statement.kinds.joined(separator: " "), statement.area, statement.disposition, statement.relation ?? "", statement.reason,
                statement.standIn ?? "",
            ]
            let source = [statement.source?.file ?? "", statement.source.map { "\($0.line)" } ?? ""]
            let rules = statement.rules.compactMap { byID[$0] }.map { [$0.id, $0.title, $0.strength, $0.kinds.joined(separator: " ")] }
            return (rules.isEmpty ? [["", "", "", ""]] : rules).map { (own + $0 + source).map(\.onOneLine) }
        }
        return CSV.text([header] + rows)
    }

    /// - Parameter options: width and colour.
    public func text(_ options: TextReportOptions = TextReportOptions()) -> String {
        var page = Page(options)
        for problem in problems { page.paragraph(lead: "\(problem.name.onOneLine)  ", hang: 4, problem.message, leadPaint: .bold) }
        page.blank()
        let wide = counts.map(\.register.displayWidth).max() ?? 0
        page.line(page.painted(String(repeating: " ", count: wide) + TraceReport.countHeader.dropFirst().map { "  " + $0 }.joined(), .bold))
        for count in counts {
            let cells = zip(count.numbers, TraceReport.countHeader.dropFirst()).map { number, header in
                String(repeating: " ", count: 2 + header.count - "\(number)".count) + "\(number)"
            }
            page.line(count.register.onOneLine + String(repeating: " ", count: wide - count.register.displayWidth) + cells.joined())
        }
        page.blank()
        if let sourceFiles {
            page.paragraph(
                "\(statements.count - differing.count) of \(statements.count) sentences were found in \(sourceFiles.joined(separator: ", ").onOneLine).")
            if !differing.isEmpty { page.paragraph(lead: "not found: ", hang: 4, differing.map(\.id).joined(separator: ", ")) }
        }
        page.paragraph(sentence)
        return page.text
    }

    var sentence: String {
        let found = problems.isEmpty ? "Nothing is missing." : "\(problems.count) \(problems.count == 1 ? "thing is" : "things are") missing."
        return "\(statements.count) statements, \(rules.count) rules. " + found
    }
}
