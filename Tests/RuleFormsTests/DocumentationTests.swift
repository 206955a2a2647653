@testable import Checking
import Foundation
import Reporting
@testable import RuleLanguage
import Testing

/// The reference that is made of the rules.
@Suite struct DocumentationTests {
    private static let rules = LoadedRules(files: Shipped.files, pack: Shipped.pack, diagnostics: [])
    private static let documentation = RuleDocumentation(rules, formats: [.markdown, .html])

    private func files(_ ending: String) -> [(name: String, text: String)] { Self.documentation.files.filter { $0.name.hasSuffix(ending) } }

    /// `make docs` brings it up to date.
    @Test func committedReferenceIsUpToDate() {
        let markdown = RuleDocumentation(Self.rules, formats: [.markdown])
        #expect(markdown.staleFiles(in: Project.path("Documentation/rules")) == [])
    }

    @Test func everythingIsInIt() {
        var counts: [String: Int] = [:]
        for file in files(".md") {
            for match in file.text.matches(of: /<a id="([a-z]+)-/) { counts[String(match.1), default: 0] += 1 }
        }
        let expected = Dictionary(grouping: Shipped.pack.declarations.filter { $0.kind != .pack }) { $0.kind.rawValue }
        #expect(counts == expected.mapValues(\.count))
    }

    @Test func markdownLinksLeadSomewhere() {
        var anchors: [String: Set<String>] = [:]
        for file in files(".md") { anchors[file.name] = Set(file.text.matches(of: /<a id="([^"]+)"/).map { String($0.1) }) }
        for file in files(".md") {
            for match in file.text.matches(of: /\]\(([a-z0-9.-]*)(?:#([a-z0-9-]+))?\)/) {
                let target = match.1.isEmpty ? file.name : String(match.1)
                #expect(anchors[target] != nil, "\(file.name): \(match.0)")
                if let anchor = match.2 { #expect(anchors[target]?.contains(String(anchor)) == true, "\(file.name): \(match.0)") }
            }
        }
    }

    @Test func pagesNeedNothingElse() {
        #expect(files(".html").count == Shipped.pack.manifests.count)
        for file in files(".html") {
            let ids = file.text.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
            #expect(Set(ids).count == ids.count, "\(file.name)")
            let links = Set(file.text.matches(of: /(?:href|src)="([^"]*)"/).map { String($0.1) })
            #expect(links.filter { !$0.hasPrefix("#") || !ids.contains(String($0.dropFirst())) }.sorted() == [], "\(file.name)")
            #expect(!file.text.contains("<script"), "\(file.name)")
        }
    }

    @Test func nothingInARuleIsMarkup() {
        let file = RuleFile(
            path: "own/pack.rules",
            text: """
                PACK own
                Title    <b>Own</b> | *rules*
                Version  1
                STATEMENT A-1
                Where      Here
                Strength   shall
                Says       <script>alert(1)</script> [x](y) a|b
                Area       a
                CONCEPT word
                Means  `Word` & more.
                en     <img> | word
                """)
        let pack = PackBuilder.build([file]).pack
        let documentation = RuleDocumentation(LoadedRules(files: [file], pack: pack, diagnostics: []), formats: [.markdown, .html])
        let html = documentation.files.filter { $0.name.hasSuffix(".html") }.map(\.text).joined()
        #expect(!html.contains("<script") && !html.contains("<b>Own") && !html.contains("<img>"))
        let statements = documentation.files.first { $0.name == "statements-pack.md" }?.text ?? ""
        #expect(statements.contains(#"\<script\>alert(1)\</script\> \[x\](y) a\|b"#))
    }

    @Test func filesAreWrittenOnceAndStaleOnesGo() throws {
        let folder = NSTemporaryDirectory() + "/proviso-docs-\(UUID().uuidString)/deep"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let names = Self.documentation.files.map(\.name).sorted()
        #expect(try Self.documentation.write(to: folder) == names)
        #expect(Self.documentation.staleFiles(in: folder) == [])
        #expect(try Self.documentation.write(to: folder) == [])
        try Data("\(MarkdownReference.mark)\nold".utf8).write(to: URL(fileURLWithPath: folder + "/gone.md"))
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/mine.md"))
        try Data("changed".utf8).write(to: URL(fileURLWithPath: folder + "/core.md"))
        #expect(Self.documentation.staleFiles(in: folder) == ["core.md", "gone.md"])
        #expect(try Self.documentation.write(to: folder) == ["core.md", "gone.md"])
        #expect(!FileManager.default.fileExists(atPath: folder + "/gone.md"))
        #expect(FileManager.default.fileExists(atPath: folder + "/mine.md"))
    }
}
