import Fractions
import ProjectFiles
import Testing

@Suite struct SmallValueTests {
    @Test(arguments: [
        ("*.md", "a.md", true), ("*.md", "b/a.md", false), ("**/*.md", "a.md", true), ("**/*.md", "b/c/a.md", true), ("drafts/**", "drafts/a/b.md", true),
        ("drafts/**", "drafts", false), ("drafts", "drafts/a/b.md", true), ("drafts", "drafts2/a.md", false), ("./drafts/a.md", "drafts/a.md", true),
        ("a?c.md", "abc.md", true), ("a?c.md", "ac.md", false), ("[a-c]*.md", "b1.md", true), ("[!a-c]*.md", "b1.md", false), ("**", "a/b", true),
        ("a/**/b.md", "a/b.md", true), ("a/**/b.md", "a/x/y/b.md", true), ("a/**/b.md", "a/x/c.md", false), ("*a*b*c", "xxaxxbxxc", true),
        ("*a*b*c", "xxaxxbxx", false), ("\\*.md", "*.md", true), ("\\*.md", "a.md", false), ("[.md", "[.md", true), ("é*.md", "été.md", true), ("", "a", true),
    ] as [(String, String, Bool)]) func globs(_ pattern: String, _ path: String, _ expected: Bool) {
        #expect(PathGlob(pattern).matches(path) == expected)
    }

    @Test func literals() {
        #expect(PathGlob("./a/b.md").literal == "a/b.md")
        #expect(PathGlob("a/\\*.md").literal == "a/*.md")
        #expect(PathGlob("a/*.md").literal == nil)
        #expect(PathGlob("**").literal == nil)
    }

    /// A pattern that a careless matcher would try in a million ways.
    @Test func globsEnd() { #expect(!PathGlob(String(repeating: "*a", count: 50)).matches(String(repeating: "a", count: 5000) + "b")) }

    @Test(arguments: [
        ("2026-01-31", true), ("2024-02-29", true), ("2026-02-29", false), ("1900-02-29", false), ("2026-13-01", false), ("2026-00-10", false),
        ("2026-04-31", false), ("26-01-01", false), ("2026-1-1", false), ("2026-01-01T00:00", false), ("+026-01-01", false), ("", false),
    ] as [(String, Bool)]) func dates(_ text: String, _ isDate: Bool) { #expect(CalendarDate(text)?.description == (isDate ? text : nil)) }

    @Test func datesHaveAnOrder() throws {
        let days = try ["2026-01-31", "2026-02-01", "2027-01-01"].map { try #require(CalendarDate($0)) }
        #expect(days.shuffled().sorted() == days)
    }

    @Test(arguments: [
        ("60", Fraction(3, 5)), ("62.5%", Fraction(5, 8)), ("0", .zero), ("100%", .one), ("33.333", Fraction(33333, 100_000)), ("100.1", nil), ("-1", nil),
        ("6e1", nil), (".5", nil), ("5.", nil), ("", nil), ("%", nil), ("1.2.3", nil), ("99999999999999999999", nil),
    ] as [(String, Fraction?)]) func minimumScores(_ text: String, _ expected: Fraction?) { #expect(MinimumScore.parse(text) == expected) }
}
