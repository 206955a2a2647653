// embed-rules RULES_DIRECTORY OUTPUT.swift
// Writes all rule files as one Swift array of (path, text) pairs of static strings, and the program that is made of them
// as an image. With faulty rules there is no image: the program then reads the text, and says what is wrong with it.
import Diagnostics
import Foundation
import RuleEngine
import RuleLanguage

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: embed-rules RULES_DIRECTORY OUTPUT.swift\n".utf8))
    exit(2)
}
let root = URL(fileURLWithPath: arguments[1]).standardizedFileURL
var paths: [String] = []
if let walk = FileManager.default.enumerator(atPath: root.path) {
    for case let path as String in walk where path.hasSuffix(".rules") { paths.append(path) }
}
var output = "// Generated from Rules/ by embed-rules. Do not edit.\n"
output += "let builtinRuleFiles: [(path: StaticString, text: StaticString)] = [\n"
var files: [RuleFile] = []
for path in paths.sorted() {
    let data = try Data(contentsOf: root.appendingPathComponent(path))
    guard let text = String(data: data, encoding: .utf8) else {
        FileHandle.standardError.write(Data("\(path): not UTF-8\n".utf8))
        exit(1)
    }
    // A raw string literal with more pound signs than any rule text has in a row after a quotation mark.
    output += "(path: ####\"\(path)\"####, text: ####\"\"\"\n\(text)\n\"\"\"####),\n"
    files.append(RuleFile(path: path, text: text))
}
output += "]\n"
let used = files.withoutExamples
let (pack, faults) = PackBuilder.build(used)
let image = faults.contains { $0.severity == .error } ? [] : RuleProgram(pack).image(rulesHash: used.digest)
output += "let builtinRuleImage: StaticString = ####\"\"\"\n\(String(decoding: image, as: UTF8.self))\n\"\"\"####\n"
try Data(output.utf8).write(to: URL(fileURLWithPath: arguments[2]))
