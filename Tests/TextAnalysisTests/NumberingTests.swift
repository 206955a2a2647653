import DocumentModel
import Testing
import TextSpans

@testable import TextAnalysis

@Suite struct NumberingTests {
    @Test(arguments: [("i", 1), ("iv", 4), ("IX", 9), ("xiv", 14), ("XXXIV", 34), ("xl", 40), ("XCIX", 99), ("cccxcix", 399)])
    func romanNumbers(_ word: String, _ value: Int) { #expect(NumberParsing.roman(Array(word.utf8)) == value) }

    @Test(arguments: ["", "iiii", "vv", "ic", "iix", "a", "mix", "civil", "ill", "i1", "xxxxx"])
    func noRomanNumbers(_ word: String) { #expect(NumberParsing.roman(Array(word.utf8)) == nil) }

    @Test func everyRomanNumberReadsBack() {
        for value in 1...200 {
            var rest = value
            var word = ""
            for (step, letters) in [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
                while rest >= step { word += letters; rest -= step }
            }
            #expect(NumberParsing.roman(Array(word.utf8)) == value)
        }
    }

    /// Label, style and ordinal at the start of a paragraph; nil where there is none.
    @Test(arguments: [
        ("1. The Parties", "1 decimal(depth: 1) 1"), ("12) The Parties", "12 decimal(depth: 1) 12"), ("(2) The Parties", "2 bracketedNumber 2"),
        ("1.2 The Parties", "1.2 decimal(depth: 2) 2"), ("1.2.3 The Parties", "1.2.3 decimal(depth: 3) 3"), ("5.1.1. The", "5.1.1 decimal(depth: 3) 1"),
        ("(a) the", "a letter 1"), ("a) the", "a letter 1"), ("b. the", "b letter 2"), ("(i) the", "i roman 1"), ("(iv) the", "iv roman 4"),
        ("A. The", "A capitalLetter 1"), ("IV. The", "IV capitalRoman 4"), ("I. The", "I capitalRoman 1"), ("[3] The", "3 bracketedNumber 3"),
        ("- the", " bullet 0"), ("\u{2022} the", " bullet 0"), ("\u{2013} the", " bullet 0"), ("* the", " bullet 0"),
        ("30 days after", nil), ("-the", nil), ("(see above) the", nil), ("Officers. The", nil), ("a the", nil), ("1.5% of", nil),
        ("(2000) The", "2000 bracketedNumber 2000"),
    ] as [(String, String?)]) func labels(_ text: String, _ expected: String?) {
        let bytes = Array(text.utf8)
        let label = NumberParsing.label(in: bytes, from: 0, to: bytes.count, previous: [])?.0
        #expect(label.map { "\($0.text) \($0.style) \($0.ordinal)" } == expected)
    }

    /// Whether "(i)" is the letter after "(h)" or the number before "(ii)" is decided by what stands before it.
    @Test(arguments: [
        (["(h)"], "(i)", "letter"), ([], "(i)", "roman"), (["(i)"], "(ii)", "roman"), (["(i)", "(ii)", "(iii)"], "(iv)", "roman"),
        (["(u)"], "(v)", "letter"), (["(iv)"], "(v)", "roman"), (["(b)"], "(c)", "letter"), (["(w)"], "(x)", "letter"), (["(ix)"], "(x)", "roman"),
        (["(k)"], "(l)", "letter"), (["H."], "I.", "capitalLetter"), (["C."], "D.", "capitalLetter"),
    ] as [([String], String, String)]) func lettersAgainstRomanNumbers(_ before: [String], _ text: String, _ style: String) {
        var previous: [ItemLabel] = []
        for label in before {
            let bytes = Array((label + " the").utf8)
            previous.append(NumberParsing.label(in: bytes, from: 0, to: bytes.count, previous: previous)!.0)
        }
        let bytes = Array((text + " the").utf8)
        #expect(NumberParsing.label(in: bytes, from: 0, to: bytes.count, previous: previous).map { "\($0.0.style)" } == style)
    }

    @Test func aYearIsNoLabel() {
        let bytes = Array("1999. The war".utf8)
        #expect(NumberParsing.label(in: bytes, from: 0, to: bytes.count, previous: [])?.0 == nil)
    }

    @Test func aLetterListThatRunsThroughI() {
        let lines = ["Article 1", "The Parties shall:"] + "abcdefghij".map { "(\($0)) do the thing;" }
        #expect(Reading(lines).addresses.dropFirst() == "abcdefghij".map { "Article 1(\($0))" }[...])
    }
}
