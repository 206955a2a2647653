import Checking
import Reporting
import Testing

/// One agreement, saved by LibreOffice in several formats, has the same results with the same passages.
@Suite struct FormatTests {
    private func results(_ name: String) throws -> [String: ResultReport] {
        let path = Project.path("Tests/CheckingTests/Formats/\(name)")
        let report = try #require(Project.session).check([path], options: CheckOptions(kind: "peace-agreement", standardInputName: "-"))
        let document = try #require(report.documents.first, "\(report.failures.map(\.message))")
        return Dictionary(document.results.map { ($0.rule, $0) }) { first, _ in first }
    }

    @Test func openDocumentIsReadAsWordIs() throws {
        let (word, other) = (try results("agreement.docx"), try results("agreement.odt"))
        #expect(word.count > 70)
        for (rule, result) in word {
            #expect(other[rule]?.status == result.status, "\(rule)")
            #expect(other[rule]?.evidence.map(\.text) == result.evidence.map(\.text), "\(rule)")
            #expect(other[rule]?.evidence.map(\.address) == result.evidence.map(\.address), "\(rule)")
        }
    }

    /// The numbers of articles are lost when LibreOffice saves as HTML, not the words.
    @Test func webPagesHaveTheSameResults() throws {
        let (word, other) = (try results("agreement.docx"), try results("agreement.html"))
        for (rule, result) in word { #expect(other[rule]?.status == result.status, "\(rule)") }
    }

    /// A PDF keeps no rows of tables: what only a row says is not found.
    @Test func pdfDiffersInTablesOnly() throws {
        let (word, other) = (try results("agreement.docx"), try results("agreement.pdf"))
        let different = word.values.filter { other[$0.rule]?.status != $0.status }
        #expect(different.count <= word.count / 50, "\(different.map(\.rule).sorted())")
        for result in different { #expect(result.evidence.allSatisfy { $0.address.contains("row") }, "\(result.rule)") }
        for result in other.values where !result.evidence.isEmpty { #expect(result.evidence.allSatisfy { $0.page != nil }, "\(result.rule)") }
    }
}
