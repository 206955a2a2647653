import PatternMatching
import TextSpans
import Testing

@Suite struct RegularExpressionTests {
    private func matches(_ pattern: String, _ text: String) throws -> [String] {
        let bytes = Array(text.utf8)
        return try RegularExpression(pattern).matches(in: bytes).spans.map(bytes.string)
    }

    @Test func findsLeftToRightWithoutOverlap() throws {
        #expect(try matches("aa", "aaaaa") == ["aa", "aa"])
        #expect(try matches("S/RES/\\d{4}", "S/RES/1325 and s/res/2151") == ["S/RES/1325", "s/res/2151"])
    }

    @Test func knowsUnicode() throws {
        #expect(try matches("\\bél\\w+", "ÉLECTIONS élues") == ["ÉLECTIONS", "élues"])
        #expect(try matches(".", "é\u{1F600}") == ["é", "\u{1F600}"])
    }

    @Test func emptyMatchesAreNoneAndEnd() throws {
        #expect(try matches("x*", "éaxxé") == ["xx"])
        #expect(try matches("", "é") == [])
        #expect(try matches("$", "") == [])
    }

    @Test func lineEndsAndLooks() throws {
        #expect(try matches("(?<=no )amnesty", "no amnesty, an amnesty") == ["amnesty"])
    }

    @Test(arguments: ["(", "[a", "a{2,1}", "(?<", "*a", "\\C", "(?P<n>a)(?P<n>b)"]) func refuses(_ pattern: String) {
        #expect(throws: RegularExpression.Fault.self) { try RegularExpression(pattern) }
    }

    @Test func aFaultSaysWhatAndWhere() {
        do throws(RegularExpression.Fault) {
            _ = try RegularExpression("ab(c")
            Issue.record("it was not refused")
        } catch {
            #expect(error.message.contains("parenthesis"))
            #expect(error.offset == 4)
        }
    }

    /// Patterns that take exponential time stop at a limit, soon.
    @Test(.timeLimit(.minutes(1)), arguments: ["(a+)+$", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(a*)*b"]) func catastrophicPatternsStop(_ pattern: String) throws {
        let text = Array((String(repeating: "a", count: 60) + "!").utf8)
        let start = ContinuousClock.now
        let result = try RegularExpression(pattern).matches(in: text)
        #expect(result.spans.isEmpty)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func hittingALimitIsSaid() throws {
        #expect(try RegularExpression("(a+)+$").matches(in: Array((String(repeating: "a", count: 60) + "!").utf8)).hitLimit)
        #expect(try !RegularExpression("a+").matches(in: Array("aaa".utf8)).hitLimit)
    }
}
