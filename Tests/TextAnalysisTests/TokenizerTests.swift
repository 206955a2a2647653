import DocumentModel
import PatternMatching
import Testing
import TextAnalysis
import TextSpans

@Suite struct TokenizerTests {
    @Test(arguments: [
        ("The Parties' obligations", ["the", "parties", "obligations"]),
        ("the officer's record", ["the", "officer", "record"]),
        ("the officer\u{2019}s record", ["the", "officer", "record"]),
        ("the STATE'S duty", ["the", "state", "duty"]),
        ("human-rights law", ["human", "rights", "law"]),
        ("human\u{2010}rights", ["human", "rights"]),
        ("peace\u{2014}and security", ["peace", "and", "security"]),
        ("\u{201C}oversight\u{201D}", ["oversight"]),
        ("\u{AB}contrôle\u{BB}", ["contrôle"]),
        ("over\u{AD}sight", ["oversight"]),
        ("o\u{FB03}cial con\u{FB02}ict \u{FB01}nance e\u{FB00}ort", ["official", "conflict", "finance", "effort"]),
        ("VÉRITÉ", ["vérité"]),
        ("ÇA", ["ça"]),
        ("S/RES/1325 (2000)", ["s", "res", "1325", "2000"]),
        ("e.g. this", ["e", "g", "this"]),
        ("1.2.3", ["1", "2", "3"]),
        ("[bracketed] text", ["bracketed", "text"]),
        ("\u{2022} bullet", ["bullet"]),
        ("n\u{2019}est d'ici", ["n", "est", "d", "ici"]),
        ("the \u{645}\u{631}\u{62D}\u{628}\u{627} word", ["the", "\u{645}\u{631}\u{62D}\u{628}\u{627}", "word"]),
        ("амнистия", ["амнистия"]),
        ("", []),
        ("... !!!", []),
    ] as [(String, [String])]) func cuts(_ text: String, _ words: [String]) {
        #expect(Reading([text]).tokens == words)
    }

    @Test func capitals() {
        let tokens = Reading(["SSR and the Ministry of Égalité in 1325 a UN body"]).text.tokens
        func marked(_ flag: Token.Flags) -> [Int] { tokens.indices.filter { tokens[$0].flags.contains(flag) } }
        #expect(marked(.isAllCapitals) == [0, 9])
        #expect(marked(.startsUpperCase) == [0, 3, 5, 9])
        #expect(marked(.isNumber) == [7])
    }

    @Test func punctuationIsKeptWithTheWordAfterIt() {
        let tokens = Reading(["One, two; three: four. Five (six) - seven [eight] human-rights"]).text.tokens
        func marked(_ flag: Token.Flags) -> [Int] { tokens.indices.filter { tokens[$0].flags.contains(flag) } }
        #expect(marked(.blockStart) == [0])
        #expect(marked(.afterComma) == [1])
        #expect(marked(.afterSemicolon) == [2])
        #expect(marked(.afterColon) == [3])
        #expect(marked(.afterStop) == [4])
        #expect(marked(.afterOpeningBracket) == [5])
        #expect(marked(.afterClosingBracket) == [6])
        #expect(marked(.afterDash) == [6])
        #expect(marked(.afterSquareBracket) == [7])
    }

    @Test func spansGiveTheTextBack() {
        let reading = Reading(["The o\u{FB03}cer\u{2019}s over\u{AD}sight, VÉRITÉ."])
        let spans = reading.text.tokens.map { String(decoding: reading.text.document.text[$0.span.range], as: UTF8.self) }
        #expect(spans == ["The", "o\u{FB03}cer\u{2019}s", "oversight", "VÉRITÉ"] || spans == ["The", "o\u{FB03}cer\u{2019}s", "over\u{AD}sight", "VÉRITÉ"])
    }
}
