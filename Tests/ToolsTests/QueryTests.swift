@testable import Checking
import Diagnostics
import Reporting
import Testing
import TextSpans

@Suite struct QueryTests {
    static let draft = """
        # Peace agreement

        Article 1. The army is subject to the oversight of parliament.

        Article 2. The army shall not be under the oversight of the assembly of elders.

        Article 3. Nobody scrutinises the roads.
        """

    private func query(_ expression: String) throws -> QueryReport {
        let file = try TemporaryFile(Self.draft, name: "draft.md")
        return try SmallPack.session().query(expression, [file.path])
    }

    private func words(_ report: QueryReport) -> [String] {
        report.hits.map { Array($0.evidence.text.utf8).string($0.evidence.highlight) }
    }

    @Test func aConditionFindsWhatARuleFinds() throws {
        let report = try query("[oversight] affirmed with [parliament] in one sentence")
        #expect(words(report) == ["oversight"])
        #expect(report.hits[0].evidence.address.hasPrefix("Article 1"))
        #expect(report.hits[0].evidence.level == "commitment")
        #expect(report.countSentence == "1 hit in 1 document")
    }

    @Test func whatTheTextDeniesIsShownAsDenied() throws {
        let report = try query("[oversight] with [parliament]")
        #expect(report.hits.map(\.evidence.level) == ["commitment", "negated"])
    }

    @Test func wordsAreReadAsEntries() throws {
        #expect(words(try query("scrutinised the road | armies")) == ["army", "army", "scrutinises the roads"])
        #expect(words(try query("oversight ... elders")) == ["oversight of the assembly of elders"])
        #expect(words(try query("[parliament] ... elders")) == ["assembly of elders"])
        #expect(words(try query("/r[o]ads/")) == ["roads"])
        #expect(try query("zebra").countSentence == "no hits in 1 document")
    }

    @Test func severalAlternativesShowAPlaceOnce() throws {
        #expect(words(try query("[parliament] or [parliament] in the operative part")) == ["parliament", "assembly"])
    }

    @Test(arguments: [
        ("[oversigt] with [parliament]", "nothing is called 'oversigt'", 0, "did you mean [oversight]?"),
        ("[oversight] wit [parliament]", "'wit' has no meaning here", 12, "did you mean 'with'?"),
        ("[oversight] within", "'within' has no meaning here", 12, nil),
        ("oversight (", "a bracket does not close", 10, nil),
        ("[parliament] elders", "'elders' has no meaning here", 13, nil),
        ("/(/", "a regular expression cannot be compiled: missing closing parenthesis at offset 1", 0, nil),
        ("word [oversight.parliament]", "'oversight.parliament' is a provision, which cannot stand among words", 5, nil),
        ("  ", "the expression is empty", 0, nil),
    ])
    func faultsHaveAPlace(_ expression: String, _ message: String, _ start: Int32, _ help: String?) throws {
        let session = try SmallPack.session()
        do {
            _ = try session.query(expression, [])
            Issue.record("no fault in \(expression)")
        } catch {
            #expect(error.diagnostics.map(\.message) == [message])
            #expect(error.diagnostics[0].span?.start == start)
            if let help { #expect(error.diagnostics[0].help == help) }
        }
    }

    @Test func unreadableDocumentsAreNamedAndTheOthersSearched() throws {
        let file = try TemporaryFile(Self.draft, name: "draft.md")
        let report = try SmallPack.session().query("[parliament]", ["/nowhere/draft.md", file.path])
        #expect(report.hits.count == 2)
        #expect(report.failures.map(\.path) == ["/nowhere/draft.md"])
    }

    @Test func rendersTextAndLines() throws {
        let report = try query("[oversight] affirmed with [parliament]")
        let text = report.text(TextReportOptions(width: 80))
        #expect(text.contains("^^^^^^^^^"))
        #expect(text.hasSuffix("1 hit in 1 document\n"))
        let lines = report.jsonLines().split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines[0].contains("\"words\":\"oversight\""))
        #expect(lines[0].contains("\"level\":\"commitment\""))
    }
}
