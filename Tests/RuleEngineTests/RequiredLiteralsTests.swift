@testable import PatternMatching
import Testing

/// What a regular expression needs to stand in a text is never more than it does need.
@Suite struct RequiredLiteralsTests {
    private func groups(_ pattern: String) -> [[String]] {
        RequiredLiterals(pattern).groups.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    @Test(arguments: [
        ("Paris Principles", [["paris"], ["principles"]]),
        (#"\b(?:army|police) (?:must|shall)\b"#, [["army", "police"], ["must", "shall"]]),
        ("steps?", [["step"]]), ("(?:women)?s girls+", [["girl"]]), ("col[ou]+r", [["col"]]),
        ("a{0,3}bcd", [["bcd"]]), ("x(?:one|tw)", []), ("(?!never)always", [["always"]]),
        (#"(?-i:\bQ[1-4]\b)"#, []), ("état major", [["tat"], ["major"]]), (#"\b1325\s?\("#, [["1325"]]),
    ])
    func literals(_ pattern: String, _ expected: [[String]]) { #expect(groups(pattern) == expected) }

    /// Syntax that is not understood leads to no demands, whatever stands around it.
    @Test(arguments: [#"(?<name>abc)\k<name>"#, "(?|abc|def)", #"abc\x{41}def"#, "[[:alpha:]]abc", "abc(?R)?", #"\Qabc\E"#, "(?i)abc", "(*ANYCRLF)abc", "(abc", "abc)"])
    func strangeSyntax(_ pattern: String) { #expect(groups(pattern) == []) }

    @Test func literalsAreFoundInsideWords() {
        var index = LiteralIndex()
        let (step, tep) = (index.number(of: Array("step".utf8)), index.number(of: Array("tep".utf8)))
        #expect(index.number(of: Array("step".utf8)) == step)
        #expect(index.literals(in: Array("footsteps".utf8)) == [step, tep])
        #expect(index.literals(in: Array("st".utf8)).isEmpty)
    }
}
