import BuiltinRules
import Diagnostics
import Foundation
@testable import RuleLanguage
import Testing

enum Project {
    static let root: String = {
        let folder = #filePath.prefix(through: #filePath.lastIndex(of: "/")!).dropLast()
        return URL(fileURLWithPath: String(folder) + "/../..").standardizedFileURL.path
    }()

    static func path(_ name: String) -> String { root + "/" + name }
}

/// The rules that Proviso ships.
enum Shipped {
    static let files = BuiltinRules.files.map { RuleFile(path: "\($0.path)", text: "\($0.text)") }
    static let pack = PackBuilder.build(files).pack
    static let names = files.map(\.path)

    static func file(_ name: String) throws -> RuleFile { try #require(files.first { $0.path == name }) }
}

extension RuleFile {
    var string: String { String(decoding: text, as: UTF8.self) }
}

/// The forms of everything that a file declares by itself.
func form(_ file: RuleFile) -> [JSONValue] { DeclaredForms(BlockParser.parse(file).0).forms }

/// A rule file in its canonical layout.
func formatted(_ text: String) -> String {
    let outcome = RuleFormatter.format(RuleFile(path: "case.rules", text: text))
    #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics.map(\.message))")
    return String(decoding: outcome.text, as: UTF8.self)
}
