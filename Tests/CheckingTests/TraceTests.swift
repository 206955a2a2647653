import Checking
import Reporting
import RuleLanguage
import Testing

/// The matrix of statements and rules.
@Suite struct TraceTests {
    private static func statement(_ id: String, _ lines: String = "") -> String {
        "STATEMENT \(id)\nWhere  The harbour book, section 1\nStrength  shall\nSays  Lighthouses are kept.\nKinds  ceasefire\nArea  lights\n\(lines)\n"
    }

    private static func rule(_ id: String, sources: String, example: String = "Lighthouses shall be kept.") -> String {
        """
        RULE \(id) Lighthouses
        Source     \(sources)
        Strength   shall
        Reading    As printed.
        For        ceasefire
        Area       lights
        Expect
        E1         lighthouses: [lighthouse] affirmed
        Say        Missing: {missing}.
        Suggest    Keep them.
        Examples
        met        \(example)
        not met    Nothing.

        """
    }

    private static let concept = "CONCEPT lighthouse\nMeans  A lighthouse.\nen  lighthouse\n"

    private func trace(_ rules: String, sources: [String: String]? = nil) throws -> TraceReport {
        let folder = try TemporaryFolder()
        try folder.write(Self.concept + rules, to: "rules/test.rules")
        // Cues of the built-in rules are needed, their statements are not looked at.
        let session = try Session(RuleSources(additional: [folder.path + "/rules"]))
        for (name, text) in sources ?? [:] { try folder.write(text, to: "sources/" + name) }
        var report = try session.trace(sources: sources == nil ? nil : folder.path + "/sources")
        report.statements.removeAll { !$0.id.hasPrefix("L-") }
        report.rules.removeAll { !$0.id.hasPrefix("lights.") }
        report.problems.removeAll { !$0.name.hasPrefix("L-") && !$0.name.hasPrefix("lights.") }
        return report
    }

    /// Every statement of the guidance is checked, or accounted for.
    @Test func theRegisterIsComplete() throws {
        let report = try #require(Project.session).trace(sources: nil)
        #expect(report.problems.map { "\($0.name) \($0.message)" } == [])
        #expect(report.statements.count >= 1366)
        #expect(report.statements.allSatisfy { !$0.place.isEmpty && !$0.says.isEmpty && $0.disposition != "to-do" })
        let marked = try #require(Project.session).rules.pack.statements.filter { $0.fingerprint == nil }
        #expect(marked.map(\.id) == [])
    }

    @Test func eachDispositionIsReported() throws {
        let report = try trace(
            Self.statement("L-1", "Disposition checked, narrower; leaves out who keeps them")
                + Self.statement("L-2", "Disposition not checkable, outside facts; who looks?")
                + Self.statement("L-3", "Disposition not normative; a description") + Self.statement("L-4", "Disposition repeats L-1")
                + Self.statement("L-5", "Disposition superseded by L-1; a later edition") + Self.rule("lights.kept", sources: "L-1"))
        #expect(report.problems.isEmpty)
        #expect(report.statements.map(\.disposition) == ["checked", "not-checkable", "not-normative", "repeats", "superseded"])
        #expect(report.statements.map(\.reason) == ["leaves out who keeps them", "outside facts; who looks?", "a description", "", "a later edition"])
        #expect(report.statements.map(\.relation) == ["narrower", nil, nil, nil, nil])
        #expect(report.statements.map(\.standIn) == [nil, nil, nil, "L-1", "L-1"])
        #expect(report.statements.map(\.rules) == [["lights.kept"], [], [], [], []])
        #expect(report.rules.map(\.sources) == [["L-1"]])
        #expect(report.rules.map(\.examples) == [2])
    }

    @Test func whatIsMissingIsAProblem() throws {
        let report = try trace(
            Self.statement("L-1") + Self.statement("L-2", "Disposition checked, equal") + Self.statement("L-3", "Disposition not checkable, too vague")
                + Self.statement("L-4") + Self.rule("lights.kept", sources: "L-3, L-4")
                + Self.rule("lights.dark", sources: "L-3", example: "Darkness."))
        #expect(report.problems.map(\.name) == ["L-1", "L-2", "L-3", "L-4", "lights.dark"])
        #expect(report.problems[0].message == "has no disposition")
        #expect(report.problems[1].message.contains("no rule names it"))
        #expect(report.problems[2].message.contains("lights.dark, lights.kept"))
        #expect(report.problems[4].message == "1 of its 2 examples fail")
        #expect(report.text().contains("5 things are missing"))
    }

    @Test func sentencesAreFoundInTheSources() throws {
        let kept = "The Parties keep all lighthouses."
        let report = try trace(
            Self.statement("L-1", "Print  \(Fingerprint(of: kept).written)") + Self.statement("L-2", "Print  \(Fingerprint(of: "All ferries sail.").written)")
                + Self.statement("L-3"),
            sources: ["book.txt": "Section 1\n\nThe Parties keep\nall light-\nhouses. Some ferries sail.\n", "notes.md": "All ferries sail."])
        #expect(report.statements.map(\.source) == [TraceReport.SourceLine(file: "book.txt", line: 3), nil, nil])
        #expect(report.differing.map(\.id) == ["L-2", "L-3"])
        #expect(report.sourceFiles == ["book.txt"])
    }

    @Test func withoutSourcesNothingDiffers() throws {
        #expect(try trace(Self.statement("L-1")).differing.isEmpty)
    }

    @Test func foldersThatHoldNothingAreTold() throws {
        let session = try #require(Project.session)
        let folder = try TemporaryFolder()
        try folder.write("no text", to: "a/picture.png")
        for path in [folder.path + "/a", folder.path + "/nowhere"] {
            #expect(throws: UnreadableSources.self) { try session.trace(sources: path) }
        }
    }

    @Test func tablesHaveARowForEachPair() throws {
        let report = try trace(
            Self.statement("L-1", "Disposition checked, equal") + Self.statement("L-2", "Disposition not normative; a \"title\", no more")
                + Self.rule("lights.a", sources: "L-1") + Self.rule("lights.b", sources: "L-1"))
        let lines = report.csv().split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[1].hasPrefix("L-1,shall,") && lines[1].contains(",lights.a,"))
        #expect(lines[2].contains(",lights.b,"))
        #expect(lines[3].contains("\"a \"\"title\"\", no more\""))
    }

    @Test func thePageEscapesAndLinks() throws {
        let html = try trace(Self.statement("L-1", "Disposition not normative; <b>bold</b>") + Self.statement("L-2", "Disposition repeats L-1")).html()
        #expect(html.contains("&lt;b&gt;bold&lt;/b&gt;") && !html.contains("<b>bold"))
        #expect(html.contains("<a href=\"#L-1\">L-1</a>"))
        #expect(html.contains("id=\"L-1\""))
    }
}
