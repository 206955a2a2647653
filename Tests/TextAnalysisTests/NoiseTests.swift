import DocumentModel
import PatternMatching
import RuleLanguage
import Testing
import TextAnalysis
import TextSpans

/// What scanners, word processors and web pages leave in a text. The words come out clean; their places stay those of
/// the text as it is.
@Suite struct NoiseTests {
    @Test(arguments: [
        ("over\u{AD}sight", ["oversight"]), ("o\u{FB03}cer", ["officer"]), ("\u{FB01}re and \u{FB02}ood", ["fire", "and", "flood"]), ("mani\u{FB05}", ["manist"]),
        ("war\u{A0}crimes", ["war", "crimes"]), ("war\u{2009}crimes", ["war", "crimes"]), ("war\u{202F}crimes", ["war", "crimes"]),
        ("war\u{3000}crimes", ["war", "crimes"]), ("war\u{200B}crimes", ["warcrimes"]), ("war\u{2060}crimes", ["warcrimes"]), ("war\u{FEFF}crimes", ["warcrimes"]),
        ("\u{200F}war\u{200E} crimes", ["war", "crimes"]), ("war\u{200D}crimes", ["warcrimes"]),
        ("\u{201C}war\u{201D} \u{2018}crimes\u{2019}", ["war", "crimes"]), ("\u{201E}war\u{201F} \u{2039}crimes\u{203A}", ["war", "crimes"]),
        ("war\tcrimes", ["war", "crimes"]), ("war\u{2011}crimes", ["war", "crimes"]), ("e\u{301}te\u{301}", ["été"]), ("\u{FF37}ar", ["war"]),
        ("war\u{60C} crimes\u{3002}peace", ["war", "crimes", "peace"]),
        ("the officer`s and the officer\u{B4}s", ["the", "officer", "and", "the", "officer"]),
    ] as [(String, [String])]) func words(_ text: String, _ expected: [String]) { #expect(Reading([text]).tokens == expected) }

    @Test(arguments: ["o\u{FB03}cers\u{A0}and over\u{AD}sight", "war\u{200B}crimes\u{202F}here", "e\u{301}te\u{301} \u{FF37}ar"])
    func placesAreThoseOfTheText(_ line: String) {
        let text = Reading([line]).text
        let tokens = text.tokens
        #expect(tokens.first?.span.start == 0 && tokens.last?.span.end == text.document.blocks[0].span.end)
        #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.span.end < $1.span.start })
    }

    @Test(arguments: [
        "S/RES/1325 (2000)", "S/RES/ 1325 (2000)", "S/RES/l325 (2000)", "S/RES/I325", "S / RES / 1325", "S/ RES/1325 (2000)", "S/RES/13Z5", "S/RES/1325(2000)",
        "resolution 1325 (2000)", "Resolution\u{A0}1325\u{A0}(2000)", "resolution l325 (2000)",
    ]) func symbolsOfResolutions(_ symbol: String) {
        #expect(Reading(["In line with \(symbol) women shall be heard."]).recognised(.instrument).count == 1)
    }

    @Test(arguments: ["resolution of the council", "resolution it adopts", "S/RES means nothing", "resolutions in 4 languages"])
    func notSymbols(_ words: String) { #expect(Reading(["In line with a \(words) women shall be heard."]).recognised(.instrument).isEmpty) }
}
