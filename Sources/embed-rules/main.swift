// embed-rules RULES_DIRECTORY OUTPUT.swift
// Writes all rule files as one Swift array of (path, text) pairs of static strings.
import Foundation

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: embed-rules RULES_DIRECTORY OUTPUT.swift\n".utf8))
    exit(2)
}
let root = URL(fileURLWithPath: arguments[1]).standardizedFileURL
var files: [String] = []
if let walk = FileManager.default.enumerator(atPath: root.path) {
    for case let path as String in walk where path.hasSuffix(".rules") { files.append(path) }
}
var output = "// Generated from Rules/ by embed-rules. Do not edit.\n"
output += "let builtinRuleFiles: [(path: StaticString, text: StaticString)] = [\n"
for path in files.sorted() {
    let data = try Data(contentsOf: root.appendingPathComponent(path))
    guard let text = String(data: data, encoding: .utf8) else {
        FileHandle.standardError.write(Data("\(path): not UTF-8\n".utf8))
        exit(1)
    }
    // A raw string literal with more pound signs than any rule text has in a row after a quotation mark.
    output += "(path: ####\"\(path)\"####, text: ####\"\"\"\n\(text)\n\"\"\"####),\n"
}
output += "]\n"
try Data(output.utf8).write(to: URL(fileURLWithPath: arguments[2]))
