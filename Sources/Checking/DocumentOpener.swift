import Diagnostics
import DocumentModel
import DocumentReaders
import PatternMatching
import Reporting
import RuleEngine
import TextAnalysis

/// Reads documents and analyses each in its language. Keeps the tables of words from one document to the next.
struct DocumentOpener {
    let program: RuleProgram
    /// The name by which the kind of file on standard input is told.
    var standardInputName = "standard-input.txt"
    /// Which text of drafts with tracked changes to read.
    var view = DraftView.accepted
    private var tables: [String: WordTable] = [:]

    struct Opened {
        var bytes: [UInt8]
        var text: AnalysedText
        var language: LanguageProgram
        var words: WordTable
    }

    struct Failure: Error { var report: FailureReport }

    init(_ program: RuleProgram) { self.program = program }

    /// - Parameter path: a file, or "-" for standard input.
    /// - Throws: why the document cannot be read, or that the rules have no words in its language.
    mutating func open(_ path: String) throws(Failure) -> Opened {
        let (bytes, document) = try DocumentOpener.read(path, standardInputName: standardInputName, view: view)
        return try analyse(document, bytes)
    }

    /// Reads another view of a document that was opened before.
    ///
    /// - Throws: why that text cannot be checked.
    mutating func open(_ opened: Opened, again view: DraftView) throws(Failure) -> Opened {
        try analyse(try DocumentOpener.read(opened.bytes, opened.text.document.path, view), opened.bytes)
    }

    private mutating func analyse(_ document: Document, _ bytes: [UInt8]) throws(Failure) -> Opened {
        let path = document.path
        let code = Detection(program).language(of: document.text)
        guard let language = program.language(code), language.hasWords else {
            throw Failure(
                report: FailureReport(
                    path: path, message: "not checked: the rules have no words in the document's language (\(code))",
                    help: "rules exist for \(program.languageCodes.joined(separator: ", "))"))
        }
        let words = table(language)
        let text = TextAnalyser(lexicon: language.cues, language: code).analyse(document, words: words)
        return Opened(bytes: bytes, text: text, language: language, words: words)
    }

    /// Reads a document without analysing it.
    static func read(
        _ path: String, standardInputName: String, view: DraftView = .accepted
    ) throws(Failure) -> (bytes: [UInt8], document: Document) {
        let bytes: [UInt8]
        let name = path == "-" ? standardInputName : path
        do throws(FileSystem.Failure) {
            bytes = path == "-" ? try FileSystem.readDocumentFromStandardInput() : try FileSystem.readDocument(path)
        } catch {
            throw Failure(report: FailureReport(path: name, message: "cannot be read: \(error.message)", help: "check the path and its permissions"))
        }
        return (bytes, try read(bytes, name, view))
    }

    private static func read(_ bytes: [UInt8], _ path: String, _ view: DraftView) throws(Failure) -> Document {
        do throws(ReadingError) {
            return try DocumentReader.read(bytes: bytes, path: path, view: view.changes)
        } catch {
            throw Failure(report: FailureReport(path: path, message: error.diagnostic.message, help: error.diagnostic.help))
        }
    }

    private mutating func table(_ language: LanguageProgram) -> WordTable {
        if let table = tables[language.code], table.count < WordTable.limit { return table }
        let table = WordTable(vocabulary: language.vocabulary)
        tables[language.code] = table
        return table
    }
}
