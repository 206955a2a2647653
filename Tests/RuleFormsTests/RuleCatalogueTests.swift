@testable import Checking
import Foundation
import Reporting
@testable import RuleLanguage
import Testing

/// Lists, look-ups, and rules in JSON as a check uses them.
@Suite struct RuleCatalogueTests {
    private static let rules = LoadedRules(files: Shipped.files, pack: Shipped.pack, diagnostics: [])

    @Test func listsByKindAndArea() {
        let list = Self.rules.declarations(kind: "rule", area: "vetting")
        #expect(!list.isEmpty)
        #expect(list.allSatisfy { $0.kind == .rule && $0.area == "vetting" })
        #expect(list.map(\.name) == list.map(\.name).sorted())
        #expect(DeclarationList.text(list).split(separator: "\n").count == list.count)
        #expect(Self.rules.declarations().count == Shipped.pack.declarations.count)
    }

    @Test func cellsAreSafeInSpreadsheets() {
        let location = SourceLocation(file: "a.rules", span: Shipped.pack.rules[0].location.span)
        let declarations = [("a", "one, \"two\""), ("b", "=1+1"), ("c", "plain")].map { name, text in
            Declaration(kind: .topic, name: name, summary: text, location: location)
        }
        #expect(
            DeclarationList.csv(declarations) == """
                kind,name,summary,area,strength,file
                topic,a,"one, ""two""\",,,a.rules
                topic,b,'=1+1,,,a.rules
                topic,c,plain,,,a.rules

                """)
    }

    /// What is shown of a rule can be put into a file of its own and says the same.
    @Test func sourcesCanBeReadAgain() throws {
        for rule in Shipped.pack.rules.prefix(20) {
            let text = Self.rules.source(of: Self.rules.declarations(named: rule.id))
            #expect(RuleFormatter.format(RuleFile(path: "a.rules", text: text)).text == Array(text.utf8), "\(rule.id)")
        }
    }

    /// The documents of the corpus come out the same from rules in text and from rules in JSON, save for the hash of
    /// the rule files.
    @Test func checksComeOutTheSame() throws {
        let path = NSTemporaryDirectory() + "/proviso-pack-\(UUID().uuidString).json"
        try Data(Self.rules.json().utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        func report(_ sources: RuleSources) throws -> [Substring] {
            let report = try Session(sources).check([Project.path("Corpus")])
            return JSONReport.render(report).split(separator: "\n").filter { !$0.hasPrefix("  \"rulesHash\"") }
        }
        let fromText = try report(RuleSources())
        let fromJSON = try report(RuleSources(builtinOverride: path))
        #expect(fromText.count > 1000)
        #expect(fromText == fromJSON)
    }
}
