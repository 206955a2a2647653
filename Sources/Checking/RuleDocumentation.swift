import Reporting
import RuleLanguage

/// Writes the reference of the rules as files, or compares it with the files that are there.
public struct RuleDocumentation: Sendable {
    public enum Format: String, Sendable, CaseIterable { case markdown, html }

    /// The files by name, in order.
    public let files: [(name: String, text: String)]
    private let endings: [String]

    public init(_ rules: LoadedRules, formats: [Format]) {
        let manual = ReferenceManual(rules)
        var files: [(name: String, text: String)] = []
        if formats.contains(.markdown) {
            let pages = manual.pages()
            let markdown = MarkdownReference(pages)
            files += pages.map { ("\($0.name).md", markdown.render($0)) }
        }
        if formats.contains(.html) {
            let packs = rules.pack.manifests.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
            files += manual.packPages().map { ("\($0.name).html", HTMLReference.render($0, footer: packs)) }
        }
        self.files = files
        endings = formats.map { $0 == .markdown ? ".md" : ".html" }
    }

    public struct Failure: Error { public var reason: String }

    /// The names of files in a folder that are missing, differ, or should not be there any more; sorted.
    public func staleFiles(in folder: String) -> [String] {
        let stale = files.filter { file in (try? FileSystem.read("\(folder)/\(file.name)")) != Array(file.text.utf8) }.map(\.name)
        return (stale + leftovers(in: folder)).sorted()
    }

    /// Writes what is stale, and deletes what was written once and is no longer.
    public func write(to folder: String) throws(Failure) -> [String] {
        do throws(FileSystem.Failure) {
            try FileSystem.makeFolder(folder)
            let stale = staleFiles(in: folder)
            for file in files where stale.contains(file.name) { try FileSystem.write(file.text.utf8, to: "\(folder)/\(file.name)") }
            for name in leftovers(in: folder) { try FileSystem.delete("\(folder)/\(name)") }
            return stale
        } catch { throw Failure(reason: error.message) }
    }

    /// Files of these formats that carry the mark of the generator and are not among the files.
    private func leftovers(in folder: String) -> [String] {
        let known = Set(files.map(\.name))
        let paths = (try? FileSystem.files(under: folder)) ?? []
        return paths.map { String($0.dropFirst(folder.count + 1)) }.filter { name in
            guard !name.contains("/"), !known.contains(name), endings.contains(where: name.hasSuffix) else { return false }
            let start = (try? FileSystem.read("\(folder)/\(name)"))?.prefix(200) ?? []
            return String(decoding: start, as: UTF8.self).contains(MarkdownReference.mark)
        }
    }
}
