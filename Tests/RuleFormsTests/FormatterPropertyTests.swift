import Diagnostics
@testable import RuleLanguage
import TestSupport
import Testing

/// What must hold of every file: the layout is reached in one step and changes nothing but the layout.
@Suite struct FormatterPropertyTests {
    private func comments(_ file: RuleFile) -> [String] {
        file.string.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " || $0 == "\t" } }.filter { $0.hasPrefix("#") }
            .map { line in
                var line = line
                while line.last == " " || line.last == "\t" { line.removeLast() }
                return String(line)
            }
    }

    private func check(_ file: RuleFile, _ comment: Comment) {
        let outcome = RuleFormatter.format(file)
        guard outcome.diagnostics.isEmpty else {
            #expect(outcome.text == file.text, comment)
            #expect(!outcome.diagnostics.contains { $0.code.name == "would-change" }, comment)
            return
        }
        let after = RuleFile(path: file.path, text: outcome.text)
        #expect(RuleFormatter.format(after).text == outcome.text, "formatting twice: \(comment)")
        #expect(form(after) == form(file), comment)
        #expect(comments(after) == comments(file), comment)
        #expect(!after.string.split(separator: "\n").contains { $0.last == " " }, comment)
    }

    @Test(arguments: Shipped.names)
    func shippedFilesKeepTheirMeaning(_ name: String) throws {
        let file = try Shipped.file(name)
        #expect(RuleFormatter.format(file).diagnostics.isEmpty)
        check(file, "\(name)")
    }

    /// A tab is white space in a name too.
    @Test func tabsInNames() {
        let file = RuleFile(path: "x.rules", text: "CONCEPT a\nMeans x\nen [armed\tforces]\n")
        check(file, "a tab inside square brackets")
        #expect(RuleFormatter.format(file).diagnostics.isEmpty)
    }

    /// The pack made of all files is the same before and after.
    @Test func theWholePackIsTheSame() {
        let after = Shipped.files.map { RuleFile(path: $0.path, text: RuleFormatter.format($0).text) }
        #expect(PackForm.encode(PackBuilder.build(after).pack, files: after) == PackForm.encode(Shipped.pack, files: Shipped.files))
    }

    /// Layout spoilt at random: blanks, tabs, line ends, comments, values cut into lines.
    @Test(arguments: Shipped.names)
    func spoiltLayoutsComeBack(_ name: String) throws {
        let file = try Shipped.file(name)
        var random = SeededGenerator(seed: UInt64(name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }.magnitude))
        let spoilt = RuleFile(path: file.path, text: spoil(file.string, &random))
        #expect(form(spoilt) == form(file))
        check(spoilt, "\(name)")
    }

    private func spoil(_ text: String, _ random: inout SeededGenerator) -> String {
        var out = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if random.next() % 8 == 0 { out += ["\n", "# note\n", "\t# note | x  \n", "\r\n"].randomElement(using: &random)! }
            if random.next() % 4 == 0, line.first != "#" { out += "  \t" }
            // A list may go on at any comma, and white space may grow after a heading.
            var line = String(line)
            if line.hasPrefix("Source "), random.next() % 2 == 0 { line = line.replacing(", ", with: ",\n | ") }
            if let blanks = line.firstRange(of: "  "), line.first?.isLowercase == true { line.replaceSubrange(blanks, with: "\t   ") }
            out += line + (random.next() % 5 == 0 ? " \t\r\n" : "\n")
        }
        return out
    }

    /// Bytes changed at random: whatever comes of it, a file is either left alone or keeps what it means.
    @Test(arguments: Shipped.names)
    func brokenFilesAreLeftAloneOrKeepTheirMeaning(_ name: String) throws {
        let file = try Shipped.file(name)
        var random = SeededGenerator(seed: UInt64(name.utf8.reduce(3) { $0 &* 31 &+ Int($1) }.magnitude))
        let blocks = file.string.split(separator: "\n\n").filter { $0.first?.isUppercase == true }
        let pieces = ["|", "\"", "/", "[", "]", " ", "  ", "\n", "\n| ", "\n#x\n", "...", "(", ":", ",", "or ", " or ", "\t", "E1 ", "{", "\nor ", "…"]
        for _ in 0..<40 {
            guard var bytes = blocks.randomElement(using: &random).map({ Array($0.utf8) }), !bytes.isEmpty else { continue }
            for _ in 0...Int(random.next() % 3) {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random)!.utf8, at: place)
                default: bytes[place] = Array("| \n\"[]/.aE1:".utf8).randomElement(using: &random)!
                }
                if bytes.isEmpty { break }
            }
            check(RuleFile(path: "broken.rules", text: bytes), "\(String(decoding: bytes, as: UTF8.self))")
        }
    }
}
