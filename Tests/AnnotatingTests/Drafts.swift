import DocumentModel
import DocumentReaders
import Foundation
import Fractions
import Reporting
import TextSpans

/// Drafts to annotate.
enum Drafts {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: root + "/" + path))) }

    /// Every Word file of the project that can be read: hand-made, by LibreOffice, pandoc and python-docx.
    static let all: [String] = {
        let folder = "Tests/DocumentReadersTests/Fixtures/word"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
        let paths = names.filter { $0.hasSuffix(".docx") }.sorted().map { "\(folder)/\($0)" }
        return (paths + ["Examples/draft-peace-agreement.docx"]).filter { path in
            guard let bytes = try? bytes(path) else { return false }
            return (try? DocumentReader.read(bytes: bytes, path: path)) != nil
        }
    }()

    static let wordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    /// A Word file of LibreOffice's with another body.
    static func make(_ body: String, space: String = wordSpace) throws -> [UInt8] {
        let frame = try bytes("Tests/DocumentReadersTests/Fixtures/word/libreoffice.docx")
        let file = try EditableWordFile(bytes: frame, path: "frame.docx")!
        let main = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:document xmlns:w="\(space)" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>\(body)<w:sectPr/></w:body></w:document>
            """
        return try file.putting([("word/document.xml", Array(main.utf8))])
    }
}

/// Reports made by hand: what is annotated does not hang on any rule.
enum Findings {
    static func report(_ results: [ResultReport], path: String = "draft.docx") -> Report {
        let document = DocumentReport(
            path: path, kind: "ceasefire", kindReason: "given", language: "en", title: "A draft", verdict: .gaps,
            verdictSentence: "Shall-level gaps: 1; open questions: 0.", score: ScoreInterval(low: Fraction(1, 2), high: Fraction(1, 2)),
            coverage: Coverage(checked: 3), optionalTaken: 0, optionalTotal: 0, areas: [], results: results, passages: [], remarks: [], hash: "")
        return Report(programVersion: "proviso 1", packVersions: ["lights 1"], rulesHash: "", documents: [document], failures: [])
    }

    static func result(
        _ rule: String, _ status: RuleStatus, evidence: [Evidence] = [], miss: Evidence? = nil, strength: String = "shall", suggestion: String? = nil
    ) -> ResultReport {
        ResultReport(
            rule: rule, title: "Title of \(rule) & <more>", statements: ["L-1"], strength: strength, isDerived: false, area: "lights", status: status,
            credit: nil, elements: [], evidence: evidence, message: "Something is missing.", question: nil,
            suggestion: suggestion ?? "The Parties shall \(rule) by ____.", reading: "As printed.", source: "The harbour book, section 1 (L-1)", showsNot: nil,
            gain: Fraction(0, 1), isGate: false, lookedFor: nil, nearestMiss: miss)
    }

    /// The first place of some words in a draft, as a passage.
    static func evidence(_ words: String, in bytes: [UInt8], level: String = "commitment") throws -> Evidence {
        let document = try DocumentReader.read(bytes: bytes, path: "draft.docx")
        let text = String(decoding: document.text, as: UTF8.self)
        guard let range = text.range(of: words) else { throw Missing(words: words) }
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return evidence(ByteSpan(start, start + words.utf8.count), document, level: level)
    }

    static func evidence(_ span: ByteSpan, _ document: Document, level: String = "commitment") -> Evidence {
        Evidence(
            text: document.text.string(span), highlight: ByteSpan(0, 0), address: "Article 1", line: 1, column: 0, page: nil, level: level, note: nil,
            span: span)
    }

    struct Missing: Error { var words: String }
}
