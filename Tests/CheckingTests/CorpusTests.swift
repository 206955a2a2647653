import Checking
import Foundation
import Reporting
import Testing
import TextSpans

/// The documents under Corpus against the answers beside them. Answers that are still wrong stand in
/// corpus-known-errors.txt, a line each: `document key expected got`, sorted. The list can only shrink: a new wrong
/// answer fails, and so does a line that is no longer wrong. A false "violated" or "not-applicable" is never allowed.
/// `UPDATE_CASES=1` writes the list anew.
@Suite struct CorpusTests {
    private struct Expectation {
        var key: String
        var statuses: [String]
        var address: String?
    }

    private static let list = Project.path("Tests/CheckingTests/corpus-known-errors.txt")

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: Project.path("Corpus"))) ?? [])
        .filter { $0.hasSuffix(".expect") }.map { String($0.dropLast(".expect".count)) }.sorted()

    private static func document(_ name: String) -> String? {
        [".md", ".txt", ".docx"].map { Project.path("Corpus/\(name)\($0)") }.first(where: FileManager.default.fileExists)
    }

    private static func expectations(_ name: String) throws -> (kind: String, [Expectation]) {
        let text = try String(contentsOfFile: Project.path("Corpus/\(name).expect"), encoding: .utf8)
        var kind = ""
        var result: [Expectation] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let quotes = line.split(separator: "\"", omittingEmptySubsequences: false)
            let words = quotes[0].split(separator: " ").map(String.init)
            try #require(words.count == 2, "\(name).expect: \(line)")
            if words[0] == "kind" { kind = words[1]; continue }
            result.append(Expectation(key: words[0], statuses: words[1].split(separator: "|").map(String.init), address: quotes.count > 1 ? String(quotes[1]) : nil))
        }
        return (kind, result)
    }

    private static func prefix(_ kind: String) -> String {
        switch kind {
        case "national-security-policy": "policy"
        case "national-security-strategy": "strategy"
        default: "peace"
        }
    }

    /// Each document by itself.
    private static let reports: [String: DocumentReport] = {
        guard let session = Project.session else { return [:] }
        var result: [String: DocumentReport] = [:]
        for name in names {
            if let path = document(name), let report = session.check([path]).documents.first { result[name] = report }
        }
        return result
    }()

    @Test func statusesAreThoseOfACarefulReader() throws {
        #expect(Self.names.count >= 13)
        let reports = Self.reports
        var wrong: [String] = []
        var total = 0
        for name in Self.names {
            try #require(Self.document(name) != nil, "\(name).expect has no document")
            let (kind, expectations) = try Self.expectations(name)
            guard kind != "none" else {
                #expect(reports[name] == nil, "\(name) is no kind of document that the rules know")
                continue
            }
            guard let report = reports[name] else { Issue.record("\(name) was not checked"); continue }
            #expect(report.kind == kind, "\(name): \(report.kindReason)")
            for expectation in expectations {
                total += 1
                // A key is short for a rule of the kind's own pack, or the id of any rule.
                let rule = expectation.key.contains(".") ? expectation.key : "\(Self.prefix(kind)).\(expectation.key)"
                let got = report.results.first { $0.rule == rule }?.status.rawValue ?? "no-rule"
                guard !expectation.statuses.contains(got) else { continue }
                wrong.append("\(name) \(expectation.key) \(expectation.statuses.joined(separator: "|")) \(got)")
            }
        }
        wrong.sort()
        let severe = wrong.filter { $0.hasSuffix(" violated") || $0.hasSuffix(" not-applicable") }
        #expect(severe == [], "a false “violated” or “not-applicable” is never allowed")
        try compare(wrong.filter { !severe.contains($0) })
        print("corpus: \(total - wrong.count) of \(total) statuses are right")
    }

    private func compare(_ wrong: [String]) throws {
        if ProcessInfo.processInfo.environment["UPDATE_CASES"] != nil {
            try (wrong.joined(separator: "\n") + (wrong.isEmpty ? "" : "\n")).write(toFile: Self.list, atomically: true, encoding: .utf8)
            return
        }
        let known = try String(contentsOfFile: Self.list, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(known == known.sorted() && Set(known).count == known.count, "the list of known errors is sorted, each line once")
        #expect(!known.contains { $0.hasSuffix(" violated") || $0.hasSuffix(" not-applicable") }, "these are never allowed")
        for line in Set(wrong).subtracting(known).sorted() { Issue.record("newly wrong: \(line)") }
        for line in Set(known).subtracting(wrong).sorted() { Issue.record("no longer wrong: remove “\(line)” from corpus-known-errors.txt") }
    }

    @Test func everyFindingQuotesItsDocument() {
        for (name, report) in Self.reports {
            for result in report.results where result.status == .met || result.status == .partlyMet || result.status == .violated {
                if result.status != .met || !result.elements.isEmpty { #expect(!result.evidence.isEmpty, "\(name): \(result.rule) rests on nothing") }
                for evidence in result.evidence {
                    #expect(!evidence.text.isEmpty && !evidence.address.isEmpty, "\(name): \(result.rule)")
                    #expect(evidence.line > 0, "\(name): \(result.rule)")
                    #expect(report.passages.contains { $0.span.contains(evidence.span) && $0.text.contains(evidence.text) }, "\(name): \(result.rule)")
                    #expect(evidence.highlight.start >= 0 && Int(evidence.highlight.end) <= evidence.text.utf8.count, "\(name): \(result.rule)")
                }
            }
        }
    }

    /// The policy and the strategy of one country, checked together: the vision is the same, word for word.
    @Test func aStrategyIsComparedWithItsPolicy() throws {
        let paths = [Project.path("Corpus/nsp-good-sundrel.md"), Project.path("Corpus/nss-good-sundrel.md")]
        let report = try #require(Project.session).check(paths)
        let result = report.documents.last?.results.first { $0.rule == "strategy.vision-same-as-policy" }
        #expect(result?.status == .met)
    }
}
