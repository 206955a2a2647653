import DocumentModel
import PatternMatching
import Reporting
import RuleEngine
import TextAnalysis
import TextSpans

/// Makes drafts to compare from the reports on them. A report quotes the passages that its results rest on, three of each
/// thing at most, and nothing else: what cannot be said because of that is said.
struct ReportedDraft {
    let session: Session

    /// Whether a file is meant as a report: its name says so.
    static func isReport(_ path: String) -> Bool { path.lowercased().hasSuffix(".json") }

    func read(_ old: String, _ new: String) throws(CompareFailure) -> (old: Draft, new: Draft, remarks: [String]) {
        var failures: [FailureReport] = []
        let first = report(old, &failures)
        let second = report(new, &failures)
        guard let first, let second else { throw CompareFailure(failures: failures) }
        let (before, after) = (first.document, second.document)
        if before.language != after.language {
            throw CompareFailure(failures: [.otherLanguage(after.path, after.language, before.path, before.language)])
        }
        if before.kind != after.kind {
            throw CompareFailure(failures: [.otherKind(after.path, "\(after.kind) (\(after.kindReason))", before.path, "\(before.kind) (\(before.kindReason))")])
        }
        var remarks = [
            "The reports hold the passages that requirements rest on, not the drafts: sentences of which no requirement speaks were not compared, and of a requirement with many passages only those quoted."
        ]
        if first.rulesHash != second.rulesHash {
            remarks.append("The reports were made with different rules: a requirement may read differently though the draft did not change.")
        }
        let numbers = WordNumbers()
        return (draft(before, numbers), draft(after, numbers), remarks)
    }

    private func report(_ path: String, _ failures: inout [FailureReport]) -> (document: DocumentReport, rulesHash: String)? {
        func fail(_ message: String, _ help: String) { failures.append(FailureReport(path: path, message: message, help: help)) }
        do throws(FileSystem.Failure) {
            let bytes = try FileSystem.read(path)
            do throws(ReportReading.Fault) {
                let reports = try ReportReading.read(bytes)
                guard reports.documents.count == 1 else {
                    fail("not compared: it reports on \(reports.documents.count) documents", "give a report on one document")
                    return nil
                }
                return (reports.documents[0], reports.rulesHash)
            } catch { fail("not compared: \(error.message)", error.help) }
        } catch { fail("cannot be read: \(error.message)", "check the path and its permissions") }
        return nil
    }

    /// The draft so far as the report quotes it. Each passage is read by itself: its times and figures are those that the
    /// engine finds in it; how it binds is what the report says.
    private func draft(_ report: DocumentReport, _ numbers: WordNumbers) -> Draft {
        var quoted: [ByteSpan: Evidence] = [:]
        for result in report.results {
            for evidence in result.evidence + result.elements.flatMap(\.evidence) where quoted[evidence.span] == nil { quoted[evidence.span] = evidence }
        }
        let sentences = quoted.keys.sorted().compactMap { quoted[$0] }.map { sentence($0, report.language, numbers) }
        return Draft(report: report, sentences: sentences, isWhole: false)
    }

    private func sentence(_ evidence: Evidence, _ language: String, _ numbers: WordNumbers) -> DraftSentence {
        var sentence = DraftSentence(
            span: evidence.span, text: evidence.text, address: evidence.address, line: evidence.line, page: evidence.page,
            key: DraftSentenceReader.folded(evidence.text), words: [], values: [])
        guard let program = session.program.language(language) else { return sentence }
        var builder = DocumentBuilder()
        builder.append(evidence.text.utf8, origin: Origin(offset: 0))
        let document = builder.finish(path: "passage", format: .plainText)
        let text = TextAnalyser(lexicon: program.cues, language: language).analyse(document, words: WordTable(vocabulary: program.vocabulary))
        let parts = DraftSentenceReader(text: text, pack: session.rules.pack, numbers: numbers).sentences(commonTitles: [])
        sentence.words = Set(parts.flatMap(\.words)).sorted()
        // Spans are those of the draft.
        sentence.values = parts.flatMap(\.values).map { value in
            var value = value
            value.span = ByteSpan(Int(value.span.start + evidence.span.start), Int(value.span.end + evidence.span.start))
            return value
        }
        return sentence
    }
}
