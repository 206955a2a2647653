import Foundation
import Testing

/// Runs the Markdown files under Cases. `UPDATE_CASES=1 swift test --filter SpecificationTests` writes their expected
/// blocks anew; read the difference before committing it.
@Suite struct SpecificationTests {
    static let folder = String(#filePath.prefix(through: #filePath.lastIndex(of: "/")!)) + "Cases"
    static let files = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }.sorted()
    static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_CASES"] != nil

    @Test func thereAreCases() { #expect(Self.files.count >= 10) }

    @Test(arguments: files) func holds(_ name: String) throws {
        let path = Self.folder + "/" + name
        var file = try CaseFile(path: path, text: String(contentsOfFile: path, encoding: .utf8))
        #expect(!file.sections.isEmpty, "a case file has a section under a ## heading")
        for section in file.sections.reversed() {
            let expected = section.blocks("expected")
            try #require(expected.count == 1, "\(name):\(section.line): a section has one expected block")
            let got = CaseRunner(shared: file.shared, section: section).run()
            let place = "\(name):\(expected[0].lines.lowerBound + 1): “\(section.title)”"
            if expected[0].info.contains("known-fault") {
                if got == expected[0].text {
                    Issue.record("\(place) comes out right now: take the word known-fault away")
                } else {
                    withKnownIssue { Issue.record("\(place)\n\(Self.difference(expected[0].text, got))") }
                }
            } else if Self.isUpdating {
                file.replace(expected[0], with: got)
            } else if got != expected[0].text {
                Issue.record("\(place)\n\(Self.difference(expected[0].text, got))")
            }
        }
        if Self.isUpdating { try file.write() }
    }

    /// The lines that only one of two texts has: `-` expected, `+` got.
    static func difference(_ expected: String, _ got: String) -> String {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = got.split(separator: "\n", omittingEmptySubsequences: false)
        return new.difference(from: old).map { change in
            switch change {
            case .remove(_, let line, _): "- \(line)"
            case .insert(_, let line, _): "+ \(line)"
            }
        }.joined(separator: "\n")
    }
}
