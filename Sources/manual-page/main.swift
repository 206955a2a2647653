import Foundation

// Writes the manual page from what `proviso --experimental-dump-help` prints:
//
//     proviso --experimental-dump-help | manual-page "Proviso 0.1.0" > proviso.1
do {
    let tree = try JSONDecoder().decode(CommandTree.self, from: FileHandle.standardInput.readDataToEndOfFile())
    let version = CommandLine.arguments.dropFirst().first ?? ""
    FileHandle.standardOutput.write(Data(ManualPage(tree, version: version).source.utf8))
} catch {
    FileHandle.standardError.write(Data("manual-page: standard input is no description of commands: \(error)\n".utf8))
    exit(2)
}
