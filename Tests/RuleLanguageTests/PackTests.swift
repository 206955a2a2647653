import Diagnostics
import Fractions
import RuleLanguage
import Testing

/// What a good rule file becomes. What becomes of bad ones is specified in Tests/SpecificationTests/Cases.
@Suite struct PackTests {
    static let words = """
        CONCEPT amnesty
        Means  A promise not to prosecute.
        en     amnesty | pardon
        CONCEPT crime
        Means  A crime.
        en     crime
        """

    static func pack(_ text: String) throws -> RulePack {
        let (pack, diagnostics) = PackBuilder.build([RuleFile(path: "words.rules", text: words), RuleFile(path: "test.rules", text: text)])
        try #require(diagnostics.map(\.message) == [])
        return pack
    }

    private func condition(_ text: String) throws -> Condition {
        let pack = try Self.pack("PROVISION other\nMeans Another.\nMatches [crime]\nPROVISION test\nMeans A test.\nMatches \(text)")
        return try #require(pack.provisions.first { $0.name == "test" }).matches
    }

    @Test func manifestTopicAndStatement() throws {
        let pack = try Self.pack(
            """
            PACK test pack
            Title    The test
            Version  1.2.3
            TOPIC amnesty_grant
            Means    Amnesties.
            STATEMENT T-2
            Where      Somewhere
            Modal      should not
            Strength   should
            To         parties
            Says       Something.
            Kinds      ceasefire, peace-agreement
            Area       amnesty
            Print      143 letters, 05f0c91aa03b7e1d
            Disposition checked, narrower; leaves out
            |          who is asked
            """)
        #expect(pack.manifests.map { [$0.name, $0.title, $0.version] } == [["test pack", "The test", "1.2.3"]])
        #expect(pack.topics.map(\.name) == ["amnesty_grant"])
        let statement = try #require(pack.statements.first)
        #expect(statement.id == "T-2")
        #expect(statement.modal == "should not")
        #expect(statement.strength == .should)
        #expect(statement.addressee == "parties")
        #expect(statement.kinds == [.ceasefire, .peaceAgreement])
        #expect(statement.fingerprint?.length == 143)
        #expect(statement.fingerprint?.written == "143 letters, 05f0c91aa03b7e1d")
        #expect(statement.disposition == .checked(.narrower, remark: "leaves out who is asked"))
    }

    @Test func weightsAreThoseOfTheSource() {
        #expect(Strength.shall.weight == 3)
        #expect(Strength.should.weight == 1)
        #expect(Strength.may.weight == 0)
        #expect(Strength.allCases.sorted() == [.may, .should, .shall])
    }

    @Test func lexiconsByLanguage() throws {
        let pack = try Self.pack(
            """
            CONCEPT test
            Means  A test.
            en     amnesty | "shall not be" prosecute
            not    "Amnesty International"
            loose  clemency
            not    weapons amnesty
            fr     amnistie
            """)
        let lexicons = try #require(pack.concepts.first { $0.name == "test" }).lexicons
        #expect(lexicons.map(\.language) == ["en", "fr"])
        #expect(lexicons.map(\.entries.count) == [2, 1])
        #expect(lexicons[0].falseFriends.count == 2)
        #expect(lexicons[0].loose.count == 1)
        #expect(lexicons[1].falseFriends.isEmpty)
    }

    @Test(arguments: [
        ("armed forces", ["armed:stem", "forces:stem"]),
        ("\"shall not\" prosecute", ["shall:exact", "not:exact", "prosecute:stem"]),
        ("a/b (the)", ["a:stem|b:stem", "(the:stem)"]),
        ("cross-border", ["cross:stem", "border:stem"]),
        ("cross-border/inter-state crime", ["cross:stem border:stem|inter:stem state:stem", "crime:stem"]),
        ("disarm*", ["disarm:prefix"]),
        ("A ... B", ["a:stem", "...", "b:stem"]),
        ("a...b", ["a:stem", "...", "b:stem"]),
        ("[crime] committed", ["[crime]", "committed:stem"]),
        ("SSR", ["SSR:capitals"]),
        ("\"UN\" police", ["UN:capitals", "police:stem"]),
        ("1325", ["1325:stem"]),
        ("officer's record", ["officer:stem", "record:stem"]),
        ("d'ici", ["d:stem", "ici:stem"]),
        ("Genève", ["genève:stem"]),
        ("peace, security; and", ["peace:stem", "security:stem", "and:stem"]),
    ]) func entryBecomes(_ entry: String, _ elements: [String]) throws {
        let pack = try Self.pack("CONCEPT test\nMeans A test.\nen \(entry)")
        let read = try #require(pack.concepts.first { $0.name == "test" }?.lexicons.first?.entries)
        #expect(read.map { $0.elements.map(describe) } == [elements])
    }

