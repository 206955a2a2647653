import Checking
import Foundation
import Fractions
import Reporting
import TestSupport
import Testing

/// Reports on real drafts, in every format.
@Suite struct WrittenReportTests {
    private static let paths = [
        "Corpus/pa-tricky-ostrena.md", "Corpus/pa-poor-sarrane.txt", "Corpus/ceasefire-hallin.docx", "Corpus/nsp-good-sundrel.md",
        "Corpus/nss-good-sundrel.md", "Tests/CheckingTests/Formats/agreement.pdf",
    ]

    /// Checked once for all tests.
    private static let report = Project.session?.check(paths.map(Project.path) + [Project.path("missing.md")])
        ?? Report(programVersion: "", packVersions: [], rulesHash: "", documents: [], failures: [])

    private static let options = ReportFormat.Options(text: TextReportOptions(width: 4000, verbose: true), root: Project.root)

    @Test(arguments: [ReportFormat.sarif, .junit, .github, .githubSummary, .gitlab, .json, .jsonl, .csv, .markdown])
    func otherProgramsCanReadIt(_ format: ReportFormat) throws {
        #expect(Self.report.documents.count == 6)
        let faults = try Contracts.faults(in: format.render(Self.report, options: Self.options), format: format.rawValue)
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    /// The region of a passage holds the passage, in lines and UTF-16 columns.
    @Test(arguments: ["Corpus/pa-tricky-ostrena.md", "Corpus/pa-poor-sarrane.txt"])
    func regionsHoldTheirPassages(_ name: String) throws {
        let document = try #require(Self.report.documents.first { $0.path == Project.path(name) })
        let lines = try String(contentsOfFile: Project.path(name), encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
            .map { Array($0.utf16) }
        let evidence = document.results.flatMap(\.evidence)
        #expect(evidence.count > 10)
        for item in evidence {
            try #require(item.endLine >= item.line && item.line > 0 && item.column > 0 && item.endColumn > 0)
            var region: [UInt16] = []
            for line in item.line...item.endLine {
                let text = lines[line - 1]
                region += text[(line == item.line ? item.column - 1 : 0)..<(line == item.endLine ? item.endColumn - 1 : text.count)] + [0x20]
            }
            #expect(words(String(decoding: region, as: UTF16.self)) == words(item.text), "line \(item.line)")
        }
    }

    @Test func otherFormatsHaveNoRegions() throws {
        for name in ["Corpus/ceasefire-hallin.docx", "Tests/CheckingTests/Formats/agreement.pdf"] {
            let document = try #require(Self.report.documents.first { $0.path == Project.path(name) })
            #expect(document.results.flatMap(\.evidence).allSatisfy { $0.column == 0 && $0.endLine == 0 && $0.endColumn == 0 })
        }
    }

    // MARK: Redaction

    /// No five words of a draft in a row are in a redacted report, unless the rules use the same words themselves.
    @Test(arguments: ReportFormat.allCases) func noDraftIsQuoted(_ format: ReportFormat) throws {
        try #require(Self.quotable.count > 5_000)
        let found = WordRuns(format.render(Self.report.redacted(), options: Self.options)).all.compactMap { Self.quotable[$0.key] }
        #expect(found.isEmpty, "\(found.sorted().prefix(20))")
        if ![.github, .githubSummary, .gitlab].contains(format) {
            let open = WordRuns(format.render(Self.report, options: Self.options)).all.count { Self.quotable[$0.key] != nil }
            #expect(open > 100, "the test is worth something")
        }
    }

    /// The runs of the drafts' words that the rules do not have as well.
    private static let quotable: [Int: String] = {
        var own: Set<Int> = []
        let files = FileManager.default.enumerator(atPath: Project.path("Rules"))
        while let file = files?.nextObject() as? String {
            guard file.hasSuffix(".rules"), let text = try? String(contentsOfFile: Project.path("Rules/" + file), encoding: .utf8) else { continue }
            for run in WordRuns(text).all { own.insert(run.bareKey) }
        }
        var runs: [Int: String] = [:]
        for passage in report.documents.flatMap(\.passages) {
            for run in WordRuns(passage.text).all where run.isOneSentence && !own.contains(run.bareKey) { runs[run.key] = run.text }
        }
        return runs
    }()

    private func words(_ text: String) -> [String] { text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init) }

    // MARK: Recounting

    private func recount(_ text: String) throws -> ScoreRecount { ScoreRecount(try ReportFile(Array(text.utf8))) }

    @Test func realReportsAddUp() throws {
        let recount = try recount(JSONReport.render(Self.report))
        #expect(recount.agrees, "\(recount.text())")
        #expect(try self.recount(JSONReport.render(Self.report.redacted())).agrees)
        #expect(recount.text().contains("1 document of the report could not be checked"))
    }

    /// Whatever somebody changes in favour of a draft is noticed.
    @Test func tamperedReportsDoNot() throws {
        let report = Self.report
        let changes: [(String, (inout DocumentReport) -> Void)] = [
            ("score: the report says", { $0.score?.low = .one }),
            ("verdict: the report says clear", { $0.verdict = .clear }),
            ("area '", { $0.areas[0].score = nil; $0.areas[1].score?.low = .one }),
            ("weight of area", { $0.areas[1].weight += 1 }),
            ("ledger of ", { $0.ledger.removeFirst() }),
            ("optional measures: the report says", { $0.optionalTaken += 1 }),
            ("'met' earns 1", { document in document.change(.notMet) { $0.status = .met } }),
            ("'not-met' earns 0", { document in document.change(.notMet) { $0.credit?.high = .one } }),
            ("'not-applicable' earns no credit", { document in document.change(.notMet) { $0.status = .notApplicable } }),
            ("score: the report says", { document in document.change(.notMet) { $0.credit = nil } }),
            ("score: the report says", { document in document.results.removeAll { $0.status == .notMet && $0.strength == "shall" } }),
            ("it is waived and earns nothing", { document in
                document.change(.partlyMet) { $0.waiver = WaiverReport(reason: "later", person: "A. Legal Adviser", date: "2026-01-01", expires: "2027-01-01") }
            }),
            ("is listed twice", { document in document.results.append(document.results[0]) }),
            ("it weighs", { document in document.change(.notMet) { $0.weights[0].weight = $0.weights[0].weight == 3 ? 1 : 3 } }),
            ("its weights are not those of its statements", { document in document.change(.notMet) { $0.weights = [$0.weights[0], $0.weights[0]] } }),
        ]
        for (words, change) in changes {
            var tampered = report
            change(&tampered.documents[0])
            let recount = try recount(JSONReport.render(tampered))
            #expect(!recount.agrees, "\(words)")
            if words != "it weighs" { #expect(recount.text().contains(words), "\(words)") }
            #expect(recount.text().contains("the report says otherwise:"))
        }
    }

    @Test(arguments: [
        ("", "it is no JSON"), ("{", "it is no JSON"), ("[]", "a value is of the wrong sort"), ("{}", "the field 'schemaVersion' is missing"),
        (#"{"schemaVersion":1,"documents":[],"failures":7}"#, "failures: a value is of the wrong sort"),
        (#"{"schemaVersion":2,"documents":[],"failures":[]}"#, "it is a report of schema version 2, this program reads 1"),
    ]) func whatIsNoReportIsRefused(_ text: String, _ message: String) throws {
        #expect { try ReportFile(Array(text.utf8)) } throws: { ($0 as? ReportFile.Fault)?.message == message }
    }

    @Test func brokenNumbersAreRefused() throws {
        let json = JSONReport.render(Self.report)
        for (old, new, message) in [
            (#""denominator": "#, #""denominator": -"#, "is no fraction"), (#""status": "met""#, #""status": "fine""#, "there is no status 'fine'"),
        ] {
            let broken = json.replacing(old, with: new, maxReplacements: 1)
            #expect { try ReportFile(Array(broken.utf8)) } throws: { ($0 as? ReportFile.Fault)?.message.contains(message) == true }
        }
    }

    @Test func aPartOfAReportIsRefused() throws {
        let part = Self.report.selecting(ReportSelection([.status(.met)]))
        #expect { try ReportFile(Array(JSONReport.render(part).utf8)) } throws: {
            ($0 as? ReportFile.Fault)?.message.contains("results are listed, so they do not add up to the score") == true
        }
    }
}

extension DocumentReport {
    /// Changes the first result of a status that has a weight in the score.
    fileprivate mutating func change(_ status: RuleStatus, _ change: (inout ResultReport) -> Void) {
        guard let index = results.firstIndex(where: { $0.status == status && $0.weights.contains { $0.weight > 0 } && $0.strength == "shall" }) else { return }
        change(&results[index])
    }
}

/// Every five words in a row of a text, whatever a format puts between them: tags, entities, escapes, quotation marks.
private struct WordRuns {
    struct Run {
        var text: String
        var key: Int { text.hashValue }
        /// Without the marks after words, which differ where the program puts a text into a sentence of its own.
        var bareKey: Int { text.filter { !".,;:".contains($0) }.hashValue }
        var isOneSentence: Bool { !text.dropLast().contains { ".;:".contains($0) } }
    }

    private var words: [[UInt8]] = []

    /// A word keeps the comma or full stop after it, so that the cells of a table are no sentence.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        var word: [UInt8] = []
        var index = 0
        func ends() {
            if !word.isEmpty { words.append(word) }
            word = []
        }
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch byte {
            case UInt8(ascii: "<") where WordRuns.isLetter(next) || next == UInt8(ascii: "/"):
                ends()
                while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
            case UInt8(ascii: "&"):
                ends()
                if let end = bytes[index...].prefix(8).firstIndex(of: UInt8(ascii: ";")) { index = end }
            case UInt8(ascii: "\\") where next == UInt8(ascii: "u"):
                ends()
                index += 5
            case UInt8(ascii: "\\") where next == UInt8(ascii: "n"):
                ends()
                index += 1
            case UInt8(ascii: "%"):
                ends()
                index += 2
            case _ where byte >= 0x80 || WordRuns.isLetter(byte) || (0x30...0x39).contains(byte) || ".,;:-".utf8.contains(byte):
                word.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            default: ends()
            }
            index += 1
        }
        ends()
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    var all: [Run] {
        words.indices.dropLast(min(words.count, 4)).map { start in
            let run = Array(words[start..<start + 5].joined(separator: [0x20]))
            return Run(text: String(decoding: run, as: UTF8.self))
        }
    }
}
