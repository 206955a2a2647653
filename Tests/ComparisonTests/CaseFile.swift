import Foundation
import Reporting

/// A pair of drafts, made from a text of the project by edits, and what a careful reader says about it.
///
///     # An exclusion is dropped from the amnesty
///     draft Examples/draft-peace-agreement.md
///     replace genocide or war crimes
///     with genocide
///     expect peace.amnesty-exclusions element-lost war crimes
///     fails lost
///
/// Edits: `replace` and `with` (the words stand once in the draft), `cut HEADING`, `move HEADING` and `before HEADING`,
/// `insert TEXT` and `before HEADING` (`¶` begins a paragraph), `renumber N` (articles from N on get the next number).
/// Answers: `expect RULE CHANGE [SUBJECT]`, `first RULE CHANGE` (what the whole is called by), `quotes RULE OLD -> NEW`
/// (addresses), `none DIRECTION`, `unspoken COUNT`, `fails THRESHOLD` (the mildest at which the run fails).
struct CaseFile {
    struct Fault: Error, CustomStringConvertible { var description: String }

    var name: String
    var old = ""
    var new = ""
    var answers: [[String]] = []
    var path = ""

    private static let folder = Project.path("Tests/ComparisonTests/Cases")

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".case") }
        .map { String($0.dropLast(5)) }.sorted()

    init(_ name: String) throws {
        self.name = name
        let text = try String(contentsOfFile: CaseFile.folder + "/" + name + ".case", encoding: .utf8)
        var first: String?
        for line in text.split(separator: "\n").map(String.init) where !line.hasPrefix("#") {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            let (word, rest) = (parts[0], parts.count > 1 ? parts[1] : "")
            switch word {
            case "draft":
                path = rest
                old = try String(contentsOfFile: Project.path(rest), encoding: .utf8)
                new = old
            case "replace", "move", "insert": first = rest
            case "with": try replace(first ?? "", with: rest)
            case "cut": _ = try cut(rest)
            case "renumber": renumber(from: Int(rest) ?? 0)
            case "before":
                let heading = rest
                let text = first ?? ""
                let isHeading = lines.contains { $0.hasPrefix("#") && $0.hasSuffix(text) }
                let passage = isHeading ? try cut(text) : text.replacingOccurrences(of: "¶", with: "\n\n") + "\n\n"
                let line = try self.line(of: heading)
                new = new.replacingOccurrences(of: line + "\n", with: passage + line + "\n")
            case "expect", "first", "quotes", "none", "unspoken", "fails": answers.append([word] + rest.split(separator: " ").map(String.init))
            default: throw Fault(description: "\(name): \(line)")
            }
        }
    }

    private var lines: [String] { new.components(separatedBy: "\n") }

    private mutating func replace(_ words: String, with others: String) throws {
        guard new.components(separatedBy: words).count == 2 else { throw Fault(description: "\(name): “\(words)” does not stand once in the draft") }
        new = new.replacingOccurrences(of: words, with: others)
    }

    /// The line of a heading, given by its words.
    private func line(of heading: String) throws -> String {
        guard let line = lines.first(where: { $0.hasPrefix("#") && $0.hasSuffix(heading) }) else { throw Fault(description: "\(name): no heading “\(heading)”") }
        return line
    }

    /// Takes a heading out with all that stands under it.
    private mutating func cut(_ heading: String) throws -> String {
        let all = lines
        let start = try all.firstIndex(of: line(of: heading))!
        let level = all[start].prefix { $0 == "#" }.count
        let end = all[(start + 1)...].firstIndex { $0.hasPrefix("#") && $0.prefix { $0 == "#" }.count <= level } ?? all.count
        new = (all[..<start] + all[end...]).joined(separator: "\n")
        return all[start..<end].joined(separator: "\n") + "\n"
    }

    private mutating func renumber(from number: Int) {
        let words = new.components(separatedBy: "Article ")
        new = words[0] + words.dropFirst().map { part in
            let digits = part.prefix { $0.isNumber }
            guard let own = Int(digits), own >= number else { return "Article " + part }
            return "Article \(own + 1)" + part.dropFirst(digits.count)
        }.joined()
    }
}