    private func describe(_ element: LexiconEntry.Element) -> String {
        switch element {
        case .gap: return "..."
        case .reference(let reference): return "[\(reference.name)]"
        case .word(let runs, let isOptional):
            let text = runs.map { $0.map { "\($0.text):\($0.form)" }.joined(separator: " ") }.joined(separator: "|")
            return isOptional ? "(\(text))" : text
        }
    }

    @Test func expressionsAreKeptAsTheyStand() throws {
        let pack = try Self.pack("CONCEPT test\nMeans A test.\nen /a|b/ | /S\\/RES\\/\\d{4}/ | word")
        let entries = try #require(pack.concepts.first { $0.name == "test" }?.lexicons.first?.entries)
        #expect(entries.map(\.regularExpression) == ["a|b", "S\\/RES\\/\\d{4}", nil])
    }

    // MARK: Conditions

    @Test func namesAreResolved() throws {
        let condition = try condition("[crime] with any of [other], [a date]")
        let alternative = condition.alternatives[0]
        #expect(alternative.anchor.references.map(\.target) == [.concept(1)])
        guard case .company(let isWithout, let references, let all, let scope) = alternative.relations[0] else { Issue.record("no company"); return }
        #expect(references.map(\.target) == [.provision(0), .recogniser(.date)])
        #expect(!isWithout && !all && scope == .sentence)
    }

    @Test func whiteSpaceInsideBracketsFolds() throws {
        let pack = try Self.pack("CONCEPT two words\nMeans A test.\nen two words\nPROVISION test\nMeans A test.\nMatches [ two\t  words ]")
        #expect(pack.provisions[0].matches.alternatives[0].anchor.references[0].name == "two words")
    }

    @Test func alternativesOnLinesAndInLines() throws {
        let condition = try condition("[crime] or [amnesty]\nor [other]\n| with [crime]")
        #expect(condition.alternatives.map { $0.anchor.references[0].name } == ["crime", "amnesty", "other"])
        #expect(condition.alternatives.map(\.relations.count) == [0, 0, 1])
    }

    @Test func polarityAndForce() throws {
        let condition = try condition(
            "[crime] or [crime] affirmed or [crime] negated or [crime] either way or [crime] binding or [crime] firm affirmed or [crime] loosely")
        #expect(condition.alternatives.map(\.anchor.polarity) == [.unspecified, .affirmed, .negated, .eitherWay, .unspecified, .affirmed, .unspecified])
        #expect(condition.alternatives.map(\.anchor.force) == [.any, .any, .any, .any, .binding, .firm, .any])
        #expect(condition.alternatives.map(\.anchor.isLoose) == [false, false, false, false, false, false, true])
    }

    @Test func scopes() throws {
        let condition = try condition(
            """
            [crime] with [amnesty] with [amnesty] in one sentence with [amnesty] in one paragraph with [amnesty] in one article
            | with [amnesty] in one chapter with [amnesty] in the document with [amnesty] within 12 words
            """)
        let scopes = condition.alternatives[0].relations.map { if case .company(_, _, _, let scope) = $0 { scope } else { Scope.words(0) } }
        #expect(scopes == [.sentence, .sentence, .paragraph, .article, .chapter, .document, .words(12)])
    }

    @Test func counting() throws {
        let condition = try condition("at least 2 of [crime], [amnesty], [a date] affirmed")
        #expect(condition.alternatives[0].anchor.minimum == 2)
        #expect(condition.alternatives[0].anchor.references.count == 3)
        #expect(condition.alternatives[0].anchor.polarity == .affirmed)
    }

    @Test func levels() throws {
        let pack = try Self.pack(
            """
            PROVISION a
            Means Uncapped.
            Matches [crime]
            PROVISION b
            Means Capped.
            Matches [crime]
            Not [amnesty]
            Level at most weak
            PROVISION c
            Means Capped.
            Matches [crime]
            Level at most mention
            """)
        #expect(pack.provisions.map(\.cap) == [.commitment, .weak, .mention])
        #expect(pack.provisions.map { $0.exceptWhen != nil } == [false, true, false])
    }
}
