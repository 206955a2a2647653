import Testing

/// 0: nothing at or above the threshold; 1: findings; 2: wrong use, rules or configuration; 3: a document was not checked.
@Suite struct ExitCodeTests {
    private func code(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Int32 {
        let program = try Program()
        defer { program.remove() }
        let words = line.split(separator: " ").map(String.init)
        let options = words.first == "check" || words.first == "compare" ? Program.own + ["--kind", "ceasefire"] : []
        let outcome = try program.run(words.prefix(1) + options + words.dropFirst())
        if outcome.code != 0 { #expect(!(outcome.output + outcome.errors).isEmpty, "\(line): a failure says something", sourceLocation: sourceLocation) }
        return outcome.code
    }

    @Test(arguments: [
        ("check good.md", 0), ("check gap.md", 1), ("check weak.md", 1), ("check bad.md", 1), ("check open.md", 0), ("check no-ferries.md", 0),
        ("check --fail-on never gap.md", 0), ("check --fail-on never bad.md", 0), ("check --fail-on violated gap.md", 0), ("check --fail-on violated bad.md", 1),
        ("check --fail-on shall no-ferries.md", 0), ("check --fail-on should no-ferries.md", 1), ("check --fail-on should open.md", 0),
        ("check --fail-on review open.md", 1), ("check --fail-on review good.md", 0), ("check good.md gap.md", 1), ("check --changes both good.md", 0), ("check --changes rejected gap.md", 1), ("check folder", 0), ("check folder good.md", 0),
    ] as [(String, Int32)]) func findings(_ line: String, _ expected: Int32) throws { #expect(try code(line) == expected) }

    @Test(arguments: [
        ("compare good.md good.md", 0), ("compare good.md gap.md", 1), ("compare gap.md good.md", 0), ("compare good.md weak.md", 0),
        ("compare good.md weak.md --fail-on weakened", 1), ("compare good.md bad.md", 1), ("compare good.md bad.md --fail-on violated", 1),
        ("compare good.md gap.md --fail-on violated", 0), ("compare good.md bad.md --fail-on never", 0), ("compare good.md no-ferries.md", 1),
        ("compare good.md gap.md --only change=better", 1), ("compare good.md gap.md --quiet", 1), ("compare --tracked good.md", 0),
        ("compare good.md missing.md", 3), ("compare missing.md good.md", 3), ("compare good.md empty.md", 3), ("compare good.md folder", 3),
        ("compare good.md", 2), ("compare", 2), ("compare good.md gap.md bad.md", 2), ("compare good.md gap.md --only lost", 2),
        ("compare good.md gap.md --fail-on shall", 2), ("compare --tracked good.md gap.md", 2), ("compare - -", 2),
        ("compare good.md gap.md --profile lights", 2), ("compare good.md gap.md --format json --format html", 2),
    ] as [(String, Int32)]) func comparisons(_ line: String, _ expected: Int32) throws { #expect(try code(line) == expected) }

    @Test(arguments: ["check missing.md", "check empty.md", "check nothing", "check good.md missing.md", "check --fail-on never good.md empty.md", "check gap.md missing.md"])
    func notChecked(_ line: String) throws { #expect(try code(line) == 3) }

    @Test(arguments: [
        "check --rules faulty good.md", "check --rules nowhere good.md", "check --rules nothing good.md", "check --format json --output nowhere/report.json good.md",
        "rules check --builtin-rules rules --rules faulty", "rules check --builtin-rules nowhere", "rules test --builtin-rules rules --rules faulty",
        "rules test --builtin-rules rules --filter no-such-rule", "provisions --builtin-rules rules --passages missing.jsonl",
        "provisions --builtin-rules rules --passages bad-passages.jsonl", "check --profile lights good.md",
    ]) func wrongRulesOrFiles(_ line: String) throws { #expect(try code(line) == 2) }

    @Test(arguments: [
        "check", "check --nonsense good.md", "check --changes maybe good.md", "dump --changes both good.md", "check --kind treaty good.md", "check --format pdf good.md", "check --fail-on maybe good.md", "check --color sometimes good.md",
        "check --format json --output a.json --output b.json good.md", "check --format json --format html good.md", "nonsense", "rules nonsense", "provisions",
        "provisions --format xml good.md", "provisions --passages passages.jsonl --format csv", "rules test --nonsense", "check --output",
    ]) func wrongUse(_ line: String) throws {
        #expect(try code(line) == 2)
    }

    @Test(arguments: ["--version", "--help", "check --help", "rules --help", "rules check", "rules check --builtin-rules rules", "help check", "check --profile ferries-only good.md"])
    func fine(_ line: String) throws { #expect(try code(line) == 0) }

    @Test func statementsThatNothingAccountsFor() throws {
        #expect(try code("rules trace --builtin-rules rules") == 1)
        #expect(try code("rules trace --builtin-rules rules --sources nowhere") == 2)
        #expect(try code("rules trace --builtin-rules rules --format xml") == 2)
    }

    @Test func examplesThatFail() throws {
        #expect(try code("rules test --builtin-rules rules --rules failing --filter fog") == 1)
        #expect(try code("rules test --builtin-rules rules") == 0)
    }
}
