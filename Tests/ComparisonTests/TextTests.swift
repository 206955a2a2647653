@testable import Checking
import Foundation
import Reporting
import RuleEngine
import TestSupport
import Testing

/// What words, numbers and times are made of.
@Suite struct TextTests {
    private func sides(_ diff: WordDiff) -> (old: String, new: String) {
        (diff.pieces.filter { $0.kind != .inserted }.map(\.text).joined(), diff.pieces.filter { $0.kind != .deleted }.map(\.text).joined())
    }

    @Test func differencesOfWords() {
        let diff = WordDiff("The Parties shall vet officers within 30 days.", "The Parties should vet officers within 90 days.")
        #expect(diff.pieces.map { "\($0.kind.rawValue):\($0.text)" } == [
            "same:The Parties ", "deleted:shall", "inserted:should", "same: vet officers within ", "deleted:30", "inserted:90", "same: days.",
        ])
        // A short word between two changes is changed with them.
        #expect(WordDiff("a court of law", "a chamber of elders").pieces.map(\.text) == ["a ", "court of law", "chamber of elders"])
        #expect(WordDiff("same words", "same words").sharedPercent == 100)
        #expect(WordDiff("nothing", "shared").sharedPercent == 0)
        #expect(WordDiff("", "").pieces.isEmpty)
    }

    /// Whatever the texts, what is kept and what is gone make up the old one, what is kept and what is new the new one.
    @Test func differencesAddUp() {
        var random = SeededGenerator(seed: 7)
        let words = ["shall", "should", "the", "Parties", ",", ".", "(a)", "30", "days", "é", "نص", " ", "-", "of"]
        for _ in 0..<400 {
            func text() -> String { (0..<Int.random(in: 0...14, using: &random)).map { _ in words.randomElement(using: &random)! }.joined(separator: " ") }
            let (old, new) = (text(), text())
            let diff = WordDiff(old, new)
            func folded(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            #expect(folded(sides(diff).old) == folded(old), "\(old) | \(new)")
            #expect(sides(diff).new == new, "\(old) | \(new)")
            #expect(zip(diff.pieces, diff.pieces.dropFirst()).allSatisfy { $0.kind != $1.kind })
        }
    }

    /// Too many words to be held against each other one by one: still both texts, whole.
    @Test func longTextsAreReplacedAsAWhole() {
        let old = (0..<7000).map { "a\($0)" }.joined(separator: " ")
        let diff = WordDiff("start " + old + " end", "start " + String(old.reversed()) + " end")
        #expect(sides(diff).old == "start " + old + " end")
        #expect(diff.pieces.first?.text == "start ")
    }

    @Test(arguments: [
        ("one", 1), ("nineteen", 19), ("twenty", 20), ("forty five", 45), ("one hundred", 100), ("one hundred and twenty", 120),
        ("two hundred and fifteen", 215), ("three thousand five hundred", 3500), ("thousand", 1000), ("twelve thousand", 12000),
        ("thirty calendar days", 30),
    ] as [(String, Int)])
    func numbersInWords(_ words: String, _ value: Int) throws {
        let numbers = NumberWords(try #require(Project.session).rules.pack, language: "en")
        #expect(numbers.value(of: words.split(separator: " ").map(String.init)) == value)
    }

    @Test(arguments: ["days", "twelve to eighteen", "five seven", "ten five", "twenty thirty", "hundred hundred"])
    func wordsThatAreNotOneNumber(_ words: String) throws {
        let numbers = NumberWords(try #require(Project.session).rules.pack, language: "en")
        #expect(numbers.value(of: words.split(separator: " ").map(String.init)) == nil)
    }

    /// A language whose list of number words is not in the known order is not read, rather than misread.
    @Test func unknownOrder() throws {
        let numbers = NumberWords(try #require(Project.session).rules.pack, language: "fr")
        #expect(numbers.value(of: ["deux"]) == nil)
    }

    private func steps(_ old: String, _ new: String) throws -> [String] {
        func draft(_ sentence: String) -> String {
            "# Peace Agreement between the Government and the Front\n\n## Article 1. Disarmament\n\nThe Parties agree to disarm.\n\n## Article 2. Time\n\n\(sentence)\n"
        }
        let comparison = try Project.compare(draft(old), draft(new), kind: "peace-agreement")
        let steps = comparison.requirements.flatMap(\.steps).filter { $0.change.rawValue.hasPrefix("deadline") || $0.change == .amountChanged }
        return Set(steps.map { "\($0.change.rawValue): \($0.old ?? "none") -> \($0.new ?? "none")" }).sorted()
    }

    /// Times in figures, in words, as dates; in the order of the year.
    @Test(arguments: [
        ("within 30 days", "within 90 days", "deadline-slipped: within 30 days -> within 90 days"),
        ("within three months", "within 10 weeks", "deadline-advanced: within three months -> within 10 weeks"),
        ("within 72 hours", "within three days", nil),
        ("by 1 March 2027", "by 1 June 2027", "deadline-slipped: by 1 March 2027 -> by 1 June 2027"),
        ("by 31 December 2027", "by 1 January 2027", "deadline-advanced: by 31 December 2027 -> by 1 January 2027"),
        ("by 1 March 2027", "in due course", "deadline-removed: by 1 March 2027 -> none"),
        ("as soon as possible", "within 30 days", "deadline-set: none -> within 30 days"),
    ] as [(String, String, String?)])
    func times(_ old: String, _ new: String, _ step: String?) throws {
        let (before, after) = ("All fighters of the Front shall be disarmed \(old).", "All fighters of the Front shall be disarmed \(new).")
        #expect(try steps(before, after) == [step].compactMap(\.self))
    }
}
