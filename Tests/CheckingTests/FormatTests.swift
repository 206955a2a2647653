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

    /// Rows of tables are found by the places of words: a PDF says the same as its source.
    @Test(arguments: ["agreement.pdf"])
    func pdfHasTheSameResults(_ name: String) throws {
        let (word, other) = (try results("agreement.docx"), try results(name))
        let different = word.values.filter { other[$0.rule]?.status != $0.status }.map(\.rule).sorted()
        #expect(different == [])
        for result in other.values { #expect(result.evidence.allSatisfy { $0.page != nil && $0.box != nil }, "\(result.rule)") }
    }

    /// The Markdown original against what other programs make of it.
    @Test(arguments: ["agreement-pandoc.docx", "agreement-pandoc.odt", "agreement-pandoc.html", "agreement-pandoc.pdf", "agreement-chromium.pdf"])
    func otherProgramsHaveTheSameResults(_ name: String) throws {
        let (original, other) = (try results("../../../Examples/draft-peace-agreement.md"), try results(name))
        #expect(original.count > 70)
        let different = original.values.filter { other[$0.rule]?.status != $0.status }.map(\.rule).sorted()
        #expect(different == [])
    }
}
